"""Numbers of a table without a date: nobody can say how old they are."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("undated_data", warning=("",))


def _run(subject: Subject) -> Iterator[Finding]:
    """Figures of the library that cells follow have dates of their own: `undated_figure`."""
    for dataset in subject.content.datasets:
        if dataset.as_of is not None:
            continue
        count = sum(cell.value is not None and cell.as_of is None for row in dataset.rows for cell in row)
        if count:
            values = {"name": subject.name(dataset.title, dataset.slug), "count": str(count)}
            place = subject.place("dataset", dataset.id)
            yield _SAID.find("", place, values, ("add_date",))


CHECK = Check(_SAID, _run)
