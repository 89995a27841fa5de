"""How a file is read and what its columns become: guessed, seen, corrected."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from briefing_app.formats.tables.xlsx_write import OutColumn, OutSheet, write_xlsx
from briefing_app.model.chart import ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import Language
from briefing_app.ui.room import Where
from briefing_app.ui.table_import.page import TableImportPage
from briefing_app.ui.table_import.words import letter
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.importing import Outcome, Target
from tests.ui.conftest import LONG
from tests.ui.hands import click, press
from tests.ui.table_import.conftest import CARDS, TABLE, OpenFile, wait_for_plan

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_what_was_understood_of_a_table_is_shown(open_file: OpenFile, main: MainWindow) -> None:
    page = open_file(TABLE)
    model = page.columns.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert page.title == "Import “grants.csv”"
    assert page.file.name.text() == "grants.csv  ·  4 rows, 5 columns"
    assert page.file.encoding.combo.currentText() == "UTF-8 (certain)"
    assert page.file.delimiter.combo.currentText().startswith("Comma , (")
    assert page.file.headings.combo.currentText() == "In row 2"
    assert not page.file.sheet.isVisible()
    assert page.what.targets.value is Target.DATASET
    heads = [model.head(at)[:2] for at in range(model.columnCount())]
    assert heads == [
        ("Firm", "Names or words"), ("Year", "Dates"), ("Staff", "Numbers"),
        ("Revenue (HK$ million)", "Numbers · HK$ million"), ("Note", "Names or words"),
    ]  # fmt: skip
    assert model.rowCount() == 6
    assert model.index(4, 0).data() == "河套生物"
    assert page.about.titles[Language.EN].text() == "Grants by year"
    assert main.workspace.core.history.find_undo() is None


def test_cells_that_are_not_understood_are_marked_and_listed_and_lead_there(open_file: OpenFile) -> None:
    page = open_file(TABLE)
    assert page.columns.summary.text() == "Staff: 1 cell is not understood, in row 6"
    wrong = page.columns.model.index(5, 2)
    assert "“abc” cannot be read as one number" in wrong.data(Qt.ItemDataRole.ToolTipRole)
    assert wrong.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Row 6, Staff, abc, “abc”")
    assert page.columns.model.index(3, 2).data(Qt.ItemDataRole.ToolTipRole) is None  # “n/a” is understood
    (row,) = page.columns.list.rows.rows
    assert (row.title, row.tone) == ("Row 6 · Staff", "warn")
    page.columns.list.setFocus()
    page.columns.list.setCurrentIndex(page.columns.list.rows.index(0))
    press(page.columns.list, Qt.Key.Key_Return)
    assert page.columns.view.currentIndex() == wrong
    assert page.columns.bar.at == 2
    assert page.foot.words.text() == "4 new, 1 cell not understood"


def test_many_cells_are_named_by_the_first_rows(open_file: OpenFile) -> None:
    rows = "".join(f"Firm {n},{'abc' if n % 6 == 0 else n}\n" for n in range(1_500))
    page = open_file("Firm,Staff\n" + rows)
    assert page.columns.summary.text() == "Staff: 250 cells are not understood, in rows 2, 8, 14, 20, 26 and 245 more"
    assert page.columns.list.rows.rowCount() == 200
    page.columns.list.setCurrentIndex(page.columns.list.rows.index(199))
    assert page.columns.view.currentIndex().row() == 6 * 199 + 1


def test_a_column_is_corrected_by_keys(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    view, bar = page.columns.view, page.columns.bar
    view.setFocus()
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Right)
    assert bar.at == 2
    assert bar.column.combo.currentText() == "C  Staff"
    press(view, Qt.Key.Key_Return)
    qtbot.waitUntil(bar.use.combo.hasFocus)
    assert bar.use.combo.currentText() == "Numbers"
    press(bar.use.combo, Qt.Key.Key_Up)
    assert page.session.mapping is not None
    assert page.session.mapping.columns[2].column is not None
    assert page.session.mapping.columns[2].column.kind is ColumnKind.TEXT
    assert not bar.unit.isVisible()
    press(bar.use.combo, Qt.Key.Key_Home)
    assert page.session.mapping.columns[2].left_out
    wait_for_plan(qtbot, page)
    assert page.columns.model.head(2) == ("Staff", "Leave out", True)
    assert page.columns.summary.text() == ""
    assert not page.columns.list.isVisible()


def test_unit_scale_and_counted_thing(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    bar = page.columns.bar
    page.columns.view.choose_column(3)
    assert (bar.unit.value, bar.scale.value) == ("HKD", 6)
    assert not bar.nouns[Language.EN].isVisible()
    bar.unit.pick("percent")
    assert not bar.scale.isVisible()
    bar.unit.pick("USD")
    bar.scale.pick(9)
    assert page.columns.model.head(3)[1] == "Numbers · US$ billion"
    page.columns.view.choose_column(2)
    bar.scale.pick(3)
    bar.nouns[Language.EN].setText("employees")
    bar.nouns[Language.HANT].setText("名僱員")
    bar.nouns[Language.HANT].setFocus()
    press(bar.nouns[Language.HANT], Qt.Key.Key_Return)
    assert page.session.mapping is not None
    column = page.session.mapping.columns[2].column
    assert column is not None
    assert column.noun is not None
    assert (column.noun.one, column.noun.other, column.noun.zh_hant) == ("employee", "employees", "名僱員")
    assert (column.unit, column.scale) == (Unit.COUNT, 3)
    wait_for_plan(qtbot, page)
    plan = page.session.plan
    assert plan is not None
    assert plan.dataset is not None
    value = plan.dataset.rows[0][2].value
    assert value is not None
    assert value.number == 120_000


def test_a_column_that_was_left_out_comes_back_as_it_was(open_file: OpenFile) -> None:
    page = open_file(TABLE)
    page.columns.view.choose_column(3)
    bar, session = page.columns.bar, page.session
    assert session.mapping is not None
    before = session.mapping.columns[3].column
    bar.use.pick("")
    assert session.mapping.columns[3].left_out
    bar.use.pick("number")
    assert session.mapping.columns[3].column == before


def test_with_every_column_left_out_there_is_nothing_to_import(open_file: OpenFile) -> None:
    page = open_file("A,B\nx,1\ny,2\n")
    for at in range(2):
        page.columns.view.choose_column(at)
        page.columns.bar.use.pick("")
    assert page.columns.gaps.text() == "All columns are left out; say for at least one what it is."
    assert not page.foot.button.isEnabled()
    assert page.foot.words.text() == "Say first what is missing above."


def test_headings_and_language_are_corrected_at_once(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    page.file.headings.pick(0)
    wait_for_plan(qtbot, page)
    assert page.columns.model.head(0)[0] == "Column A"
    assert page.file.name.text().endswith("6 rows, 5 columns")
    page.file.headings.pick(2)
    page.file.language.pick("zh-Hans")
    wait_for_plan(qtbot, page)
    assert page.session.mapping is not None
    assert page.session.mapping.language is Language.HANS
    assert page.file.language.value == "zh-Hans"
    assert page.columns.model.head(0)[0] == "Firm"


def test_a_corrected_column_stays_when_the_language_changes(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    page.columns.view.choose_column(4)
    page.columns.bar.use.pick("")
    page.file.language.pick("zh-Hant")
    wait_for_plan(qtbot, page)
    assert page.session.mapping is not None
    assert page.session.mapping.language is Language.HANT
    assert page.session.mapping.columns[4].left_out


def test_a_corrected_column_stays_also_after_a_new_look(open_file: OpenFile, main: MainWindow, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    page.columns.view.choose_column(4)
    page.columns.bar.use.pick("")
    wait_for_plan(qtbot, page)
    main.set_language(Language.HANT)
    again = main.page
    assert isinstance(again, TableImportPage)
    again.file.language.pick("zh-Hant")
    qtbot.waitUntil(lambda: again.session.draft is not None and again.session.draft.language is Language.HANT)
    wait_for_plan(qtbot, again)
    assert again.session.mapping is not None
    assert again.session.mapping.columns[4].left_out


def test_encoding_and_separator_are_corrected_by_reading_again(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file("名稱;數目\n香港科學園的公司;17\n深圳的機構;5\n".encode("big5hkscs"))
    assert page.file.encoding.combo.currentText().startswith("Big5 (")
    assert page.file.delimiter.combo.currentText().startswith("Semicolon ; (")
    page.file.delimiter.pick(",")
    qtbot.waitUntil(lambda: page.columns.model.columnCount() == 1, timeout=LONG)
    assert page.file.delimiter.combo.itemText(0).startswith("Semicolon ; (")  # what was guessed stays the first
    page.file.encoding.pick("utf-16")
    qtbot.waitUntil(lambda: bool(page.session.remark), timeout=LONG)
    assert page.file.remark.isVisible()
    assert page.file.encoding.value == ""  # as it is still read
    assert page.columns.model.columnCount() == 1
    page.file.delimiter.pick("")
    qtbot.waitUntil(lambda: page.columns.model.columnCount() == 2, timeout=LONG)
    assert not page.file.remark.isVisible()


def test_sheets_of_a_workbook(main: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "book.xlsx"
    sheets = {"One": ("Firm", "Staff", "Alpha"), "Two": ("City", "Labs", "Shenzhen")}
    write_xlsx([OutSheet(name, (OutColumn(a), OutColumn(b)), ((c, "5"),)) for name, (a, b, c) in sheets.items()], path)
    main.stage.go(Where("table_import", "", str(path)))
    page = main.page
    assert isinstance(page, TableImportPage)
    wait_for_plan(qtbot, page)
    assert page.file.sheet.combo.currentText() == "One"
    assert not page.file.encoding.isVisible()
    page.file.sheet.pick("Two")
    qtbot.waitUntil(lambda: page.columns.model.head(0)[0] == "City", timeout=LONG)
    wait_for_plan(qtbot, page)
    assert page.about.titles[Language.EN].text() == "Two"


def test_cards_are_recognised_and_fields_chosen(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(CARDS, "cards.csv")
    assert page.what.targets.value is Target.CARDS
    assert not page.about.isVisible()
    assert page.outcome.number.text() == "4"
    model, bar = page.columns.model, page.columns.bar
    assert [model.head(at)[1] for at in (0, 1, 8)] == ["Title (English)", "Title (Traditional Chinese)", "Leave out"]
    page.columns.view.choose_column(8)
    assert "Title (English) (now column A)" in [bar.use.combo.itemText(at) for at in range(bar.use.combo.count())]
    bar.use.pick("title.en")
    assert model.head(0)[1] == "Leave out"
    assert model.head(8)[1] == "Title (English)"
    bar.use.pick("")
    page.columns.view.choose_column(1)
    bar.use.pick("")
    assert "no column says what a row is about" in page.columns.gaps.text().lower()
    assert page.session.plan is None
    bar.use.pick("title.zh-Hant")
    wait_for_plan(qtbot, page)


def test_another_purpose_is_chosen_by_keys(open_file: OpenFile, qtbot: QtBot) -> None:
    page = open_file(CARDS, "cards.csv")
    button = page.what.targets.button(Target.CARDS)
    button.setFocus()
    press(button, Qt.Key.Key_Left)
    assert page.what.targets.value is Target.DATASET
    press(page.what.targets.button(Target.DATASET), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.about.isVisible(), timeout=LONG)
    wait_for_plan(qtbot, page)
    assert page.session.plan is not None
    assert page.session.plan.target is Target.DATASET
    assert page.session.plan.counts[Outcome.NEW] == 3


def test_letters_of_columns() -> None:
    assert [letter(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_heads_are_spoken_with_what_they_become(open_file: OpenFile) -> None:
    page = open_file(TABLE)
    head = page.columns.model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert head == "Revenue (HK$ million), Numbers · HK$ million"
    spoken = QAccessible.queryAccessibleInterface(page.columns.view)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Name) == "Rows of the file"


def test_a_click_on_a_head_chooses_its_column(open_file: OpenFile) -> None:
    page = open_file(TABLE)
    heads = page.columns.view.heads
    place = heads.rect().topLeft()
    place.setX(heads.sectionViewportPosition(1) + 10)
    place.setY(10)
    click(heads.viewport(), place)
    assert page.columns.bar.at == 1


def test_a_new_look_keeps_what_was_corrected(open_file: OpenFile, main: MainWindow, qtbot: QtBot) -> None:
    page = open_file(TABLE)
    page.columns.view.choose_column(4)
    page.columns.bar.use.pick("")
    page.session.set_about(title=replace(page.session.mapping.title, zh_hant="資助"))  # type: ignore[union-attr]
    main.set_language(Language.HANT)
    again = main.page
    assert isinstance(again, TableImportPage)
    assert again is not page
    wait_for_plan(qtbot, again)
    assert again.title == "匯入「grants.csv」"
    assert again.columns.bar.at == 4
    assert again.columns.model.head(4)[1] == "不匯入"
    assert again.about.titles[Language.HANT].text() == "資助"
    assert QGuiApplication.overrideCursor() is None
