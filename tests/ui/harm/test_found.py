"""What the monkey has found, done again on purpose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.palette.rows import HEADING
from briefing_app.ui.room import Room
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow, clear_deferred
from tests.ui.hands import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


def test_a_heading_of_the_palette_is_no_choice(window: MainWindow) -> None:
    before = window.page
    palette = window.show_palette()
    palette.field.setText("bio")
    QApplication.processEvents()
    at = next(number for number, row in enumerate(palette.model.rows) if row.kind == HEADING)
    place = palette.list.visualRect(palette.model.index(at)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert palette.isVisible()
    assert window.page is before
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page is not None
    palette.dismiss()


@pytest.mark.parametrize("figures", [False, True])
@pytest.mark.parametrize("dirty", [False, True])
def test_fields_may_be_destroyed_at_once_with_the_focus_in_them(window: MainWindow, figures: bool, dirty: bool) -> None:
    """`QScrollArea.setWidget` deletes the old body there and then; the field loses the focus while it dies."""
    assert window.page is not None
    room: Room = window.page.room
    kept = LocalText()

    def write(text: LocalText) -> None:
        nonlocal kept
        kept = text

    shell = QWidget(window)
    column = QVBoxLayout(shell)
    area = QScrollArea()
    column.addWidget(area)
    shell.resize(600, 400)
    shell.show()
    for turn in range(10):
        body = QWidget()
        inside = QVBoxLayout(body)
        field = LocalField(room, "Title", lambda: kept, write, lines=1 + turn % 2, figures=figures, parent=body)
        inside.addWidget(field)
        inside.addWidget(LineField(room.look, "Line"))
        area.setWidget(body)
        body.show()
        field.fields[Language.EN].setFocus()
        QApplication.processEvents()
        if dirty:
            type_text(field.fields[Language.EN], "typed")
    shell.deleteLater()
    clear_deferred()
    assert window.isVisible()
