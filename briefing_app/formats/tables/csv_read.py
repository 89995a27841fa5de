"""Read a table from a text file (CSV, TSV) or from the tab-separated text that spreadsheets leave on the clipboard."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefing_app.errors import InputError, Phrase
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.cleaning import UNPRINTED
from briefing_app.formats.tables.encodings import decode, guess_encoding
from briefing_app.formats.tables.guard import unguard
from briefing_app.formats.tables.raw import (
    Gatherer,
    RawTable,
    TextForm,
    Watch,
    check_cell,
    check_size,
    load_bytes,
    too_many_columns,
    too_many_rows,
)

DELIMITERS: Final = ("\t", ";", "|", ",")
"""In this order where several fit: a comma also stands within numbers and sentences, the others seldom do."""
_FITS: Final = 0.9  # of the rows that have the same number of cells
_SAMPLE_ROWS: Final = 60
_SAMPLE_CHARACTERS: Final = 100_000
_DECLARED: Final = re.compile(r'"?sep=([,;|:\t])"?\r?\n', re.IGNORECASE)  # Excel's own way to name the separator
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"SQLite")


def read_csv(path: Path, *, encoding: str = "", delimiter: str = "", watch: Watch | None = None) -> RawTable:
    """Read a CSV or TSV file; what is not given is guessed and reported in `form`.

    Args:
        path: The file.
        encoding: One of `ENCODINGS`.
        delimiter: One character.
        watch: Who is told how far the reading is, in characters.

    Raises:
        InputError: It is no such file, is damaged, beyond the limits or empty, or is a letter or notes (.txt) and no table.
        CancelledError: The person stopped it.
    """
    data = load_bytes(path)
    if data.startswith(_PACKED):
        raise InputError("tables.binary", field="file", name=path.name)
    sure = 1.0
    if not encoding:
        encoding, sure = guess_encoding(data, path.name)
    text = decode(data, encoding, path.name)
    chosen, (delimiter, fits, text) = delimiter, _find_delimiter(text, delimiter)
    if not chosen and path.suffix.lower() == ".txt" and text.strip() and _is_prose(text, delimiter, fits):
        raise InputError("tables.prose", field="file", name=path.name)
    form = TextForm(encoding.removesuffix("-sig"), delimiter, sure, fits)
    return _read(text, path.name, form, watch or Watch())


def read_tsv(text: str, name: str = "") -> RawTable:
    """Read what a spreadsheet puts on the clipboard as text: tabs, lines, and quotation marks around cells with line breaks.

    Raises:
        InputError: It is beyond the limits or empty.
    """
    check_size(name, len(text))
    return _read(text.replace("\0", ""), name, TextForm("utf-8", "\t"), Watch())


def _read(text: str, name: str, form: TextForm, watch: Watch) -> RawTable:
    text, removed = UNPRINTED.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
    gathered = Gatherer(name)
    done = 0
    longest = limits.CELL_CHARACTERS

    def lines() -> Iterator[str]:
        nonlocal done
        for number, line in enumerate(io.StringIO(text, newline=""), 1):
            done += len(line)
            if number > limits.LINES:
                raise too_many_rows(name)
            if not number % limits.STEP:
                watch.step(done, len(text))
            most = limits.COLUMNS * (100 if '"' in line else 1)  # separators may stand within quotation marks
            if len(line) > most and line.count(form.delimiter) > most:
                line = (
                    line.rstrip(form.delimiter + "\n") + "\n"
                )  # empty to the end of the sheet, as some programs write
                if line.count(form.delimiter) > most:
                    raise too_many_columns(name, number)
            yield line

    spaced = f'{form.delimiter} "' in text[:_SAMPLE_CHARACTERS] and form.delimiter != "\t"
    reader = csv.reader(lines(), delimiter=form.delimiter, skipinitialspace=spaced)
    try:
        for row in reader:
            if row and len(max(row, key=len)) > longest:
                check_cell(name, len(gathered.rows) + 1, max(row, key=len))
            gathered.add([(unguard(cell) if cell[0] == "'" else cell) if cell else None for cell in row])
    except csv.Error as problem:  # a cell beyond the limit of the csv module, which is larger than ours
        number = len(gathered.rows) + 1
        raise InputError("tables.cell", field="file", name=name, row=number, most=f"{longest:,}") from problem
    watch.step(len(text), len(text))
    notes = [Phrase("tables.note.control", count=removed)] if removed else []
    rows = gathered.finish()
    if text.count('"') % 2 and any(isinstance(cell, str) and "\n" in cell for cell in rows[-1]):
        notes.append(Phrase("tables.note.quote"))
    return RawTable(rows, name=name, notes=tuple(notes), form=form)


def _find_delimiter(text: str, chosen: str) -> tuple[str, float, str]:
    """The separator, the share of rows that it cuts into equally many cells, and the text without a line that names it."""
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    if chosen or declared:
        return chosen or (declared[1] if declared else ","), 1.0, text
    sample = text[:_SAMPLE_CHARACTERS]
    judged = {delimiter: _judge(sample, delimiter) for delimiter in DELIMITERS}
    shares = {delimiter: share for delimiter, (share, _) in judged.items()}
    fitting = [each for each in DELIMITERS if shares[each] >= _FITS]
    # What cuts the first row as the others comes first: headings seldom hold a list such as “a; b”, cells do.
    fitting.sort(key=lambda each: not judged[each][1])
    best = fitting[0] if fitting else max(reversed(DELIMITERS), key=lambda each: shares[each])
    return best, shares[best], text


def _is_prose(text: str, delimiter: str, fits: float) -> bool:
    """Whether nothing divides the lines, or only commas as sentences have them: some in some lines, each before a space."""
    return not fits or (delimiter == "," and fits < _FITS and 2 * text.count(", ") > text.count(","))


def _judge(sample: str, delimiter: str) -> tuple[float, bool]:
    """The share of rows with the number of cells that most rows have, where that is more than one; whether the first has it."""
    widths: Counter[int] = Counter()
    first = 0
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                widths[len(row)] += 1
                first = first or len(row)
            if widths.total() >= _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0, False
    cut = [(count, width) for width, count in widths.items() if width > 1]
    if not cut:
        return 0.0, False
    count, width = max(cut)
    return round(count / widths.total(), 2), first == width
