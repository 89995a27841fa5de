"""The search field of the facts: text → conditions. Nothing in it is an instruction; what is not understood is a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from briefing_app.errors import InputError
from briefing_app.model.figure import Release
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.card_query import CardQuery, CardStatus, parse_language

_PART = re.compile(r'(?:(?P<name>[^\W\d_]+):)?"(?P<quoted>[^"]*)(?:"|$)|(?P<plain>\S+)')
_OPERATOR = re.compile(r"(?P<name>[^\W\d_]+):(?P<value>.+)")
_LONGEST = 1_000  # characters of a field


def parse_query(text: str) -> CardQuery:
    """Read `fund tag:biotech status:stale theme:"market access"`; see `CardQuery` for the operators.

    Operators are joined by “and”; of `theme`, `lang`, `source`, `used`, `since` and `release` the last one counts.
    """
    text = "".join(char if char.isprintable() else " " for char in text[:_LONGEST])
    query = CardQuery()
    words: list[str] = []
    last_is_word = False
    for match in _PART.finditer(text):
        name, value, word = _read(match)
        changed = _READERS[name](query, value) if name in _READERS and value else None
        last_is_word = changed is None and bool(word.split())
        if changed is None:
            words += word.split()
        else:
            query = changed
    typing = last_is_word and not text[-1:].isspace()
    return replace(query, words=" ".join(words) + ("" if typing or not words else " "))


def _read(match: re.Match[str]) -> tuple[str, str, str]:
    """Name and value of an operator, and the part as a word."""
    if match["quoted"] is not None:
        name = (match["name"] or "").lower()
        return name, match["quoted"].strip(), f"{match['name']}:{match['quoted']}" if name else match["quoted"]
    if operator := _OPERATOR.fullmatch(match["plain"]):
        return operator["name"].lower(), operator["value"], match["plain"]
    return "", "", match["plain"]


def _status(query: CardQuery, value: str) -> CardQuery | None:
    status = next((each for each in CardStatus if each.value == value.lower().replace("_", "-")), None)
    return replace(query, statuses=tuple(dict.fromkeys((*query.statuses, status)))) if status else None


def _language(query: CardQuery, value: str) -> CardQuery | None:
    language = parse_language(value)
    return replace(query, language=language) if language else None


def _used(query: CardQuery, value: str) -> CardQuery | None:
    return replace(query, used=value == "1") if value in ("0", "1") else None


def _since(query: CardQuery, value: str) -> CardQuery | None:
    try:
        return replace(query, since=PartialDate.parse(value))
    except InputError:
        return None


def _release(query: CardQuery, value: str) -> CardQuery | None:
    release = next((each for each in Release if each.value == value.lower()), None)
    return replace(query, release=release) if release else None


_READERS: Mapping[str, Callable[[CardQuery, str], CardQuery | None]] = {
    "status": _status,
    "theme": lambda query, value: replace(query, theme=value),
    "tag": lambda query, value: replace(query, tags=tuple(dict.fromkeys((*query.tags, value)))),
    "lang": _language,
    "source": lambda query, value: replace(query, source=value),
    "used": _used,
    "since": _since,
    "release": _release,
}
