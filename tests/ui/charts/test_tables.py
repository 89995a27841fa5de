"""Datasets without a chart, and the ways to a new chart: of one that is there, of what was copied, of an empty one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.charts.new_page import NewChartPage
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.place import TABLES, ChartsPlace
from briefing_app.ui.charts.suiting import judge_kinds, list_parts
from briefing_app.ui.room import Where
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import find_bar, get_drawing, get_fields
from tests.ui.conftest import LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FRAMED = "Grants\t\t\tHK$ million\nName\t名稱\t2022\t2023\nA\t甲\t12\t1.5\nB\t乙\t15\t2\n\nNote: invented.\n"
MIXED = "Economy\tSpending (HK$ million)\tShare of GDP (%)\r\nHong Kong\t32,990\t1.13%\r\nSingapore\t68,400\t1.85%\r\n"
COPIED = "District\tClinics\tShare (%)\r\nEast\t12\t61%\r\nWest\t約7\t39%\r\nNorth\tunclear\t\r\n"


@pytest.fixture
def new(main: MainWindow) -> Iterator[NewChartPage]:
    main.stage.go(Where("charts"))
    main.do("new")
    assert isinstance(main.page, NewChartPage)
    yield main.page
    QGuiApplication.clipboard().clear()


def table_page(main: MainWindow) -> ChartPage:
    assert isinstance(main.page, ChartPage)
    assert main.page.where.page == "table"
    return main.page


def copy(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_the_place_lists_datasets_with_their_size(place: ChartsPlace) -> None:
    core = place.room.core
    tables = core.tables.list_tables()
    place.pick(TABLES)
    assert place.stack.currentWidget() is place.tables
    assert place.panes[0] is place.tables
    rows = place.tables.rows.rows
    assert len(rows) == len(tables) > 10
    assert place.count.text() == f"{len(tables)} datasets"
    chart = next(each for each in core.library.list_charts() if each.slug.startswith("higher-education"))
    row = next(each for each in rows if each.id == chart.dataset_id)
    assert "3 rows, 2 columns" in row.detail
    assert "1 chart" in row.detail
    assert any(each.detail.endswith("no chart yet") for each in rows)
    place.field.setText("economy share")
    place.refresh()
    assert chart.dataset_id in [each.id for each in place.tables.rows.rows]
    assert len(place.tables.rows.rows) < len(rows)
    place.field.setText("no such words at all")
    place.refresh()
    assert place.stack.currentWidget() is place.nothing
    place.field.clear()
    place.pick("all")
    assert place.stack.currentWidget() is place.grid


def test_a_dataset_is_opened_copied_and_thrown_away(place: ChartsPlace, main: MainWindow) -> None:
    core = place.room.core
    used = {each.dataset_id for each in core.library.list_charts()}
    place.pick(TABLES)
    free = next(
        each.id
        for each in place.tables.rows.rows
        if each.id not in used and not core.library.where_used("dataset", each.id)
    )
    place.tables.choose("dataset", free)
    before = len(core.tables.list_tables())
    place.commands["duplicate"]()
    assert len(core.tables.list_tables()) == before + 1
    place.tables.choose("dataset", next(iter(used)))
    place.commands["delete"]()
    assert place.room.notices.recent[0].kind == "warn"
    assert len(core.tables.list_tables()) == before + 1
    place.tables.choose("dataset", free)
    place.tables.setFocus()
    QTest.keyClick(place.tables, Qt.Key.Key_Return)
    page = table_page(main)
    assert page.where.id == free
    page.back.setFocus()
    main.do("delete")
    assert main.page is place
    assert place.filter == TABLES
    assert free not in [each.id for each in place.tables.rows.rows]
    main.do("undo")
    assert free in [each.id for each in place.tables.rows.rows]
    assert place.tables.current is not None
    assert place.tables.current.id == free
    place.tables._ask_menu(place.tables.rect().center())
    menu = next(each for each in place.findChildren(QMenu) if each.isVisible())
    assert [each.text() for each in menu.actions() if each.text()] == [
        "Open",
        "Duplicate",
        "Save the data as Excel or CSV…",
        "Move to the trash",
    ]
    menu.close()


def test_what_suits_a_dataset_is_offered_and_made(main: MainWindow) -> None:
    core = main.workspace.core
    dataset = core.library.get_dataset(find_bar(main).dataset_id)
    main.stage.go(Where("table", dataset.id))
    page = table_page(main)
    offers = page.offers
    assert offers is not None
    assert page.title == dataset.title.en
    assert len(offers.cards) == 3
    best = [name for name, tile in offers.kinds.tiles.items() if not tile.choice.reason]
    assert all(each.accessibleDescription() for each in offers.cards)
    before = {each.id for each in core.library.list_charts()}
    offers.cards[0].click()
    made = next(each for each in core.library.list_charts() if each.id not in before)
    assert (made.kind, made.dataset_id, made.title) == (best[0], dataset.id, dataset.title)
    assert main.page is not page
    assert isinstance(main.page, ChartPage)
    assert main.page.where == Where("chart", made.id, "title")
    main.do("undo")
    assert core.library.find_chart(made.id) is None
    assert main.page.commands == {}


def test_texts_of_a_dataset_are_kept(main: MainWindow) -> None:
    core = main.workspace.core
    dataset = core.library.get_dataset(find_bar(main).dataset_id)
    main.stage.go(Where("table", dataset.id))
    page = table_page(main)
    fields = get_fields(page)
    assert [*fields.texts] == ["title", "note"]
    title = fields.texts["title"].fields[Language.EN]
    assert isinstance(title, LineField)
    title.setFocus()
    title.end(False)
    QTest.keyClicks(title, "X")
    page.keep()
    assert core.library.get_dataset(dataset.id).title.en == f"{dataset.title.en}X"
    assert page.head.name.text() == f"{dataset.title.en}X"
    charts = [each for each in core.library.where_used("dataset", dataset.id) if each.kind == "chart"]
    assert fields.uses.count() == len(charts) == 1
    use = fields.uses.itemAt(0).widget()
    assert isinstance(use, QPushButton)
    use.click()
    assert main.page is not page
    main.do("undo")
    assert core.library.get_dataset(dataset.id).title == dataset.title


def test_copied_cells_become_a_dataset_of_typed_columns(new: NewChartPage, main: MainWindow, qtbot: QtBot) -> None:
    core = main.workspace.core
    copy(COPIED)
    qtbot.waitUntil(lambda: "4 rows, 3 columns" in new.paste.accessibleDescription(), timeout=LONG)
    before = {each.dataset.id for each in core.tables.list_tables()}
    main.do("paste")
    page = table_page(main)
    assert page.where.id not in before
    made = core.library.get_dataset(page.where.id)
    assert [each.kind for each in made.columns] == [ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.NUMBER]
    assert made.columns[2].unit is Unit.PERCENT
    assert [str(row[1].value) if row[1].value else row[1].text.en for row in made.rows] == ["12", "7", "unclear"]
    assert made.rows[1][1].qualifier.value == "about"
    assert main.notices.recent[0].text.startswith("One pasted cell was not understood")
    assert page.offers is not None
    assert page.offers.cards
    main.do("undo")
    assert {each.dataset.id for each in core.tables.list_tables()} == before


def test_what_stands_around_copied_cells_and_their_languages_are_kept(
    new: NewChartPage, main: MainWindow, qtbot: QtBot
) -> None:
    copy(FRAMED)
    qtbot.waitUntil(lambda: "4 columns" in new.paste.accessibleDescription(), timeout=LONG)
    main.do("paste")
    made = main.workspace.core.library.get_dataset(table_page(main).where.id)
    assert made.title.en == "Grants"
    assert made.note == LocalText("Note: invented.")
    assert [each.kind for each in made.columns] == [ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.NUMBER]
    assert [row[0].text for row in made.rows] == [LocalText("A", "甲"), LocalText("B", "乙")]
    assert (made.columns[1].unit, made.columns[1].scale) == (Unit.HKD, 6)
    assert "Left out below the table" in main.notices.recent[0].text


def test_columns_of_different_units_are_drawn_one_at_a_time(new: NewChartPage, main: MainWindow, qtbot: QtBot) -> None:
    core = main.workspace.core
    copy(MIXED)
    qtbot.waitUntil(lambda: "3 rows, 3 columns" in new.paste.accessibleDescription(), timeout=LONG)
    main.do("paste")
    table = table_page(main)
    assert table.offers is not None
    tile = table.offers.kinds.tiles["bar"]
    assert tile.choice.reason == ""
    assert tile.choice.hint.endswith("Shows only: Spending.")
    spending, share = (each.key for each in core.library.get_dataset(table.where.id).columns[1:])
    tile.click()
    page = main.page
    assert isinstance(page, ChartPage)
    drawing = get_drawing(page)
    assert core.library.get_chart(page.where.id).options == {"values": [spending]}
    qtbot.waitUntil(lambda: drawing.view.chart is not None, timeout=LONG)
    drawing.kinds.tiles["scatter"].click()  # two measures
    assert core.library.get_chart(page.where.id).options.get("values", []) == []
    drawing.kinds.tiles["column"].click()
    assert core.library.get_chart(page.where.id).options == {"values": [spending]}
    drawing._session.write_option("values", [share])  # as a person has chosen
    drawing.kinds.tiles["bar"].click()
    assert core.library.get_chart(page.where.id).options == {"values": [share]}
    qtbot.waitUntil(lambda: not drawing.view.problem, timeout=LONG)


def test_what_something_speaks_against_comes_after_all_that_nothing_does(new: NewChartPage, main: MainWindow) -> None:
    """Three parks with staff and money: a scatter chart draws all columns, but of three points."""
    copy("Park\tStaff\tGrants (HK$ million)\nNorth\t30\t412.5\nSouth\t20\t90\nEast\t55\t1300")
    new.paste.click()
    page = table_page(main)
    kinds = judge_kinds(main.workspace.core, page.where.id, page.room.look)
    order = [each.name for each in kinds if not each.reason]
    assert order[0] == "tiles"
    assert {"column", "bar", "dot"} == {*order[1:4]}
    assert order.index("scatter") > order.index("donut")
    assert order.index("stacked-column") > order.index("donut")


YEARS = (
    "年份\t企業數目（間）\t投資額（億元人民幣）\t備註\n2020\t120\t35.2\t首批\n2021\t180\t41\t二期\n"
    "2022\t230\t52.5\t\n2023\t310\t60.1\t擴建\n2024\t400\t75\t"
)


def test_of_two_measures_of_years_the_course_of_one_comes_first_and_says_so(
    new: NewChartPage, main: MainWindow
) -> None:
    copy(YEARS)
    new.paste.click()
    page = table_page(main)
    assert page.offers is not None
    line, column = page.offers.cards[:2]
    assert (line.accessibleName(), column.accessibleName()) == ("Line chart", "Column chart")
    for card in (line, column):
        assert card.accessibleDescription().endswith("Shows only: 企業數目（間）.")
    line.click()
    core = main.workspace.core
    assert isinstance(main.page, ChartPage)
    chart = core.library.get_chart(main.page.where.id)
    assert chart.kind == "line"
    assert chart.options == {"values": [core.library.get_dataset(chart.dataset_id).columns[1].key]}


def test_columns_of_one_unit_are_tried_together_first() -> None:
    def column(key: str, unit: Unit) -> Column:
        return Column(key, LocalText(key), ColumnKind.NUMBER, unit)

    a, b, c = column("a", Unit.HKD), column("b", Unit.PERCENT), column("c", Unit.HKD)
    assert list(list_parts((a, b, c))) == [(a, c), (a,), (b,), (c,)]
    assert list(list_parts((a,))) == []
    assert list(list_parts((a, c))) == [(a,), (c,)]


def test_datasets_take_the_place_of_the_reader(place: ChartsPlace) -> None:
    assert place.reader.isVisible()
    place.pick(TABLES)
    assert not place.reader.isVisible()
    assert place.reader.area not in place.panes
    place.pick("all")
    assert place.reader.isVisible()
    assert place.reader.area in place.panes


def test_nothing_on_the_clipboard_says_so(new: NewChartPage, main: MainWindow) -> None:
    copy("one word")
    assert "Copy cells" in new.paste.accessibleDescription()
    new.paste.click()
    assert main.page is new
    assert "Copy cells" in main.notices.recent[0].text


def test_an_empty_dataset_is_typed_by_hand(new: NewChartPage, main: MainWindow) -> None:
    new.empty.click()
    page = table_page(main)
    made = main.workspace.core.library.get_dataset(page.where.id)
    assert [each.label.zh_hant for each in made.columns] == ["名稱", "數值"]
    assert page.offers is not None
    assert page.offers.cards == []
    assert "Nothing yet" in page.offers.said.text()


def test_datasets_are_found_by_words_and_opened_from_the_list(
    new: NewChartPage, main: MainWindow, qtbot: QtBot
) -> None:
    every = len(new.list.rows.rows)
    new.field.setText("higher education")
    qtbot.waitUntil(lambda: 0 < len(new.list.rows.rows) < every, timeout=LONG)
    QTest.keyClick(new.field, Qt.Key.Key_Down)
    assert main.focusWidget() is new.list
    wanted = new.list.rows.rows[0].id
    new.list.choose("dataset", wanted)
    QTest.keyClick(new.list, Qt.Key.Key_Return)
    assert table_page(main).where.id == wanted
    main.do("back")
    assert isinstance(main.page, NewChartPage)
    main.page.field.setText("no such words at all")
    main.page.field.flush()
    assert main.page.list.isHidden()
    assert not main.page.nothing.isHidden()


def test_a_total_among_copied_rows_is_said(new: NewChartPage, main: MainWindow, qtbot: QtBot) -> None:
    copy("Body\tProjects\nA\t2\nB\t3\nTotal\t5\n")
    qtbot.waitUntil(lambda: "4 rows, 2 columns" in new.paste.accessibleDescription(), timeout=LONG)
    main.do("paste")
    assert len(main.workspace.core.library.get_dataset(table_page(main).where.id).rows) == 3
    assert main.notices.recent[0].text == "Totals are kept as rows of their own: row 4 (“Total”)."
