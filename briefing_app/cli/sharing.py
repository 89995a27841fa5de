"""The commands that bring content in and out, and take changes back: import, pack, history, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing_app.cli.session import Session
from briefing_app.cli.tables import TableChoice, check_table, import_table, read_table
from briefing_app.errors import PackError
from briefing_app.formats.pack import Pack
from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import Draft
from briefing_app.workspace.merge import ImportReport
from briefing_app.workspace.packs import is_table, load_any


def import_files(session: Session, files: list[Path], wanted: TableChoice, *, dry_run: bool) -> int:
    """Import packs and tables. All are read first, so that a bad one keeps the others out too.

    A dry run on a library that does not exist yet checks the files alone and makes no library.
    """
    read: list[tuple[Path, Pack | Draft]] = []
    problems: list[PackError] = []
    for path in files:
        try:
            read.append((path, read_table(path, wanted) if is_table(path) else load_any(path)))
        except PackError as error:
            problems.append(error)
    if problems:
        raise PackError(
            ", ".join(str(each.values["path"]) for each in problems),
            tuple(problem for each in problems for problem in each.problems),
        )
    if dry_run and not session.path.exists():
        answers = [_check_alone(session, path, each, wanted) for path, each in read]
    else:
        with session.open_workspace() as workspace:
            with _as_one(workspace, read, dry_run=dry_run):
                imported = [_import_one(session, workspace, path, each, wanted, dry_run=dry_run) for path, each in read]
            answers = [answer for answer, _ in imported]
            for _, finish in imported:
                finish()
    session.answer({"dry_run": dry_run, "files": answers})
    return 0


def _as_one(
    workspace: Workspace, read: list[tuple[Path, Pack | Draft]], *, dry_run: bool
) -> AbstractContextManager[None]:
    """Several files with a table among them are one step: rows may be refused only after an earlier file went in."""
    several = len(read) > 1 and any(isinstance(each, Draft) for _, each in read)
    return workspace.together("files.import", count=len(read)) if several and not dry_run else nullcontext()


def _check_alone(session: Session, path: Path, read: Pack | Draft, wanted: TableChoice) -> dict[str, Any]:
    if isinstance(read, Draft):
        return check_table(session, path, read, wanted)
    counts = {kind: len(getattr(read.content, kind)) for kind in read.content.__slots__}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    session.say(f"{path}: nothing is wrong; {said or 'it is empty'}.")
    return {"path": str(path), "counts": counts}


def _import_one(
    session: Session, workspace: Workspace, path: Path, read: Pack | Draft, wanted: TableChoice, *, dry_run: bool
) -> tuple[dict[str, Any], Callable[[], None]]:
    """The answer, and what is left to say once all files are kept."""
    if isinstance(read, Draft):
        return import_table(session, workspace, path, read, wanted, dry_run=dry_run)
    report = workspace.packs.import_content(read, str(path), dry_run=dry_run)

    def finish() -> None:
        session.say(f"{path}: {_summary(report)}" + (" (dry run, nothing was changed)" if dry_run else ""))
        for kind, old, new in report.renamed:
            session.say(f"    {kind} “{old}” is called “{new}” here, because another one has its name")

    return {"path": str(path), **asdict(report)}, finish


def _summary(report: ImportReport) -> str:
    counts = [(word, _count(names)) for word, names in (("added", report.added), ("updated", report.updated))]
    counts.append(("unchanged", _count(report.unchanged)))
    return ", ".join(f"{count} {word}" for word, count in counts)


def _count(names: Any) -> int:
    return sum(len(each) for each in names.values())


def write_pack(session: Session, briefings: list[str] | None, target: Path) -> int:
    """Write briefings with all they need, or the whole library."""
    with session.open_workspace() as workspace:
        ids = [workspace.library.resolve_ref("briefing", each) for each in briefings or ()]
        content = workspace.packs.export_pack(target, ids)
    counts = {kind: len(getattr(content, kind)) for kind in content.__slots__}
    session.answer({"path": str(target), "counts": counts})
    session.say(str(target))
    return 0


def list_history(session: Session) -> int:
    """Print what can be undone, the newest first."""
    with session.open_workspace() as workspace:
        steps = workspace.history.list_steps()
        described = [
            {"operation": each.name, "sentence": workspace.history.say(each, session.language)} for each in steps
        ]
    session.answer(described)
    for each in described:
        session.say(each["sentence"])
    if not described:
        session.say("There is nothing to undo.")
    return 0


def turn_history(session: Session, *, back: bool) -> int:
    """Undo or redo one operation; status 0 also where there is none."""
    with session.open_workspace() as workspace:
        history = workspace.history
        step = history.find_undo() if back else history.find_redo()
        sentence = history.say(step, session.language) if step else ""
        if step:
            _ = history.undo() if back else history.redo()
    word = "undone" if back else "redone"
    session.answer({word: {"operation": step.name, "sentence": sentence} if step else None})
    session.say(f"{word.capitalize()}: {sentence}." if step else f"There is nothing to be {word}.")
    return 0
