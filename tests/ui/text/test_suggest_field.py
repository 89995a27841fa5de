"""A field that offers what there is: picking, entering, and what it is like afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.ui.look import Look
from briefing_app.ui.text.suggest_field import SuggestField

# The offscreen platform cannot raise windows or grab the keyboard.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def field(qtbot: QtBot, look: Look) -> SuggestField:
    made = SuggestField(look, "Add a tag")
    made.set_suggestions(["Funding", "Clinical trials", "Trial funding"])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def given(field: SuggestField) -> list[str]:
    names: list[str] = []
    field.given.connect(names.append)
    return names


def test_what_contains_the_typed_text_is_offered_and_picked_by_key(
    qtbot: QtBot, field: SuggestField, given: list[str]
) -> None:
    QTest.keyClicks(field, "TRIAL")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    offered = field.completer().completionModel()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["Clinical trials", "Trial funding"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Clinical trials" in given)
    qtbot.waitUntil(lambda: field.text() == "")
    assert [each for each in given if each] == ["Clinical trials"]


def test_a_new_name_is_typed_and_entered(field: SuggestField, given: list[str]) -> None:
    QTest.keyClicks(field, "  Visas ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert given == ["Visas"]
    assert field.text() == ""


def test_what_is_offered_can_change(field: SuggestField) -> None:
    field.set_suggestions(["Trials in schools"])
    QTest.keyClicks(field, "trials")
    offered = field.completer().completionModel()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["Trials in schools"]
    assert (field.accessibleName(), field.placeholderText()) == ("Add a tag", "Add a tag")
