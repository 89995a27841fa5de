"""A small table in the starter library, and the editor that shows it, without the rest of the window."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.room import Room
from tests.ui.conftest import clear_deferred


def number(text: str, qualifier: Qualifier = Qualifier.EXACT) -> Cell:
    return Cell(value=Value(Decimal(text)), qualifier=qualifier)


def words(en: str = "", hant: str = "", hans: str = "") -> Cell:
    return Cell(text=LocalText(en, hant, hans))


PLACE = Column("place", LocalText("Place", "地方", "地方"))
SHARE = Column("share", LocalText("Share", "比重", "比重"), ColumnKind.NUMBER, Unit.PERCENT)
SPENDING = Column("spending", LocalText("Spending", "開支", "开支"), ColumnKind.NUMBER, Unit.HKD, None, 6)
ROWS = (
    (words("Hong Kong", "香港", "香港"), number("50", Qualifier.OVER), number("1.32E+8")),
    (words("United Kingdom", "英國", "英国"), number("23.6"), Cell()),
    (words("United States", "美國"), number("12.9"), number("7E+6")),
)
# The lanes of that table, from left to right.
EN, HANT, HANS, AT_SHARE, AT_SPENDING = range(5)


@pytest.fixture
def table(room: Room) -> Dataset:
    """Three places, their share in per cent and their spending in HK$ million."""
    return room.core.tables.add_table(LocalText("Spending on research"), (PLACE, SHARE, SPENDING), ROWS)


MakeGrid = Callable[[str], GridEditor]


@pytest.fixture
def make_grid(qtbot: QtBot, room: Room) -> Iterator[MakeGrid]:
    """Editors in a window of their own, which has the focus."""
    windows: list[QWidget] = []

    def make(id: str) -> GridEditor:
        window = QWidget()
        column = QVBoxLayout(window)
        grid = GridEditor(room, id)
        column.addWidget(grid)
        column.addWidget(QLineEdit())
        window.resize(680, 700)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        grid.take_focus()
        QApplication.processEvents()
        windows.append(window)
        return grid

    yield make
    for window in windows:
        window.hide()
        window.deleteLater()
    clear_deferred()


@pytest.fixture
def grid(make_grid: MakeGrid, table: Dataset) -> GridEditor:
    """The editor of that table."""
    return make_grid(table.id)


def rows_of(room: Room, table: Dataset) -> tuple[tuple[Cell, ...], ...]:
    """The table as the library has it."""
    return room.core.library.get_dataset(table.id).rows


def columns_of(room: Room, table: Dataset) -> tuple[Column, ...]:
    return room.core.library.get_dataset(table.id).columns


def seen(grid: GridEditor, row: int, lane: int) -> str:
    """What stands in a cell of the grid."""
    return str(grid.model.index(row, lane).data())


def place_of(grid: GridEditor) -> tuple[int, int]:
    """Row and lane of the current cell."""
    return grid.view.currentIndex().row(), grid.view.currentIndex().column()


def key(grid: GridEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focus(grid), key, modifiers)
    QApplication.processEvents()


def typed(grid: GridEditor, text: str) -> None:
    """Type letters where the focus is."""
    for letter in text:
        QTest.keyClicks(focus(grid), letter)
    QApplication.processEvents()


def focus(grid: GridEditor) -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    assert grid.isAncestorOf(found)
    return found


def steps(room: Room) -> int:
    """How many steps the history has."""
    return len(room.core.history.list_steps())


def content(room: Room, language: Language) -> None:
    room.settings.content_language = language
