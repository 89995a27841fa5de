"""Tables that come in and go out by the command line: CSV and XLSX files as datasets, cards, sources and figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from briefing_app.cli.session import Session
from briefing_app.errors import InputError, PackError, Phrase, Problem
from briefing_app.model.language import Language
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import (
    ColumnUse,
    Draft,
    Mapping,
    Outcome,
    Plan,
    ReadChoice,
    RowProblem,
    Target,
    find_gaps,
    guess_mapping,
    read_draft,
    understand,
)

_MOST_SAID: Final = 50  # rows
_USAGE: Final = 2
_RECORDS: Final = {"cards": Target.CARDS, "figures": Target.FIGURES, "sources": Target.SOURCES}


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What the command line says about tables; what it does not say is guessed."""

    target: str | None = None
    into: str | None = None
    sheet: str = ""
    language: str | None = None
    skip_refused: bool = False

    @property
    def wanted(self) -> Target | None:
        """What the rows become."""
        return Target(self.target) if self.target else None


def read_table(path: Path, choice: TableChoice) -> Draft:
    """Read a file.

    Raises:
        PackError: It cannot be read, or is no table.
    """
    language = Language(choice.language) if choice.language else None
    try:
        return read_draft(path, ReadChoice(sheet=choice.sheet, language=language))
    except InputError as problem:
        raise PackError(str(path), (Problem("", problem.phrase),)) from problem


def check_table(session: Session, path: Path, draft: Draft, choice: TableChoice) -> dict[str, Any]:
    """Read all rows without a library.

    Raises:
        PackError: A column or row cannot be used.
    """
    mapping = guess_mapping(draft, choice.wanted)
    _refuse(path, find_gaps(mapping))
    understood = understand(draft, mapping)
    refused = [each for each in understood.problems if each.refused]
    if not choice.skip_refused:
        _refuse(path, _say_rows(refused))
    count = len(understood.cells) + len(understood.entries)
    numbers = {each.number for each in refused}
    session.say(f"{path}: {count - len(numbers)} rows can be read as {mapping.target}.")
    return {"path": str(path), "as": mapping.target.value, "counts": {"rows": count, "refused": len(numbers)}}


def import_table(
    session: Session, workspace: Workspace, path: Path, draft: Draft, choice: TableChoice, *, dry_run: bool
) -> tuple[dict[str, Any], Callable[[], None]]:
    """Import a file, or say what an import would do; gives the answer, and what is left to do once all is kept.

    Raises:
        PackError: A column or row cannot be used; nothing was changed.
    """
    into = workspace.library.resolve_ref("dataset", choice.into) if choice.into else ""
    mapping = workspace.imports.find_mapping(draft, choice.wanted, into)
    _refuse(path, find_gaps(mapping))
    plan = workspace.imports.plan(understand(draft, mapping))
    if not choice.skip_refused:
        _refuse(path, _say_rows(plan.refused))
    done = None if dry_run else workspace.imports.run_within(plan)
    answer = {
        "path": str(path),
        "as": plan.target.value,
        "language": mapping.language.value,
        "dataset": (done.dataset_id if done else mapping.into) or None,
        "columns": _describe_columns(draft, mapping),
        "counts": {outcome.value: count for outcome, count in plan.counts.items()},
        "removed": plan.removed,
        "also": {kind: [str(each) for each in names] for kind, names in plan.also.items()},
        "problems": [_describe(session, each) for each in plan.problems],
    }

    def finish() -> None:
        _say(session, path, plan, dry_run=dry_run)
        if done is not None:
            workspace.imports.remember(plan, done)

    return answer, finish


def write_list(session: Session, kind: str, target: Path) -> int:
    """Write all cards, figures or sources as a table, or all datasets as the sheets of a workbook."""
    if kind not in _RECORDS and kind != "datasets":
        session.remark("“--output” writes cards, figures, sources and datasets; leave it out for the others.")
        return _USAGE
    with session.open_workspace() as workspace:
        output = workspace.table_output
        if kind in _RECORDS:
            rows = output.export_records(_RECORDS[kind], target, session.language)
        else:
            rows = output.export_datasets(workspace.library.ids("dataset"), target, session.language)
    return _written(session, target, rows)


def write_thing(session: Session, kind: str, ref: str, target: Path) -> int:
    """Write one dataset as a table."""
    if kind != "dataset":
        session.remark("“--output” writes a dataset; leave it out for the others.")
        return _USAGE
    with session.open_workspace() as workspace:
        id = workspace.library.resolve_ref("dataset", ref)
        rows = workspace.table_output.export_dataset(id, target, session.language)
    return _written(session, target, rows)


def _written(session: Session, target: Path, rows: int) -> int:
    session.answer({"path": str(target), "rows": rows})
    session.say(str(target))
    return 0


def _refuse(path: Path, reasons: Sequence[Phrase]) -> None:
    if reasons:
        raise PackError(str(path), tuple(Problem("", each) for each in reasons))


def _say_rows(problems: Sequence[RowProblem]) -> list[Phrase]:
    """The first problems with their rows, and how many more there are."""
    said = [Phrase("import.row", row=each.number, what=each.said) for each in problems[:_MOST_SAID]]
    if len(problems) > _MOST_SAID:
        said.append(Phrase("import.rows_more", count=len(problems) - _MOST_SAID))
    return said


def _say(session: Session, path: Path, plan: Plan, *, dry_run: bool) -> None:
    counts = [f"{plan.counts[each]} {each}" for each in Outcome if plan.counts[each]]
    if plan.removed:
        counts.append(f"{plan.removed} removed")
    made = [f"{len(names)} {kind}s" for kind, names in plan.also.items()]
    besides = f"; besides: {', '.join(made)}" if made else ""
    end = " (dry run, nothing was changed)" if dry_run else ""
    session.say(f"{path}: {plan.target}: {', '.join(counts) or 'nothing'}{besides}{end}")
    for each in _say_rows(plan.problems):
        session.remark(f"{path}: {session.value(each)}")


def _describe_columns(draft: Draft, mapping: Mapping) -> list[dict[str, Any]]:
    return [
        {"heading": heading, "field": use.field or None, **_describe_column(use)}
        for heading, use in zip(draft.headings, mapping.columns, strict=True)
    ]


def _describe_column(use: ColumnUse) -> dict[str, Any]:
    column = use.column
    if column is None:
        return {}
    return {"key": column.key, "kind": column.kind.value, "unit": column.unit.value, "scale": column.scale}


def _describe(session: Session, problem: RowProblem) -> dict[str, Any]:
    return {
        "row": problem.number,
        "column": None if problem.column is None else problem.column + 1,
        "sentence": session.value(problem.said),
        "refused": problem.refused,
    }
