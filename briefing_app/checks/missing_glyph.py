"""Characters that none of the fonts can print, and scripts that run from right to left, which are not turned in print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.model.walk import find_texts

_NAME = "missing_glyph"


def _run(subject: Subject) -> Iterator[Finding]:
    briefing, content = subject.briefing, subject.content
    yield from _find(subject, Place("briefing", briefing.id), *(briefing.title, briefing.occasion, briefing.place))
    yield from _find(subject, Place("briefing", briefing.id), briefing.readers, briefing.organisation, briefing.purpose)
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
        yield from _find(subject, subject.place("figure", figure.key), figure.label)
    for source in content.sources:
        yield from _find(subject, subject.place("source", source.id), source)
        names = source.title + source.publisher
        for language in subject.languages[:1]:
            yield from _report(subject.place("source", source.id), subject.find_missing_glyphs(names, language))


def _find(subject: Subject, place: Place, *values: object) -> Iterator[Finding]:
    missing: dict[str, None] = {}
    turned: dict[str, None] = {}
    for text in find_texts(*values):
        for language in subject.languages:
            words, spoken = text.best(language)
            missing.update(dict.fromkeys(subject.find_missing_glyphs(words, spoken)))
            if not words.isascii():
                turned.update(dict.fromkeys(each for each in words if unicodedata.bidirectional(each) in ("R", "AL")))
    yield from _report(place, "".join(missing))
    if turned:
        values_said = {"characters": "".join(turned)[:20]}
        yield Finding(_NAME, Severity.WARNING, place, f"check.{_NAME}.direction", values_said, ("edit_text",))


def _report(place: Place, missing: str) -> Iterator[Finding]:
    if missing:
        codes = ", ".join(f"U+{ord(each):04X}" for each in missing[:20])
        values = {"characters": missing[:20], "codes": codes}
        yield Finding(_NAME, Severity.WARNING, place, f"check.{_NAME}", values, ("edit_text",))


CHECK = Check(_NAME, (f"check.{_NAME}", f"check.{_NAME}.direction"), _run)
