"""Words in a column of numbers or dates are drawn and calculated as missing, which may not be what was meant."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.chart import ColumnKind, Dataset
from briefing_app.model.finding import Finding

_SAID = Sentences("unread_cells", warning=("number", "date"))
_MOST_WORDS = 3
_LONGEST = 20  # characters of each


def _run(subject: Subject) -> Iterator[Finding]:
    for dataset in subject.content.datasets:
        for at, column in enumerate(dataset.columns):
            if column.kind is ColumnKind.TEXT:
                continue
            found = _list_words(subject, dataset, at)
            if found:
                kinds = list(dict.fromkeys(found))
                named = " · ".join(kinds[:_MOST_WORDS]) + (" …" if len(kinds) > _MOST_WORDS else "")
                values = {
                    "name": subject.name(dataset.title, dataset.slug),
                    "column": subject.name(column.label, column.key),
                    "count": str(len(found)),
                    "words": named,
                }
                place = subject.place("dataset", dataset.id)
                yield _SAID.find(column.kind.value, place, values, ("edit_dataset",))


def _list_words(subject: Subject, dataset: Dataset, at: int) -> list[str]:
    return [
        " ".join(row[at].text.best(subject.naming)[0].split())[:_LONGEST]
        for row in dataset.rows
        if at < len(row) and row[at].text
    ]


CHECK = Check(_SAID, _run)
