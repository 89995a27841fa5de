"""What a pasted table means here: which of its columns go where, how its cells are read, and which are not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QMimeData

from briefing_app.errors import InputError, Phrase
from briefing_app.formats.tables.csv_read import read_tsv
from briefing_app.formats.tables.decimal_comma import read_decimal_commas
from briefing_app.formats.tables.html_read import read_html
from briefing_app.formats.tables.month_first import read_months_first
from briefing_app.formats.tables.raw import RawCell, Watch
from briefing_app.model.bulk import making_many, wrap_words
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.guess_table import GuessedTable, guess_table, join_labels
from briefing_app.wording.read_cell import read_plainly, read_value, read_words
from briefing_app.wording.table_surroundings import NOTHING_AROUND, Surroundings
from briefing_app.wording.which_language import guess_language

Rows = tuple[tuple[RawCell, ...], ...]
_LONGEST_HTML = 5_000_000  # characters; of larger tables the plain text is read, which spreadsheets give as well
_LARGE_HTML, _LARGE_TEXT = 400_000, 150_000  # characters that take more than a fifth of a second
_SAMPLE = 200  # rows from which the language of a column is told


class Goes(StrEnum):
    """Where a pasted table goes."""

    HERE = "here"
    INSERT = "insert"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Target:
    """Where one pasted column goes: which column of the table, and of words in which language."""

    at: int
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A pasted cell that is kept as it was written: its row (from 0, headings left out), its words, what is wrong."""

    row: int
    text: str
    problem: Phrase


@dataclass(frozen=True, slots=True)
class Noted:
    """A pasted cell that was understood with something assumed or left out: a footnote mark, which number is the day."""

    row: int
    text: str
    note: LocalText


@dataclass(frozen=True, slots=True)
class Plan:
    """What pasting would do. `columns` are those of the table from `first` on, as they will be, one for each of `cells`.

    `targets` has one entry for each pasted column.
    """

    first: int
    columns: tuple[Column, ...]
    targets: tuple[Target, ...]
    cells: tuple[tuple[Cell, ...], ...]
    refused: tuple[Refused, ...] = ()
    noted: tuple[Noted, ...] = ()
    known: int = 0  # so many of the columns are there already
    retyped: bool = False  # those that are there take kind and heading of what is pasted
    around: Surroundings = NOTHING_AROUND

    @property
    def filled(self) -> tuple[frozenset[Language | None], ...]:
        """For each column the languages that are pasted into it; None for numbers and dates."""
        return tuple(
            frozenset(each.language for each in self.targets if each.at == self.first + at)
            for at in range(len(self.columns))
        )


@dataclass(frozen=True, slots=True)
class Pasted:
    """A table from the clipboard, with what was guessed of it."""

    rows: Rows
    guessed: GuessedTable
    language: Language

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0])

    @property
    def may_have_headings(self) -> bool:
        """Whether anything would be left without them."""
        return len(self.rows) > 1

    @property
    def headings(self) -> int:
        """How many rows at the top are no data."""
        return self.guessed.heading_rows

    @property
    def data(self) -> Rows:
        """The rows between the headings and what stands below the table."""
        return self.rows[self.guessed.heading_rows : self.guessed.last]


@dataclass(frozen=True, slots=True)
class Copy:
    """What lay on the clipboard, before it is read."""

    html: str
    text: str

    @property
    def large(self) -> bool:
        """Whether reading it takes so long that the window should not wait."""
        return len(self.html) > _LARGE_HTML or len(self.text) > _LARGE_TEXT


def take_copy(data: QMimeData) -> Copy:
    """The HTML where it holds a table, and the text."""
    html = data.html() if data.hasHtml() else ""
    if len(html) > _LONGEST_HTML or "<table" not in html.lower():
        html = ""
    return Copy(html, data.text() if data.hasText() else "")


def read_copy(copy: Copy, watch: Watch | None = None) -> Rows | None:
    """The rows of a table that was copied elsewhere; None where there is nothing to paste. Any thread may do it.

    Raises:
        InputError: It is beyond the limits.
        CancelledError: The person stopped it.
    """
    if copy.html:
        try:
            return read_months_first(read_decimal_commas(read_html(copy.html, watch=watch))).rows
        except InputError as problem:
            if problem.key != "error.input.tables.empty":
                raise
    return read_months_first(read_decimal_commas(read_tsv(copy.text))).rows if copy.text.strip() else None


def read_clipboard(data: QMimeData) -> Rows | None:
    """The rows of a table that was copied elsewhere; None where there is nothing to paste.

    Raises:
        InputError: It is beyond the limits.
    """
    return read_copy(take_copy(data))


def take_in(
    rows: Rows,
    language: Language | None = None,
    headings: bool | None = None,
    *,
    otherwise: Language = Language.EN,
    whole: bool = False,
    watch: Watch | None = None,
) -> Pasted:
    """Guess what a table holds.

    Args:
        rows: As they were read.
        language: Of its words and numbers, where a person said so.
        headings: Whether its first row is no data, where a person said so.
        otherwise: The language where nothing tells it.
        whole: Whether lines that look like notes and sources below the table are rows of it too.
        watch: Who is told how far it is, in columns, and who may stop it.
    """
    tell = (watch or Watch()).step
    if language is None:
        sample = [cell for row in rows[:_SAMPLE] for cell in row if isinstance(cell, str)]
        language = guess_language(sample, otherwise)
    guessed = guess_table(rows, language, 0 if headings is False else None, whole=whole, tell=tell)
    if headings and not guessed.heading_rows:
        guessed = guess_table(rows, language, 1, whole=whole, tell=tell)
    return Pasted(rows, guessed, language)


def plan_new(pasted: Pasted) -> Plan:
    """What a table of its own will be."""
    return Planner(pasted, (), 0, None).plan()


@dataclass(slots=True)
class Planner:
    """Plans where a pasted table goes, from a column of the table on; `language` is that of the lane it was pasted at."""

    pasted: Pasted
    columns: tuple[Column, ...]
    first: int
    language: Language | None
    retyped: bool = False  # the table has no rows yet, and takes what is pasted as its columns
    _refused: list[Refused] = field(default_factory=list)
    _noted: list[Noted] = field(default_factory=list)

    def plan(self) -> Plan:
        """Make the plan."""
        targets, columns = self._lay_out()
        known = min(len(columns), max(0, len(self.columns) - self.first))
        cells = self._read_rows(targets, columns)
        return Plan(
            self.first,
            tuple(columns),
            tuple(targets),
            cells,
            tuple(sorted(self._refused, key=lambda each: each.row)),
            tuple(sorted(self._noted, key=lambda each: each.row)),
            known=known,
            retyped=self.retyped and known > 0,
            around=self.pasted.guessed.around,
        )

    # -- columns -----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> tuple[list[Target], list[Column]]:
        """Where each pasted column goes; names in several languages side by side go into one column."""
        targets: list[Target] = []
        columns: list[Column] = []
        at, width = 0, self.pasted.width
        while at < width:
            place = self.first + len(columns)
            column = self.columns[place] if place < len(self.columns) and not self.retyped else None
            guessed = self.pasted.guessed.columns[at].column
            kind = column.kind if column is not None else guessed.kind
            if kind is not ColumnKind.TEXT:
                columns.append(column or self._make(at, guessed, place))
                targets.append(Target(place))
                at += 1
                continue
            languages = self._find_run(at, first=not columns)
            columns.append(column or self._make(at, guessed, place, languages))
            targets += [Target(place, each) for each in languages]
            at += len(languages)
        return targets, columns

    def _find_run(self, at: int, *, first: bool) -> list[Language]:
        """The languages of columns of words that stand side by side from here on and say the same.

        Without headings to tell it, they stand in the order of English, 繁體, 简体.
        """
        guessed = self.pasted.guessed.columns
        if self.pasted.headings:
            group = next((each for each in self.pasted.guessed.groups if each[0][0] == at), ())
            return [each for _, each in group] or [self._language_of(at, first=first)]
        found = [self._language_of(at, first=first)]
        while len(found) < len(LANGUAGES) and at + len(found) < self.pasted.width:
            following = at + len(found)
            if guessed[following].column.kind is not ColumnKind.TEXT:
                break
            expected = LANGUAGES.index(found[-1]) + 1
            if expected >= len(LANGUAGES):
                break
            words = self._words(following)
            language = guess_language(words, LANGUAGES[expected])
            if not words or language not in LANGUAGES[expected:] or not language.chinese:
                break
            found.append(language)
        return found

    def _language_of(self, at: int, *, first: bool) -> Language:
        """That of the lane where it was pasted at one; else told from the words, and by what the person chose."""
        words = self._words(at)
        guess = guess_language(words, self.pasted.language) if words else self.pasted.language
        if guess.chinese and self.pasted.language.chinese:
            guess = self.pasted.language
        if first and self.language is not None and (self.language is guess or not words):
            return self.language
        return guess

    def _words(self, at: int) -> list[str]:
        return [cell for row in self.pasted.data[:_SAMPLE] if isinstance(cell := row[at], str) and cell]

    def _make(self, at: int, guessed: Column, place: int, languages: Sequence[Language] = ()) -> Column:
        """A column as it was guessed, headed in each language by what stands above it."""
        columns = [each.column for each in self.pasted.guessed.columns]
        label = guessed.label
        if len(languages) > 1:
            label = join_labels(columns, [(at + step, each) for step, each in enumerate(languages)])
        if self.retyped and place < len(self.columns):
            old = self.columns[place]
            return replace(guessed, key=old.key, label=label or old.label)
        return replace(guessed, key="", label=label)

    # -- cells -------------------------------------------------------------------------------------------------------

    def _read_rows(self, targets: Sequence[Target], columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
        """All rows below the headings, read column by column."""
        with making_many():
            read = [self._read_column(self.first + at, column, targets) for at, column in enumerate(columns)]
            return tuple(zip(*read, strict=True))

    def _read_column(self, place: int, column: Column, targets: Sequence[Target]) -> list[Cell]:
        rows = self.pasted.data
        mine = {target.language: at for at, target in enumerate(targets) if target.at == place}
        if None not in mine:
            sources = [mine.get(each, -1) for each in LANGUAGES]
            if len(mine) == 1:
                ((only, place_of),) = mine.items()
                return [read_words(_words_of(row, place_of), only or self.pasted.language) for row in rows]
            return [wrap_words(*(_words_of(row, at) for at in sources)) for row in rows]
        at, language = mine[None], self.pasted.language
        guessed = self.pasted.guessed.columns[at]
        same = replace(guessed.column, key=column.key, label=column.label) == column
        if _clash(guessed.column, column):
            return self._refuse_column(column, [row[at] for row in rows])
        if (measured := _measure(guessed.column, column)) != column:
            column = measured
            self._noted += [Noted(0, guessed.column.label.get(language), _OWN_SCALE)] if rows else []
        if same and guessed.refused_count == len(guessed.refused):  # all of it was read when it was guessed
            start = self.pasted.headings
            self._refused += [Refused(row - start, text, problem) for row, text, problem in guessed.refused]
            self._noted += [Noted(row - start, text, note) for row, text, note in guessed.noted]
            return list(guessed.cells)
        cells: list[Cell] = []
        for number, row in enumerate(rows):
            raw = row[at]
            plain = read_plainly(raw, language, column)
            if plain is not None:
                cells.append(plain)
                continue
            read = read_value(raw, language, column)
            cells.append(read.cell)
            if read.problem is not None:
                self._refused.append(Refused(number, str(raw), read.problem))
            else:
                self._noted += [Noted(number, str(raw), note) for note in read.notes]
        return cells

    def _refuse_column(self, column: Column, values: Sequence[RawCell]) -> list[Cell]:
        """Bare numbers whose heading gives another unit than the column has: words rather than other numbers."""
        cells: list[Cell] = []
        for number, raw in enumerate(values):
            words = "" if raw is None else str(raw).strip()
            cells.append(Cell(text=LocalText().with_text(self.pasted.language, words)))
            if words:
                problem = Phrase("cell.unit", text=words[:60], unit=Phrase(f"unit.{column.unit}"))
                self._refused.append(Refused(number, words, problem))
        return cells


_OWN_SCALE = LocalText(
    "The numbers below this heading are read in the scale that it gives, not in that of the column here.",
    "此標題下的數字按標題所示的倍數讀取，而非按本欄的倍數。",
    "此标题下的数字按标题所示的倍数读取，而非按本列的倍数。",
)


def _clash(pasted: Column, column: Column) -> bool:
    """Whether a heading gives a unit that is not that of the column; one that gives none does not."""
    both = pasted.kind is ColumnKind.NUMBER and column.kind is ColumnKind.NUMBER
    given = pasted.unit.currency or pasted.unit is Unit.PERCENT  # years and ranks are only guessed from their digits
    return both and given and pasted.unit is not column.unit


def _measure(pasted: Column, column: Column) -> Column:
    """The column with the scale that a pasted heading gives, or none if it gives the bare unit."""
    if pasted.kind is not ColumnKind.NUMBER or column.kind is not ColumnKind.NUMBER:
        return column
    if pasted.scale or (pasted.unit is column.unit and pasted.unit.currency):
        return replace(column, scale=pasted.scale)
    return column


def _words_of(row: Sequence[RawCell], at: int) -> str:
    return "" if at < 0 or (raw := row[at]) is None else str(raw).strip()


def merge(plan: Plan, row: int, before: Sequence[Cell]) -> tuple[Cell, ...]:
    """A row of a plan over what stands there: of words only the languages that are pasted are exchanged."""
    merged: list[Cell] = []
    for cell, languages, there in zip(plan.cells[row], plan.filled, before, strict=True):
        if None in languages:
            merged.append(cell)
            continue
        text = there.text
        for language in languages:
            if language is not None:
                text = text.with_text(language, cell.text.get(language))
        merged.append(replace(there, text=text))
    return tuple(merged)
