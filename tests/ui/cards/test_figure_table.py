"""The figures of a card as a table: written in like a spreadsheet, each edit one step that can be undone."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.model.card import FactCard
from briefing_app.model.figure import Figure, Qualifier, Release, Unit
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.cards.figures.area import FigureArea
from briefing_app.ui.cards.figures.model import ERROR, Column
from briefing_app.ui.cards.figures.observation_model import Part
from briefing_app.ui.room import Room
from tests.ui.cards.conftest import MakePage
from tests.ui.conftest import Remembering
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def figure(room: Room) -> Figure:
    """A figure in HKD of its own."""
    citation = room.core.library.list_cards()[0].sources[0]
    return room.core.linking.make_figure_from_text(
        LocalText("Grants", "資助", "资助"),
        "HK$1.5 billion",
        room.look.language,
        as_of=PartialDate(2024),
        citation=citation,
    )


@pytest.fixture
def own(room: Room, figure: Figure) -> FactCard:
    """A card with that figure, a derived one and one that only the text quotes."""
    second = room.core.linking.make_figure_from_text(LocalText("Projects"), "30 projects", room.look.language)
    derived = room.core.figures.add_figure(
        "grant_each", LocalText("Grant per project"), Unit.HKD, formula=f"{figure.key} / {second.key}"
    )
    card = room.core.cards.add_card(LocalText("Own"), LocalText(f"It has {{{second.key}}}."))
    return room.core.cards.update_card(replace(card, figures=(figure.key, derived.key)))


@pytest.fixture
def area(own: FactCard, make_page: MakePage) -> FigureArea:
    return make_page(own.id).figures


def edit_cell(area: FigureArea, row: int, column: Column, text: str) -> None:
    """Go to a cell, press F2, type over what is there, press Enter."""
    area.table.setFocus()
    area.table.setCurrentIndex(area.model.index(row, column))
    press(area.table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def cell(area: FigureArea, row: int, column: Column) -> str:
    return str(area.model.index(row, column).data())


def test_the_model_is_sound(room: Room, own: FactCard, area: FigureArea) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(area.model, mode), QAbstractItemModelTester(area.panel.model, mode)]
    area.behind.click()
    area.go_to(own.figures[0])
    area.move_figure(1)
    area.move_figure(-1)
    area.remove()
    room.core.history.undo()
    assert area.model.rowCount() == 3
    assert len(testers) == 2


def test_rows(area: FigureArea) -> None:
    assert [cell(area, at, Column.PLACE) for at in range(3)] == ["1", "2", "·"]
    assert [cell(area, 0, each) for each in (Column.LABEL, Column.HANT, Column.HANS)] == ["Grants", "資助", "资助"]
    assert [cell(area, 0, each) for each in (Column.PRECISION, Column.VALUE, Column.UNIT, Column.AS_OF)] == [
        "exact",
        "1.5 billion",
        "HKD",
        "2024",
    ]
    assert cell(area, 1, Column.SOURCE) == "Derived"
    assert "“Grants” ÷ “Projects”" in str(area.model.index(1, Column.VALUE).data(Qt.ItemDataRole.ToolTipRole))
    assert not area.model.flags(area.model.index(1, Column.VALUE)) & Qt.ItemFlag.ItemIsEditable
    assert area.model.flags(area.model.index(1, Column.LABEL)) & Qt.ItemFlag.ItemIsEditable
    assert cell(area, 2, Column.UNIT) == "projects"
    spoken = area.model.index(0, Column.VALUE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Value, 1.5 billion"


def test_the_table_of_a_card_that_was_just_deleted_can_still_be_painted(
    room: Room, own: FactCard, area: FigureArea
) -> None:
    indexes = [area.model.index(row, column) for row in range(3) for column in range(len(Column))]
    roles = [*Qt.ItemDataRole, ERROR]

    def read() -> list[object]:
        return [(area.model.flags(each), *(each.data(role) for role in roles)) for each in indexes]

    before = read()
    room.core.cards.delete_card(own.id)
    assert read() == before


@pytest.mark.parametrize(
    ("typed", "value", "qualifier"),
    [
        ("1.76 billion", "1.76E+9", Qualifier.EXACT),
        ("17.6億", "1.76E+9", Qualifier.EXACT),
        ("over HK$2 billion", "2E+9", Qualifier.OVER),
        ("約12億港元", "1.2E+9", Qualifier.ABOUT),
    ],
)
def test_a_value_is_typed_as_text(
    room: Room, figure: Figure, area: FigureArea, typed: str, value: str, qualifier: Qualifier
) -> None:
    edit_cell(area, 0, Column.VALUE, typed)
    latest = room.core.library.get_figure(figure.id).latest
    assert latest is not None
    assert latest.value.number == Decimal(value)
    assert latest.qualifier is qualifier
    assert figure.latest is not None
    assert (latest.citation, latest.as_of) == (figure.latest.citation, figure.latest.as_of)
    room.core.history.undo()
    assert room.core.library.get_figure(figure.id) == figure
    assert cell(area, 0, Column.VALUE) == "1.5 billion"


def test_what_cannot_be_kept_stays_in_its_cell_with_the_reason(room: Room, figure: Figure, area: FigureArea) -> None:
    edit_cell(area, 0, Column.VALUE, "many")
    index = area.model.index(0, Column.VALUE)
    assert index.data() == "many"
    assert index.data(ERROR)
    assert area.problem.isVisible()
    assert area.problem.text() == index.data(ERROR)
    assert room.core.library.get_figure(figure.id) == figure
    edit_cell(area, 0, Column.VALUE, "2 billion")
    assert index.data(ERROR) is None
    assert index.data() == "2 billion"
    edit_cell(area, 0, Column.AS_OF, "some day")
    assert area.model.index(0, Column.AS_OF).data(ERROR)
    edit_cell(area, 0, Column.AS_OF, "30/6/26")
    assert cell(area, 0, Column.AS_OF) == "30 June 2026"


def test_labels_and_choices(room: Room, figure: Figure, area: FigureArea) -> None:
    edit_cell(area, 0, Column.HANT, "批出資助")
    area.table.setCurrentIndex(area.model.index(0, Column.PRECISION))
    press(area.table, Qt.Key.Key_Return)
    combo = area.table.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentIndex(combo.findData(Qualifier.AT_LEAST))
    combo.activated.emit(combo.currentIndex())
    after = room.core.library.get_figure(figure.id)
    assert after.label.zh_hant == "批出資助"
    assert after.latest is not None
    assert after.latest.qualifier is Qualifier.AT_LEAST
    area.model.setData(area.model.index(0, Column.UNIT), Unit.USD)
    area.model.setData(area.model.index(0, Column.SOURCE), "")
    after = room.core.library.get_figure(figure.id)
    assert after.unit is Unit.USD
    assert after.latest is not None
    assert after.latest.citation is None


def test_a_figure_without_a_value_gets_one(room: Room, own: FactCard, area: FigureArea) -> None:
    bare = room.core.figures.add_figure("bare", LocalText("Bare"), Unit.PERCENT)
    area.model.add(bare.key)
    row = area.model.row_of(bare.key)
    assert cell(area, row, Column.VALUE) == ""
    edit_cell(area, row, Column.VALUE, "over 50%")
    latest = room.core.library.get_figure(bare.id).latest
    assert latest is not None
    assert (latest.value.number, latest.qualifier) == (Decimal(50), Qualifier.OVER)
    assert room.core.library.get_card(own.id).figures[-1] == bare.key


def test_order_is_changed_and_the_choice_goes_along(room: Room, own: FactCard, area: FigureArea) -> None:
    area.go_to(own.figures[0])
    assert area.table.hasFocus()
    assert set(area.commands) == {"move_up", "move_down", "delete"}
    area.commands["move_down"]()
    assert room.core.library.get_card(own.id).figures == (own.figures[1], own.figures[0])
    assert area.table.currentIndex().row() == 1
    assert not area.model.move(1, 1)  # what only the text quotes has no place to change with
    click(area.up)
    assert room.core.library.get_card(own.id).figures == own.figures
    click(area.remove_button)
    assert room.core.library.get_card(own.id).figures == own.figures[1:]
    assert room.core.library.find_figure_by_key(own.figures[0]) is not None
    assert not area.model.is_listed(2)


def drop(area: FigureArea, row: int, before: int) -> bool:
    """Drag a row to before another, with real events on the viewport."""
    data = area.model.mimeData([area.model.index(row, Column.LABEL)])
    rect = area.table.visualRect(area.model.index(min(before, area.model.rowCount() - 1), Column.LABEL))
    place = QPointF(rect.center().x(), rect.top() + 1 if before < area.model.rowCount() else rect.bottom() - 1)
    arguments = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(place.toPoint(), *arguments)
    QApplication.sendEvent(area.table.viewport(), enter)
    QApplication.sendEvent(area.table.viewport(), QDragMoveEvent(place.toPoint(), *arguments))
    QApplication.sendEvent(area.table.viewport(), QDropEvent(place, *arguments))
    return enter.isAccepted()


def test_rows_are_dragged(room: Room, own: FactCard, area: FigureArea) -> None:
    assert drop(area, 1, 0)
    assert room.core.library.get_card(own.id).figures == (own.figures[1], own.figures[0])
    drop(area, 0, 2)
    assert room.core.library.get_card(own.id).figures == own.figures
    steps = len(room.core.history.list_steps())
    drop(area, 0, 1)
    drop(area, 2, 0)
    assert room.core.library.get_card(own.id).figures == own.figures
    assert len(room.core.history.list_steps()) == steps
    assert not area.model.flags(area.model.index(2, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_tab_goes_through_the_cells_and_out(qtbot: QtBot, own: FactCard, area: FigureArea) -> None:
    area.go_to(own.figures[0])
    press(area.table, Qt.Key.Key_Tab)
    assert area.table.currentIndex().column() == Column.VALUE + 1
    last = area.model.index(area.model.rowCount() - 1, len(Column) - 1)
    area.table.setCurrentIndex(last)
    press(area.table, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not area.table.hasFocus())


def test_all_values_of_a_figure(room: Room, own: FactCard, figure: Figure, area: FigureArea) -> None:
    area.go_to(own.figures[0])
    area.behind.click()
    panel = area.panel
    assert panel.isVisible()
    assert panel.model.rowCount() == 1
    click(panel.open)
    assert isinstance(room.navigator, Remembering)
    assert room.navigator.went[-1].id == figure.id
    panel.value.setText("nothing")
    click(panel.add)
    assert panel.value_box.problem
    panel.value.setText("HK$1.76 billion")
    panel.date.setText("whenever")
    click(panel.add)
    assert panel.date_box.problem
    panel.date.setText("Jan 2025")
    click(panel.add)
    kept = room.core.library.get_figure(figure.id)
    assert len(kept.observations) == 2
    assert kept.latest is not None
    assert (kept.latest.as_of, kept.latest.citation) == (PartialDate(2025, 1), figure.observations[0].citation)
    assert cell(area, 0, Column.VALUE) == "1.76 billion"
    model = panel.model
    assert model.setData(model.index(1, Part.RELEASE), Release.INTERNAL)
    assert model.setData(model.index(1, Part.NOTE), "From a call.")
    assert model.setData(model.index(1, Part.LOCATOR), "p. 3")
    assert not model.setData(model.index(1, Part.AS_OF), "whenever")
    assert panel.problem.isVisible()
    latest = room.core.library.get_figure(figure.id).latest
    assert latest is not None
    assert (latest.release, latest.note.en) == (Release.INTERNAL, "From a call.")
    assert latest.citation is not None
    assert latest.citation.locator == "p. 3"
    panel.table.setCurrentIndex(model.index(1, 0))
    click(panel.remove)
    assert room.core.library.get_figure(figure.id) == figure
    area.go_to(own.figures[1])
    assert "“Grants” ÷ “Projects”" in panel.about.text()
    assert not panel.table.isVisible()
    assert not panel.add.isVisible()


def test_a_figure_of_the_library_is_added(room: Room, own: FactCard, area: FigureArea) -> None:
    click(area.add_button)
    panel = area.add_panel
    assert panel.line.hasFocus()
    other = next(each for each in room.core.library.list_figures() if each.key not in own.figure_keys and each.latest)
    type_text(panel.line, other.label.en)
    assert other.key in [each.id for each in panel.list.rows.rows]
    while panel.list.current is not None and panel.list.current.id != other.key:
        press(panel.line, Qt.Key.Key_Down)
    press(panel.line, Qt.Key.Key_Return)
    assert room.core.library.get_card(own.id).figures[-1] == other.key
    assert not panel.isVisible()
    assert area.table.currentIndex().row() == area.model.row_of(other.key)


def test_a_new_figure_is_made_from_what_is_typed(room: Room, own: FactCard, area: FigureArea) -> None:
    click(area.add_button)
    panel = area.add_panel
    QTest.keyClicks(panel.line, "HK$3.45 billion")
    rows = panel.list.rows.rows
    assert rows[-1].title == "New figure: HK$3.45 billion"
    panel.list.chosen.emit(rows[-1])
    assert panel.label.hasFocus()
    press(panel.label, Qt.Key.Key_Return)
    assert panel.label_box.problem
    QTest.keyClicks(panel.label, "Loans approved")
    press(panel.label, Qt.Key.Key_Return)
    key = room.core.library.get_card(own.id).figures[-1]
    made = room.core.library.find_figure_by_key(key)
    assert made is not None
    assert (made.label.en, made.unit) == ("Loans approved", Unit.HKD)
    click(area.add_button)
    press(panel.line, Qt.Key.Key_Escape)
    assert not panel.isVisible()
