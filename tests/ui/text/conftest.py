"""A window for fields."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A window to put fields in."""
    widget = QWidget()
    QVBoxLayout(widget)
    widget.resize(420, 320)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    return widget


def put(desk: QWidget, *widgets: QWidget) -> None:
    """Lay widgets into the window."""
    layout = desk.layout()
    assert layout is not None
    for each in widgets:
        layout.addWidget(each)
        each.show()
    QApplication.processEvents()


def activate(qtbot: QtBot, desk: QWidget) -> None:
    """Make the window the active one; shortcuts and focus need it."""
    desk.raise_()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
