"""The commands that bring content in and out, and take changes back: import, pack, history, undo, redo."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefing_app.cli.session import Session
from briefing_app.errors import PackError
from briefing_app.formats.pack import Pack
from briefing_app.workspace.merge import ImportReport
from briefing_app.workspace.packs import load_any


def import_files(session: Session, files: list[Path], *, dry_run: bool) -> int:
    """Import packs. All are read first, so that a bad one keeps the others out too.

    A dry run on a library that does not exist yet checks the packs alone and makes no library.
    """
    packs: list[tuple[Path, Pack]] = []
    problems: list[PackError] = []
    for path in files:
        try:
            packs.append((path, load_any(path)))
        except PackError as error:
            problems.append(error)
    if problems:
        raise PackError(
            ", ".join(str(each.values["path"]) for each in problems),
            tuple(problem for each in problems for problem in each.problems),
        )
    answers: list[dict[str, Any]] = []
    if dry_run and not session.path.exists():
        for path, pack in packs:
            counts = {kind: len(getattr(pack.content, kind)) for kind in pack.content.__slots__}
            answers.append({"path": str(path), "counts": counts})
            said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
            session.say(f"{path}: nothing is wrong; {said or 'it is empty'}.")
    else:
        with session.open_workspace() as workspace:
            for path, pack in packs:
                report = workspace.packs.import_content(pack, str(path), dry_run=dry_run)
                answers.append({"path": str(path), **asdict(report)})
                session.say(f"{path}: {_summary(report)}" + (" (dry run, nothing was changed)" if dry_run else ""))
                for kind, old, new in report.renamed:
                    session.say(f"    {kind} “{old}” is called “{new}” here, because another one has its name")
    session.answer({"dry_run": dry_run, "files": answers})
    return 0


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
