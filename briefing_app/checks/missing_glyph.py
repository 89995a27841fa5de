"""Characters that none of the fonts can print, and scripts that run from right to left, which cannot be printed at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.block import AgendaBlock, PictureBlock
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Dataset
from briefing_app.model.figure import Figure
from briefing_app.model.finding import Finding, Place
from briefing_app.model.language import LocalText
from briefing_app.model.walk import find_texts

_SAID = Sentences("missing_glyph", block=("direction",), warning=("",))
# Letters and digits of such scripts; programs that read a PDF would give back the words beside them in another order as well.
_TURNED: Final = ("R", "AL", "AN")


def _run(subject: Subject) -> Iterator[Finding]:
    briefing, content = subject.briefing, subject.content
    head = (briefing.title, briefing.occasion, briefing.place)
    yield from _find(subject, Place("briefing", briefing.id), *head)
    rest = (briefing.readers, briefing.organisation, briefing.marking, briefing.purpose)
    yield from _find(subject, Place("briefing", briefing.id), *rest)
    for section in briefing.sections:
        yield from _find(subject, Place("section", section.id), section.title)
    for block in briefing.blocks:
        yield from _find(subject, Place("block", block.id, block.id), block)
    for card in content.cards:
        yield from _find(subject, subject.place("card", card.id), card)
    for chart in content.charts:
        yield from _find(subject, subject.place("chart", chart.id), chart)
    for dataset in content.datasets:
        yield from _find(subject, subject.place("dataset", dataset.id), dataset)
    for figure in content.figures:
        yield from _find(subject, subject.place("figure", figure.key), figure.label, *_same(*_names(figure)))
    for source in content.sources:
        yield from _find(subject, subject.place("source", source.id), source, *_same(source.title, source.publisher))


def _same(*names: str) -> tuple[LocalText, ...]:
    """Names that are printed alike in every language."""
    return tuple(LocalText.same(each) for each in names)


def _names(value: object) -> Iterator[str]:
    """Words of a thing that are no texts in three languages: when, who made a picture, where in a source, what is counted."""
    match value:
        case AgendaBlock():
            yield from (each.time for each in value.items)
        case PictureBlock():
            yield value.credit
        case FactCard() | Dataset():
            yield from (each.locator for each in value.sources)
        case Figure():
            yield from (each.citation.locator for each in value.observations if each.citation)
            if value.noun:
                yield from (value.noun.one, value.noun.other, value.noun.zh_hant, value.noun.zh_hans)


def _find(subject: Subject, place: Place, *values: object) -> Iterator[Finding]:
    missing: dict[str, None] = {}
    turned: dict[str, None] = {}
    names = _same(*(name for value in values for name in _names(value)))
    for text in find_texts(*values, *names):
        for language in subject.languages:
            words, spoken = text.best(language)
            if not words.isascii():
                turned.update(dict.fromkeys(each for each in words if unicodedata.bidirectional(each) in _TURNED))
            missing.update(dict.fromkeys(subject.find_missing_glyphs(words, spoken)))
    if turned:
        values_said = {"characters": "".join(turned)[:20]}
        yield _SAID.find("direction", place, values_said, ("edit_text",))
    if rest := "".join(each for each in missing if each not in turned)[:20]:
        codes = ", ".join(f"U+{ord(each):04X}" for each in rest)
        values_said = {"characters": rest, "codes": codes}
        yield _SAID.find("", place, values_said, ("edit_text",))


CHECK = Check(_SAID, _run)
