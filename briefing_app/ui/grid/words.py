"""Cells and columns in words: as they stand in the grid, as they are printed, as they are spoken."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.describe import name_source
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.look import Words
from briefing_app.ui.room import Room
from briefing_app.wording.money import currency_prefix, currency_suffix
from briefing_app.wording.read_cell import print_cell

SCALES = (0, 3, 4, 6, 8, 9, 12)
"""Powers of ten in which tables give their numbers: thousand, 萬, million, 億, billion, trillion."""

_LONG = 1_000_000  # numbers of so many digits are hard to read
_DIGITS = Context(prec=200)  # more than any number has


def name_column(column: Column, language: Language) -> str:
    """The heading of a column."""
    return column.label.best(language)[0] or column.key


def say_unit(room: Room, unit: Unit) -> str:
    """Money by its sign, the others in words."""
    return room.look.say(f"grid.unit.{unit.value.lower()}")


def say_scale(room: Room, scale: int) -> str:
    """In which power of ten bare numbers are meant."""
    return _say_scale(room.look.say, scale)


def _say_scale(say: Words, scale: int) -> str:
    return say(f"grid.scale.{scale}") if scale in SCALES else f"× 10^{scale}"


def say_measure(room: Room, column: Column, language: Language | None = None) -> str:
    """What the numbers of a column are: “HK$ million”, 億元人民幣, “%”, “drugs”; “date”; nothing for words.

    In the language of the interface where none is given.
    """
    say = room.look.say if language is None else Words(room.look.say.catalogue, language)
    if column.kind is ColumnKind.TEXT:
        return ""
    if column.kind is ColumnKind.DATE:
        return say("grid.kind.date")
    unit = _short_unit(say, column)
    if not column.scale:
        return unit
    scale = _say_scale(say, column.scale)
    if not unit:
        return scale
    return say("grid.measure.money" if column.unit.currency else "grid.measure", unit=unit, scale=scale)


def _short_unit(say: Words, column: Column) -> str:
    if column.noun is not None and column.unit in (Unit.COUNT, Unit.NUMBER):
        noun = {
            Language.EN: column.noun.other,
            Language.HANT: column.noun.zh_hant,
            Language.HANS: column.noun.zh_hans,
        }[say.language]
        if noun:
            return noun
    if column.unit in (Unit.COUNT, Unit.NUMBER):
        return ""
    if column.unit is Unit.PERCENT:
        return "%"
    if column.unit.currency:  # 元人民幣, as in documents: 億人民幣 is nobody's word
        prefix = currency_prefix(column.unit, say.language).strip()
        return prefix or currency_suffix(column.unit, say.language)
    return say(f"grid.unit.{column.unit.value.lower()}")


def head_of(room: Room, lane: Lane, language: Language) -> tuple[str, str]:
    """The two lines of the head of a lane: the heading, and the measure or the language.

    What stands above cells without a language of their own is said in that of the cells.
    """
    if lane.language is None or lane.folded:
        return name_column(lane.column, lane.language or language), say_measure(room, lane.column, language)
    heading = lane.column.label.get(lane.language)
    if lane.first and not heading:
        heading = name_column(lane.column, language)
    return heading, room.look.say(f"language.own.{lane.language.value}")


def name_lane(room: Room, lane: Lane, language: Language) -> str:
    """A lane in one line, to be spoken: heading, and measure or language; in the language of the cells."""
    name = name_column(lane.column, language)
    if lane.language is None:
        return room.look.say.speak(name, say_measure(room, lane.column, language))
    return room.look.say.speak(name, room.look.say(f"language.{lane.language.value}"))


def show_cell(room: Room, lane: Lane, cell: Cell, quoted: Quoted | None, language: Language) -> str:
    """The words of a cell as they stand in the grid and as one would type them."""
    if lane.language is not None:
        return cell.text.get(lane.language)
    if cell.figure:
        return show_figure(room, lane.column, quoted, language)
    return print_cell(_shorten(cell, lane.column), lane.column, language)


def _shorten(cell: Cell, column: Column) -> Cell:
    """Whole numbers that were written in ones are not followed by zeros in a larger measure: 277 billion, not 277.000000000."""
    value = cell.value
    if value is None or not column.scale:
        return cell
    upper = _strip(value.upper, column.scale) if value.upper is not None else None
    return replace(cell, value=replace(value, number=_strip(value.number, column.scale), upper=upper))


def _strip(number: Decimal, scale: int) -> Decimal:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > 0:
        return number
    short = number.normalize(_DIGITS)
    last = short.as_tuple().exponent
    return (
        short.quantize(Decimal(1).scaleb(scale), context=_DIGITS) if isinstance(last, int) and last > scale else short
    )


def show_figure(room: Room, column: Column, quoted: Quoted | None, language: Language) -> str:
    """The value of a figure that a cell follows, in the measure of the column where it has the same unit.

    In a column without a scale long ones are shortened as in documents: HK$277 billion.
    """
    if quoted is None or quoted.observation is None:
        return room.look.say("grid.figure.none")
    seen, figure = quoted.observation, quoted.figure
    if figure.unit is column.unit and (column.scale or abs(seen.value.number) < _LONG):
        cell = Cell(value=seen.value, qualifier=seen.qualifier)
        return print_cell(_shorten(cell, column), column, language)
    return room.core.wording.format_value(seen.value, seen.qualifier, figure.unit, column.noun, language)


def print_everywhere(room: Room, column: Column, cell: Cell, quoted: Quoted | None) -> LocalText:
    """A value or date as documents print it, in three languages; empty where there is none."""
    wording = room.core.wording
    value, qualifier, unit = cell.value, cell.qualifier, column.unit
    if cell.figure and quoted is not None and quoted.observation is not None:
        value, qualifier, unit = quoted.observation.value, quoted.observation.qualifier, quoted.figure.unit
    if value is not None:
        english, hant, hans = (wording.format_value(value, qualifier, unit, column.noun, each) for each in LANGUAGES)
        return LocalText(english, hant, hans)
    if cell.date is not None:
        english, hant, hans = (wording.format_date(cell.date, each) for each in LANGUAGES)
        return LocalText(english, hant, hans)
    return LocalText()


def name_citation(room: Room, citation: Citation) -> str:
    """What a cited source is called, with the place in it."""
    source = room.core.library.find_source(citation.source_id)
    if source is None:
        return room.look.say("grid.source.gone")
    return ", ".join(each for each in (name_source(source, room.look.language), citation.locator) if each)
