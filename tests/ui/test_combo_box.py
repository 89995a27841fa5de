"""The list that opens: one field from edge to edge in every theme, and the wheel does not change what it says by accident."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.theme import Appearance
from briefing_app.ui.widgets.combo_box import ComboBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def make_box(qtbot: QtBot, wardrobe: Wardrobe, appearance: Appearance) -> tuple[QFrame, ComboBox]:
    frame = QFrame()
    frame.setProperty("pane", "main")
    column = QVBoxLayout(frame)
    box = ComboBox(wardrobe.look(Language.EN, appearance), "Paper")
    box.addItems(["A4", "Letter"])
    column.addWidget(box)
    qtbot.addWidget(frame)
    frame.resize(260, 80)
    frame.show()
    qtbot.waitExposed(frame)
    return frame, box


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
@pytest.mark.parametrize("enabled", [True, False])
def test_nothing_but_the_arrow_is_drawn_at_the_right(
    qtbot: QtBot, wardrobe: Wardrobe, appearance: Appearance, *, enabled: bool
) -> None:
    _frame, box = make_box(qtbot, wardrobe, appearance)
    box.setEnabled(enabled)
    image = box.grab().toImage()
    field = image.pixelColor(image.width() // 2, image.height() // 2)
    for y in (5, image.height() - 6):  # above and below the arrow
        for x in range(image.width() // 2, image.width() - 7):
            assert image.pixelColor(x, y) == field, (x, y)
    arrow = {image.pixelColor(x, image.height() // 2 + 1).name() for x in range(image.width() - 22, image.width() - 8)}
    assert len(arrow) > 1
    wardrobe.look(Language.EN, Appearance.LIGHT)


def test_the_wheel_turns_only_what_has_the_focus(qtbot: QtBot, wardrobe: Wardrobe) -> None:
    _frame, box = make_box(qtbot, wardrobe, Appearance.LIGHT)

    def turn() -> int:
        middle = QPointF(box.rect().center())
        event = QWheelEvent(
            middle, box.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
        return box.currentIndex()

    box.clearFocus()
    assert turn() == 0
    box.window().activateWindow()
    qtbot.waitUntil(box.isActiveWindow)
    box.setFocus()
    assert turn() == 1
