"""Read the cells of a row into the values of fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from briefing_app.errors import InputError
from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.figure import FIGURE_KEY, Qualifier, Release, Status, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import rename
from briefing_app.model.source import SourceKind
from briefing_app.wording.typed_date import parse_typed_date
from briefing_app.workspace.importing.target import Target
from briefing_app.workspace.importing.value_words import parse_choice

Reader = Callable[[RawCell], object]

BAR: Final = " | "
"""Between a source and the place in it, where a cell lists several sources, one a line."""
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_SURE: Final = re.compile(r"[;；\n]+")  # between tags or keys; where one stands, commas are part of them
_COMMAS: Final = re.compile("[,，、]+")
NEVER: Final = LocalText("never", "無需", "无需")
"""Said instead of a number of months by a figure that is never due for review."""
_MOST_MONTHS: Final = 600
_FRACTION: Final = re.compile(r"(\d+)\.0+")


def say_cell(cell: RawCell) -> str:
    """A cell as a person would have typed it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, date):
        return cell.isoformat()
    return f"{cell:f}"


def read_text(cell: RawCell) -> str:
    """Words whose braces are placeholders or literal, never something between."""
    text = say_cell(cell)
    return rename(text, {}) if "{" in text or "}" in text else text


def read_date(cell: RawCell) -> PartialDate:
    """A date as exact as it is written.

    Raises:
        InputError: It is no date, or may mean two.
    """
    if isinstance(cell, date):
        return PartialDate.of(cell)
    text = say_cell(cell)
    whole = _FRACTION.fullmatch(text) if isinstance(cell, Decimal) else None
    return parse_typed_date(whole[1] if whole else text)


def _read_id(cell: RawCell) -> str:
    text = say_cell(cell)
    try:
        return str(UUID(text))
    except ValueError as problem:
        raise InputError("import.id", field="id", text=text[:60]) from problem


def _read_slug(cell: RawCell) -> str:
    text = say_cell(cell)
    if not _SLUG.fullmatch(text):
        raise InputError("import.slug", field="slug", text=text[:60])
    return text


def _read_key(cell: RawCell) -> str:
    text = say_cell(cell).strip("{}")
    if not FIGURE_KEY.fullmatch(text):
        raise InputError("figure.key", field="key", key=text[:60])
    return text


def _read_keys(cell: RawCell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_read_key(each) for each in _split(say_cell(cell))))


def _read_tags(cell: RawCell) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(each.split()) for each in _split(say_cell(cell))))


def _split(text: str) -> tuple[str, ...]:
    between = _SURE if _SURE.search(text) else _COMMAS
    return tuple(each.strip() for each in between.split(text) if each.strip())


def _read_references(cell: RawCell) -> tuple[tuple[str, str], ...]:
    """Sources, one a line, each with the place in it behind a bar."""
    lines = (each.strip() for each in say_cell(cell).splitlines())
    pairs = (each.partition(BAR) for each in lines if each)
    return tuple((name.strip(), locator.strip()) for name, _, locator in pairs)


def _read_months(cell: RawCell) -> int | None:
    text = say_cell(cell)
    if text.casefold() in {each for _, each in NEVER}:
        return None
    whole = _FRACTION.fullmatch(text)
    digits = whole[1] if whole else text
    if not (digits.isascii() and digits.isdigit() and len(digits) < 5 and 1 <= int(digits) <= _MOST_MONTHS):
        raise InputError("import.months", field="cadence", text=text[:60])
    return int(digits)


def _choice(kind: type[Release | Status | SourceKind | Language | Qualifier | Unit]) -> Reader:
    return lambda cell: parse_choice(say_cell(cell), kind)


_SHARED: Final[Mapping[str, Reader]] = {
    "id": _read_id,
    "slug": _read_slug,
    "tags": _read_tags,
    "release": _choice(Release),
    "status": _choice(Status),
}
_READERS: Final[Mapping[Target, Mapping[str, Reader]]] = {
    Target.CARDS: {
        **_SHARED,
        "title": read_text,
        "text": read_text,
        "say": read_text,
        "note": read_text,
        "original": _choice(Language),
        "verified_on": read_date,
        "figures": _read_keys,
        "sources": _read_references,
        "figure.key": _read_key,
        "figure.as_of": read_date,
        "source.published": read_date,
    },
    Target.SOURCES: {
        **_SHARED,
        "kind": _choice(SourceKind),
        "published": read_date,
        "accessed": read_date,
        "language": _choice(Language),
    },
    Target.FIGURES: {
        **_SHARED,
        "key": _read_key,
        "cadence": _read_months,
        "qualifier": _choice(Qualifier),
        "as_of": read_date,
    },
}


def find_reader(target: Target, base: str) -> Reader:
    """How the cells of a field are read; anything without a rule of its own is words."""
    return _READERS[target].get(base, say_cell)
