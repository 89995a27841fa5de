"""A chart of numbers more than a year apart: it says so below, and readers may still compare them as of one day."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.charts.shown import list_known
from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("mixed_dates", notice=("",))
_MOST_DAYS = 366  # for sure between two partial dates


def _run(subject: Subject) -> Iterator[Finding]:
    for chart, drawing in subject.list_drawings():
        values = [each.datum for each in list_known(drawing.shown.entries)]
        dates = sorted({each.as_of for each in values if each.as_of is not None}, key=lambda each: each.first)
        until = max(dates, key=lambda each: each.last, default=None)
        if until is not None and (until.first - dates[0].last).days > _MOST_DAYS:
            named = {
                "name": subject.name(chart.title, chart.slug),
                "date": str(dates[0]),
                "until": str(until),
            }
            place = subject.place("chart", chart.id)
            yield _SAID.find("", place, named, ("edit_dataset",))


CHECK = Check(_SAID, _run)
