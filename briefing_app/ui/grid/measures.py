"""The measure of a column of numbers: which units count things or come in thousands, and what goes with another unit."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import CountNoun, Unit
from briefing_app.model.language import LANGUAGES, LocalText

_COUNTED = (Unit.COUNT, Unit.NUMBER)


def is_counted(column: Column | None) -> bool:
    """Whether the numbers of a column count things, which may have a name."""
    return column is not None and column.kind is ColumnKind.NUMBER and column.unit in _COUNTED


def is_scaled(column: Column | None) -> bool:
    """Whether the numbers of a column may be meant in thousands, millions, 億."""
    return column is not None and column.kind is ColumnKind.NUMBER and _takes_scale(column.unit)


def _takes_scale(unit: Unit) -> bool:
    return unit in _COUNTED or unit.currency


def change_unit(column: Column, unit: Unit) -> Column:
    """The column in another unit, without the name of a counted thing and the scale where that unit has none."""
    noun = column.noun if unit in _COUNTED else None
    return replace(column, unit=unit, noun=noun, scale=column.scale if _takes_scale(unit) else 0)


def say_counted(column: Column | None) -> LocalText:
    """What is counted, in English as it is said of several."""
    noun = column.noun if column is not None else None
    return LocalText(noun.other, noun.zh_hant, noun.zh_hans) if noun is not None else LocalText()


def name_counted(column: Column, words: LocalText) -> Column:
    """The column that counts something else; of an English word that is new, the regular singular is made."""
    english, hant, hans = (words.get(each).strip() for each in LANGUAGES)
    one = column.noun.one if column.noun is not None and column.noun.other == english else _make_singular(english)
    return replace(column, noun=CountNoun(one, english, hant, hans) if english or hant or hans else None)


def _make_singular(plural: str) -> str:
    """The regular singular of an English noun: one drug of several drugs, one company of several companies."""
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    return plural[:-1] if plural.endswith("s") and not plural.endswith(("ss", "us", "is")) else plural
