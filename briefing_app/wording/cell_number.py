"""Numbers in the cells of tables: read in the unit and scale of their column, and printed so that they read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from briefing_app.errors import InputError, Phrase
from briefing_app.model.chart import Column
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.cell_marks import join_digits, take_note, take_sign
from briefing_app.wording.digits import print_digits, print_sign, shift, significant
from briefing_app.wording.parse import ParsedNumber, parse_number
from briefing_app.wording.read_heading import read_unit
from briefing_app.wording.typed_number import BARE_MONEY, COUNTED, NAMED_MONEY, count_years, settle_currency
from briefing_app.wording.values import print_bare

_BRACKETS: Final = re.compile(r"(?P<before>[^()\d]*)\((?P<inside>[^()]*\d[^()]*)\)(?P<after>[^()\d]*)")
_SCALED: Final = re.compile(
    r"thousand|million|billion|trillion|(?<![A-Za-z])(?:mn|bn|tn)\b|(?<=\d)(?:mn|bn|tn)\b|[千萬万億亿]", re.IGNORECASE
)
_SHORT_SCALE: Final = re.compile(r"(?<=\d)\s?([kmb])(?![A-Za-z])", re.IGNORECASE)
_SPACED_SHORT: Final = re.compile(r"\d\s[m](?![A-Za-z])")  # 5 m is five metres, unless money stands before it
_SHORT: Final = {"k": " thousand", "m": " million", "b": " billion"}
_THOUSAND: Final = re.compile(r"(?<=\d)\s*千(?=$|\D)(?![萬万億亿])")
_PLUS: Final = re.compile(r"^\+\s*(?=[\d.])")
_POINT: Final = re.compile(r"(?<!\d)\.(?=\d)")
_SPACED_PERCENT: Final = re.compile(r"(?<=\d)\s+%")
_HUNDREDTHS: Final = re.compile(r"百分之\s*(\d[\d.,]*)")
_POWER: Final = re.compile(r"-?\d(?:\.\d{1,20})?[eE][+-]?\d{1,2}", re.ASCII)  # as spreadsheets write large numbers
_RANK: Final = re.compile(r"第\s*(\d{1,4})")
_SAID_BESIDE: Final = re.compile(r"[(（][^()（）\d]*[)）]")
_WHOLE: Final = 6  # HK$132,500,000 is no number of millions


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number as its cell keeps it, and what was assumed or left out."""

    value: Value
    qualifier: Qualifier = Qualifier.EXACT
    unit: Unit | None = None  # that the text names; None for bare digits
    notes: tuple[LocalText, ...] = ()


def read_cell_number(text: str, language: Language, column: Column) -> CellNumber | Phrase:
    """Read a tidied text as a number of a column; a phrase says why it is none of that column."""
    parsed, notes = read_any_number(text, language)
    if parsed is None:
        return Phrase("cell.number", text=text[:60])
    said = settle_currency(parsed.unit, column.unit, text)
    if said is Unit.YEAR and column.unit in COUNTED:
        said = None  # 5年 is five years
    if said is not None and said is not column.unit:
        return Phrase("cell.unit", text=text[:60], unit=Phrase(f"unit.{column.unit}"))
    if parsed.noun and column.unit not in COUNTED:
        return Phrase("cell.number", text=text[:60])
    value = parsed.value
    if column.scale and not has_size(text):
        if column.scale >= _WHOLE and said is not None and said.currency and value.number.adjusted() >= column.scale:
            return Phrase("cell.size", text=text[:60])
        value = scale_value(value, column.scale)
    return CellNumber(value, parsed.qualifier, said, notes)


def read_any_number(text: str, language: Language) -> tuple[ParsedNumber | None, tuple[LocalText, ...]]:
    """Read a tidied text as one number of whatever unit it names, without any scale; None where it is no number."""
    text, note = take_note(text)
    notes = (say_left_out(note),) if note else ()
    negative = False
    if match := _BRACKETS.fullmatch(text):
        if match["inside"].lstrip().startswith("-") or take_sign(match["inside"])[1] is not Qualifier.EXACT:
            return None, notes
        text, negative = match["before"] + match["inside"] + match["after"], True
    text, sign = take_sign(text.strip())
    text = _PLUS.sub("", text)
    text = _SPACED_PERCENT.sub("%", _POINT.sub("0.", join_digits(text)))
    text = _HUNDREDTHS.sub(r"\1%", text)
    text = _RANK.sub(r"第\1位", text) if _RANK.fullmatch(text) else text
    if not _SPACED_SHORT.search(text) or NAMED_MONEY.search(text) or BARE_MONEY.search(text):
        text = _SHORT_SCALE.sub(lambda match: _SHORT[match[1].lower()], text)
    if thousand := _THOUSAND.search(text):
        text = _THOUSAND.sub("", text, count=1)
    try:
        parsed = ParsedNumber(Value(Decimal(text))) if _POWER.fullmatch(text) else parse_number(text, language)
        if _SAID_BESIDE.fullmatch(parsed.noun):
            if says_measure(parsed.noun, language):
                return None, notes  # 132 (HK$ million)
            notes = (*notes, say_left_out(parsed.noun))
            parsed = replace(parsed, noun="")
        if any(each.isdigit() for each in parsed.noun) or (parsed.noun and not any(map(str.isalpha, parsed.noun))):
            return None, notes  # 132- and 5/ are not understood
        parsed = count_years(parsed)
        value = scale_value(parsed.value, 3) if thousand else parsed.value
        if negative:
            if parsed.noun or value.upper is not None or value.number < 0 or parsed.qualifier is not Qualifier.EXACT:
                return None, notes
            value = Value(value.number.copy_negate())
    except InputError:
        return None, notes
    if sign is not Qualifier.EXACT:
        if parsed.qualifier is not Qualifier.EXACT:
            return None, notes
        parsed = replace(parsed, qualifier=sign)
    return replace(parsed, value=value), notes


def says_measure(text: str, language: Language) -> bool:
    """Whether words in brackets name a unit or a size."""
    inner = text.strip("()（） ")
    named = NAMED_MONEY.search(inner) or BARE_MONEY.search(inner) or _SCALED.search(inner)
    return bool(named) or read_unit(inner, language) is not None


def has_size(text: str) -> bool:
    """Whether a text names the size of its number itself: million, bn, k, 萬, 億."""
    return bool(_SCALED.search(text) or _SHORT_SCALE.search(text))


def scale_value(value: Value, places: int) -> Value:
    """A value times a power of ten, with the digits that its writing vouches for; InputError beyond all sizes."""
    if not places:
        return value
    return Value(scale_number(value.number, places), None if value.upper is None else scale_number(value.upper, places))


def scale_number(number: Decimal, places: int) -> Decimal:
    """One number times a power of ten."""
    return shift(significant(number), places) if number else number


def print_number(value: Value, qualifier: Qualifier, column: Column, language: Language) -> str:
    """A value as the grid shows it: digits in the scale of the column, without its unit, with the word of its qualifier."""

    def print_one(number: Decimal) -> str:
        grouped = column.unit is not Unit.YEAR
        return print_sign(number) + print_digits(shift(number, -column.scale), language, grouped=grouped)

    return print_bare(value, column.unit, language, print_one, qualifier=qualifier).text


def say_left_out(note: str) -> LocalText:
    """That the mark of a note was left out of a cell."""
    return LocalText(f"the mark “{note}” of a note is left out", f"已略去註腳標記「{note}」", f"已略去脚注标记“{note}”")
