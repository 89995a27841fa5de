"""Placeholders: how a text refers to figures, `{itf_grants}` or with a form `{designated|noun}`.

Grammar: `{` key [`|` form] `}`; a literal brace is written twice. Forms: `value` (the default: the number with its qualifier
and, for money and percentages, its unit), `noun` (with what it counts: 28 drugs), `plain` (without the qualifier) and
`date` (the as-of date).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.model.language import LocalText

FORMS = ("value", "noun", "plain", "date")
_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<key>[a-z][a-z0-9_]{0,63})(?:\|(?P<form>value|noun|plain|date))?\}|\{|\}")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A reference to a figure by key, and the form it is printed in."""

    key: str
    form: str = "value"

    def __str__(self) -> str:
        return "{" + self.key + ("" if self.form == "value" else "|" + self.form) + "}"


def parse_text(text: str) -> Iterator[str | Placeholder]:
    """Split a text into literal pieces and placeholders; a brace that starts no placeholder stays literal."""
    literal: list[str] = []
    at = 0
    for match in _TOKEN.finditer(text):
        literal.append(text[at : match.start()])
        at = match.end()
        if match["key"]:
            if joined := "".join(literal):
                yield joined
            literal = []
            yield Placeholder(match["key"], match["form"] or "value")
        else:
            literal.append(match[0][0])
    literal.append(text[at:])
    if joined := "".join(literal):
        yield joined


def find_spans(text: str) -> Iterator[tuple[int, int, Placeholder]]:
    """Where the placeholders stand in a text: start, end, placeholder."""
    for match in _TOKEN.finditer(text):
        if match["key"]:
            yield match.start(), match.end(), Placeholder(match["key"], match["form"] or "value")


def escape(text: str) -> str:
    """A text whose braces are literal."""
    return text.replace("{", "{{").replace("}", "}}")


def rename(text: str, keys: dict[str, str]) -> str:
    """The text with figure keys replaced (old → new), everything else untouched."""
    pieces: list[str] = []
    for piece in parse_text(text):
        if isinstance(piece, Placeholder):
            pieces.append(str(Placeholder(keys.get(piece.key, piece.key), piece.form)))
        else:
            pieces.append(escape(piece))
    return "".join(pieces)


def keys_in(*texts: LocalText) -> tuple[str, ...]:
    """The figure keys that any language of these texts refers to, in order of first appearance."""
    found: dict[str, None] = {}
    for local in texts:
        for _, text in local:
            for piece in parse_text(text) if "{" in text else ():
                if isinstance(piece, Placeholder):
                    found.setdefault(piece.key)
    return tuple(found)
