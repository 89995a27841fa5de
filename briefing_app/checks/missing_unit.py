"""A chart of bare numbers that says nowhere what they count."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.charts.data import Datum
from briefing_app.charts.shown import list_known
from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.figure import Unit
from briefing_app.model.finding import Finding

_SAID = Sentences("missing_unit", warning=("",))
_BARE = (Unit.COUNT, Unit.NUMBER)


def _run(subject: Subject) -> Iterator[Finding]:
    """The heading of an only column stands under the title; what several have in common a subtitle has to say."""
    for chart, drawing in subject.list_drawings():
        values = [each.datum for each in list_known(drawing.shown.entries)]
        said = bool(chart.subtitle) or len(drawing.shown.series) == 1
        if values and not said and all(_is_bare(each) for each in values):
            named = {"name": subject.name(chart.title, chart.slug)}
            place = subject.place("chart", chart.id)
            yield _SAID.find("", place, named, ("edit_chart",))


def _is_bare(datum: Datum) -> bool:
    return datum.unit in _BARE and datum.noun is None


CHECK = Check(_SAID, _run)
