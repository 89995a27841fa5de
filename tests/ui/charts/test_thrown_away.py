"""What is copied or thrown away by the menu of its own page: the page goes on to the copy, or back to the place."""

import pytest
from PySide6.QtWidgets import QMenu

from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.place import TABLES, ChartsPlace
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import OpenChart, find_bar

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def choose(page: ChartPage, text: str) -> None:
    """An entry of the menu at the head of the page."""
    page.head.more.click()
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == text).trigger()
    menu.close()


def current(main: MainWindow) -> ChartPage:
    assert isinstance(main.page, ChartPage)
    return main.page


def test_a_dataset_is_copied_thrown_away_and_put_back(main: MainWindow) -> None:
    core = main.workspace.core
    id = find_bar(main).dataset_id
    main.stage.go(Where("table", id))
    choose(current(main), "Duplicate")
    copy = current(main).where
    assert copy.page == "table"
    assert copy.id != id
    choose(current(main), "Move to the trash")
    assert isinstance(main.page, ChartsPlace)
    assert main.page.filter == TABLES
    assert copy.id not in [each.dataset.id for each in core.tables.list_tables()]
    main.do("undo")
    assert copy.id in [each.dataset.id for each in core.tables.list_tables()]
    main.stage.go(Where("table", id))
    choose(current(main), "Move to the trash")  # a chart draws it
    assert current(main).where.id == id
    assert main.notices.recent[0].kind == "warn"


def test_a_chart_that_briefings_show_is_thrown_away_everywhere_and_its_page_left(
    main: MainWindow, open_chart: OpenChart
) -> None:
    core = main.workspace.core
    chart = find_bar(main)
    open_chart(chart.id)
    choose(current(main), "Duplicate")
    assert current(main).where.id != chart.id
    page = open_chart(chart.id)
    choose(page, "Move to the trash")
    assert current(main) is page
    act = main.notices.recent[0].act
    assert act is not None
    act()
    assert isinstance(main.page, ChartsPlace)
    assert core.library.find_chart(chart.id) is None
    main.do("undo")
    assert core.library.find_chart(chart.id) == chart


def test_who_has_gone_on_is_not_called_back(main: MainWindow, open_chart: OpenChart) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    choose(page, "Move to the trash")
    act = main.notices.recent[0].act
    assert act is not None
    main.stage.go(Where("facts"))
    facts = main.page
    act()
    assert main.page is facts


def test_the_focus_is_never_lost_where_undo_takes_a_table_away_and_brings_it_back(main: MainWindow) -> None:
    core = main.workspace.core
    table = core.tables.duplicate_table(core.tables.list_tables()[0].dataset.id)
    main.stage.go(Where("table", table.id))
    page = current(main)
    page.panes[0].setFocus()
    main.do("undo")
    assert page.panes == (page.back,)
    assert main.focusWidget() is page.back
    main.do("redo")
    assert main.focusWidget() is page.panes[0]
    assert page.panes[0] is not page.back
