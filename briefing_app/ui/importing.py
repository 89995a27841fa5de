"""Importing a pack from the window, and what came of it in one sentence; and which files are tables."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.model.language import Language
from briefing_app.ui.look import Words

if TYPE_CHECKING:
    from briefing_app.workspace.merge import ImportReport

SUFFIXES = (".hbpack", ".zip", ".json", ".pdf")  # or a folder
TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".htm", ".html")
"""What may be a table; workbooks of other programs are refused with a sentence that says how to save them anew."""
_KINDS = ("briefing", "card", "figure", "dataset", "chart", "source", "term", "theme", "asset")


def may_be_pack(path: Path) -> bool:
    """Whether something dropped on the window is worth trying."""
    return path.is_dir() or path.suffix.lower() in SUFFIXES


def may_be_table(path: Path) -> bool:
    """Whether something chosen or dropped belongs on the page that imports tables."""
    return path.suffix.lower() in TABLES and not path.is_dir()


def say_import(report: ImportReport, name: str, say: Words) -> str:
    """What an import added and changed."""
    parts = [
        say(key, what=_say_counts(counted, say))
        for key, counted in (("import.added", report.added), ("import.updated", report.updated))
        if any(counted.values())
    ]
    if not parts:
        return say("import.nothing", name=name)
    return say("import.done", name=name, what=("; " if say.language is Language.EN else "；").join(parts))


def _say_counts(counted: Mapping[str, tuple[str, ...]], say: Words) -> str:
    return say.row(say(f"count.{kind}s", n=len(counted[kind])) for kind in _KINDS if counted.get(kind))
