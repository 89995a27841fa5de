"""Where libraries come in: opened, taken for this window alone, opened again when their drive is back."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from briefing_app.errors import BriefingError, LostLibraryError, MissingLibraryError
from briefing_app.paths import LIBRARY_SUFFIX, is_there
from briefing_app.ui.errors import Sentences
from briefing_app.ui.qt_workspace import QtWorkspace
from briefing_app.ui.settings import Settings
from briefing_app.ui.shell.instances import Held, Instances


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a library was not opened. `kind` is the last part of the error's key (`damaged`, `too_new`, …) or `elsewhere`."""

    path: Path
    kind: str
    sentence: str


class Opener(Protocol):
    """Opens a library; see `MainWindow.open_library`."""

    def __call__(self, path: Path, *, make: bool = False, force: bool = False) -> bool:
        """Whether it was opened."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which library a start opens.

    `own` is made where there is none, `usual` is that of the starts to come, and `first` is opened now, as after a double
    click. `named` says that the person named their own; what else they open is not remembered then.
    """

    own: Path
    usual: Path
    first: Path
    named: bool = False

    @property
    def guest(self) -> Path | None:
        """The library that is opened this once."""
        return self.first if self.first != self.usual else None


def choose_library(settings: Settings, own: Path, *, named: bool = False, files: Sequence[Path] = ()) -> Choice:
    """A library among the files goes first, then the one that was named, the one opened last by hand, and the program's own."""
    usual = own if named else settings.library or own
    return Choice(own, usual, find_library(files) or usual, named)


def find_library(files: Sequence[Path]) -> Path | None:
    """The first of the files that is a library by its name."""
    return next((each for each in files if each.suffix.lower() == LIBRARY_SUFFIX), None)


class Door(QObject):
    """Opens libraries for one window. `before` of `open` is called when another takes the place of the one that is open."""

    opened = Signal()
    refused = Signal(object)  # Refusal; the library that was open stays open
    shown_elsewhere = Signal(object)  # Path: another window has it and came to the front

    def __init__(
        self,
        workspace: QtWorkspace,
        settings: Settings,
        sentences: Callable[[], Sentences],
        instances: Instances | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = settings
        self._sentences = sentences
        self._instances = instances

    def open(
        self,
        path: Path,
        before: Callable[[], object],
        *,
        make: bool = False,
        remember: bool = True,
        force: bool = False,
    ) -> bool:
        """Open a library in place of the one that is open; whether that was done.

        Args:
            path: The file.
            before: Called when the new one is open and before the other is closed.
            make: Whether a library is made where there is none.
            remember: Whether later starts open it too.
            force: Whether to open it though another computer seems to hold it.
        """
        held_before = self._workspace.core.library.path if self._workspace.is_open else None
        try:
            if not make and not is_there(path):
                raise MissingLibraryError(path=path)
            if not self._claim(path, force):
                return False
            self._workspace.open(path, before=before)
        except BriefingError as problem:
            self._give_back(held_before)
            kind = problem.key.rpartition(".")[2]
            logging.getLogger(__name__).warning("library refused: %s", kind)
            self.refused.emit(Refusal(path, kind, self._sentences().say(problem)))
            return False
        except BaseException:  # a fault of ours: whoever tries again must find it free
            self._give_back(held_before)
            raise
        if remember:
            self._settings.library = path
        self._settings.add_library(path)
        logging.getLogger(__name__).info(
            "library opened%s", ", brought up to date" if self._workspace.core.library.copy_of_older else ""
        )
        self.opened.emit()
        return True

    def reopen(self) -> BriefingError | None:
        """Open the same file again, as when its drive was away; gives the problem where it is not back."""
        path = self._workspace.core.library.path
        if not is_there(path):
            return LostLibraryError(path=path)
        try:
            self._workspace.open(path)
        except BriefingError as problem:
            return problem
        return None

    def release(self) -> None:
        """Let go of the library, once it is closed."""
        if self._instances is not None:
            self._instances.release()

    def _claim(self, path: Path, force: bool) -> bool:
        if self._instances is None:
            return True
        claim = self._instances.claim(path, force=force)
        if claim.held is Held.SHOWN:
            self.shown_elsewhere.emit(path)
        elif claim.held is Held.ELSEWHERE:
            self.refused.emit(Refusal(path, "elsewhere", self._sentences().say_held(path, claim.computer)))
        return claim.held is Held.HERE

    def _give_back(self, path: Path | None) -> None:
        """Hold again what is open, after another could not be opened."""
        if self._instances is None:
            return
        if path is None:
            self._instances.release()
        else:
            with suppress(OSError):
                self._instances.claim(path)
