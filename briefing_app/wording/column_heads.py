"""What the rows of headings above a table call each of its columns, in which languages, and the unit that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from briefing_app.model.chart import RawValue
from briefing_app.model.figure import CountNoun
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.dates import print_date
from briefing_app.wording.find_frame import Rows, is_index, say_raw
from briefing_app.wording.read_heading import Heading, find_counted, read_heading, read_unit
from briefing_app.wording.two_languages import are_in_two, split_languages
from briefing_app.wording.which_language import guess_language, has_han, may_translate

_BRACKETS = "()（）[] "


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The name of a column in the languages that its headings are in, and what they say about its numbers."""

    label: LocalText
    heading: Heading


def read_heads(rows: Rows, width: int, language: Language) -> tuple[ColumnHead, ...]:
    """Read the rows of headings of a table, from the first to the last.

    Groups such as years above several columns are named with what stands below them (2023: Grants); rows or cells in English
    and Chinese become one name in both.
    """
    lines = [[_say(row[at], language) if at < len(row) else "" for at in range(width)] for row in rows]
    lines = [line for line, row in zip(lines, rows, strict=True) if any(line) and not is_index(row)]
    for number in range(len(lines) - 1):
        _spread(lines, number)
    columns = [list(dict.fromkeys(line[at] for line in lines if line[at])) for at in range(width)]
    texts = [each for line in lines for each in line if each]
    both = are_in_two(list(dict.fromkeys(texts)))
    chinese = guess_language(texts, language if language.chinese else Language.HANT)
    chinese = chinese if chinese.chinese else Language.HANT
    translated = any(map(_differ, lines, lines[1:]))
    heads = [_read_head(parts, language, chinese, both=both, translated=translated) for parts in columns]
    return tuple(_tell_apart(heads, columns, language))


def _say(cell: RawValue, language: Language) -> str:
    if isinstance(cell, str):
        lines = [" ".join(each.split()) for each in cell.split("\n")]
        return "\n".join(each for each in lines if each)
    if isinstance(cell, date):
        return print_date(PartialDate.of(cell), language)
    return f"{cell:f}" if isinstance(cell, Decimal) else say_raw(cell)


def _spread(lines: list[list[str]], number: int) -> None:
    """Give a heading that reaches over several columns to each of them, where cells were merged and only the first has it."""
    line, below = lines[number], lines[number + 1]
    for at in range(1, len(line)):
        if not line[at] and line[at - 1] and below[at] and below[at - 1]:
            line[at] = line[at - 1]


def _differ(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a line says in the other language what the line above says."""
    return may_translate(above, below) and has_han("".join(above)) is not has_han("".join(below))


def _read_head(
    parts: Sequence[str], language: Language, chinese: Language, *, both: bool, translated: bool
) -> ColumnHead:
    found = Heading("")
    spoken_units: list[tuple[Language, str]] = []
    names: list[tuple[Language | None, str]] = []  # of no language in particular where it is a year
    for part in parts:
        for spoken, text in _halve(part, language, chinese, both=both, translated=translated):
            bare = text.strip(_BRACKETS)
            whole = len(parts) > 1 and read_unit(bare, spoken) is not None
            heading = read_heading(bare if whole else text, spoken)
            if whole:
                spoken_units.append((spoken, bare))
            else:
                names.append((spoken if any(map(str.isalpha, heading.label)) else None, heading.label))
            if heading.unit is not None:
                found = replace(heading, noun=heading.noun or found.noun)
            elif heading.dated:
                found = replace(found, dated=True)
    names = names or list(spoken_units)
    languages = list(dict.fromkeys(each for each, _ in names if each is not None)) or [language]
    label = LocalText()
    counted: CountNoun | None = None
    for spoken in languages:
        words = list(dict.fromkeys(text for each, text in names if each in (spoken, None)))
        label = label.with_text(spoken, _join_parts(words, spoken))
        counted = counted or find_counted(words[-1] if words else "")
    return ColumnHead(label, replace(found, label=label.best(language)[0], counted=counted))


def _join_parts(parts: Sequence[str], language: Language) -> str:
    """A group and what stands below it: 2023: Grants."""
    return ("：" if language.chinese else ": ").join(filter(None, parts))


def _halve(
    part: str, language: Language, chinese: Language, *, both: bool, translated: bool
) -> list[tuple[Language, str]]:
    """A heading in its language, or its English and its Chinese half."""
    if (both or "\n" in part) and (split := split_languages(part)) is not None:
        return [(Language.EN, split[0]), (chinese, split[1])]
    if translated or both:
        return [(chinese if has_han(part) else Language.EN, part.replace("\n", " "))]
    return [(language, part.replace("\n", " "))]


def _tell_apart(heads: Sequence[ColumnHead], columns: Sequence[Sequence[str]], language: Language) -> list[ColumnHead]:
    """Add the unit to names that would be the same without it: Grants (HK$ million), Grants (%)."""
    labels = [each.label.best(language)[0] for each in heads]
    told: list[ColumnHead] = []
    for head, label, parts in zip(heads, labels, columns, strict=True):
        name = _join_parts(parts, language).replace("\n", " ")
        if label and labels.count(label) > 1 and name != label:
            told.append(ColumnHead(LocalText().with_text(language, name), replace(head.heading, label=name)))
        else:
            told.append(head)
    return told
