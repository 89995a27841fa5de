"""The drawing follows an edit of the table at once, with the worker in a process of its own as in the started program."""

import statistics
import time

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Cell
from briefing_app.model.figure import Value
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.room import Where
from tests.ui.charts.conftest import find_bar, get_drawing, printed
from tests.ui.conftest import LONG, MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MOST = 0.5  # seconds; about 30 ms on a calm machine, where 100 ms are promised


@pytest.mark.timed
def test_an_edit_is_drawn_within_a_moment_and_the_old_drawing_stays_until_then(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    main = make_window(processes=True)
    core = main.workspace.core
    chart = find_bar(main)
    main.stage.go(Where("chart", chart.id))
    page = main.page
    assert isinstance(page, ChartPage)
    view = get_drawing(page).view
    qtbot.waitUntil(lambda: view.chart is not None, timeout=LONG)
    times = []
    for value in range(31, 40):
        start = time.perf_counter()
        with qtbot.waitSignal(view.drawn, timeout=LONG):
            core.tables.set_cells(chart.dataset_id, {(2, 1): Cell(value=Value.parse(str(value)))})
            assert view.chart is not None  # no white in between
        times.append(time.perf_counter() - start)
        assert f"{value}%" in printed(page)
    assert statistics.median(times) < MOST
