"""A row of choices has one stop of Tab, from either side; the arrow keys choose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.segmented import Segmented
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_tab_stops_at_what_is_chosen_and_arrows_choose_another(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    row = Segmented[Language](look, "Language", [(each, each.value, None) for each in LANGUAGES])
    before, after = QLineEdit(), QLineEdit()
    for widget in (before, row, after):
        column.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    after.setFocus()
    press(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert row.button(Language.EN).hasFocus()  # from behind too, and before it ever had the focus
    told: list[Language] = []
    row.chosen.connect(lambda: told.append(row.value))
    press(row.button(Language.EN), Qt.Key.Key_Right)
    assert row.button(Language.HANT).hasFocus()
    assert told == [Language.HANT]
    press(row.button(Language.HANT), Qt.Key.Key_Tab)
    assert after.hasFocus()
    row.choose(Language.HANS)
    before.setFocus()
    press(before, Qt.Key.Key_Tab)
    assert row.button(Language.HANS).hasFocus()
    row.choose_none()
    assert not any(row.button(each).isChecked() for each in LANGUAGES)
    before.setFocus()
    press(before, Qt.Key.Key_Tab)
    assert row.button(Language.EN).hasFocus()
    row.button(Language.EN).click()
    assert told[-1] is Language.EN
    assert row.value is Language.EN
