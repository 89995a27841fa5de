"""Columns of words that stand side by side and say the same in several languages: names in English, 繁體 and 简体."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing_app.model.chart import Column, ColumnKind, RawValue
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.wording.find_frame import RawRow, say_raw
from briefing_app.wording.which_language import guess_language, has_han

_SAMPLE: Final = 200
_ALIKE: Final = 0.8  # share of rows in which both or neither are filled
_NAMES: Final = re.compile(
    r"\b(?:english|chinese|traditional|simplified|en|eng|chi|tc|sc|zh)\b|英文|中文|繁體|繁体|簡體|简体|繁|简|英",
    re.IGNORECASE,
)
_APART: Final = re.compile(
    r"remark|note|address|comment|description|theme|category|type|status|備註|备注|附註|附注|說明|说明|地址|類別|类别|類型|类型|狀態|状态|主題|主题",
    re.IGNORECASE,
)
Group = tuple[tuple[int, Language], ...]


def find_groups(columns: Sequence[Column], rows: Sequence[RawRow], language: Language) -> tuple[Group, ...]:
    """Groups of two or three columns, as their places and languages, in the order of the table.

    Args:
        columns: As they were guessed.
        rows: The data below the headings.
        language: That of the table, which decides between the scripts where characters do not.
    """
    groups: list[Group] = []
    at = 0
    while at < len(columns):
        group = _grow(at, columns, rows, language)
        if len(group) > 1:
            groups.append(tuple(group))
        at += max(1, len(group))
    return tuple(groups)


def names_language(heading: str) -> bool:
    """Whether a heading is nothing but the name of a language: 中文, English."""
    return not _strip_language(heading)


def _strip_language(heading: str) -> str:
    """A heading without names of languages, spaces and brackets."""
    return re.sub(r"[\s()（）\[\]_/-]", "", _NAMES.sub("", heading))


def _grow(at: int, columns: Sequence[Column], rows: Sequence[RawRow], language: Language) -> list[tuple[int, Language]]:
    first = _speaks(at, columns, rows, language, set())
    if first is None:
        return []
    group = [(at, first)]
    for following in range(at + 1, min(at + len(LANGUAGES), len(columns))):
        known = {each for _, each in group}
        spoken = _speaks(following, columns, rows, language, known)
        if spoken is None or spoken in known:
            break
        if not (_says_same(columns[at], columns[following], first, spoken) and _filled_alike(at, following, rows)):
            break
        group.append((following, spoken))
    return group


def _speaks(
    at: int, columns: Sequence[Column], rows: Sequence[RawRow], language: Language, known: set[Language]
) -> Language | None:
    """The language of a column of words; of characters that both scripts share, the one that is not there yet."""
    if columns[at].kind is not ColumnKind.TEXT:
        return None
    words = [text for row in rows[:_SAMPLE] if at < len(row) and (text := say_raw(row[at]))]
    if not words:
        return None
    if not any(map(has_han, words)):
        return Language.EN
    otherwise = language if language.chinese else Language.HANT
    return guess_language(words, otherwise.other_chinese if otherwise in known else otherwise)


def _says_same(one: Column, other: Column, first: Language, second: Language) -> bool:
    """Whether the headings allow it: none, the same but for a language, or each in its own language and of no other matter."""
    names = [next((text for _, text in each.label), "") for each in (one, other)]
    if not names[1] or not names[0]:
        return True
    bare = [_strip_language(each).casefold() for each in names]
    if _NAMES.search(names[1]) or _NAMES.search(names[0]):
        return bare[0] == bare[1] or not bare[1] or not bare[0] or first.chinese is not second.chinese
    if bare[0] == bare[1]:
        return True
    if any(_APART.search(each) for each in names):
        return False
    spoken = [guess_language((each,), language).chinese for each, language in zip(names, (first, second), strict=True)]
    return spoken == [first.chinese, second.chinese] and first.chinese is not second.chinese


def _filled_alike(one: int, other: int, rows: Sequence[RawRow]) -> bool:
    sample = rows[:_SAMPLE]
    alike = sum(bool(say_raw(_at(row, one))) is bool(say_raw(_at(row, other))) for row in sample)
    return alike >= _ALIKE * len(sample)


def _at(row: RawRow, place: int) -> RawValue:
    return row[place] if place < len(row) else None
