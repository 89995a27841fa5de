"""Packs and tables come in: chosen, or dropped on the window. Tables have a page of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from briefing_app.errors import BriefingError, PackError
from briefing_app.ui.files import choose_file
from briefing_app.ui.importing import SUFFIXES, TABLES, may_be_pack, may_be_table, say_import
from briefing_app.ui.room import Where
from briefing_app.ui.shell.frame import Frame

_NAMED = 3  # problems of a refused pack that are said, and figures that are others now


def find_files(mime: QMimeData) -> list[Path]:
    """The files and folders of a drag that may be packs or tables."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if may_be_pack(path) or may_be_table(path)]


def import_files(frame: Frame, paths: Sequence[Path]) -> None:
    """Import packs at once; open the first table on its page, and say that it is one at a time."""
    tables = [path for path in paths if may_be_table(path)]
    for path in paths:
        if not may_be_table(path):
            import_pack(frame, path)
    if tables:
        open_table(frame, tables[0])
    if len(tables) > 1:
        frame.notices.tell(frame.look.say("table_import.one", name=tables[0].name))


def open_table(frame: Frame, path: Path | None = None) -> None:
    """Go to the page that imports tables, with a file or to choose one."""
    where = Where("table_import", "", str(path) if path is not None else "")
    if not frame.workspace.is_open:
        return
    if frame.page is None:
        frame.enter_pages(where)
    else:
        frame.stage.go(where)


def ask_pack(frame: Frame) -> None:
    """Let the person choose a pack and import it, or a table."""
    say = frame.look.say
    kinds = f"{say('import.kind')} ({' '.join(f'*{each}' for each in (*SUFFIXES, *TABLES))})"
    folder = frame.settings.export_folder
    choose_file(frame, say("import.choose"), folder, kinds, lambda path: import_files(frame, [path]))


def import_pack(frame: Frame, path: Path) -> None:
    """Import a pack and say what came of it."""
    if not frame.workspace.is_open:
        return
    try:
        report = frame.workspace.core.packs.import_pack(path)
    except PackError as problem:
        more = [
            frame.sentences.say_problem(each) for each in problem.problems[1:_NAMED]
        ]  # the first is in the sentence
        frame.notices.warn("err", "\n".join([frame.sentences.say(problem), *more]))
        return
    except BriefingError as problem:
        frame.notices.refuse(problem)
        return
    frame.notices.clear()
    text = say_import(report, path.name, frame.look.say) + _name_figures(frame, report.updated.get("figure", ()))
    if frame.page is not None and (report.added or report.updated):
        frame.page.room.tell_done(text)
    else:
        frame.notices.tell(text)


def _name_figures(frame: Frame, keys: Sequence[str]) -> str:
    """Which numbers are others now, where they are few: nobody should quote a number that changed unnoticed."""
    if not 0 < len(keys) <= _NAMED:
        return ""
    look, library = frame.look, frame.workspace.core.library
    figures = [figure for key in keys if (figure := library.find_figure_by_key(key)) is not None]
    names = look.say.row(figure.label.best(look.language)[0] or figure.key for figure in figures)
    return look.say("text.gap") + look.say("import.figures", names=names)
