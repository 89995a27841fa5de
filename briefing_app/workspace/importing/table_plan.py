"""Rows that become a dataset: a new one, or the rows of one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_app.errors import Phrase
from briefing_app.model.chart import Cell, Dataset
from briefing_app.model.language import LocalText
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.plan import Outcome, Plan, PlannedRow, RowProblem, Understood
from briefing_app.workspace.importing.table_comparison import Row, TableComparison


def plan_table(desk: Desk, understood: Understood) -> Plan:
    """Compare rows with those of the dataset that they replace, if any.

    A row is the same where all its cells say the same, and has changed where its words and dates do. A cell that says the same
    stays as it is: with its other languages, its own date and source, and the figure that it follows.
    """
    mapping = understood.mapping
    columns = tuple(each.column for each in mapping.made)
    problems = list(understood.problems)
    cells = _without_unknown_figures(desk, understood, problems)
    if not mapping.into:
        dataset = Dataset(
            "", "", mapping.title, columns, cells, mapping.sources, mapping.as_of, mapping.note, mapping.theme
        )
        rows = _name_rows(understood, cells, [Outcome.NEW] * len(cells))
        return Plan(understood, rows, tuple(problems), dataset=dataset)
    old = desk.library.get_dataset(mapping.into)
    comparison = TableComparison(desk, old, columns, mapping.language)
    merged, outcomes = comparison.merge(cells)
    new = replace(
        old,
        title=mapping.title or old.title,
        columns=comparison.columns,
        rows=merged,
        sources=mapping.sources or old.sources,
        as_of=mapping.as_of or old.as_of,
        note=mapping.note or old.note,
        theme=mapping.theme or old.theme,
    )
    rows = _name_rows(understood, merged, outcomes)
    return Plan(understood, rows, tuple(problems), removed=comparison.removed, dataset=None if new == old else new)


def _name_rows(understood: Understood, cells: Sequence[Row], outcomes: Sequence[Outcome]) -> tuple[PlannedRow, ...]:
    first = understood.draft.first + 1
    return tuple(
        PlannedRow(first + place, outcome, next((cell.text for cell in row if cell.text), ""))
        for place, (row, outcome) in enumerate(zip(cells, outcomes, strict=True))
    )


def _without_unknown_figures(desk: Desk, understood: Understood, problems: list[RowProblem]) -> tuple[Row, ...]:
    """The rows; a cell that names a figure in braces follows it where it is there, else it holds these words."""
    cells = understood.cells
    keys = {cell.figure for row in cells for cell in row if cell.figure}
    if not keys:
        return cells
    unknown = keys - {each.key for each in desk.library.list_figures_by_key(sorted(keys))}
    if not unknown:
        return cells
    language = understood.mapping.language
    used = [each.places[0] for each in understood.mapping.made]
    rows = []
    for place, row in enumerate(cells):
        kept = list(row)
        for order, cell in enumerate(row):
            if cell.figure in unknown:
                said = Phrase("import.unknown_figure", key=cell.figure)
                problems.append(RowProblem(understood.draft.first + place + 1, used[order], said, refused=False))
                kept[order] = Cell(text=LocalText().with_text(language, f"{{{cell.figure}}}"))
        rows.append(tuple(kept))
    problems.sort(key=lambda each: (each.number, each.column or 0))
    return tuple(rows)
