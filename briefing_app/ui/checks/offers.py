"""What tells one finding from another, and the repairs that its row offers."""

from __future__ import annotations

from briefing_app.model.finding import Finding
from briefing_app.ui.checks.row import Offer
from briefing_app.ui.room import Room
from briefing_app.workspace.repairs import Needs

Key = tuple[str, str, str, str, str, tuple[tuple[str, str], ...], bool]


def make_key(finding: Finding) -> Key:
    """What makes a finding the same as one found before."""
    place = finding.place
    told = tuple(sorted(finding.values.items()))
    return finding.check, finding.key, place.id, place.block_id, place.language, told, finding.accepted


def list_offers(room: Room, finding: Finding) -> tuple[Offer, ...]:
    """The repairs that can be done on the spot; going to the place is the row's own click."""
    repairs, language = room.core.repairs, room.look.language
    return tuple(
        Offer(each.id, repairs.say(each, language))
        for each in repairs.list_repairs(finding)
        if each.needs is not Needs.OPEN
    )
