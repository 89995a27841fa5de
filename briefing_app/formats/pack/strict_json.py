"""JSON as a pack may hold it: UTF-8, no repeated keys, no NaN, no control characters, not nested without end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from briefing_app.errors import Phrase, Problem
from briefing_app.formats.pack import limits

# Tab and line feed may stand in a text; a lone surrogate cannot be stored and the rest of Cc cannot be printed.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_ESCAPES: Final = re.compile(r"\\[bfru]")  # what may stand for one of those; the others stand for what may be in a text
_FIELD: Final = re.compile(r'"\s*:')


class _RefusedError(ValueError):
    """What is wrong with JSON that Python would have accepted."""

    def __init__(self, what: Phrase) -> None:
        self.what = what
        super().__init__(str(what))


def parse_json(data: bytes, place: str, problems: list[Problem]) -> Any:
    """Give the value of a JSON file, or None after adding what is wrong with it to `problems`."""
    try:
        text = data.decode("utf-8-sig")
        if (value := _parse_plain(text)) is not None:
            return value
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except UnicodeDecodeError as problem:
        problems.append(Problem(place, Phrase("pack.utf8", byte=problem.start)))
        return None
    except json.JSONDecodeError as problem:
        problems.append(Problem(place, Phrase("pack.json", line=problem.lineno, column=problem.colno)))
        return None
    except RecursionError:
        problems.append(Problem(place, Phrase("pack.deep")))
        return None
    except ValueError as problem:  # also whole numbers of thousands of digits
        problems.append(Problem(place, problem.what if isinstance(problem, _RefusedError) else Phrase("pack.digits")))
        return None
    found = [Problem(f"{place}#{pointer}", what) for pointer, what in _odd_texts(value, "", 0)]
    problems.extend(found[: limits.PROBLEMS])
    return None if found else value


def _parse_plain(text: str) -> Any:
    """The value of JSON of which a quick look tells that nothing is odd about it, else None: the long way then says what.

    A table of fifty thousand rows is a million fields; asking each by itself takes five times as long. A name that is given
    twice shows by a field less in the value than the text has colons behind a quotation mark, of which some may be in texts.
    """
    if _FORBIDDEN.search(text) or ("\\" in text and _ESCAPES.search(text)):
        return None
    value = json.loads(text, parse_constant=_no_constant)
    fields, depth = 0, 0
    level = [value] if isinstance(value, dict | list) else []
    while level:
        if depth > limits.DEPTH:
            return None
        below: list[Any] = []
        for each in level:
            if each.__class__ is dict:
                fields += len(each)
                below += [child for child in each.values() if child.__class__ is dict or child.__class__ is list]
            else:
                below += [child for child in each if child.__class__ is dict or child.__class__ is list]
        level, depth = below, depth + 1
    return value if fields == len(_FIELD.findall(text)) else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _RefusedError(Phrase("pack.field_twice", name=name[:80]))
            seen.add(name)
    return result


def _no_constant(name: str) -> float:
    raise _RefusedError(Phrase("pack.constant", name=name))


def _odd_texts(value: Any, pointer: str, depth: int) -> Iterator[tuple[str, Phrase]]:
    if isinstance(value, str):
        if match := _FORBIDDEN.search(value):
            yield pointer, Phrase("pack.character", code=f"U+{ord(match[0]):04X}")
    elif isinstance(value, dict | list):
        if depth > limits.DEPTH:
            yield pointer[:200], Phrase("pack.deep")
            return
        if isinstance(value, dict):
            for name in value:
                if _FORBIDDEN.search(name):
                    yield pointer, Phrase("pack.field_character")
                    return
        children = value.items() if isinstance(value, dict) else enumerate(value)
        for name, child in children:
            if isinstance(child, str | dict | list):
                yield from _odd_texts(child, f"{pointer}/{escape_pointer(str(name))}", depth + 1)


def escape_pointer(name: str) -> str:
    """One step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
