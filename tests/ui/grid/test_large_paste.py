"""A large copied table is read beside the window, which says so meanwhile; it can be stopped, and goes with its page."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.errors import CancelledError, InputError
from briefing_app.formats.tables.html_read import read_html
from briefing_app.formats.tables.raw import Watch
from briefing_app.model.chart import Dataset
from briefing_app.model.language import Language
from briefing_app.ui.grid import GridEditor
from briefing_app.ui.grid.paste_bar import PasteBar
from briefing_app.ui.grid.pasting import read_copy, take_copy, take_in
from briefing_app.ui.grid.reading_bar import ReadingBar
from briefing_app.ui.room import Room
from tests.ui.grid.conftest import AT_SHARE, EN, ROWS, focus, key, rows_of, steps
from tests.ui.hands import press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LONG = 20_000
COUNT = 12_000


@pytest.fixture(scope="module")
def much() -> str:
    """Twelve thousand rows as a spreadsheet gives them."""
    return "Place\tShare (%)\n" + "".join(f"Place {at}\t{at % 1000 / 10}%\n" for at in range(COUNT))


def begin(grid: GridEditor, text: str, html: str = "") -> ReadingBar:
    """Paste, and give the bar that says that it is being read."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    grid.paste_data(data)
    assert grid.reading_bar is not None
    return grid.reading_bar


def wait(grid: GridEditor, qtbot: QtBot) -> PasteBar:
    """Until it was read, and what was understood is said."""
    qtbot.waitUntil(lambda: grid.paste_bar is not None, timeout=LONG)
    found = grid.paste_bar
    assert found is not None
    return found


def test_much_is_read_beside_and_then_asked(
    grid: GridEditor, room: Room, table: Dataset, qtbot: QtBot, much: str
) -> None:
    grid.view.choose(1, EN)
    before = steps(room)
    bar = begin(grid, much)
    assert bar.isAncestorOf(focus(grid))
    offer = wait(grid, qtbot)
    assert grid.reading_bar is None
    assert offer.says.text().startswith("12,000 rows, 2 columns: Place (English), Share (%)")
    assert steps(room) == before
    press(offer, Qt.Key.Key_Return)
    rows = rows_of(room, table)
    assert len(rows) == COUNT + 1
    assert rows[0] == ROWS[0]
    assert rows[1][0].text.en == "Place 0"
    assert steps(room) == before + 1


def test_esc_stops_and_gives_the_keys_back(grid: GridEditor, room: Room, table: Dataset, much: str) -> None:
    grid.view.choose(0, AT_SHARE)
    begin(grid, much)
    key(grid, Qt.Key.Key_Escape)
    assert grid.reading_bar is None
    assert grid.view.hasFocus()
    QApplication.processEvents()
    assert grid.paste_bar is None
    assert rows_of(room, table) == ROWS


def test_a_second_paste_takes_the_place_of_the_first(grid: GridEditor, qtbot: QtBot, much: str) -> None:
    grid.view.choose(0, EN)
    begin(grid, much)
    begin(grid, much + "Last\t5%\n")
    assert wait(grid, qtbot).says.text().startswith("12,001 rows")


def test_what_is_refused_is_said(grid: GridEditor, qtbot: QtBot) -> None:
    grid.view.choose(0, EN)
    said: list[InputError] = []
    bar = begin(grid, "\t".join("1" * 600) + "\n" + "x\n" * 200_000)
    bar.refused.connect(said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert grid.reading_bar is None
    assert "500" in str(said[0])


def test_a_page_that_goes_stops_it(grid: GridEditor, much: str) -> None:
    grid.view.choose(0, EN)
    bar = begin(grid, much)
    grid.stop_reading()
    heard: list[object] = []
    bar.read.connect(lambda *found: heard.append(found))
    QApplication.processEvents()
    assert heard == []


def test_reading_tells_how_far_it_is(much: str) -> None:
    told: list[tuple[int, int]] = []
    data = QMimeData()
    data.setText(much)
    rows = read_copy(take_copy(data))
    assert rows is not None
    take_in(rows, Language.EN, watch=Watch(lambda *step: told.append(step)))
    assert {done for done, _ in told} == {0, 1}
    assert told == sorted(told)
    assert len(told) > COUNT / 2_000


def test_reading_a_page_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    html = "<table>" + "<tr><td>words<td>5</tr>" * 20_000 + "</table>"
    assert len(read_html(html, watch=Watch(lambda *step: told.append(step))).rows) == 20_000
    assert len(told) > 1
    assert told == sorted(told)
    with pytest.raises(CancelledError):
        read_html(html, watch=Watch(cancelled=lambda: True))
