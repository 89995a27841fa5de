"""What an author adds to a drawing, as plain JSON and as values: a line at one value, and words beside some of the marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefing_app.errors import InputError
from briefing_app.model.figure import Value
from briefing_app.model.language import LANGUAGES, LocalText

MOST_ANNOTATIONS = 12
LONGEST = 160
"""More words than a drawing has room for, and longer ones, belong into the text beside it. In characters."""

_LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A line across the drawing at one value; `label` says what it is and may be empty."""

    value: Decimal
    label: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class Annotation:
    """Words beside the mark of one value; `series` is the key of its column, empty for the first one shown."""

    row: int
    series: str
    text: LocalText


def read_reference(value: object) -> ReferenceLine | None:
    """`{"value": "40.5", "label": {"en": …}}`; None for anything else."""
    if not isinstance(value, Mapping) or not {"value"} <= set(value) <= {"value", "label"}:
        return None
    number, label = _read_number(value["value"]), _read_text(value.get("label", {}))
    return ReferenceLine(number, label) if number is not None and label is not None else None


def read_annotations(value: object) -> tuple[Annotation, ...] | None:
    """`[{"row": 3, "series": "listings", "text": {"en": …}}]`; None for anything else, for too many and for too long ones."""
    if not isinstance(value, list | tuple) or len(value) > MOST_ANNOTATIONS:
        return None
    read = [_read_annotation(each) for each in value]
    found = tuple(each for each in read if each is not None)
    return found if len(found) == len(read) else None


def _read_annotation(value: object) -> Annotation | None:
    if not isinstance(value, Mapping) or not {"row", "text"} <= set(value) <= {"row", "series", "text"}:
        return None
    row, series, text = value["row"], value.get("series", ""), _read_text(value["text"])
    if not isinstance(row, int) or isinstance(row, bool) or row < 0 or not isinstance(series, str) or not text:
        return None
    return Annotation(row, series, text)


def _read_number(value: object) -> Decimal | None:
    """An exact decimal of a sensible size from its text; JSON numbers are refused, for floats are not exact."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**18 else ""
    if not isinstance(value, str) or not value.isascii() or len(value) > _LONGEST_NUMBER:
        return None
    try:
        return Value(Decimal(value)).number
    except (InvalidOperation, InputError):
        return None


def _read_text(value: object) -> LocalText | None:
    """Words by language, each on one line; None for another language, anything but words, or too many of them."""
    if not isinstance(value, Mapping) or not set(value) <= {each.value for each in LANGUAGES}:
        return None
    if not all(isinstance(each, str) and len(each) <= LONGEST for each in value.values()):
        return None
    words = {
        key: " ".join("".join(letter if letter.isprintable() else " " for letter in each).split())
        for key, each in value.items()
    }
    return LocalText.from_json(words)
