"""A text that is still word for word that of the template tells the writer what to write, and would be printed as it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.block import AgendaBlock, AgendaItem, AnyBlock, PointsBlock, QuestionsBlock, TextBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.finding import Finding, Place
from briefing_app.model.language import LANGUAGES, Language, LocalText

_SAID = Sentences("template_text", warning=("briefing", "block"))
_MOST: Final = 60  # characters of the text by which it is known again
_QUOTED: Final = re.compile(r"\{[^}]*\}")

# What has to differ from the template, and the text that stands for it in the finding.
_Part = tuple[tuple[str, ...], LocalText]


def _run(subject: Subject) -> Iterator[Finding]:
    """One finding for each block and for the purpose; one for each language where only some are still the template's.

    The delegation is warned; what a hand-out would print stops it, unless a person keeps it as it is.
    """
    if subject.template is None or not subject.template.template:
        return
    written = {language: frozenset(_template_keys(subject.template, language)) for language in LANGUAGES}
    purpose = subject.briefing.purpose
    parts: dict[Language, list[_Part]] = {each: [((purpose.get(each),), purpose)] for each in LANGUAGES}
    yield from _find(subject, Place("briefing", subject.briefing.id), parts, written)
    for block in subject.briefing.blocks:
        parts = {language: list(_parts(block, language)) for language in LANGUAGES}
        yield from _find(subject, Place("block", block.id, block.id), parts, written)


def _parts(block: AnyBlock, language: Language) -> Iterator[_Part]:
    """What a block says in a language, in the pieces that are each judged as a whole.

    Points of a template may be facts that are meant to stay: they count as long as nobody has worked on their block. Words
    of a programme such as “Next steps” are somebody's own as soon as a time or detail stands beside them.
    """
    match block:
        case TextBlock():
            yield (block.text.get(language),), block.text
        case PointsBlock(points=points) if points:
            said = tuple(each.get(language) for each in points)
            yield (block.addressee.get(language), *said) if any(said) else ("",), points[0]
        case QuestionsBlock():
            for question in block.items:
                yield (question.question.get(language),), question.question
                yield (question.answer.get(language),), question.answer
        case AgendaBlock():
            for item in block.items:
                yield _line(item, language), item.item


def _line(item: AgendaItem, language: Language) -> tuple[str, ...]:
    text = item.item.get(language)
    return (item.time, text, item.detail.get(language)) if text else ("",)


def _template_keys(template: Briefing, language: Language) -> Iterator[tuple[str, ...]]:
    yield (template.purpose.get(language),)
    for block in template.blocks:
        yield from (key for key, _ in _parts(block, language))


def _find(
    subject: Subject,
    place: Place,
    parts: dict[Language, list[_Part]],
    written: dict[Language, frozenset[tuple[str, ...]]],
) -> Iterator[Finding]:
    found = {
        language: [(key, text) for key, text in parts[language] if any(key) and key in written[language]]
        for language in LANGUAGES
    }
    has_text = [language for language in LANGUAGES if any(any(key) for key, _ in parts[language])]
    # The same whichever languages are exported, so that what a person keeps stays kept.
    whole = all(len(found[each]) == len(found[has_text[0]]) > 0 for each in has_text) if has_text else False
    if whole and any(each in has_text for each in subject.languages):
        nothing_else = all(len(found[each]) == len(parts[each]) for each in has_text)
        yield _tell(subject, place, [part for each in has_text for part in found[each]], nothing_else=nothing_else)
    elif not whole:
        for language in subject.languages:
            if found[language]:
                at = Place(place.kind, place.id, place.block_id, language.value)
                yield _tell(subject, at, found[language], nothing_else=place.kind == "briefing")


def _tell(subject: Subject, place: Place, parts: list[_Part], *, nothing_else: bool) -> Finding:
    """The finding; what holds words of the writer beside those of the template is not to be left out as a whole."""
    text = parts[0][1]
    values = {
        "name": _shorten(text.get(Language(place.language)) if place.language else text.best(subject.naming)[0]),
        "texts": hashlib.sha256(repr([key for key, _ in parts]).encode()).hexdigest()[:16],
    }
    repairs = ("edit_text", "leave_out") if nothing_else else ("edit_text",)
    return _SAID.find(place.kind, place, values, repairs)


def _shorten(text: str) -> str:
    """The beginning of a text, without the marks of a list and the keys of figures."""
    line = _QUOTED.sub("…", next(iter(text.strip().splitlines()), "")).removeprefix("- ").rstrip(".。")
    if len(line) <= _MOST:
        return line
    cut = line[:_MOST]
    return f"{cut.rpartition(' ')[0] or cut}…"


CHECK = Check(_SAID, _run, stops_handout=True)
