"""The page of a chart in a small window: neither of its sides is wider than the room that it has."""

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.charts.page import ChartPage
from briefing_app.ui.room import Where
from tests.ui.conftest import LONG
from tests.ui.scenes import SMALL, Theatre, Wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    "theatre", [Wear(each, size=SMALL, text_size=text) for each in Language for text in (100, 150)], indirect=True
)
def test_no_side_is_wider_than_its_room(theatre: Theatre, qtbot: QtBot) -> None:
    """Names of briefings end in …, and options that stood in two columns while the side was wide go back to one."""
    window = theatre.window
    window.resize(SMALL)
    for chart in window.workspace.core.library.list_charts():
        window.stage.go(Where("chart", chart.id))
        page = window.page
        assert isinstance(page, ChartPage)
        for side in (page.words, page.picture):
            content, view = side.widget(), side.viewport()
            qtbot.waitUntil(lambda content=content, view=view: content.width() == view.width(), timeout=LONG)  # type: ignore[misc]
