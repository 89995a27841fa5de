"""A block or text that refers to something the library does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, KeyFiguresBlock, PictureBlock, TableBlock
from briefing_app.model.finding import Finding, Place
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts

_SAID = Sentences("broken_reference", block=("card", "chart", "dataset", "picture", "figure"))


def _run(subject: Subject) -> Iterator[Finding]:
    """Looks at the whole briefing: what a hand-out leaves out on purpose is not broken."""
    content = subject.whole_content
    known = {
        "card": {each.id for each in content.cards},
        "chart": {each.id for each in content.charts},
        "dataset": {each.id for each in content.datasets},
        "picture": {each.id for each in content.assets},
        "figure": {each.key for each in content.figures},
    }
    for block in subject.whole_briefing.blocks:
        for kind, name in _references(block):
            if name not in known[kind]:
                yield _finding(kind, name, Place("block", block.id, block.id))
    for card in content.cards:
        for key in card.figure_keys:
            if key not in known["figure"]:
                yield _finding("figure", key, subject.place("card", card.id))
    for chart in content.charts:
        if chart.dataset_id not in known["dataset"]:
            yield _finding("dataset", chart.dataset_id, subject.place("chart", chart.id))
        for key in keys_in(*find_texts(chart)):
            if key not in known["figure"]:
                yield _finding("figure", key, subject.place("chart", chart.id))
    for dataset in content.datasets:
        for key in (*dataset.figure_keys, *keys_in(*find_texts(dataset))):
            if key not in known["figure"]:
                yield _finding("figure", key, subject.place("dataset", dataset.id))


def _references(block: AnyBlock) -> Iterator[tuple[str, str]]:
    match block:
        case CardBlock():
            yield "card", block.card_id
        case ChartBlock():
            yield "chart", block.chart_id
        case TableBlock():
            yield "dataset", block.dataset_id
        case PictureBlock():
            yield "picture", block.asset
        case KeyFiguresBlock():
            yield from (("figure", key) for key in block.figures)
        case _:
            pass
    yield from (("figure", key) for key in keys_in(*find_texts(block)))


def _finding(kind: str, name: str, place: Place) -> Finding:
    values = {"name": name}
    return _SAID.find(kind, place, values, ("remove_block", "edit_text"))


CHECK = Check(_SAID, _run)
