"""Plain numbers in running text: those that a person typed instead of quoting a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.errors import InputError
from briefing_app.model.figure import Unit
from briefing_app.model.language import Language
from briefing_app.model.placeholder import find_spans
from briefing_app.wording.parse import (
    AMOUNT_PATTERN,
    PLAIN_FORMS,
    QUALIFIER_PATTERN,
    RANK_PATTERN,
    ParsedNumber,
    read_amount,
    read_rank,
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number at `text[start:end]`, and what it says."""

    start: int
    end: int
    text: str
    parsed: ParsedNumber


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NO_NUMBERS = re.compile(
    "|".join(
        (
            r"\b(?:https?://|www\.)[^\s，。；）)]+|\b[\w.+-]{1,64}@[\w-]+\.[\w.-]+",
            rf"\b(?:\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s+)?{_MONTH}\s+\d{{4}}\b",
            rf"\b\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?\s+{_MONTH}",
            rf"\b{_MONTH}\s+\d{{1,2}}(?:,\s*\d{{4}})?\b",
            r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[至–-](?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?",
            r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2}:\d{2}\b",
            r"(?m:^[ \t]*\d{1,2}[.)、](?=\s|\D))",
            r"第\s*\d+[A-Z]?(?!\d|,\d|\.\d|位|名|至)",
            r"\b(?:[Cc]hapter|[Ss]ection|[Aa]rticle|[Rr]ule|[Pp]age|[Ff]igure|[Tt]able|[Nn]o\.)\s*\d+[A-Z]?\b",
        )
    )
)
# A digit that is glued to a letter or belongs to a longer code is part of a name: 18A, COVID-19, 5G, 1.2.3, 24/7.
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9_.:/#])(?<![A-Za-z]-)(?<!\d,){QUALIFIER_PATTERN}(?<![A-Za-z0-9])(?:{RANK_PATTERN}|{AMOUNT_PATTERN})"
    r"(?![A-Za-z0-9_]|[.,:/-]\d)",
    re.IGNORECASE,
)


def find_numbers(text: str, language: Language) -> Iterator[FoundNumber]:
    """Find the numbers in digits that stand in a text outside placeholders.

    Dates, times, links, list numbers, chapter and page numbers and names with digits (18A, COVID-19) are no such numbers.
    A bare number from 1800 to 2199 is taken for a year, and ordinals in words (`first`) are left alone: they seldom rank.
    """
    plain = _blank(text.translate(PLAIN_FORMS), ((start, end) for start, end, _ in find_spans(text)))
    plain = _blank(plain, (match.span() for match in _NO_NUMBERS.finditer(plain)))
    at = 0
    while match := _NUMBER.search(plain, at):
        at = match.end()
        if match["word"] or match["han"]:
            continue
        if match["size1"] is None:
            parsed = read_rank(match)
        elif _is_backward(match):  # a season or a score (2023-24, 3-2), not a range
            continue
        else:
            try:
                parsed = read_amount(match, language)
            except InputError:
                # “HK$1.76 billion to 39 firms” is two numbers: read the first alone, then go on behind it.
                first = _NUMBER.match(plain, match.start(), match.start("size2"))
                if first is None or first["size2"]:
                    continue
                match, at = first, first.end()
                parsed = read_amount(match, language)
        start, end = match.start() + _leading(match[0]), match.start() + len(match[0].rstrip())
        yield FoundNumber(start, end, text[start:end], _as_year(parsed, match))


def _blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """The text with these places covered, as long as before; the cover keeps words apart without looking like a space."""
    for start, end in tuple(spans):
        text = text[:start] + "\ufffc" * (end - start) + text[end:]
    return text


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())


def _is_backward(match: re.Match[str]) -> bool:
    digits = [re.match(r"[\d,.]+", match[name] or "") for name in ("size1", "size2")]
    if not (digits[0] and digits[1]) or match["sign1"] or match["sign2"]:
        return False
    low, high = (float(each[0].replace(",", "")) for each in digits if each)
    return high <= low and match["size1"][digits[0].end() :] == match["size2"][digits[1].end() :]


def _as_year(parsed: ParsedNumber, match: re.Match[str]) -> ParsedNumber:
    """A bare number that looks like a year is one; 年 after a small number counts years."""
    written_as_year = len(match["size1"] or "") == 4 and 1800 <= parsed.value.number < 2200
    if parsed.unit is None and written_as_year:
        return ParsedNumber(parsed.value, parsed.qualifier, Unit.YEAR)
    if parsed.unit is Unit.YEAR and not written_as_year:
        return ParsedNumber(parsed.value, parsed.qualifier, None, "年")
    return parsed
