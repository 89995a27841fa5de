"""Read the rows of a file by a mapping, before they are compared with any library."""

from __future__ import annotations

from typing import Final

from briefing_app.errors import InputError
from briefing_app.formats.tables.raw import RawCell, Watch
from briefing_app.workspace.importing.draft import Draft
from briefing_app.workspace.importing.mapping import Mapping
from briefing_app.workspace.importing.plan import Entry, RowProblem, Understood
from briefing_app.workspace.importing.read_values import find_reader
from briefing_app.workspace.importing.table_cells import understand_cells
from briefing_app.workspace.importing.target import FIELD_BY_NAME, Target

_STEP: Final = 200  # rows between two reports of progress


def understand(draft: Draft, mapping: Mapping, watch: Watch | None = None) -> Understood:
    """Read all rows. Needs no library: run it in any thread.

    A cell of a dataset that is not what its column holds is kept as words, with a problem that refuses nothing; any other value
    that cannot be read refuses its row.

    Args:
        draft: The file as it was read.
        mapping: What its columns become; `find_gaps` finds nothing missing in it.
        watch: Who is told how many rows are read (of all), and who may stop it.

    Raises:
        CancelledError: The person stopped it.
    """
    watch = watch or Watch()
    if mapping.target is Target.DATASET:
        return understand_cells(draft, mapping, watch)
    fields = FIELD_BY_NAME[mapping.target]
    columns = [(at, use.field, find_reader(mapping.target, fields[use.field].base)) for at, use in mapping.used]
    entries: list[Entry] = []
    problems: list[RowProblem] = []
    rows = draft.rows
    for place, row in enumerate(rows):
        if not place % _STEP:
            watch.step(place, len(rows))
        number = draft.first + place + 1
        values: dict[str, object] = {}
        for at, name, read in columns:
            if _is_empty(row[at]):
                continue
            try:
                values[name] = read(row[at])
            except InputError as problem:
                problems.append(RowProblem(number, at, problem.phrase))
        if values or any(not _is_empty(row[at]) for at, _, _ in columns):
            entries.append(Entry(number, values))
    watch.step(len(rows), len(rows))
    return Understood(draft, mapping, entries=tuple(entries), problems=tuple(problems))


def _is_empty(cell: RawCell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
