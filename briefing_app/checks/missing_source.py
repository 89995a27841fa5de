"""A card, number or table that names no source cannot be traced."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Place

_SAID = Sentences("missing_source", warning=("card", "figure", "dataset"))


def _run(subject: Subject) -> Iterator[Finding]:
    """A card may also be sourced by the figures it quotes, a dataset by the figures its cells follow."""
    sourced = {key for key, each in subject.figures.items() if each.observation and each.observation.citation}
    sourced |= {key for key, each in subject.figures.items() if each.inputs and sourced.issuperset(each.inputs)}
    for card in subject.content.cards:
        if not card.sources and not sourced.intersection(card.claim_keys):
            yield _finding("card", subject.place("card", card.id), subject.name(card.title, card.slug))
    for key, quoted in subject.figures.items():
        if quoted.observation and not quoted.figure.derived and key not in sourced:
            yield _finding("figure", subject.place("figure", key), subject.name(quoted.figure.label, key))
    for dataset in subject.content.datasets:
        own = any(cell.value and not cell.citation for row in dataset.rows for cell in row)
        if not dataset.sources and (own or not sourced.issuperset(dataset.figure_keys)):
            place = subject.place("dataset", dataset.id)
            yield _finding("dataset", place, subject.name(dataset.title, dataset.slug))


def _finding(what: str, place: Place, name: str) -> Finding:
    return _SAID.find(what, place, {"name": name}, ("add_source",))


CHECK = Check(_SAID, _run)
