"""An axis that does not start at zero makes changes look larger: the chart says so, and whoever exports it should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("cut_axis", notice=("",))


def _run(subject: Subject) -> Iterator[Finding]:
    """Only kinds that show values as places may cut their axis; lengths always begin at zero."""
    for chart, drawing in subject.list_drawings():
        if drawing.scene.get_marks("cut"):
            options = {each.name for each in fields(drawing.options)}
            repairs = ("start_at_zero",) if "zero" in options else ("edit_chart",)
            values = {"name": subject.name(chart.title, chart.slug)}
            yield _SAID.find("", subject.place("chart", chart.id), values, repairs)


CHECK = Check(_SAID, _run)
