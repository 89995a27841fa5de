"""The bars about a cell and about a column: what they say, and that everything chosen in them is kept at once."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.errors import FullError
from briefing_app.model.chart import Cell, ColumnKind, Dataset
from briefing_app.model.figure import Citation, CountNoun, Figure, Observation, Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.cell_texts import Shown
from briefing_app.ui.grid.model import SHOWN
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.targets import MOST
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import find_lost, keep_all
from tests.ui.conftest import Remembering
from tests.ui.grid.conftest import (
    AT_SHARE,
    AT_SPENDING,
    EN,
    HANS,
    ROWS,
    columns_of,
    focus,
    key,
    number,
    place_of,
    rows_of,
    seen,
    steps,
    typed,
    words,
)
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key = Qt.Key


@pytest.fixture
def figure(room: Room) -> Figure:
    """About 42 %, as of 2024, with a source."""
    source = room.core.library.list_sources()[0]
    seen_ = Observation(Value(Decimal(42)), Qualifier.ABOUT, PartialDate(2024), Citation(source.id, "p. 7"))
    return room.core.figures.add_figure("grid_share", LocalText("Grid share"), Unit.PERCENT, observations=(seen_,))


def shown(grid: GridEditor, row: int, lane: int) -> Shown:
    found = grid.model.index(row, lane).data(SHOWN)
    assert isinstance(found, Shown)
    return found


# -- how exact -------------------------------------------------------------------------------------------------------


def test_it_asks_how_exact_and_says_how_it_is_printed(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    assert grid.bar.title.text() == "Hong Kong, Share: how exact is this value?"
    assert grid.bar.values.exact.value is Qualifier.OVER
    for each in ("over 50%", "逾50%", "超过50%", "never as 50%"):
        assert each in grid.bar.values.printed.text()
    before = steps(room)
    grid.bar.values.exact.button(Qualifier.ABOUT).click()
    assert rows_of(room, table)[0][1] == number("50", Qualifier.ABOUT)
    assert "約50%" in grid.bar.values.printed.text()
    assert seen(grid, 0, AT_SHARE) == "about 50"
    assert steps(room) == before + 1
    room.core.history.undo()
    assert grid.bar.values.exact.value is Qualifier.OVER


def test_it_follows_what_is_undone_and_what_others_do(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SPENDING)
    assert not grid.bar.targets.places
    typed(grid, "5")
    key(grid, Key.Key_Return)
    grid.view.choose(1, AT_SPENDING)
    assert grid.bar.stack.currentWidget() is grid.bar.values
    room.core.history.undo()
    assert not grid.bar.targets.places
    assert grid.bar.stack.currentWidget() is grid.bar.empty
    assert "how exact" not in grid.bar.title.text()
    room.core.history.redo()
    assert grid.bar.stack.currentWidget() is grid.bar.values
    assert "HK$5 million" in grid.bar.values.printed.text()
    room.core.tables.update_column(table.id, 2, replace(columns_of(room, table)[2], unit=Unit.USD))
    assert "US$5 million" in grid.bar.values.printed.text()


def test_several_values_are_changed_together_as_one_step(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, EN, 2, AT_SPENDING))
    assert grid.bar.title.text() == "5 values: how exact are they?"
    exact = grid.bar.values.exact
    assert not any(exact.button(each).isChecked() for each in Qualifier)  # one is “over 50”, the others are exact
    before = steps(room)
    exact.button(Qualifier.AT_MOST).click()
    cells = [cell for row in rows_of(room, table) for cell in row[1:] if cell.value is not None]
    assert {cell.qualifier for cell in cells} == {Qualifier.AT_MOST}
    assert steps(room) == before + 1
    assert exact.button(Qualifier.AT_MOST).isChecked()


def test_values_that_differ_are_made_exact_by_a_click(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, AT_SHARE, 1, AT_SHARE))
    key(grid, Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    first = grid.bar.values.exact.button(Qualifier.EXACT)
    assert focus(grid) is first
    first.click()
    assert {row[1].qualifier for row in rows_of(room, table)} == {Qualifier.EXACT}


def test_a_row_gets_a_date_of_its_own(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, EN, 0, AT_SPENDING))
    grid.bar.values.more_button.click()
    line = grid.bar.values.as_of.line
    assert line.hasFocus()
    QTest.keyClicks(line, "Jan 2024")
    press(line, Key.Key_Return)
    rows = rows_of(room, table)
    assert [cell.as_of for cell in rows[0]] == [None, PartialDate(2024, 1), PartialDate(2024, 1)]
    assert rows[1:] == ROWS[1:]
    assert shown(grid, 0, AT_SHARE).own
    assert "As of January 2024" in str(grid.model.index(0, AT_SHARE).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_date_typed_for_one_cell_is_not_written_to_the_next(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    grid.bar.values.more_button.click()
    line = grid.bar.values.as_of.line
    assert line.hasFocus()
    QTest.keyClicks(line, "2023")
    grid.view.choose(1, AT_SHARE)
    rows = rows_of(room, table)
    assert (rows[0][1].as_of, rows[1][1].as_of) == (PartialDate(2023), None)
    assert grid.bar.values.as_of.line.text() == ""


def test_a_date_that_is_none_does_not_go_along_to_the_next_cell(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    grid.bar.values.more_button.click()
    line = grid.bar.values.as_of.line
    assert line.hasFocus()
    QTest.keyClicks(line, "whenever")
    grid.view.choose(1, AT_SHARE)
    grid.bar.keep()
    assert rows_of(room, table) == ROWS
    assert grid.bar.values.as_of.line.text() == ""


def test_a_value_has_a_source_of_its_own_with_the_place_in_it(grid: GridEditor, room: Room, table: Dataset) -> None:
    source = room.core.library.list_sources()[0]
    grid.view.choose(1, AT_SHARE)
    assert grid.bar.values.locator_box.isHidden()
    combo = grid.bar.values.source.combo
    names = [combo.itemText(at) for at in range(combo.count())]
    at = names.index(source.title or source.description.best(Language.EN)[0])
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    assert rows_of(room, table)[1][1].citation == Citation(source.id)
    grid.bar.values.locator.setFocus()
    QTest.keyClicks(grid.bar.values.locator, "Table 2")
    grid.keep()
    assert rows_of(room, table)[1][1].citation == Citation(source.id, "Table 2")
    combo.activated.emit(0)
    assert rows_of(room, table)[1][1].citation is None


def test_a_value_that_is_typed_over_keeps_its_date_and_source(grid: GridEditor, room: Room, table: Dataset) -> None:
    source = room.core.library.list_sources()[0]
    dated = replace(ROWS[1][1], as_of=PartialDate(2023), citation=Citation(source.id))
    room.core.tables.set_cells(table.id, {(1, 1): dated})
    grid.view.choose(1, AT_SHARE)
    typed(grid, "30")
    key(grid, Key.Key_Return)
    cell = rows_of(room, table)[1][1]
    assert cell == replace(dated, value=Value(Decimal(30)))


def test_the_bar_is_reached_by_a_key_and_left_by_esc(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    key(grid, Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert focus(grid) is grid.bar.values.exact.button(Qualifier.OVER)
    key(grid, Key.Key_Tab)  # by the button for a figure to that for a date
    key(grid, Key.Key_Tab)
    key(grid, Key.Key_Space)
    typed(grid, "2023")
    key(grid, Key.Key_Escape)
    assert grid.view.hasFocus()
    assert rows_of(room, table)[0][1].as_of == PartialDate(2023)
    grid.view.choose(0, HANS)
    key(grid, Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert focus(grid) is grid.bar.words.fields[Language.EN]


# -- figures ---------------------------------------------------------------------------------------------------------


def test_a_stroke_finds_a_figure_that_the_cell_then_follows(
    grid: GridEditor, room: Room, table: Dataset, figure: Figure
) -> None:
    grid.view.choose(1, AT_SHARE)
    typed(grid, "/")
    assert focus(grid) is grid.bar.picker.line
    typed(grid, "Grid share")
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[1][1] == Cell(figure=figure.key)
    assert grid.view.hasFocus()
    assert seen(grid, 1, AT_SHARE) == "about 42"
    assert shown(grid, 1, AT_SHARE).chip
    assert "約42%" in grid.bar.values.printed.text()
    assert grid.bar.title.text() == "United Kingdom, Share: follows a figure"
    assert "“Grid share”, as of 2024" in grid.bar.values.printed.text()
    assert grid.bar.values.exact.isHidden()
    later = Observation(Value(Decimal(45)), as_of=PartialDate(2025))
    room.core.figures.add_observation(figure.id, later)
    assert seen(grid, 1, AT_SHARE) == "45"
    assert "Follows the figure “Grid share”" in str(
        grid.model.index(1, AT_SHARE).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_tab_goes_on_behind_a_figure_as_behind_a_value(grid: GridEditor, figure: Figure) -> None:
    grid.view.choose(1, AT_SHARE)
    typed(grid, "/")
    typed(grid, figure.label.en)
    key(grid, Qt.Key.Key_Return)
    key(grid, Qt.Key.Key_Tab)
    assert (place_of(grid), focus(grid)) == ((1, AT_SPENDING), grid.view)


def test_esc_leaves_the_search_for_figures(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SHARE)
    typed(grid, "/")
    key(grid, Key.Key_Down)
    key(grid, Key.Key_Escape)
    assert grid.view.hasFocus()
    assert rows_of(room, table) == ROWS


def test_unlinking_keeps_value_date_and_source(grid: GridEditor, room: Room, table: Dataset, figure: Figure) -> None:
    room.core.tables.set_cells(table.id, {(1, 1): Cell(figure=figure.key)})
    grid.view.choose(1, AT_SHARE)
    grid.bar.values.unlink_button.click()
    seen_ = figure.observations[0]
    assert rows_of(room, table)[1][1] == Cell(
        value=seen_.value, qualifier=seen_.qualifier, as_of=seen_.as_of, citation=seen_.citation
    )


def test_the_figure_is_opened_from_its_cell(grid: GridEditor, room: Room, table: Dataset, figure: Figure) -> None:
    room.core.tables.set_cells(table.id, {(1, 1): Cell(figure=figure.key)})
    grid.view.choose(1, AT_SHARE)
    grid.bar.values.open_button.click()
    assert isinstance(room.navigator, Remembering)
    assert room.navigator.went[-1].id == figure.id


def test_f2_and_enter_leave_a_figure_as_it_is_typing_replaces_it(
    grid: GridEditor, room: Room, table: Dataset, figure: Figure
) -> None:
    room.core.tables.set_cells(table.id, {(1, 1): Cell(figure=figure.key)})
    grid.view.choose(1, AT_SHARE)
    key(grid, Key.Key_F2)
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[1][1].figure == figure.key
    grid.view.choose(1, AT_SHARE)
    typed(grid, "7")
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[1][1] == number("7")


# -- words -----------------------------------------------------------------------------------------------------------


def test_words_are_written_in_three_languages_and_converted(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(2, EN)
    assert grid.bar.stack.currentWidget() is grid.bar.words
    button = grid.bar.words.converters[Language.HANS]
    assert not button.isHidden()
    button.click()
    assert rows_of(room, table)[2][0] == words("United States", "美國", "美国")
    assert seen(grid, 2, HANS) == "美国"
    field = grid.bar.words.fields[Language.EN]
    field.setFocus()
    press(field, Key.Key_End)
    QTest.keyClicks(field, "!")
    grid.view.choose(1, EN)
    assert rows_of(room, table)[2][0].text.en == "United States!"
    assert rows_of(room, table)[1] == ROWS[1]


def test_what_is_not_understood_stays_as_typed_with_a_reason(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SHARE)
    typed(grid, "a few")
    assert "cannot be read" in grid.bar.problem.text()  # while it is typed
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[1][1] == words("a few")
    assert shown(grid, 1, AT_SHARE).corner == "warn"
    grid.view.choose(1, AT_SHARE)
    assert "cannot be read" in grid.bar.problem.text()
    assert not grid.bar.problem.isHidden()
    typed(grid, "n/a")
    assert grid.bar.problem.isHidden()
    key(grid, Key.Key_Return)
    assert shown(grid, 1, AT_SHARE).corner == ""
    assert rows_of(room, table)[1][1].text


def test_money_in_a_column_of_per_cent_is_not_taken_silently(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SHARE)
    typed(grid, "HK$5")
    key(grid, Key.Key_Return)
    assert rows_of(room, table)[1][1].value is None
    assert shown(grid, 1, AT_SHARE).corner == "warn"


def test_it_says_what_is_understood_while_one_types(grid: GridEditor) -> None:
    grid.view.choose(1, AT_SPENDING)  # empty
    typed(grid, "over 1,760")
    assert "over HK$1.76 billion" in grid.bar.hint.text()
    key(grid, Key.Key_Escape)
    assert "HK$1.76bn" in grid.bar.hint.text()  # what one may type


# -- what cannot be kept ---------------------------------------------------------------------------------------------


def test_what_a_full_disk_refuses_stays_and_is_tried_again(
    grid: GridEditor, room: Room, table: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    grid.model.refused.connect(refused.append)

    def refuse(*_: object) -> None:
        raise FullError(path="library.briefing")

    with monkeypatch.context() as full:
        full.setattr(room.core.tables, "set_cells", refuse)
        grid.view.choose(1, AT_SHARE)
        typed(grid, "31")
        assert not grid.keep()
        assert rows_of(room, table) == ROWS
        assert seen(grid, 1, AT_SHARE) == "31"
        assert shown(grid, 1, AT_SHARE).corner == "err"
        assert find_lost(grid.window())
        assert not keep_all(grid.window())
        assert len(refused) >= 2
        grid.view.choose(1, AT_SHARE)
        assert grid.bar.problem.text() == refused[0]
    assert keep_all(grid.window())
    assert find_lost(grid.window()) == ""
    assert rows_of(room, table)[1][1] == number("31")
    assert shown(grid, 1, AT_SHARE).corner == ""


def test_keep_writes_a_cell_that_is_still_open(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, AT_SHARE)
    typed(grid, "3")
    assert grid.keep()
    assert rows_of(room, table)[1][1] == number("3")


# -- columns ---------------------------------------------------------------------------------------------------------


def test_a_column_is_named_in_three_languages(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.edit_column(AT_SHARE)
    bar = grid.column_bar
    assert bar is not None
    assert grid.bar.isHidden()
    field = bar.names.fields[Language.EN]
    assert field.hasFocus()
    QTest.keyClicks(field, "Part")
    press(field, Key.Key_Escape)
    QApplication.processEvents()
    assert grid.column_bar is None
    assert grid.view.hasFocus()
    assert columns_of(room, table)[1].label == LocalText("Part", "比重", "比重")
    assert grid.model.headerData(AT_SHARE, Qt.Orientation.Horizontal) == "Part"
    assert place_of(grid) == (0, 0)


def test_scale_and_unit_are_chosen_and_the_digits_stay(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.edit_column(AT_SPENDING)
    bar = grid.column_bar
    assert bar is not None
    assert not bar.scale.isHidden()
    assert bar.noun.isHidden()
    bar.scale.combo.activated.emit(5)  # billion
    assert columns_of(room, table)[2].scale == 9
    assert seen(grid, 0, AT_SPENDING) == "132"
    assert rows_of(room, table)[0][2].value == Value(Decimal("1.32E+11"))
    bar.rescale.check.click()
    bar.scale.combo.activated.emit(3)  # million
    assert rows_of(room, table)[0][2].value == Value(Decimal("1.32E+11"))
    bar.unit.combo.activated.emit(list(Unit).index(Unit.COUNT))
    assert not bar.noun.isHidden()
    field = bar.noun.fields[Language.EN]
    field.setFocus()
    QTest.keyClicks(field, "companies")
    assert grid.keep()
    assert columns_of(room, table)[2].noun == CountNoun("company", "companies", "", "")


def test_another_kind_reads_the_cells_anew(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.edit_column(AT_SHARE)
    bar = grid.column_bar
    assert bar is not None
    bar.kind.combo.activated.emit(list(ColumnKind).index(ColumnKind.TEXT))
    assert columns_of(room, table)[1].kind is ColumnKind.TEXT
    assert seen(grid, 1, AT_SPENDING) == "23.6"  # two lanes more
    room.core.history.undo()
    assert grid.model.columnCount() == 5
    assert rows_of(room, table) == ROWS


def test_the_bar_closes_where_its_column_goes(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.edit_column(AT_SPENDING)
    room.core.tables.delete_columns(table.id, 2, 1)
    QApplication.processEvents()
    assert grid.column_bar is None
    assert not grid.bar.isHidden()


def test_more_values_than_are_changed_together_are_not_called_all(grid: GridEditor, room: Room, table: Dataset) -> None:
    rows = [(words(f"R{at}"), number("5"), number("7")) for at in range(MOST + 1)]
    room.core.tables.insert_rows(table.id, len(ROWS), rows)
    grid.view.choose_block(Block(0, AT_SHARE, 2 + MOST, AT_SHARE))
    assert grid.bar.title.text() == "The first 2,000 of the chosen values: how exact are they?"
    grid.bar.values.exact.button(Qualifier.ABOUT).click()
    changed = [row[1].qualifier is Qualifier.ABOUT for row in rows_of(room, table)]
    assert changed == [True] * MOST + [False] * 4
