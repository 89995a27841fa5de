"""A pane of which the content never agrees with its size: Qt would fill the stack and take the program with it."""

from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.widgets.scroll_area import ScrollArea

HEIGHT, STEP = 300, 2


class Content(QWidget):
    """Wants one height for the width that it is asked for, and another for that which it has."""

    def __init__(self, wants: Callable[[int], int]) -> None:
        super().__init__()
        self.wants = wants
        self.asked = 0
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002, N802 - Qt's name
        self.asked += 1
        return self.wants(self.width())


@pytest.mark.parametrize("kind", ["higher where wide", "lower where wide", "another at each time"])
def test_a_content_that_never_agrees_comes_to_rest_beside_its_bar(qtbot: QtBot, kind: str) -> None:
    area = ScrollArea()
    qtbot.addWidget(area)
    area.setStyleSheet("QScrollArea { border: 0; }")
    bar = area.verticalScrollBar()
    narrow = 400 - bar.sizeHint().width() // 2
    turns = cycle((HEIGHT, HEIGHT + STEP))
    content = Content(
        {
            "higher where wide": lambda wide: HEIGHT + STEP * (wide > narrow),
            "lower where wide": lambda wide: HEIGHT + STEP * (wide <= narrow),
            "another at each time": lambda _: next(turns),
        }[kind]
    )
    area.setWidget(content)
    area.show()
    for height in [*range(HEIGHT - 5, HEIGHT + 8), *range(HEIGHT + 8, HEIGHT - 5, -1)]:
        area.resize(400, height)
        qtbot.wait(1)
        asked = content.asked
        qtbot.wait(1)
        assert content.asked - asked <= 10  # it rests
        assert content.width() <= area.viewport().width()  # nothing lies under the bar
        assert content.height() >= area.viewport().height()
        assert bar.maximum() == content.height() - area.viewport().height()  # all of it can be seen
    area.resize(400, HEIGHT + 50)
    qtbot.wait(1)
    assert not bar.isVisible()
    assert content.size() == area.viewport().size() == area.size()
    area.resize(400, HEIGHT - 50)
    qtbot.wait(1)
    assert bar.isVisible()


def test_other_panes_are_scrolled_sideways_only_where_they_say_so(qtbot: QtBot) -> None:
    for sideways in (False, True):
        area = ScrollArea(sideways=sideways)
        qtbot.addWidget(area)
        content = QWidget()
        content.setMinimumSize(600, 50)
        area.setWidget(content)
        area.resize(400, 300)
        area.show()
        qtbot.wait(1)
        assert area.horizontalScrollBar().isVisible() is sideways
