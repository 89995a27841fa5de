"""Enter presses the button that has the focus, once, and never another one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.room import Where
from briefing_app.ui.shell.enter import EnterPresses
from tests.ui.conftest import MakeWindow
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Greedy(QFrame):
    """Takes Enter for itself, as a row with a form does."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.taken += event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def show(qtbot: QtBot, qapp: QApplication, window: QWidget, *widgets: QWidget) -> None:
    EnterPresses(qapp, window)
    column = QVBoxLayout(window)
    for each in widgets:
        column.addWidget(each)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_before_what_it_lies_in(qtbot: QtBot, qapp: QApplication, key: Qt.Key) -> None:
    row = Greedy()
    inner = QVBoxLayout(row)
    plain, tool, field = QPushButton("Plain"), QToolButton(), QLineEdit()
    plain.setAutoDefault(False)
    for each in (plain, tool, field):
        inner.addWidget(each)
    told: list[str] = []
    plain.clicked.connect(lambda: told.append("plain"))
    tool.clicked.connect(lambda: told.append("tool"))
    window = QWidget()
    show(qtbot, qapp, window, row)
    for button in (plain, tool, plain):
        button.setFocus()
        press(button, key)
    assert told == ["plain", "tool", "plain"]  # the second time once too
    assert not row.taken
    press(plain, key, _SHIFT)
    field.setFocus()
    press(field, key)
    assert len(told) == 3
    plain.setFocus()
    plain.setEnabled(False)
    press(plain, key)
    assert len(told) == 3


def test_a_key_that_is_held_presses_once(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton("Add")
    button.setAutoDefault(False)
    told: list[str] = []
    button.clicked.connect(lambda: told.append(button.text()))
    window = QWidget()
    show(qtbot, qapp, window, button)
    button.setFocus()
    for again in (False, True, True):
        held = QKeyEvent(
            QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=again
        )
        QApplication.sendEvent(button, held)
    assert len(told) == 1


@pytest.mark.parametrize("default", [True, False])
def test_in_a_dialog_enter_means_its_default(qtbot: QtBot, qapp: QApplication, default: bool) -> None:
    dialog = QDialog()
    good, other = QPushButton("Go on"), QPushButton("More…")
    other.setAutoDefault(False)
    good.setAutoDefault(default)
    good.setDefault(default)
    told: list[str] = []
    good.clicked.connect(lambda: told.append("good"))
    other.clicked.connect(lambda: told.append("other"))
    show(qtbot, qapp, dialog, good, other)
    other.setFocus()
    press(other, Qt.Key.Key_Return)
    assert told == (["good"] if default else ["other"])


def test_the_window_has_it(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    briefing = next(each for each in window.workspace.core.library.list_briefings() if not each.template)
    window.stage.go(Where("composer", briefing.id))
    page = window.page
    assert isinstance(page, ComposerPage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.header.checks.setFocus()
    with qtbot.waitSignal(page.header.checks_asked):
        press(page.header.checks, Qt.Key.Key_Return)
