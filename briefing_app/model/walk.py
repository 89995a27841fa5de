"""Finds and changes the texts inside model values, whatever their kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, Final, TypeVar, get_args, get_type_hints

from briefing_app.model.chart import MISSING, Dataset
from briefing_app.model.language import LocalText

Thing = TypeVar("Thing")
_NO_TEXT: Final = MISSING.text
_PLAIN = (str, int, float, bytes, Decimal, date, NoneType)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that may hold texts, none for other types; asked for every value, so remembered by type."""
    if not dataclasses.is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple(each.name for each in dataclasses.fields(kind) if _may_hold(hints[each.name]))


@cache
def _may_hold(wanted: Any) -> bool:
    """Whether a value of this type may be a text in three languages, or have one inside."""
    if wanted is LocalText:
        return True
    if arguments := get_args(wanted):
        return any(_may_hold(each) for each in arguments if each is not ...)
    if dataclasses.is_dataclass(wanted):
        return any(_may_hold(each) for each in get_type_hints(wanted).values())
    return not isinstance(wanted, type) or not issubclass(wanted, _PLAIN)


def find_texts(*values: Any) -> Iterator[LocalText]:
    """Every text in three languages inside these values (dataclasses, tuples, lists), in order; empty ones left out."""
    for value in values:
        if isinstance(value, LocalText):
            if value:
                yield value
        elif isinstance(value, tuple | list):
            yield from find_texts(*value)
        elif value.__class__ is Dataset:
            for name in _field_names(Dataset):
                if name == "rows":  # the cells of a long table, past the steps for things of any kind
                    yield from [
                        cell.text for row in value.rows for cell in row if cell.text is not _NO_TEXT and cell.text
                    ]
                else:
                    yield from find_texts(getattr(value, name))
        elif names := _field_names(value.__class__):
            yield from find_texts(*(getattr(value, name) for name in names))


def map_local_texts(value: Thing, change: Callable[[LocalText], LocalText]) -> Thing:
    """A copy in which every text went through `change` with all its languages; the value itself where nothing differs."""
    mapped: Thing = _changed(value, change)
    return mapped


def map_texts(value: Thing, change: Callable[[str], str]) -> Thing:
    """A copy in which every language of every text went through `change`; the value itself where nothing differs."""

    def change_all(local: LocalText) -> LocalText:
        return LocalText(*(change(each) if each else each for each in (local.en, local.zh_hant, local.zh_hans)))

    return map_local_texts(value, change_all)


def _changed(value: Any, change: Callable[[LocalText], LocalText]) -> Any:
    if isinstance(value, LocalText):
        changed = change(value)
        return value if changed == value else changed
    if isinstance(value, tuple):
        items = tuple(_changed(each, change) for each in value)
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    if names := _field_names(value.__class__):
        now = {name: getattr(value, name) for name in names}
        new = {name: _changed(each, change) for name, each in now.items()}
        differs = {name: each for name, each in new.items() if each is not now[name]}
        return dataclasses.replace(value, **differs) if differs else value
    return value
