"""Cells made by the hundred thousand: past the constructors of their dataclasses, which take five times as long."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from briefing_app.model.chart import MISSING, Cell
from briefing_app.model.figure import Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate

_LONGEST: Final = 40  # characters of a number without an exponent, which is within all limits of a value
_NEW: Final = object.__new__
_SET_NUMBER: Final[Any] = Value.__dict__["number"].__set__
_SET_UPPER: Final[Any] = Value.__dict__["upper"].__set__
_SET_VALUE: Final[Any] = Cell.__dict__["value"].__set__
_SET_EN: Final[Any] = LocalText.__dict__["en"].__set__
_SET_HANT: Final[Any] = LocalText.__dict__["zh_hant"].__set__
_SET_HANS: Final[Any] = LocalText.__dict__["zh_hans"].__set__
# every other field of a cell, with what it holds in one that has nothing but a value; the first of them is the text
_OTHERS: Final[tuple[tuple[Any, object], ...]] = tuple(
    (Cell.__dict__[name].__set__, getattr(MISSING, name)) for name in Cell.__dataclass_fields__ if name != "value"
)
(
    (_SET_TEXT, _1),
    (_SET_2, _2),
    (_SET_3, _3),
    (_SET_4, _4),
    (_SET_5, _5),
    (_SET_6, _6),
) = _OTHERS


def make_number(text: str) -> Cell:
    """The cell of an exact number that is written in digits, as `Cell(value=Value.parse(text))` makes it.

    Raises:
        InputError: It is no value.
        ArithmeticError: It is no number.
    """
    if len(text) > _LONGEST or ".." in text or "E" in text or "e" in text:
        return Cell(value=Value.parse(text))
    number = Decimal(text)
    if not number.is_finite():
        return Cell(value=Value.parse(text))
    return wrap_number(number)


def wrap_number(number: Decimal) -> Cell:
    """The cell of an exact number that is known to be finite and within the limits of a value."""
    value = _NEW(Value)
    _SET_NUMBER(value, number)
    _SET_UPPER(value, None)
    cell = _NEW(Cell)
    _SET_VALUE(cell, value)
    _SET_TEXT(cell, _1)
    _SET_2(cell, _2)
    _SET_3(cell, _3)
    _SET_4(cell, _4)
    _SET_5(cell, _5)
    _SET_6(cell, _6)
    return cell


@lru_cache(maxsize=4_096)
def make_date(text: str) -> Cell:
    """The cell of a date alone, `2026-06`; a long column has few of them.

    Raises:
        InputError: It is no date.
    """
    return Cell(date=PartialDate.parse(text))


def wrap_words(en: str, zh_hant: str = "", zh_hans: str = "") -> Cell:
    """The cell of words alone."""
    text = _NEW(LocalText)
    _SET_EN(text, en)
    _SET_HANT(text, zh_hant)
    _SET_HANS(text, zh_hans)
    cell = _NEW(Cell)
    _SET_TEXT(cell, text)
    _SET_VALUE(cell, None)
    _SET_2(cell, _2)
    _SET_3(cell, _3)
    _SET_4(cell, _4)
    _SET_5(cell, _5)
    _SET_6(cell, _6)
    return cell


@contextmanager
def making_many() -> Iterator[None]:
    """Make a hundred thousand values without the collector looking through all of them again and again.

    None of them refers to another, so there is nothing that it could find.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
