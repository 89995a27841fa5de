"""What is found for several readers is said once, at its worst."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.model.edition import Audience
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.ui.checks.checker import merge


def test_what_stops_the_hand_out_is_no_warning_beside_it() -> None:
    place = Place("block", "b", "b")
    warned = Finding("template_text", Severity.WARNING, place, "check.template_text.block", {"texts": "1"})
    stops = replace(warned, severity=Severity.BLOCK)
    other = replace(warned, values={"texts": "2"})
    merged = merge({Audience.DELEGATION: (warned, other), Audience.HANDOUT: (stops,)})
    assert set(map(id, merged)) == {id(stops), id(other)}
    assert merge({Audience.DELEGATION: (warned,), Audience.HANDOUT: (warned,)}) == (warned,)
