"""Names that a chart leaves out for want of room: only its table has them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.charts.drawing import Drawing
from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.chart import ColumnKind
from briefing_app.model.finding import Finding

_SAID = Sentences("names_left_out", notice=("",))


def _run(subject: Subject) -> Iterator[Finding]:
    for chart, drawing in subject.list_drawings():
        names = {each.name for each in drawing.shown.entries if each.name}
        left_out = _find_left_out(drawing, names)
        if left_out:
            values = {
                "name": subject.name(chart.title, chart.slug),
                "count": str(len(left_out)),
                "all": str(len(names)),
            }
            place = subject.place("chart", chart.id)
            yield _SAID.find("", place, values, ("edit_chart",))


def _find_left_out(drawing: Drawing, names: set[str]) -> set[str]:
    """The names that no text of the drawing holds; dates between those on an axis are not missed."""
    table = drawing.table
    dated = {cell.printed for key in table.get_keys(ColumnKind.DATE) for cell in table.get_column(key)}
    drawn = _squeeze("".join(each.text for each in drawing.scene.labels))
    return {each for each in names - dated if _squeeze(each) not in drawn}


def _squeeze(text: str) -> str:
    """Without what the lines of a name lose or gain when they are broken."""
    return "".join(each for each in text if not each.isspace() and each not in "\u00ad\u200b\u2060-")


CHECK = Check(_SAID, _run)
