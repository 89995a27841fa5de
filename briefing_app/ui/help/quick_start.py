"""Saving the quick start as PDF: asks where to, has the worker make it, and says where it lies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from briefing_app.errors import BriefingError
from briefing_app.formats.atomic import atomic_file
from briefing_app.ui.files import choose_target, show_folder
from briefing_app.ui.shell.frame import Frame
from briefing_app.workspace.worker import Failed, GuideMade, GuideTask

_CHANNEL = "quick start"


class QuickStart(QObject):
    """One for the window. What is said comes in the language of the moment."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._number = 0
        self._target = Path()
        self._asked = False

    def ask(self) -> None:
        """Ask where to, and write the file."""
        frame = self._frame
        say = frame.look.say
        name = f"Hetao-Briefing_{say('help.quick_start.name').replace(' ', '-')}.pdf"
        title, kind = say("help.quick_start.name"), say("help.quick_start.kind")
        choose_target(frame, title, frame.settings.export_folder / name, f"{kind} (*.pdf)", self.write)

    def write(self, target: Path) -> None:
        """Have it made in the language of the window, and write it."""
        frame = self._frame
        service = frame.start_service()
        if not self._asked:
            self._asked = True
            service.done.connect(self._done)
            service.failed.connect(self._failed)
        self._target = target
        language = frame.look.language
        day = frame.workspace.core.today() if frame.workspace.is_open else datetime.now().astimezone().date()
        frame.notices.busy.emit(frame.look.say("help.quick_start.making"))
        self._number = service.ask(_CHANNEL, lambda number: GuideTask(number, language, day))

    def _done(self, number: int, answer: object) -> None:
        if number != self._number or not isinstance(answer, GuideMade):
            return
        target, notices, say = self._target, self._frame.notices, self._frame.look.say
        notices.busy.emit("")
        try:
            with atomic_file(target) as file:
                file.write(answer.data)
        except BriefingError as problem:
            notices.refuse(problem)
            return
        folder = target.parent
        notices.tell(say("help.quick_start.done", name=target.name), say("export.show"), lambda: show_folder(folder))

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._number:
            self._frame.notices.busy.emit("")
            self._frame.notices.warn("err", self._frame.sentences.say_failed(failed))
