"""A chart is drawn in every kind that suits its table, and comes back as it was: its columns and options too."""

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import OpenChart, get_drawing
from tests.ui.conftest import LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CHARTS = ("biotech-funds-raised", "recommendations-stated-listed")  # one column of two; two that share a unit


@pytest.mark.parametrize("slug", CHARTS)
def test_all_kinds_are_gone_through_and_all_comes_back(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot, slug: str
) -> None:
    core = main.workspace.core
    chart = next(each for each in core.library.list_charts() if each.slug == slug)
    drawing = get_drawing(open_chart(chart.id))

    def is_calm() -> bool:
        return main.service is not None and not main.service.busy

    suited = [name for name, tile in drawing.kinds.tiles.items() if not tile.choice.reason]
    assert chart.kind in suited
    assert len(suited) > 3
    for name in (*(each for each in suited if each != chart.kind), chart.kind):
        drawing.kinds.tiles[name].click()
        assert core.library.get_chart(chart.id).kind == name
        qtbot.waitUntil(is_calm, timeout=LONG)
        assert drawing.view.problem == "", name
    assert core.library.get_chart(chart.id) == chart
    for _ in suited:
        core.history.undo()
    assert core.library.get_chart(chart.id) == chart
    core.history.redo()
    assert core.library.get_chart(chart.id).kind != chart.kind
