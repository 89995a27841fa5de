"""A chart that can be drawn may still not suit its data: its kind says why, and a colour that returns names two things."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.palette import PALETTES, Palette
from briefing_app.charts.scene import Strokes
from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("misleading_chart", warning=("", "colours"))


def _run(subject: Subject) -> Iterator[Finding]:
    for chart, drawing in subject.list_drawings():
        place, name = subject.place("chart", chart.id), subject.name(chart.title, chart.slug)
        for reason in drawing.reasons:
            why = reason.sentence.best(subject.naming)[0].rstrip(".。")
            values = {"name": name, "why": why, "reason": reason.key}
            yield _SAID.find("", place, values, ("edit_chart",))
        most, count = _count_colours(drawing, PALETTES[drawing.options.palette])
        if count > most:
            values = {"name": name, "count": str(count), "most": str(most)}
            yield _SAID.find("colours", place, values, ("edit_chart",))


def _count_colours(drawing: Drawing, palette: Palette) -> tuple[int, int]:
    """How many series a palette tells apart, and how many the drawing tells apart by its colours; (0, 0) where by none."""
    coloured: dict[str, set[int]] = {}
    for mark in drawing.scene.marks:
        fill = mark.colour if isinstance(mark, Strokes) else getattr(mark, "fill", "")
        if mark.series >= 0 and fill in palette.series:
            coloured.setdefault(fill, set()).add(mark.series)
    if len(coloured) < len(set(palette.series)):
        return 0, 0
    return len(palette.series), len(set().union(*coloured.values()))


CHECK = Check(_SAID, _run)
