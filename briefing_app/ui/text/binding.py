"""Binds a field to a text of the library: what is typed is kept by itself, and what changes elsewhere is shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from briefing_app.errors import BriefingError, LibraryError, NotFoundError
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.text.field_box import FieldBox, find_box
from briefing_app.ui.text.handles import handle_of

PAUSE = 600  # milliseconds after the last key
LONGEST = 3_000  # milliseconds that typing without a pause is kept waiting
BURST = 1_000  # milliseconds of rest that end a burst of typing
_TURNS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextBinding(QObject):
    """Lives as long as its field.

    Writing: 600 ms after the last key, when the field loses the focus, and when `keep` is called (by pages, see `keep_all`).
    Nothing is written while an input method composes. What is typed without a rest is one step of undo, a paste is one of
    its own; the field has no undo of its own, Ctrl+Z in it is that of the window.

    Reading: a change of the library from elsewhere is shown at once with the cursor where it was, unless the field holds
    something that is not kept yet: then what was typed last wins.

    Refusing: where the library refuses (disk full, read-only, thing deleted), the text stays, the field is marked and the
    sentence stands below it if it lies in a `FieldBox`, else above the page. It is tried again with the next change.
    """

    kept = Signal()
    problem_changed = Signal(str)  # what is wrong, or an empty text

    def __init__(
        self,
        field: QWidget,
        read: Callable[[], str],
        write: Callable[[str], object],
        room: Room,
        name: str,
        *,
        patient: bool = False,
    ) -> None:
        """Bind a field and show the text in it.

        Args:
            field: A QLineEdit, a QPlainTextEdit or a FigureField.
            read: The text as it is in the library now.
            write: Keeps a text; may raise BriefingError.
            room: The room of the page.
            name: What the field is of, the same as long as the page is: begins the name of its bursts.
            patient: Whether it waits until the field is left: of dates and values that are half typed nothing can be said.
        """
        super().__init__(field)
        self.field = field
        self._handle = handle_of(field)
        self._read = read
        self._write = write
        self._room = room
        self._name = name
        self._patient = patient
        self._box: FieldBox | None = None
        self._problem = ""
        self._stuck = False  # it was the library that refused, not what was typed
        self._writing = False
        self._composing = False
        self._by_method = False  # the last input came from an input method, whose commits are typing, not pasting
        self._closed_burst = True
        self._bursts = 0
        self._clock = QElapsedTimer()
        self._clock.start()
        self._typed_at = 0
        self._waiting_since = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)
        self._known = read()  # as the library has it
        self._handle.text = self._known
        self._stored = self._last = self._handle.text  # as the field has what the library has; as it was seen last
        self._handle.changed.connect(self._edited)
        field.installEventFilter(self)
        if isinstance(field, QAbstractScrollArea):
            field.viewport().installEventFilter(self)
        room.workspace.changed.connect(self.follow)

    @property
    def dirty(self) -> bool:
        """Whether the field holds something that the library has not."""
        return self._handle.text != self._stored

    @property
    def problem(self) -> str:
        """Why the text was not kept; empty if all is well."""
        return self._problem

    @property
    def lost_if_left(self) -> str:
        """Why the library does not take what stands here, so that it would be lost with the field; empty if all is well."""
        return self._problem if self._stuck and self.dirty else ""

    def keep(self) -> bool:
        """Write now what is not kept yet; what is being composed is entered first. False where it was refused."""
        if self._composing and self.field.hasFocus():
            QGuiApplication.inputMethod().commit()
        self._timer.stop()
        self._closed_burst = True
        return self._store(self._handle.text)

    def follow(self) -> None:
        """Show what the library has now, unless something here is not kept yet."""
        if self._writing:
            return
        with suppress(NotFoundError):  # deleted elsewhere: what was written here stays until the page has said so
            value = self._read()
            if value == self._known or self._composing or self.dirty:
                return
            self._show(value)

    def show_again(self) -> None:
        """Show what the library has in place of how it was typed; what is not kept stays."""
        if not self.dirty and not self._composing:
            self._show(self._read())

    # -- typing ------------------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        text = self._handle.text
        if text == self._last:  # a composition begins, or a chip is drawn anew
            return
        now = self._clock.elapsed()
        pasted = abs(len(text) - len(self._last)) > 1 and not self._by_method
        if not self._patient and (pasted or self._closed_burst or now - self._typed_at > BURST):
            self._store(self._last)
            self._bursts += 1
        self._closed_burst = pasted
        self._last, self._typed_at = text, now
        if self._patient:
            return
        if not self._timer.isActive():
            self._waiting_since = now
        self._timer.start(max(0, min(PAUSE, LONGEST - (now - self._waiting_since))))

    def _due(self) -> None:
        if self._composing:
            self._timer.start(PAUSE)
        elif self._room.workspace.is_open:  # else the page has kept all before the library was closed
            self._store(self._handle.text)

    # -- the library -------------------------------------------------------------------------------------------------

    def _store(self, text: str) -> bool:
        if text == self._stored or self._writing:
            if text == self._stored:
                self._say("")
            return True
        self._room.workspace.look_around()  # what is written from here goes on from what others have written
        self._writing = True
        try:
            with self._room.core.typing(f"{self._name} {id(self)} {self._bursts}"):
                self._write(text)
            self._known = self._read()
        except BriefingError as problem:
            self._refuse(problem)
            return False
        finally:
            self._writing = False
        self._stored = text
        self._say("")
        self.kept.emit()
        return True

    def _show(self, value: str) -> None:
        self._known = value
        self._writing = True
        self._handle.text = value
        self._writing = False
        self._stored = self._last = self._handle.text
        self._closed_burst = True
        self._timer.stop()
        self._say("")

    def _refuse(self, problem: BriefingError) -> None:
        self._stuck = isinstance(problem, LibraryError)
        self._say(self._room.sentences.say(problem))
        if self._box is None:
            self._room.notices.refuse(problem)
        else:
            self._room.notices.mark_unsaved(problem)

    def _say(self, sentence: str) -> None:
        if sentence == self._problem:
            return
        self._problem = sentence
        self._box = find_box(self.field)
        if self._box is not None:
            self._box.set_problem(sentence)
        restyle(self.field, "wrong", "true" if sentence else "")
        self.problem_changed.emit(sentence)

    # -- events ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear of input methods, leave undo to the window, keep when the focus goes."""
        if not isValid(self.field):
            return False  # it loses the focus while Qt destroys it
        kind = event.type()
        if kind == QEvent.Type.InputMethod:
            self._composing = bool(cast(QInputMethodEvent, event).preeditString())
            self._by_method = True
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            key = cast(QKeyEvent, event)
            if any(key.matches(each) for each in _TURNS):
                if kind == QEvent.Type.ShortcutOverride:
                    self.keep()  # what was just typed is the first thing to be taken back
                event.ignore()
                return True
            if kind == QEvent.Type.KeyPress:
                self._by_method = False
        elif kind == QEvent.Type.FocusOut:
            self._closed_burst = True
            if self.dirty:
                self._timer.start(0)  # not within the event: what is kept may change the page
        elif kind in (QEvent.Type.Drop, QEvent.Type.MouseButtonPress):
            self._by_method = False
        elif kind == QEvent.Type.ContextMenu:
            self._by_method = False
            self._open_menu(cast(QContextMenuEvent, event))
            return True
        return super().eventFilter(watched, event)

    def _open_menu(self, event: QContextMenuEvent) -> None:
        """The menu of the field without the undo and redo that it does not have."""
        menu = self._handle.make_menu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        first = next(iter(menu.actions()), None)
        if first is not None and first.isSeparator():
            menu.removeAction(first)
        menu.setFont(self.field.font())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class Holder(QObject):
    """Lets a page know of what is typed in something that is no bound field, such as the cells of a table."""

    def __init__(self, parent: QWidget, keep: Callable[[], bool], find_lost: Callable[[], str]) -> None:
        """Make it a child of what it speaks for; see `keep_all` and `find_lost`."""
        super().__init__(parent)
        self._keep = keep
        self._find_lost = find_lost

    def keep(self) -> bool:
        """Write now what is not kept yet; False where it was refused."""
        return self._keep()

    @property
    def lost_if_left(self) -> str:
        """Why something would be lost with it; empty if all is well."""
        return self._find_lost()


def keep_all(page: QWidget) -> bool:
    """Write now what was typed in any bound field of a page; False where one was refused."""
    kept = [each.keep() for each in _find_holders(page)]
    return all(kept)


def find_lost(page: QWidget) -> str:
    """Why what was typed in a page would be lost with it: the library cannot be written now. Empty if nothing would be."""
    return next((lost for each in _find_holders(page) if (lost := each.lost_if_left)), "")


def _find_holders(page: QWidget) -> list[TextBinding | Holder]:
    bound: list[TextBinding | Holder] = [*page.findChildren(TextBinding)]
    return bound + page.findChildren(Holder)
