"""The heads of the columns: in the language of the cells, with units as documents write them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefing_app.model.chart import Column, ColumnKind, Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.words import head_of, say_measure
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import AT_SPENDING

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("unit", "scale", "words"),
    [
        (Unit.CNY, 8, ("RMB hundred million (億)", "億元人民幣", "亿元人民币")),
        (Unit.CNY, 4, ("RMB ten thousand (萬)", "萬元人民幣", "万元人民币")),
        (Unit.CNY, 0, ("RMB", "元人民幣", "元人民币")),
        (Unit.HKD, 6, ("HK$ million", "百萬港元", "百万港元")),
        (Unit.HKD, 8, ("HK$ hundred million (億)", "億港元", "亿港元")),
        (Unit.USD, 9, ("US$ billion", "十億美元", "十亿美元")),
        (Unit.COUNT, 4, ("ten thousand (萬)", "萬", "万")),
        (Unit.PERCENT, 0, ("%", "%", "%")),
    ],
)
def test_a_unit_is_written_as_in_documents(room: Room, unit: Unit, scale: int, words: tuple[str, str, str]) -> None:
    column = Column("spending", LocalText("Spending"), ColumnKind.NUMBER, unit, None, scale)
    assert tuple(say_measure(room, column, each) for each in Language) == words
    assert say_measure(room, column) == words[0]  # in the language of the window


def test_heads_are_said_in_the_language_of_the_cells(grid: GridEditor, room: Room, table: Dataset) -> None:
    model, across = grid.model, Qt.Orientation.Horizontal
    assert model.headerData(AT_SPENDING, across) == "Spending"
    before = grid.grab().toImage()
    grid.show_language(Language.HANT)
    QApplication.processEvents()
    assert model.headerData(AT_SPENDING, across) == "開支"
    assert head_of(room, model.lanes[AT_SPENDING], model.language) == ("開支", "百萬港元")
    assert model.headerData(AT_SPENDING, across, Qt.ItemDataRole.AccessibleTextRole) == "開支, 百萬港元"
    assert "開支, 百萬港元" in str(model.index(0, AT_SPENDING).data(Qt.ItemDataRole.AccessibleTextRole))
    assert grid.grab().toImage() != before
    assert room.core.library.get_dataset(table.id).columns[2].label.en == "Spending"
