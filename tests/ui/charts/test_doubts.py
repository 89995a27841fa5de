"""What a kind of chart has against the table it draws is said below the drawing, in the words of the interface."""

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell
from briefing_app.model.language import Language
from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import OpenChart, find_bar, get_drawing
from tests.ui.conftest import LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_kind_that_may_mislead_says_why_for_as_long_as_it_holds(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    side = get_drawing(page)
    assert side.doubts.isHidden()
    side.kinds.tiles["line"].click()
    qtbot.waitUntil(lambda: not side.doubts.isHidden(), timeout=LONG)
    assert side.doubts.text().startswith("Worth a second look: the names are not dates;")
    side.show_language(Language.HANS)  # the sentence is for who works here, not for who reads the chart
    qtbot.waitUntil(lambda: side.view.chart is not None and side.view.chart.title == chart.title.zh_hans, timeout=LONG)
    assert side.doubts.text().startswith("Worth a second look: ")
    side.kinds.tiles["bar"].click()
    qtbot.waitUntil(side.doubts.isHidden, timeout=LONG)


def test_where_nothing_can_be_drawn_the_refusal_stands_alone(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    side = get_drawing(page)
    side.kinds.tiles["line"].click()
    qtbot.waitUntil(lambda: not side.doubts.isHidden(), timeout=LONG)
    core = main.workspace.core
    rows = core.tables.get_table(chart.dataset_id).row_count
    core.tables.set_cells(chart.dataset_id, {(row, 1): Cell() for row in range(rows)})
    qtbot.waitUntil(side.doubts.isHidden, timeout=LONG)
    assert "every value in its table is missing" in side.view.problem
