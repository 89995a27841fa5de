"""Cells of a column that gets another kind or scale."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.errors import InputError
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.wording.cell_number import scale_value
from briefing_app.wording.read_cell import print_cell, read_cell


def convert_cell(cell: Cell, old: Column, new: Column, places: int = 0) -> Cell:
    """The cell in a column that was another one: read anew where the kind differs, its own date and source kept.

    Args:
        cell: What stands there; a figure is kept in a column of numbers, and its key becomes words in any other.
        old: The column as it was.
        new: The column as it will be.
        places: Powers of ten by which values are multiplied.
    """
    if new.kind is old.kind:
        if cell.value is None or not places:
            return cell
        try:
            return replace(cell, value=scale_value(cell.value, places))
        except InputError:  # beyond all sizes
            return cell
    if cell.missing:
        return cell
    for language in () if new.kind is ColumnKind.TEXT else LANGUAGES:
        typed = cell.text.get(language) if cell.text else print_cell(cell, old, language)
        read = read_cell(typed, language, new).cell if typed else None
        if read is not None and not read.text:
            return replace(read, as_of=cell.as_of, citation=cell.citation)
    if cell.text:
        return cell
    words = LocalText(*(print_cell(cell, old, each) for each in LANGUAGES))
    return Cell(text=words, as_of=cell.as_of, citation=cell.citation)
