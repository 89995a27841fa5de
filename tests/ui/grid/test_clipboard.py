"""Copying and pasting: our own cells as they are, others after it was said what was understood, each one step."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Citation, Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.clip import MIME, Copied, CopiedLane, make_mime, read_mime
from briefing_app.ui.grid.paste_bar import PasteBar
from briefing_app.ui.grid.pasting import Goes
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import (
    AT_SHARE,
    AT_SPENDING,
    EN,
    HANT,
    ROWS,
    MakeGrid,
    columns_of,
    key,
    number,
    rows_of,
    seen,
    steps,
    words,
)
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier

EXCEL_HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>
<!--StartFragment--><col width=64><tr height=20><td class=xl65>Place</td><td>Share (%)</td><td>HK$ million</td></tr>
<tr><td>Singapore</td><td align=right>12.5%</td><td x:num="1320">1,320</td></tr>
<tr><td>Japan</td><td align=right>over 50</td><td>(132)</td></tr><!--EndFragment--></table></body></html>"""


def text(tsv: str) -> QMimeData:
    data = QMimeData()
    data.setText(tsv)
    return data


def paste(grid: GridEditor, data: QMimeData) -> PasteBar:
    """Put it on the clipboard, press Ctrl+V in the grid, and give the bar that asks."""
    QApplication.clipboard().setMimeData(data)
    key(grid, Key.Key_V, Control)
    bar = grid.paste_bar
    assert bar is not None
    return bar


def enter(bar: PasteBar) -> None:
    """Enter, where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    assert bar.isAncestorOf(widget)
    press(widget, Key.Key_Return)
    QApplication.processEvents()


def value(text: str) -> Value:
    return Value(Decimal(text))


# -- copying ---------------------------------------------------------------------------------------------------------


def test_copied_cells_are_text_html_and_themselves(grid: GridEditor) -> None:
    grid.view.choose_block(Block(0, EN, 1, AT_SHARE))
    key(grid, Key.Key_C, Control)
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Hong Kong\t香港\t香港\tover 50\nUnited Kingdom\t英國\t英国\t23.6\n"
    assert "<td>香港</td>" in data.html()
    copied = read_mime(data)
    assert copied is not None
    assert copied.rows[0][3] == ROWS[0][1]
    assert [each.language for each in copied.lanes] == [*Language, None]


def test_what_looks_like_a_formula_is_defused_but_no_negative_number() -> None:
    copied = Copied((CopiedLane(ColumnKind.TEXT, Language.EN),), ((words("=1+1"),),))
    data = make_mime(copied, [["=1+1", "-12.5", "+x", "<b>"]])
    assert data.text() == "'=1+1\t-12.5\t'+x\t<b>\n"
    assert "mso-number-format" in data.html()
    assert "&lt;b&gt;" in data.html()


def test_every_property_of_a_cell_survives_the_clipboard() -> None:
    cell = Cell(
        value=Value(Decimal("1.76E+9"), Decimal("2E+9")),
        qualifier=Qualifier.AT_LEAST,
        as_of=PartialDate(2024, 1),
        citation=Citation("s", "p. 3"),
    )
    others = (Cell(figure="grants"), Cell(date=PartialDate(2023)), words("n/a", "不適用", "不适用"), Cell(), cell)
    copied = Copied((CopiedLane(ColumnKind.NUMBER, None),) * 5, (others,))
    assert read_mime(make_mime(copied, [[""] * 5])) == copied


@pytest.mark.parametrize(
    "forged",
    [b"", b"{}", b"[]", b'{"lanes": [["number", ""]], "rows": [[{"value": "NaN"}]]}', b"\xff\xfe",
     b'{"lanes": [["number", ""]], "rows": [[{"value": 5}, null]]}', b'{"lanes": [["text", "en"]], "rows": [[7]]}',
     b'{"lanes": [["text", "en"]], "rows": [[{"text": {"en": 7}}]]}'],
)  # fmt: skip
def test_forged_cells_are_no_cells(forged: bytes) -> None:
    data = QMimeData()
    data.setData(MIME, forged)
    copied = read_mime(data)
    assert copied is None or copied.rows[0][0].text == LocalText("7")


def test_nothing_is_copied_from_the_empty_rows(grid: GridEditor) -> None:
    QApplication.clipboard().setText("before")
    grid.view.choose(5, EN)
    key(grid, Key.Key_C, Control)
    assert QApplication.clipboard().text() == "before"


# -- pasting what was copied here ------------------------------------------------------------------------------------


def test_own_cells_are_pasted_at_once_with_how_exact_they_are(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, AT_SHARE)
    key(grid, Key.Key_C, Control)
    grid.view.choose_block(Block(1, AT_SHARE, 4, AT_SHARE))
    before = steps(room)
    key(grid, Key.Key_V, Control)
    assert grid.paste_bar is None
    assert [row[1] for row in rows_of(room, table)] == [ROWS[0][1]] * 5
    assert steps(room) == before + 1
    room.core.history.undo()
    assert rows_of(room, table) == ROWS


def test_cut_cells_are_gone_and_can_be_pasted(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, EN, 0, AT_SPENDING))
    key(grid, Key.Key_X, Control)
    assert all(cell.missing for cell in rows_of(room, table)[0])
    grid.view.choose(3, EN)
    key(grid, Key.Key_V, Control)
    assert rows_of(room, table)[3] == ROWS[0]
    assert grid.view.block == Block(3, EN, 3, AT_SPENDING)


def test_words_of_one_language_are_pasted_into_another(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(0, EN)
    key(grid, Key.Key_C, Control)
    grid.view.choose(2, HANT)
    key(grid, Key.Key_V, Control)
    assert rows_of(room, table)[2][0] == words("United States", "Hong Kong")


def test_figures_and_sources_of_another_library_are_pasted_as_their_words(
    grid: GridEditor, room: Room, table: Dataset
) -> None:
    lane = (CopiedLane(ColumnKind.NUMBER, None),)
    data = make_mime(Copied(lane, ((Cell(figure="of_elsewhere"),),)), [["42"]])
    grid.view.choose(1, AT_SHARE)
    grid.paste_data(data)
    assert rows_of(room, table)[1][1] == number("42")


# -- pasting what was copied elsewhere -------------------------------------------------------------------------------


def test_a_single_value_is_pasted_at_once_into_all_that_is_chosen(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose_block(Block(0, AT_SHARE, 1, AT_SPENDING))
    before = steps(room)
    QApplication.clipboard().setText("１２.5\n")
    key(grid, Key.Key_V, Control)
    assert grid.paste_bar is None
    rows = rows_of(room, table)
    assert [rows[0][1].value, rows[1][1].value] == [value("12.5")] * 2
    assert rows[0][2].value == value("12500000")  # in the scale of that column
    assert steps(room) == before + 1


def test_a_table_is_pasted_after_it_was_said_what_was_understood(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, EN)
    before = steps(room)
    bar = paste(grid, text("Place\tShare (%)\tHK$ million\r\nSingapore\t12.5%\t1,320\r\nJapan\tabc\t(132)\r\n"))
    assert steps(room) == before  # nothing is changed yet
    assert bar.says.text() == "2 rows, 3 columns: Place (English), Share (%), Spending (HK$ million)"
    assert "1 cell was not understood" in bar.trouble.text()
    assert bar.headings.isChecked()
    assert bar.list.isHidden()
    bar.show_button.click()
    assert "Row 3: abc" in str(bar.list.model().index(0, 0).data())
    bar.begin()
    enter(bar)
    assert grid.paste_bar is None
    rows = rows_of(room, table)
    assert rows[0] == ROWS[0]
    assert rows[1] == (words("Singapore", "英國", "英国"), number("12.5"), number("1.320E+9"))
    assert rows[2][1] == words("abc")
    assert rows[2][2].value == value("-1.32E+8")
    assert len(rows) == 3
    assert steps(room) == before + 1
    assert grid.view.hasFocus()
    assert grid.view.block == Block(1, EN, 2, AT_SPENDING)
    room.core.history.undo()
    assert rows_of(room, table) == ROWS
    assert columns_of(room, table) == table.columns


def test_what_was_assumed_is_said_before_it_is_pasted(grid: GridEditor) -> None:
    bar = paste(grid, text("Place\tShare\tSince\nJapan\t4.2*\t03/04/2023\nKorea\tn/a\t12/05/2024\n"))
    bar.goes.button(Goes.NEW).click()
    assert bar.trouble.text() == "4 cells have remarks."
    bar.show_button.click()
    lines = [str(bar.list.model().index(at, 0).data()) for at in range(4)]
    assert lines[1].startswith("Row 2: 03/04/2023 – read with the day first")
    assert lines[2].startswith("Row 3: n/a")


@pytest.mark.parametrize(
    ("heading", "digits", "kept", "said"),
    [
        ("Spending (HK$ million)", "7", "7E+6", False),
        ("Spending (HK$ billion)", "7", "7E+9", True),
        ("Spending (HK$)", "7,000,000", "7000000", True),
        ("Spending", "7", "7E+6", False),  # says nothing: as if it were typed
    ],
)
def test_numbers_are_pasted_in_the_scale_of_their_heading(
    grid: GridEditor, room: Room, table: Dataset, heading: str, digits: str, kept: str, said: bool
) -> None:
    grid.view.choose(3, EN)
    bar = paste(grid, text(f"Place\tShare (%)\t{heading}\nMacao\t5\t{digits}\nTaipei\t6\t8"))
    assert any("scale that it gives" in each.note.en for each in bar.plan.noted) is said
    enter(bar)
    assert rows_of(room, table)[3][2].value == value(kept)


def test_numbers_of_another_unit_are_words_and_never_other_numbers(
    grid: GridEditor, room: Room, table: Dataset
) -> None:
    grid.view.choose(3, EN)
    bar = paste(grid, text("Place\tSpending (HK$ million)\tShare (%)\nMacao\t1,120\t0.26\nTaipei\t\t6"))
    assert [each.problem.key for each in bar.plan.refused] == ["cell.unit"] * 3
    assert "3 cells were not understood" in bar.trouble.text()
    enter(bar)
    assert rows_of(room, table)[3][1:] == (words("1,120"), words("0.26"))
    assert rows_of(room, table)[4][1:] == (Cell(), words("6"))


def test_esc_pastes_nothing(grid: GridEditor, room: Room, table: Dataset) -> None:
    bar = paste(grid, text("Singapore\t1\nJapan\t2"))
    press(bar.paste_button, Key.Key_Escape)
    assert grid.paste_bar is None
    assert grid.view.hasFocus()
    assert rows_of(room, table) == ROWS


def test_html_of_excel_is_read_as_a_table(grid: GridEditor, room: Room, table: Dataset) -> None:
    data = text("Place\tShare (%)\tHK$ million\nSingapore\t12.5%\t1,320\nJapan\tover 50\t(132)\n")
    data.setHtml(EXCEL_HTML)
    grid.view.choose(3, EN)
    bar = paste(grid, data)
    bar.paste_button.click()
    rows = rows_of(room, table)[3:]
    assert [row[0].text.en for row in rows] == ["Singapore", "Japan"]
    assert (rows[1][1].value, rows[1][1].qualifier) == (value("50"), Qualifier.OVER)
    assert rows[1][2].value == value("-1.32E+8")


def test_rows_can_be_inserted_instead(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(1, EN)
    bar = paste(grid, text("Singapore\t12.5\nJapan\t3"))
    bar.goes.button(Goes.INSERT).click()
    before = steps(room)
    bar.paste_button.click()
    rows = rows_of(room, table)
    assert (rows[0], *rows[3:]) == ROWS
    assert rows[1] == (words("Singapore"), number("12.5"), Cell())
    assert steps(room) == before + 1


def test_a_table_of_its_own_can_be_made(grid: GridEditor, room: Room, table: Dataset) -> None:
    made: list[str] = []
    grid.table_made.connect(made.append)
    bar = paste(grid, text("City\tGrants (HK$ million)\nShenzhen\t5.5\nGuangzhou\t3"))
    bar.goes.button(Goes.NEW).click()
    assert "Grants (HK$ million)" in bar.says.text()
    bar.paste_button.click()
    assert rows_of(room, table) == ROWS
    dataset = room.core.library.get_dataset(made[0])
    assert dataset.title.en == "City, Grants"
    assert [(each.label.en, each.unit, each.scale) for each in dataset.columns][1] == ("Grants", Unit.HKD, 6)
    assert dataset.rows[0] == (words("Shenzhen"), number("5.5E+6"))


def test_columns_that_are_not_there_are_added_as_they_were_understood(
    grid: GridEditor, room: Room, table: Dataset
) -> None:
    grid.view.choose(0, AT_SPENDING)
    bar = paste(grid, text("HK$ million\tStaff (人數)\tSince\n1\t1,200\tJan 2024\n2\tabout 300\t2023\n"))
    bar.paste_button.click()
    columns = columns_of(room, table)
    assert [each.kind for each in columns[3:]] == [ColumnKind.NUMBER, ColumnKind.DATE]
    assert columns[2] == table.columns[2]
    assert columns[4].label.en == "Since"
    rows = rows_of(room, table)
    assert (rows[1][3].value, rows[1][3].qualifier) == (value("300"), Qualifier.ABOUT)
    assert rows[0][4].date == PartialDate(2024, 1)
    assert all(cell.missing for cell in rows[2][3:])
    room.core.history.undo()
    assert columns_of(room, table) == table.columns


def test_names_in_three_languages_side_by_side_are_one_column(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(3, EN)
    bar = paste(grid, text("Institution\t繁體\t简体\t比重\nJapan\t日本國\t日本国\t4.2%\nKorea\t韓國\t韩国\t5.1%"))
    assert "Place (English, 繁體, 简体)" in bar.says.text()
    bar.paste_button.click()
    assert rows_of(room, table)[3:] == (
        (words("Japan", "日本國", "日本国"), number("4.2"), Cell()),
        (words("Korea", "韓國", "韩国"), number("5.1"), Cell()),
    )


def test_chinese_names_go_to_their_language_wherever_they_are_pasted(
    grid: GridEditor, room: Room, table: Dataset
) -> None:
    grid.view.choose(3, EN)
    bar = paste(grid, text("日本國\t4.2\n韓國\t17.6億\n"))
    assert bar.language.value is Language.HANT
    bar.language.button(Language.HANS).click()
    assert "简体" in bar.says.text()
    bar.paste_button.click()
    rows = rows_of(room, table)[3:]
    assert [row[0].text for row in rows] == [LocalText("", "", "日本國"), LocalText("", "", "韓國")]
    assert rows[1][1].value == value("1.76E+9")


def test_headings_may_be_data(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(3, EN)
    bar = paste(grid, text("Place\tShare\nJapan\t4\n"))
    bar.headings.click()
    assert bar.says.text().startswith("2 rows")
    assert "1 cell was not understood" in bar.trouble.text()
    bar.paste_button.click()
    assert [row[0].text.en for row in rows_of(room, table)[3:]] == ["Place", "Japan"]
    assert rows_of(room, table)[3][1] == words("Share")


def test_an_empty_table_takes_the_columns_that_are_pasted(room: Room, make_grid: MakeGrid) -> None:
    column = Column("a", LocalText("Column 1"))
    empty = room.core.tables.add_table(LocalText("New"), (column, replace(column, key="b")))
    grid = make_grid(empty.id)
    bar = paste(grid, text("City\tGrants (HK$ million)\tShare\nShenzhen\t5.5\t12%\nGuangzhou\t3\t13%"))
    assert bar.goes.isHidden()
    bar.paste_button.click()
    columns = columns_of(room, empty)
    assert [(each.key, each.label.en, each.unit) for each in columns[:2]] == [
        ("a", "City", Unit.COUNT),
        ("b", "Grants", Unit.HKD),
    ]
    assert columns[2].unit is Unit.PERCENT
    assert seen(grid, 1, AT_SPENDING) == "13"
    room.core.history.undo()
    assert columns_of(room, empty) == empty.columns


def test_an_empty_clipboard_and_what_is_beyond_the_limits_are_said(
    grid: GridEditor, room: Room, table: Dataset, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(room.notices.told):
        grid.paste_data(QMimeData())
    with qtbot.waitSignal(room.notices.warned):
        grid.paste_data(text("\t".join("abc" * 500)))
    assert grid.paste_bar is None
    assert rows_of(room, table) == ROWS


def test_a_refused_paste_is_said_and_leaves_nothing(grid: GridEditor, room: Room, table: Dataset) -> None:
    grid.view.choose(3, AT_SHARE)
    wide = "\t".join("1" for _ in range(500))
    bar = paste(grid, text(f"{wide}\n{wide}"))
    before = steps(room)
    bar.paste_button.click()
    assert rows_of(room, table) == ROWS
    assert columns_of(room, table) == table.columns
    assert steps(room) == before


def test_what_stands_around_a_pasted_table_is_left_out_said_and_kept(room: Room, make_grid: MakeGrid) -> None:
    table = room.core.tables.add_table(LocalText("New"), (Column("a", LocalText("A")),))
    grid = make_grid(table.id)
    clip = QMimeData()
    clip.setText("Grants\t\t\tHK$ million\nName\t名稱\t2022\t2023\nA\t甲\t12\t1.5\nB\t乙\t15\t2\n\nNote: invented.\n")
    QApplication.clipboard().setMimeData(clip)
    grid.view.choose(0, 0)
    grid.view.asked.emit("paste")
    bar = grid.findChild(PasteBar)
    assert bar is not None
    assert "is taken as the unit of: 2022, 2023." in bar.trouble.text()
    assert bar.title == LocalText("Grants")
    bar.paste_button.click()
    head = room.core.tables.get_table(table.id)
    assert (head.row_count, head.dataset.note) == (2, LocalText("Note: invented."))
    assert [each.scale for each in head.dataset.columns] == [0, 6, 6]
    assert room.core.tables.read_rows(table.id, 0, 1)[0][0].text == LocalText("A", "甲")
    room.core.history.undo()
    assert room.core.tables.get_table(table.id).dataset.note == LocalText()
