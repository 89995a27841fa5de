"""What the program tells the person: short messages about what was done, and states that last until they are dealt with."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from briefing_app.errors import BriefingError, LibraryError
from briefing_app.ui.errors import Sentences

Act = Callable[[], object]
_KEPT = 100


@dataclass(frozen=True, slots=True)
class Notice:
    """One message; `kind` is `done`, `err`, `warn`, `ok` or `note`. `act` is what its button does."""

    kind: str
    text: str
    at: datetime
    action: str = ""
    act: Act | None = None


class Notices(QObject):
    """Lives as long as the window: buttons of messages may be pressed when the page that said them is gone.

    `told` goes to the status bar for a while, `warned` above the page until it is closed; all are kept for a list.
    """

    told = Signal(object)  # Notice
    warned = Signal(object)  # Notice
    cleared = Signal()
    busy = Signal(str)  # what is under way and how far it is, in the status bar; empty at its end
    not_saved = Signal(str)  # the sentence why; empty when all is saved again

    def __init__(self, sentences: Sentences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sentences = sentences
        self._recent: list[Notice] = []
        self._asking = False

    @property
    def recent(self) -> tuple[Notice, ...]:
        """What was said since the start, the newest first."""
        return tuple(reversed(self._recent))

    def tell(self, text: str, action: str = "", act: Act | None = None) -> None:
        """Say what was done, with a button for what may come next."""
        self.told.emit(self._note("done", text, action, act))

    def warn(self, kind: str, text: str, action: str = "", act: Act | None = None) -> None:
        """Say a state that lasts: `err`, `warn`, `ok` or `note`."""
        self._asking = False
        self.warned.emit(self._note(kind, text, action, act))

    def ask(self, text: str, action: str, act: Act) -> None:
        """Ask whether to go on with what is chosen on this page; `drop_question` takes it away."""
        self.warn("warn", text, action, act)
        self._asking = True

    def drop_question(self) -> None:
        """Another page is shown, or something else is chosen: what was asked is not about it."""
        if self._asking:
            self.clear()

    def refuse(self, problem: BriefingError) -> None:
        """Say why something was not done; where it is the library that cannot be written, the status bar says it too."""
        sentence = self._sentences.say(problem)
        logging.getLogger(__name__).info("refused: %s", problem.key)  # the key alone: the sentence may quote a title
        if isinstance(problem, LibraryError):
            self.not_saved.emit(sentence)
        self.warn("err", sentence)

    def mark_unsaved(self, problem: BriefingError) -> None:
        """Note that what stands in a field could not be kept for want of a library; the field itself says more."""
        if isinstance(problem, LibraryError):
            self.not_saved.emit(self._sentences.say(problem))

    def clear(self) -> None:
        """Take away what stands above the page: it no longer holds."""
        self._asking = False
        self.cleared.emit()

    def speak(self, sentences: Sentences) -> None:
        """From now on say errors in these words: the window was built anew, in another language perhaps."""
        self._sentences = sentences

    def _note(self, kind: str, text: str, action: str, act: Act | None) -> Notice:
        notice = Notice(kind, text, datetime.now().astimezone(), action, act)
        self._recent = [*self._recent[-_KEPT + 1 :], notice]
        return notice
