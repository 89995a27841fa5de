"""Packs come in: chosen, or dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from briefing_app.errors import BriefingError, PackError
from briefing_app.ui.files import choose_file
from briefing_app.ui.importing import may_be_pack, say_import
from briefing_app.ui.shell.frame import Frame

_NAMED = 3  # problems of a refused pack that are said


def find_packs(mime: QMimeData) -> list[Path]:
    """The files and folders of a drag that may be packs."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if may_be_pack(path)]


def ask_pack(frame: Frame) -> None:
    """Let the person choose a pack and import it."""
    say = frame.look.say
    kinds = f"{say('import.kind')} (*.zip *.json *.pdf)"
    choose_file(frame, say("import.choose"), frame.settings.export_folder, kinds, lambda path: import_pack(frame, path))


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
    frame.notices.tell(say_import(report, path.name, frame.look.say))
