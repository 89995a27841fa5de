"""Recognise which field a heading means, in three languages and in the ways that people write headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.which_language import guess_language
from briefing_app.workspace.importing.field_words import LANGUAGE_WORDS, WORDS
from briefing_app.workspace.importing.target import FIELDS, Target

_JOINTS: Final = re.compile(r"[\s_.:：/\-–—*＊]+")
_BRACKETED: Final = re.compile(r"^(.*?)[(\[]([^()\[\]]*)[)\]]$")
_CHINESE: Final = "zh"  # of whichever script the column is in
_OWN: Final = "own"  # of whichever language the column is in
# What tells a purpose: each group needs one of its fields.
_TELLING: Final[Mapping[Target, tuple[frozenset[str], ...]]] = {
    Target.FIGURES: (frozenset({"key", "label"}), frozenset({"value", "formula"}), frozenset({"key", "cadence", "formula"})),
    Target.CARDS: (frozenset({"title"}), frozenset({"text", "say"})),
    Target.SOURCES: (frozenset({"title", "description"}), frozenset({"publisher", "url", "published", "accessed", "kind"})),
}  # fmt: skip


def plain_heading(text: str) -> str:
    """A heading without what differs by taste: case, width of characters, underscores, asterisks."""
    return _JOINTS.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


@cache
def _learn(target: Target) -> Mapping[str, tuple[str, str]]:
    """Plain heading → base of a field and its language: a code, `zh`, `own`, or nothing for a field without languages."""
    known: dict[str, tuple[str, str]] = {}
    languages = {word: _CHINESE if code is None else code.value for word, code in LANGUAGE_WORDS.items()}
    for field in FIELDS[target]:  # what we write ourselves comes first
        for each in (field.name, *(field.label.get(language) for language in LANGUAGES)):
            known.setdefault(plain_heading(each), (field.base, field.language.value if field.language else ""))
    for word in WORDS[target.value]:
        names = [word.name, *(word.label.get(each) for each in LANGUAGES), *filter(None, word.others.split("|"))]
        for name in names:
            known.setdefault(plain_heading(name), (word.name, _OWN if word.local else ""))
        if word.local:
            for name in names:
                for said, code in languages.items():
                    for heading in (
                        f"{name} {said}",
                        f"{said} {name}",
                        f"{name}{said}",
                        f"{said}{name}",
                        f"{name} ({said})",
                        f"{name}({said})",
                    ):
                        known.setdefault(plain_heading(heading), (word.name, code))
    return known


def recognise(headings: Sequence[str], target: Target | None = None) -> tuple[tuple[str, str] | None, ...]:
    """For each heading the base of its field and the language, None where it is unknown; of all targets where none is given."""
    targets = [target] if target else [each for each in Target if each is not Target.DATASET]
    plain = map(plain_heading, headings)
    return tuple(next(filter(None, (_find(each, heading) for each in targets)), None) for heading in plain)


def _find(target: Target, plain: str) -> tuple[str, str] | None:
    known = _learn(target)
    if not plain:
        return None
    if plain in known:
        return known[plain]
    bracketed = _BRACKETED.match(plain)  # “Value (HK$ million)”: what stands in brackets is an explanation
    return known.get(bracketed[1].strip()) if bracketed else None


def find_target(headings: Sequence[str]) -> Target:
    """What a file with these headings most likely holds: that which knows most of them, a dataset where none knows enough."""
    best, most = Target.DATASET, 0
    for target, groups in _TELLING.items():
        found = [each[0] for each in recognise(headings, target) if each]
        if len(found) > most and all(group.intersection(found) for group in groups):
            best, most = target, len(found)
    return best


def match_fields(
    headings: Sequence[str], target: Target, columns: Sequence[Iterable[str]], language: Language
) -> tuple[str, ...]:
    """The name of the field for each column, empty where none is recognised or an earlier column has it already.

    Args:
        headings: One for each column.
        target: Not a dataset.
        columns: Some texts of each column, which tell its language where the heading does not.
        language: For columns that hold no words.
    """
    given: set[str] = set()
    fields = []
    for found, texts in zip(recognise(headings, target), columns, strict=True):
        name = ""
        if found:
            base, code = found
            if code in (_OWN, _CHINESE):
                guessed = guess_language(texts, language)
                code = guessed.value if code == _OWN or guessed.chinese else _either_chinese(language)
            name = f"{base}.{code}" if code else base
        fields.append("" if name in given else name)
        given.add(name)
    return tuple(fields)


def _either_chinese(language: Language) -> str:
    return (language if language.chinese else Language.HANT).value
