"""What the columns of a table from outside hold: headings, kinds, units and scales, to be corrected by a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from briefing_app.errors import Listing, Phrase
from briefing_app.model.bulk import making_many
from briefing_app.model.chart import Cell, Column, RawValue
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.column_heads import read_heads
from briefing_app.wording.find_frame import Rows, find_frame, say_raw
from briefing_app.wording.guess_column import guess_column
from briefing_app.wording.language_columns import Group, find_groups, names_language
from briefing_app.wording.read_cell import ReadCell, read_plainly, read_value
from briefing_app.wording.table_surroundings import NOTHING_AROUND, Surroundings, read_surroundings
from briefing_app.wording.table_words import is_total

_MOST_REFUSED: Final = 1_000  # listed of a column
_NAMED: Final = 4  # totals or lines that are named
_CUT: Final = 80  # characters of a line that is named
_STEP: Final = 2_000  # rows of a column between two words on how far the reading is
_TOTALS: Final = 2_000  # rows among which totals are looked for


Tell = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    del done, total


@dataclass(frozen=True, slots=True)
class GuessedColumn:
    """A column, its cells as they were read, how many of them were understood, and those that were not.

    `refused` gives the row among all given rows (headings included), the text and the reason, of the first thousand;
    `refused_count` is how many there are. `noted` gives the same of all cells that were understood with something assumed or
    left out.
    """

    column: Column
    understood: int
    refused: tuple[tuple[int, str, Phrase], ...] = ()
    refused_count: int = 0
    cells: tuple[Cell, ...] = ()
    noted: tuple[tuple[int, str, LocalText], ...] = ()


@dataclass(frozen=True, slots=True)
class GuessedTable:
    """How many rows at the top are no data (a title, the headings, their units), and the columns below them.

    `heading_top` is the first row of headings, `last` the row after the data, both among all rows. `around` is what stands
    above and below. `groups` are columns of words that say the same in several languages. `remarks` say what was left out or
    assumed.
    """

    heading_rows: int
    columns: tuple[GuessedColumn, ...]
    heading_top: int = 0
    last: int = 0
    around: Surroundings = NOTHING_AROUND
    groups: tuple[Group, ...] = ()
    remarks: tuple[Phrase, ...] = ()

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows of data as they were read."""
        return tuple(zip(*(each.cells for each in self.columns), strict=True))


def guess_table(
    rows: Rows, language: Language, heading_rows: int | None = None, *, whole: bool = False, tell: Tell = _silent
) -> GuessedTable:
    """Guess what a table holds.

    Args:
        rows: As they were read, of any length each.
        language: What language its words are in.
        heading_rows: How many rows at the top are headings, where a person has said so.
        whole: Whether all rows below the headings are data, lines that look like notes and sources too.
        tell: Who is told how many columns are read, of all; it may raise what stops the reading.
    """
    width = max(map(len, rows), default=0)
    frame = find_frame(rows, language, heading_rows, whole=whole)
    top, first, last = frame.top, frame.first, frame.last
    around = read_surroundings(rows[:top], rows[last:], language)
    heads = read_heads(rows[top:first], width, language)
    taken: list[str] = []
    columns: list[GuessedColumn] = []
    shared: list[str] = []
    for at, head in enumerate(heads):
        tell(at, len(heads))
        values = [row[at] if at < len(row) else None for row in rows[first:last]]
        column, shares = guess_column(head.heading, values, language, taken, label=head.label, whole=around.unit)
        taken.append(column.key)
        columns.append(read_column(values, language, column, first, lambda: tell(at, len(heads))))  # noqa: B023 - called at once
        if shares:
            shared.append(column.label.best(language)[0] if column.label else str(at + 1))
    groups = find_groups([each.column for each in columns], rows[first:last], language)
    remarks = tuple(remark_table(around, shared, rows, frame.first, frame.last))
    return GuessedTable(first, tuple(columns), top, last, around, groups, remarks)


def read_column(
    values: Sequence[RawValue],
    language: Language,
    column: Column,
    first_row: int = 0,
    step: Callable[[], None] | None = None,
) -> GuessedColumn:
    """All cells of a column, and what was refused; `first_row` is the number of the first value among all rows.

    `step` is called now and then.
    """
    cells: list[Cell] = []
    refused: list[tuple[int, str, Phrase]] = []
    noted: list[tuple[int, str, LocalText]] = []
    understood = count = 0
    known: dict[str, ReadCell] = {}  # a long column says the same again and again
    with making_many():
        for at, raw in enumerate(values, first_row):
            cell = read_plainly(raw, language, column)
            if cell is None:
                found = known.get(raw) if isinstance(raw, str) else None
                read = found or read_value(raw, language, column)
                if found is None and isinstance(raw, str):
                    known[raw] = read
                cell = read.cell
                if read.notes and read.problem is None:
                    noted += [(at, str(raw), note) for note in read.notes]
                if read.problem is not None:
                    count += 1
                    if len(refused) < _MOST_REFUSED:
                        refused.append((at, str(raw), read.problem))
                elif not cell.missing:
                    understood += 1
            else:
                understood += 1
            cells.append(cell)
            if step is not None and not at % _STEP:
                step()
    return GuessedColumn(column, understood, tuple(refused), count, tuple(cells), tuple(noted))


def join_labels(columns: Sequence[Column], group: Sequence[tuple[int, Language]]) -> LocalText:
    """The name of one column that takes the place of a group: each language from the column that speaks it."""
    label = LocalText()
    for at, language in group:
        texts = dict(columns[at].label)
        words = texts.get(language) or next(iter(texts.values()), "")
        if words and words not in dict(label).values() and not (label and names_language(words)):
            label = label.with_text(language, words)
    return label


def remark_table(around: Surroundings, shared: Sequence[str], rows: Rows, first: int, last: int) -> list[Phrase]:
    """What is worth knowing of a table: its unit and the columns that share it, what was left out, which rows are totals."""
    remarks = []
    if around.unit is not None:
        if shared:
            remarks.append(Phrase("tables.note.unit", unit=around.unit_text, columns=Listing(tuple(shared))))
        else:
            remarks.append(Phrase("tables.note.no_unit", unit=around.unit_text))
    if around.above:
        remarks.append(Phrase("tables.note.above", texts=_quote(around.above)))
    if around.below:
        remarks.append(Phrase("tables.note.below", row=last + 1, texts=_quote(around.below)))
    totals = [
        Phrase("tables.note.total", row=at + 1, text=name)
        for at, row in enumerate(rows[first : min(last, first + _TOTALS)], first)
        if (name := next(filter(None, map(say_raw, row)), "")) and is_total(name)
    ]
    if totals:
        remarks.append(Phrase("tables.note.totals", rows=_cut(totals)))
    return remarks


def _quote(texts: Sequence[str]) -> Listing | Phrase:
    return _cut(
        [Phrase("list.quoted", text=each if len(each) <= _CUT else f"{each[:_CUT]}…") for each in texts],
    )


def _cut(items: Sequence[Phrase]) -> Listing | Phrase:
    """The first of several, and how many more there are."""
    named = Listing(tuple(items[:_NAMED]))
    if len(items) <= _NAMED:
        return named
    return Phrase("list.more", items=named, count=len(items) - _NAMED)
