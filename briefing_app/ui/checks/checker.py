"""Runs the checks of a briefing for chosen languages and readers, again after each change of the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.model.edition import Audience
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import Language
from briefing_app.ui.room import Room
from briefing_app.workspace.resolve import Frozen
from briefing_app.workspace.worker import Failed, FindTask, Found

_CHANNEL = "panel"
_SOON = 60  # milliseconds: several ticks of boxes are one question


class Checker(QObject):
    """`found` tells what each kind of reader would get; asked anew by `check`."""

    found = Signal(object)  # dict of Audience → tuple of Finding
    failed = Signal(str)  # sentence

    def __init__(self, room: Room, briefing_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._briefing_id = briefing_id
        self._languages: tuple[Language, ...] = ()
        self._audiences: tuple[Audience, ...] = ()
        self._left: list[Audience] = []
        self._results: dict[Audience, tuple[Finding, ...]] = {}
        self._number = 0
        self._whole: Frozen | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._start)
        room.workspace.changed.connect(self._library_changed)
        room.service.done.connect(self._done)
        room.service.failed.connect(self._failed)

    def check(self, languages: Sequence[Language], audiences: Sequence[Audience]) -> None:
        """Check for these; what is asked last holds."""
        self._languages, self._audiences = tuple(languages), tuple(audiences)
        self._soon.start()

    def close(self) -> None:
        """Hear nothing more from library and worker."""
        self._soon.stop()
        self._number = 0
        self._room.workspace.changed.disconnect(self._library_changed)
        self._room.service.done.disconnect(self._done)
        self._room.service.failed.disconnect(self._failed)

    def _library_changed(self) -> None:
        self._soon.start()

    def _start(self) -> None:
        self._left = list(self._audiences) if self._languages else []
        self._results = {}
        self._whole = None
        if self._left:
            self._next()
        else:
            self.found.emit({})

    def _next(self) -> None:
        core, look = self._room.core, self._room.look
        try:
            self._whole = whole = self._whole or core.findings.freeze(self._briefing_id, Audience.DELEGATION)
            audience = self._left[0]
            shown = whole if audience is Audience.DELEGATION else core.findings.freeze(self._briefing_id, audience)
        except BriefingError as problem:
            self.failed.emit(self._room.sentences.say(problem))
            return
        languages = self._languages
        self._number = self._room.service.ask(
            _CHANNEL, lambda number: FindTask(number, whole, shown, languages, look.language)
        )

    def _done(self, number: int, answer: object) -> None:
        if number != self._number or not isinstance(answer, Found) or not self._left:
            return
        self._results[self._left.pop(0)] = answer.findings
        if self._left:
            self._next()
        else:
            self.found.emit(dict(self._results))

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._number and number:
            self.failed.emit(self._room.sentences.say_failed(failed))


def merge(results: dict[Audience, tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """The findings for all readers, each once; one that stops the export for some of them says only that."""
    merged: list[Finding] = []
    for findings in results.values():
        merged += [each for each in findings if each not in merged]
    stops = {each.mark for each in merged if each.severity is Severity.BLOCK}
    return tuple(each for each in merged if each.severity is Severity.BLOCK or each.mark not in stops)
