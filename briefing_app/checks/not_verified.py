"""How many of the cards no person has verified against their source yet."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.figure import Status
from briefing_app.model.finding import Finding, Place

_SAID = Sentences("not_verified", notice=("as-supplied", "draft"))


def _run(subject: Subject) -> Iterator[Finding]:
    for status in (Status.AS_SUPPLIED, Status.DRAFT):
        count = sum(card.status is status for card in subject.content.cards)
        if count:
            place = Place("briefing", subject.briefing.id)
            values = {"count": str(count), "all": str(len(subject.content.cards))}
            yield _SAID.find(status.value, place, values, ("verify_card",))


CHECK = Check(_SAID, _run)
