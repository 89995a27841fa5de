"""A monkey at the keyboard: seeded, so that what it broke it breaks again."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from briefing_app.model.language import Language
from briefing_app.store.library import Library
from briefing_app.ui.lists.mime import Item, write_items
from briefing_app.ui.room import Where
from briefing_app.ui.settings import TEXT_SIZES
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow

# What leaves the program, or the library that is looked at: another file, a printer, the end.
LEFT_ALONE = frozenset({"quit", "open", "print", "import", "library_file"})
PAGES = (
    ("briefings", ""), ("facts", ""), ("charts", ""), ("sources", ""), ("settings", ""), ("trash", ""), ("new_briefing", ""),
    ("card", "card"), ("composer", "briefing"), ("chart", "chart"), ("source", "source"), ("properties", "briefing"),
    ("versions", "briefing"), ("figure", "figure"), ("term", "term"), ("table_import", ""),
)  # fmt: skip
TEXTS = (
    "a", "18A ", "HK$1.76 billion", "{", "}", "{{itf_grants}}", "{itf_grants}", "{unknown", "@", "/", "847", "生物", "河套",
    "👩‍🔬", "שלום", "é", "\t", "%s", "<b>&amp;", "2024-13-99", "-1", "9" * 40, "\ufffc", "‮abc", "  ",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageDown, Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F5, Qt.Key.Key_F3, Qt.Key.Key_F11, Qt.Key.Key_Menu,
)  # fmt: skip
MODIFIERS = (
    *[Qt.KeyboardModifier.NoModifier] * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)
KINDS = ("themes", "sources", "figures", "datasets", "charts", "cards", "terms", "briefings")


class Monkey:
    """Does one thing after another in a window; `done` tells what, the newest last."""

    def __init__(self, window: MainWindow, seed: int, log: Path | None = None) -> None:
        self.window = window
        self.done: list[str] = []
        self._dice = random.Random(seed)
        self._log = log
        self._acts: Sequence[tuple[int, Callable[[], str]]] = (
            (24, self.click),
            (14, self.press),
            (16, self.write),
            (8, self.choose),
            (7, self.do_entry),
            (7, self.go),
            (5, self.undo),
            (3, self.redo),
            (5, self.drop),
            (2, self.answer),
            (2, self.resize),
            (1, self.rebuild),
        )

    def act(self) -> None:
        """Do one thing, see what comes of it."""
        weights = [weight for weight, _ in self._acts]
        self.settle_popups()
        act = self._dice.choices([each for _, each in self._acts], weights)[0]
        self._note(f"{act.__name__} …")
        said = act()
        self._note(f"{act.__name__} {said}")
        QApplication.processEvents()
        delete_left_over()
        if self._dice.random() < 0.2:
            QTest.qWait(self._dice.choice((1, 30, 120)))

    def _note(self, text: str) -> None:
        self.done.append(text)
        if self._log is not None:
            with self._log.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(text + "\n")

    # -- where -------------------------------------------------------------------------------------------------------

    @property
    def top(self) -> QWidget:
        """The window in front: a dialog, the meeting, or the main window."""
        tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and not isinstance(each, QMenu)]
        others = [each for each in tops if each is not self.window and each.isWindow() and each.children()]
        dialogs = [each for each in others if isinstance(each, QDialog) or each.windowType() == Qt.WindowType.Window]
        return dialogs[-1] if dialogs else self.window

    def settle_popups(self) -> None:
        """Menus that opened are chosen from or closed; a file dialog is left at once."""
        for _ in range(4):
            popup = QApplication.activePopupWidget()
            if popup is None:
                break
            if isinstance(popup, QMenu) and self._dice.random() < 0.7:
                acts = [each for each in popup.actions() if each.isEnabled() and not each.isSeparator()]
                acts = [each for each in acts if each.menu() is None and self._allows(each)]
                if acts:
                    chosen = self._dice.choice(acts)
                    self._note(f"menu {chosen.text()}")
                    popup.close()
                    chosen.trigger()
                    QApplication.processEvents()
                    continue
            popup.close()
            QApplication.processEvents()
        for dialog in self.window.findChildren(QFileDialog):
            dialog.reject()

    def _allows(self, action: QAction) -> bool:
        return not any(action is self.window.actions_by_id[each] for each in LEFT_ALONE)

    def _pick(self, *kinds: type[QWidget]) -> Any:
        found = [
            each
            for each in self.top.findChildren(QWidget)
            if isinstance(each, kinds) and each.isVisible() and each.isEnabled() and each.width() > 0
        ]
        return self._dice.choice(found) if found else None

    # -- acts --------------------------------------------------------------------------------------------------------

    def click(self) -> str:
        button = self._pick(QAbstractButton, QComboBox)
        if button is None:
            return "nothing"
        name = button.accessibleName() or (button.text() if isinstance(button, QAbstractButton) else "")
        said = f"{type(button).__name__} {name!r}"
        self._note(said)
        if isinstance(button, QComboBox):
            if button.count():
                button.setCurrentIndex(self._dice.randrange(button.count()))
                button.activated.emit(button.currentIndex())
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return said

    def press(self) -> str:
        widget = QApplication.focusWidget() or self.top
        key, modifiers = self._dice.choice(KEYS), self._dice.choice(MODIFIERS)
        if key == Qt.Key.Key_Left and modifiers & Qt.KeyboardModifier.ControlModifier:
            return "nothing"
        said = f"{modifiers.name} {key.name} in {type(widget).__name__}"
        self._note(said)
        QTest.keyClick(widget, key, modifiers)
        return said

    def write(self) -> str:
        field = self._pick(QLineEdit, QPlainTextEdit, QTextEdit)
        if field is None:
            return "nothing"
        if self._dice.random() < 0.8:
            field.setFocus()
        text = self._dice.choice(TEXTS)
        said = f"{text!r} in {type(field).__name__} {field.accessibleName()!r}"
        self._note(said)
        match self._dice.randrange(4):
            case 0:
                QApplication.sendEvent(field, QInputMethodEvent(text, []))
                commit = QInputMethodEvent()
                commit.setCommitString(text)
                QApplication.sendEvent(field, commit)
            case 1:
                QApplication.clipboard().setText(text * self._dice.choice((1, 3, 400)))
                field.paste()
            case 2:
                field.selectAll()
                QTest.keyClick(field, Qt.Key.Key_Delete)
            case _:
                for each in text[:12]:
                    if " " <= each <= "~":
                        QTest.keyClicks(field, each)
        return said

    def choose(self) -> str:
        view = self._pick(QAbstractItemView)
        if view is None or view.model() is None:
            return "nothing"
        place = QPoint(
            self._dice.randrange(max(1, view.viewport().width())),
            self._dice.randrange(max(1, view.viewport().height())),
        )
        modifiers = self._dice.choice(MODIFIERS[:8])
        twice = self._dice.random() < 0.15
        said = f"{type(view).__name__} {view.accessibleName()!r} at {place.toTuple()}{' twice' if twice else ''}"
        self._note(said)
        if twice:
            QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        else:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
        return said

    def do_entry(self) -> str:
        able = sorted(set(self.window.commander.list_acts()) - LEFT_ALONE)
        able = [each for each in able if each in self.window.actions_by_id]
        id = self._dice.choice(able)
        self._note(id)
        self.window.do(id)
        return id

    def go(self) -> str:
        if self.top is not self.window or not self.window.workspace.is_open:
            return "nothing"
        page, kind = self._dice.choice(PAGES)
        id = ""
        if kind:
            things = self._list(kind)
            if not things:
                return "nothing"
            id = self._dice.choice(things)
        self._note(f"{page} {id}")
        self.window.stage.go(Where(page, id))
        return f"{page} {id}"

    def undo(self) -> str:
        self.window.do("undo")
        return ""

    def redo(self) -> str:
        self.window.do("redo")
        return ""

    def drop(self) -> str:
        view = self._pick(QAbstractItemView)
        if view is None:
            return "nothing"
        kind = self._dice.choice(("card", "chart", "block", "section", "new"))
        ids = ["none", "text", "points", "00000000-0000-4000-8000-000000000000"]
        ids += self._list(kind if kind in ("card", "chart") else "briefing")
        if kind in ("block", "section"):
            ids += [
                each.id
                for briefing in self.window.workspace.core.library.list_briefings()
                for each in briefing.sections
            ]
        items = [Item(kind, self._dice.choice(ids)) for _ in range(self._dice.choice((1, 1, 3)))]
        said = f"{items} on {type(view).__name__}"
        self._note(said)
        port = view.viewport()
        data = write_items(items)
        place = QPoint(self._dice.randrange(max(1, port.width())), self._dice.randrange(max(1, port.height())))
        acts = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        button, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, acts, data, button, modifiers)
        QApplication.sendEvent(port, enter)
        if enter.isAccepted():
            QApplication.sendEvent(port, QDragMoveEvent(place, acts, data, button, modifiers))
            QApplication.sendEvent(port, QDropEvent(QPointF(place), acts, data, button, modifiers))
        return said

    def answer(self) -> str:
        top = self.top
        if top is self.window:
            return "nothing"
        top.close()
        return type(top).__name__

    def resize(self) -> str:
        size = self._dice.choice(((1024, 640), (1280, 800), (1600, 1000), (1180, 700)))
        self.window.resize(*size)
        return str(size)

    def rebuild(self) -> str:
        window = self.window
        match self._dice.randrange(3):
            case 0:
                window.set_language(self._dice.choice(list(Language)))
            case 1:
                window.set_appearance(self._dice.choice((Appearance.LIGHT, Appearance.DARK)))
            case _:
                window.set_text_size(self._dice.choice(TEXT_SIZES))
        return f"{window.look.language} {window.settings.text_size}"

    def _list(self, kind: str) -> list[str]:
        library = self.window.workspace.core.library
        things: Any = getattr(library, f"list_{kind}s")()
        return [each.id for each in things][:40]


def delete_left_over() -> None:
    """What a program's event loop does between two acts, and none runs here: pages that were left are deleted."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def read_all(library: Library) -> dict[str, object]:
    """Everything that undo has to bring back."""
    return {kind: getattr(library, f"list_{kind}")() for kind in KINDS}
