"""One window on the charts for all tests of a module: building it takes longer than most of them."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.chart import Chart
from briefing_app.ui.charts.data_side import DataSide
from briefing_app.ui.charts.drawing_side import DrawingSide
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.charts.place import ChartsPlace
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import LONG, MakeWindow


@pytest.fixture
def main(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def place(main: MainWindow) -> ChartsPlace:
    """The place for charts in a window."""
    main.resize(1280, 800)
    main.stage.go(Where("charts"))
    page = main.page
    assert isinstance(page, ChartsPlace)
    return page


def find_bar(main: MainWindow) -> Chart:
    """A bar chart of the starter library with a value that is only a limit."""
    charts = main.workspace.core.library.list_charts()
    return next(each for each in charts if each.slug.startswith("higher-education"))


def get_drawing(page: ChartPage) -> DrawingSide:
    """The right side of the page of a chart."""
    assert page.drawing is not None
    return page.drawing


def get_fields(page: ChartPage) -> DataSide:
    """The left side of a page."""
    assert page.fields is not None
    return page.fields


def printed(page: ChartPage) -> str:
    """All words of the drawing that is shown."""
    chart = get_drawing(page).view.chart
    return " ".join(each.text for each in chart.scene.labels) if chart is not None else ""


OpenChart = Callable[[str], ChartPage]


@pytest.fixture
def open_chart(main: MainWindow, qtbot: QtBot) -> OpenChart:
    """Open the page of a chart and wait until it is drawn."""

    def open_it(chart_id: str) -> ChartPage:
        main.stage.go(Where("chart", chart_id))
        page = main.page
        assert isinstance(page, ChartPage)
        qtbot.waitUntil(lambda: get_drawing(page).view.chart is not None, timeout=LONG)
        return page

    return open_it
