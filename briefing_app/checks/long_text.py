"""A title or name that is too long for its place on the first page, or above a slide, could not be printed whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.block import KeyFiguresBlock, PictureBlock, PointsBlock
from briefing_app.model.finding import Finding, Place
from briefing_app.model.language import LocalText
from briefing_app.wording.widths import measure_text

MOST: Final = 240  # in Latin letters; tests prove that every form has room for so many
MARKING: Final = 70  # the marking stands on one line of every page
_FIELDS: Final = {
    "title": MOST,
    "organisation": MOST,
    "occasion": MOST,
    "place": MOST,
    "readers": MOST,
    "marking": MARKING,
}
_SAID = Sentences("long_text", block=(*_FIELDS, "heading"))


def _run(subject: Subject) -> Iterator[Finding]:
    briefing, content = subject.briefing, subject.content
    for name, most in _FIELDS.items():
        yield from _find(subject, Place("briefing", briefing.id), name, getattr(briefing, name), most)
    for section in briefing.sections:
        yield from _find(subject, Place("section", section.id), "heading", section.title)
        for block in section.blocks:
            place = Place("block", block.id, block.id)
            yield from _find(subject, place, "heading", getattr(block, "title", LocalText()))
            if isinstance(block, PointsBlock):
                yield from _find(subject, place, "heading", block.addressee)
            elif isinstance(block, PictureBlock):
                yield from _find(subject, place, "heading", block.caption)
    for card in content.cards:
        yield from _find(subject, subject.place("card", card.id), "heading", card.title)
    for chart in content.charts:
        yield from _find(subject, subject.place("chart", chart.id), "heading", chart.title)
    for dataset in content.datasets:
        yield from _find(subject, subject.place("dataset", dataset.id), "heading", dataset.title)
    shown = {key for block in briefing.blocks if isinstance(block, KeyFiguresBlock) for key in block.figures}
    for figure in content.figures:
        if figure.key in shown:
            yield from _find(subject, subject.place("figure", figure.key), "heading", figure.label)


def _find(subject: Subject, place: Place, what: str, text: LocalText, most: int = MOST) -> Iterator[Finding]:
    for language in subject.languages:
        count = measure_text(" ".join(text.get(language).split()))
        if count > most:
            about = most // 2 if language.chinese else most
            values = {"count": str(len(text.get(language))), "most": str(about), "language": language.value}
            if what == "heading":
                values["name"] = subject.name(text, "")
            at = replace(place, language=language.value)
            yield _SAID.find(what, at, values, ("edit_text",))


CHECK = Check(_SAID, _run)
