"""A file that may be imported, read but not yet understood: its rows, where its headings are, what it may be."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefing_app.errors import Phrase
from briefing_app.formats.tables.csv_read import read_csv
from briefing_app.formats.tables.decimal_comma import read_decimal_commas
from briefing_app.formats.tables.kind import FileKind, find_kind
from briefing_app.formats.tables.month_first import read_months_first
from briefing_app.formats.tables.page_read import read_page
from briefing_app.formats.tables.raw import RawCell, RawTable, SheetChoice, TextForm, Watch
from briefing_app.model.language import Language
from briefing_app.wording.column_heads import read_heads
from briefing_app.wording.find_frame import Frame, find_frame, say_raw
from briefing_app.wording.which_language import guess_language
from briefing_app.workspace.importing.headings import find_target, plain_heading, recognise
from briefing_app.workspace.importing.target import Target

_HEADINGS_WITHIN: Final = 20  # rows from the top in which headings are looked for
_SAMPLE: Final = 200  # rows that headings and language are guessed from


@dataclass(frozen=True, slots=True)
class ReadChoice:
    """What a person corrected about the reading; what is empty or None is guessed.

    `headings` counts the rows down to and with the headings (0: there are none); `language` is that of texts without a
    language of their own and of numbers such as “$5”. `whole` takes lines that look like notes and sources below the table
    for rows of it as well.
    """

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    headings: int | None = None
    language: Language | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A table as it was read. Nothing in it refers to a library, so it may be made in another thread.

    `form` (encoding and separator, each with how sure it is from 0 to 1) is None for a workbook. `headings` are as many texts
    as there are columns, empty where a column has none. `first` is the number, from 0, of the first row of content in
    `raw.rows` (a person sees row `first + 1`), `last` that after the last; `top` is the first row of headings. `signature` is
    the same for files with the same headings, empty without headings. `target` is what the headings look like.
    """

    path: Path
    choice: ReadChoice
    raw: RawTable
    first: int
    headings: tuple[str, ...]
    language: Language
    target: Target
    signature: str
    top: int = 0
    last: int = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.raw.name

    @property
    def form(self) -> TextForm | None:
        """How a text file is written."""
        return self.raw.form

    @property
    def sheet(self) -> str:
        """The sheet that was read."""
        return self.raw.sheet

    @property
    def sheets(self) -> tuple[SheetChoice, ...]:
        """All sheets of a workbook, none of a text file."""
        return self.raw.sheets

    @property
    def notes(self) -> tuple[Phrase, ...]:
        """What a person should know about the reading."""
        return self.raw.notes

    @property
    def rows(self) -> tuple[tuple[RawCell, ...], ...]:
        """The rows of content, without the headings and what stands above and below."""
        return self.raw.rows[self.first : self.last]


def read_draft(path: Path, choice: ReadChoice = ReadChoice(), watch: Watch | None = None) -> Draft:
    """Read a CSV, TSV or XLSX file or the table of a web page, whatever its name says. Needs no library: run it in any thread.

    Args:
        path: The file.
        choice: What a person corrected; a change of encoding, separator or sheet needs a new reading, one of headings or
            language only `choose`.
        watch: Who is told how far the reading is (done, of all) and who may stop it.

    Raises:
        InputError: The file cannot be read, is of another kind, damaged, hostile, too large or empty; one sentence.
        CancelledError: The person stopped it.
    """
    kind = find_kind(path)
    if kind is FileKind.BOOK:
        from briefing_app.formats.tables.xlsx_read import read_xlsx  # takes a moment to load

        raw = read_xlsx(path, choice.sheet, watch=watch)
    elif kind is FileKind.PAGE:
        raw = read_decimal_commas(read_page(path, watch=watch))
    else:
        raw = read_decimal_commas(read_csv(path, encoding=choice.encoding, delimiter=choice.delimiter, watch=watch))
    return make_draft(read_months_first(raw), choice, path)


def make_draft(raw: RawTable, choice: ReadChoice = ReadChoice(), path: Path = Path()) -> Draft:
    """Look for headings, language and purpose of a table that was read, also of one from the clipboard."""
    texts = [each for row in raw.rows[:_SAMPLE] for each in row if isinstance(each, str)]
    language = choice.language or guess_language(texts)
    known = _find_headings(raw) if choice.headings is None else choice.headings
    frame = find_frame(raw.rows, language, known, whole=choice.whole)
    headings = _pick_headings(raw, frame, language)
    language = choice.language or _guess_language(headings, texts, language)
    target = find_target(headings)
    if target is not Target.DATASET and choice.headings is None and not choice.whole:
        frame = replace(frame, last=len(raw.rows))  # texts of cards may begin like notes
    return Draft(path, choice, raw, frame.first, headings, language, target, _sign(headings), frame.top, frame.last)


def choose(draft: Draft, choice: ReadChoice) -> Draft:
    """The draft with other headings or another language, without reading the file again."""
    kept = replace(choice, sheet=draft.choice.sheet, encoding=draft.choice.encoding, delimiter=draft.choice.delimiter)
    return make_draft(draft.raw, kept, draft.path)


def _find_headings(raw: RawTable) -> int | None:
    """How many rows there are down to and with the headings, where most of one row are headings that are known to us."""
    rows = raw.rows[:_HEADINGS_WITHIN]
    known = [sum(each is not None for each in recognise(tuple(map(say_raw, row)))) for row in rows]
    best = max(range(len(rows)), key=lambda at: (known[at], -at))
    return best + 1 if known[best] > max(1, raw.width // 2) else None


def _guess_language(headings: tuple[str, ...], texts: list[str], language: Language) -> Language:
    """Chinese headings tell that a table is Chinese, even where most of its words are names in English."""
    spoken = [guess_language((each,), language) for each in headings if each]
    chinese = [each for each in spoken if each.chinese]
    if language.chinese or len(chinese) * 2 <= len(spoken):
        return language
    return guess_language([*headings, *(each for each in texts if guess_language((each,)).chinese)], language)


def _pick_headings(raw: RawTable, frame: Frame, language: Language) -> tuple[str, ...]:
    """The first of the rows above the content that names most columns; a row of units may follow it."""
    if not frame.first:
        return ("",) * raw.width
    rows = [tuple(map(say_raw, row)) for row in raw.rows[frame.top : frame.first]] or [("",) * raw.width]
    row = max(rows, key=lambda row: len({each for each in row if each}))
    whole = [" ".join(filter(None, each)) for each in zip(*rows, strict=True)]
    if len(set(row)) == len(set(whole)):
        return row
    heads = read_heads(raw.rows[frame.top : frame.first], raw.width, language)  # years above groups of columns
    return tuple(each.label.best(language)[0] for each in heads)


def _sign(headings: tuple[str, ...]) -> str:
    if not any(headings):
        return ""
    return hashlib.sha256("\x1f".join(map(plain_heading, headings)).encode()).hexdigest()
