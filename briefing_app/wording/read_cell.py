"""What people type or paste into a cell of a table, read into the kind and unit of its column."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from briefing_app.errors import InputError, Phrase, TypedDateOrderError, TypedDateYearError, TypedSpanError
from briefing_app.model.bulk import wrap_number, wrap_words
from briefing_app.model.chart import Cell, Column, ColumnKind, RawValue
from briefing_app.model.figure import MOST, Unit, Value, is_sensible
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.cell_marks import find_nothing, take_note, tidy
from briefing_app.wording.cell_number import print_number, read_cell_number, say_left_out, scale_number
from briefing_app.wording.dates import print_date
from briefing_app.wording.typed_date import find_month_and_year, parse_typed_date
from briefing_app.wording.values import print_value

MOST_CHARACTERS: Final = 10_000
_LONGEST_NUMBER: Final = 120
_PLAIN: Final = re.compile(r"-?(?:\d{1,30}|\d{1,3}(?:,\d{3}){1,9})(?:\.\d{1,20})?", re.ASCII)
_FIGURE: Final = re.compile(r"\{([a-z][a-z0-9_]{0,63})\}")
_TIME: Final = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_SERIAL: Final = re.compile(r"[2-7]\d{4}(?:\.0+)?")
_WORDLESS: Final = re.compile(r"(?=\D{0,9}\d)[\d\s.,:;/+*#@()%&–—-]{1,60}", re.ASCII)
"""What every language writes alike, such as 2023/24: nobody has to translate it."""
_EXCEL_EPOCH: Final = date(1899, 12, 30)  # so that Excel's days from 1 March 1900 on are right
_TWO_WAYS: Final = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(?:\d{4}|\d{2})")


@dataclass(frozen=True, slots=True)
class ReadCell:
    """What was understood of a cell. `problem` says why the text stayed as words where something else was expected."""

    cell: Cell
    column: Column
    notes: tuple[LocalText, ...] = ()
    problem: Phrase | None = None

    @property
    def understood(self) -> LocalText:
        """What the cell is, as it will be printed, and what was assumed or left out; to be shown back to the person."""
        cell, column = self.cell, self.column
        said = cell.text
        if cell.value is not None:
            value, noun = cell.value, column.noun
            texts = (print_value(value, column.unit, each, qualifier=cell.qualifier, noun=noun) for each in LANGUAGES)
            said = LocalText(*texts)
        elif cell.date is not None:
            said = LocalText(*(print_date(cell.date, each) for each in LANGUAGES))
        elif cell.figure:
            said = LocalText.same(f"{{{cell.figure}}}")
        return _joined((said, *self.notes))


def read_cell(text: str, language: Language, column: Column) -> ReadCell:
    """Read what was typed into a column. Never raises: what is not understood becomes words, with the problem.

    Bare numbers are taken in the scale of the column (132 in HK$ million is HK$132,000,000), and so are amounts without a word
    for their size; HK$1.76bn and 1,200萬 say it themselves.
    """
    if column.kind is ColumnKind.TEXT:
        return _read_words(text, language, column)
    plain = tidy(text)
    if not plain:
        return ReadCell(Cell(), column)
    if column.kind is ColumnKind.NUMBER and _PLAIN.fullmatch(plain):
        number = Decimal(plain.replace(",", ""))
        return ReadCell(Cell(value=Value(scale_number(number, column.scale))), column)
    if (nothing := find_nothing(plain)) is not None:
        return ReadCell(Cell(text=nothing), column, (_NO_VALUE,))
    if len(plain) > _LONGEST_NUMBER:
        return _as_words(text, language, column, Phrase("cell.number", text=_short(plain)))
    if column.kind is ColumnKind.DATE:
        return _read_date(text, plain, language, column)
    if figure := _FIGURE.fullmatch(plain):
        return ReadCell(Cell(figure=figure[1]), column)
    read = read_cell_number(plain, language, column)
    if isinstance(read, Phrase):
        return _as_words(text, language, column, read)
    return ReadCell(Cell(value=read.value, qualifier=read.qualifier), column, read.notes)


def read_value(raw: RawValue, language: Language, column: Column) -> ReadCell:
    """Read a cell of a file, which may know already that it holds a number or a day."""
    if raw is None:
        return ReadCell(Cell(), column)
    if isinstance(raw, str):
        return read_cell(raw, language, column)
    if isinstance(raw, date):
        day = PartialDate.of(raw)
        if column.kind is ColumnKind.DATE:
            return ReadCell(Cell(date=day), column)
        if column.kind is ColumnKind.TEXT:
            return ReadCell(Cell(text=LocalText(*(print_date(day, each) for each in LANGUAGES))), column)
        return read_cell(raw.isoformat(), language, column)
    if column.kind is ColumnKind.TEXT:
        return ReadCell(Cell(text=LocalText.same(f"{raw:f}")), column)
    return read_cell(f"{raw:f}", language, column)


def read_plainly(raw: RawValue, language: Language, column: Column) -> Cell | None:
    """What `read_value` makes of the cells that most columns are full of, sooner; None for everything else."""
    if isinstance(raw, str):
        if column.kind is ColumnKind.NUMBER:
            digits = raw[:-1] if column.unit is Unit.PERCENT and raw.endswith("%") else raw
            if not _PLAIN.fullmatch(digits):
                return None
            return wrap_number(scale_number(Decimal(digits.replace(",", "")), column.scale))
        if column.kind is ColumnKind.TEXT and raw and len(raw) < MOST_CHARACTERS and raw == raw.strip():
            return read_words(raw, language)
    elif isinstance(raw, Decimal) and column.kind is ColumnKind.NUMBER and raw.is_finite() and is_sensible(raw):
        return wrap_number(scale_number(raw, column.scale)) if abs(raw.adjusted()) < MOST - 20 else None
    return None


def read_words(words: str, language: Language) -> Cell:
    """Trimmed words in their language; what holds none, such as 2023/24, in all."""
    if _WORDLESS.fullmatch(words):
        return wrap_words(words, words, words)
    if language is Language.EN:
        return wrap_words(words)
    return wrap_words("", words) if language is Language.HANT else wrap_words("", "", words)


def print_cell(cell: Cell, column: Column, language: Language) -> str:
    """What the grid shows and what `read_cell` reads back: bare numbers in the scale of the column, with their qualifier.

    A cell that follows a figure is shown by its key in braces.
    """
    if cell.value is not None:
        return print_number(cell.value, cell.qualifier, column, language)
    if cell.date is not None:
        return print_date(cell.date, language)
    return f"{{{cell.figure}}}" if cell.figure else cell.text.best(language)[0]


# -- words and dates -------------------------------------------------------------------------------------------------


def _read_words(text: str, language: Language, column: Column) -> ReadCell:
    words = text.strip()
    if len(words) > MOST_CHARACTERS:
        problem = Phrase("cell.long", most=f"{MOST_CHARACTERS:,}")
        return ReadCell(Cell(text=LocalText().with_text(language, words[:MOST_CHARACTERS])), column, (), problem)
    return ReadCell(read_words(words, language), column)


def _as_words(text: str, language: Language, column: Column, problem: Phrase) -> ReadCell:
    """What was not understood, as it was typed."""
    read = _read_words(text, language, column)
    kept = Cell(text=LocalText().with_text(language, read.cell.text.get(language)))  # one has to look at it
    return replace(read, cell=kept, notes=(_NO_VALUE,), problem=problem)


def _read_date(text: str, plain: str, language: Language, column: Column) -> ReadCell:
    bare, note = take_note(_TIME.sub("", plain))
    notes = (say_left_out(note),) if note else ()
    if _SERIAL.fullmatch(bare):
        day = PartialDate.of(_EXCEL_EPOCH + timedelta(days=int(float(bare))))
        return ReadCell(Cell(date=day), column, (*notes, _EXCEL_DAY))
    if (month := find_month_and_year(bare)) is not None:
        return ReadCell(Cell(date=month), column, (*notes, _MONTH_AND_YEAR))
    try:
        day = parse_typed_date(bare)
    except TypedDateOrderError as problem:
        why = Phrase("cell.date_order", text=_short(plain), example=problem.values["example"])
        return _as_words(text, language, column, why)
    except TypedDateYearError as problem:
        why = Phrase("cell.date_year", text=_short(plain), example=problem.values["example"])
        return _as_words(text, language, column, why)
    except TypedSpanError as problem:
        why = Phrase("cell.span", text=_short(plain), example=problem.values["example"])
        return _as_words(text, language, column, why)
    except InputError:
        return _as_words(text, language, column, Phrase("cell.date", text=_short(plain)))
    if (match := _TWO_WAYS.fullmatch(bare)) and int(match[1]) != int(match[2]) <= 12 >= int(match[1]):
        notes = (*notes, _DAY_FIRST)
    return ReadCell(Cell(date=day), column, notes)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _joined(texts: tuple[LocalText, ...]) -> LocalText:
    """Several texts in one, language by language."""
    english, hant, hans = (
        joint.join(words for each in texts if (words := each.best(language)[0]))
        for language, joint in zip(LANGUAGES, ("; ", "；", "；"), strict=True)
    )
    return LocalText(english, hant, hans)


_NO_VALUE: Final = LocalText("words, drawn as missing", "文字，繪圖時視作缺值", "文字，绘图时视作缺失值")
_DAY_FIRST: Final = LocalText("read with the day first", "按先日後月讀取", "按先日后月读取")
_EXCEL_DAY: Final = LocalText("a day number of Excel", "Excel的日期序號", "Excel的日期序号")
_MONTH_AND_YEAR: Final = LocalText("read as a month and a year", "讀作年月", "读作年月")
