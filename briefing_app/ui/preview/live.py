"""Keeps the pages of one edition and its findings as the library has them now, by asking the worker after each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from briefing_app.errors import BriefingError
from briefing_app.model.block import PictureBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience
from briefing_app.model.language import LANGUAGES
from briefing_app.store.changes import Changes
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.room import Room
from briefing_app.workspace.resolve import Frozen
from briefing_app.workspace.worker import Drawn, DrawTask, Failed, FindTask, Found

_CHECKS_AFTER = 250  # milliseconds without another change; the pages never wait for the checks
_WATCHED = ("cards", "charts", "datasets", "sources", "briefings")  # of these only what is shown matters
_UNSEEN = ("searches", "trash")  # these no page shows


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there are no new pages, no findings or neither, and the block that is the reason where one can be named."""

    sentence: str
    block_id: str = ""
    pages: bool = True
    findings: bool = True


class LiveEdition(QObject):
    """One briefing in one form, language and for one kind of reader. The newest question wins; older answers are dropped."""

    asked = Signal()  # pages are being made
    drawn = Signal(object)  # Drawn
    troubled = Signal(object)  # Trouble
    found = Signal(object)  # tuple of Finding
    empty = Signal()  # the briefing holds no block
    gone = Signal()  # the briefing is no longer in the library

    def __init__(self, room: Room, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._choice = choice
        self._briefing: Briefing | None = None
        self._shown: Frozen | None = None
        self._known: frozenset[str] = frozenset()
        self._number = self._checks_number = 0
        self._asleep = False
        self._dirty = False
        self._soon = self._timer(0, self.refresh)
        self._checks_soon = self._timer(_CHECKS_AFTER, self._check)
        room.workspace.changed.connect(self._library_changed)
        room.service.done.connect(self._done)
        room.service.failed.connect(self._failed)

    def _timer(self, interval: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer

    # -- what is looked at -------------------------------------------------------------------------------------------

    @property
    def briefing(self) -> Briefing | None:
        """The briefing as it was when its pages were last asked for."""
        return self._briefing

    @property
    def choice(self) -> Choice:
        """Which edition."""
        return self._choice

    def look_at(self, briefing_id: str, choice: Choice) -> None:
        """Look at another edition, once what is going on is done and painted; at none with an empty id."""
        self._choice = choice
        self._number = self._checks_number = 0
        library = self._room.core.library
        self._briefing = library.find_briefing(briefing_id) if briefing_id else None
        self._shown = None
        self._known = frozenset()
        self._checks_soon.stop()
        if self._briefing is not None and self._briefing.blocks:
            self._soon.start()
        else:
            self.refresh()

    def sleep(self, *, asleep: bool) -> None:
        """While nobody looks, changes are only noted; the pages are made when somebody looks again."""
        self._asleep = asleep
        if not asleep and self._dirty:
            self.refresh()

    def refresh(self) -> None:
        """Make pages and findings again from what the library says now."""
        self._soon.stop()
        if self._briefing is None:
            return
        if self._asleep:
            self._dirty = True
            return
        self._dirty = False
        core = self._room.core
        briefing = core.library.find_briefing(self._briefing.id)
        self._briefing = briefing
        if briefing is None:
            self._number = self._checks_number = 0
            self._checks_soon.stop()
            self.gone.emit()
            return
        try:
            self._shown = core.findings.freeze(briefing.id, self._choice.audience)
            edition = core.findings.make_edition(self._shown, self._choice.form, self._choice.language)
        except BriefingError as problem:
            self.troubled.emit(Trouble(self._room.sentences.say(problem)))
            return
        self._known = _ids(briefing, self._shown)
        self._checks_soon.start()
        if not briefing.blocks:
            self._number = 0
            self.empty.emit()
            return
        self._number = self._room.service.ask("preview", lambda number: DrawTask(number, edition))
        self.asked.emit()

    def close(self) -> None:
        """Hear nothing more from library and worker."""
        self._soon.stop()
        self._checks_soon.stop()
        self._room.workspace.changed.disconnect(self._library_changed)
        self._room.service.done.disconnect(self._done)
        self._room.service.failed.disconnect(self._failed)

    # -- what comes --------------------------------------------------------------------------------------------------

    def _library_changed(self, changes: Changes) -> None:
        if self._briefing is not None and self._concerns(changes):
            self._soon.start()  # at once, but once for all that one action changes

    def _concerns(self, changes: Changes) -> bool:
        """Whether what changed may be on the pages."""
        for each in fields(changes):
            ids: frozenset[str] = getattr(changes, each.name)
            if each.name in _WATCHED and not ids.isdisjoint(self._known):
                return True
            if each.name not in (*_WATCHED, *_UNSEEN) and ids:
                return True
        return False

    def _check(self) -> None:
        """Ask for the findings, for all languages."""
        shown, core = self._shown, self._room.core
        if shown is None or self._briefing is None or core.library.find_briefing(self._briefing.id) is None:
            return
        whole = shown
        try:
            if shown.audience is not Audience.DELEGATION:
                whole = core.findings.freeze(self._briefing.id, Audience.DELEGATION)
        except BriefingError as problem:
            self.troubled.emit(Trouble(self._room.sentences.say(problem), pages=False))
            return
        naming = self._room.look.language
        self._checks_number = self._room.service.ask(
            "checks", lambda number: FindTask(number, whole, shown, LANGUAGES, naming)
        )

    def _done(self, number: int, answer: object) -> None:
        if number == self._number and isinstance(answer, Drawn):
            self.drawn.emit(answer)
        elif number == self._checks_number and isinstance(answer, Found):
            self.found.emit(answer.findings)

    def _failed(self, number: int, failed: Failed) -> None:
        if number in (self._number, self._checks_number) and number:
            pages = number == self._number
            block = self._find_culprit() if failed.key == "error.export.picture" else ""
            self.troubled.emit(Trouble(self._room.sentences.say_failed(failed), block, pages=pages, findings=not pages))

    def _find_culprit(self) -> str:
        """The block whose picture cannot be read."""
        if self._briefing is None or self._shown is None:
            return ""
        pictures = {each.id: each for each in self._shown.content.assets}
        for block in self._briefing.blocks:
            if isinstance(block, PictureBlock) and (asset := pictures.get(block.asset)) is not None:
                image = QImage()
                if not image.loadFromData(asset.data):
                    return block.id
        return ""


def _ids(briefing: Briefing, frozen: Frozen) -> frozenset[str]:
    """All that the pages show, and what blocks name that is not in the library now but may come back."""
    content = frozen.content
    named = {
        getattr(block, name)
        for block in briefing.blocks
        for name in ("card_id", "chart_id", "dataset_id")
        if hasattr(block, name)
    }
    held = (content.cards, content.charts, content.datasets, content.sources)
    return frozenset({briefing.id, *named, *(each.id for group in held for each in group)})
