"""The probe tells a test outside the program what a person sees: names, places on the screen, the rows in sight."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.probe import Probe, Seen, read_state
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import LONG, MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def find(state: Seen, kind: str, name: str) -> Seen:
    things = state["things"]
    assert isinstance(things, list)
    return next(each for each in things if (each["kind"], each["name"]) == (kind, name))


def rows_of(state: Seen, inside: str) -> list[Seen]:
    rows = state["rows"]
    assert isinstance(rows, list)
    return [each for each in rows if each["list"] == inside]


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> MainWindow:
    window = make_window()
    window.stage.go(Where("new_briefing"))
    qtbot.waitUntil(lambda: window.isActiveWindow())
    return window


def test_what_is_seen_is_told_with_its_place(window: MainWindow) -> None:
    state = read_state(window)
    assert (state["page"], state["focus"], state["busy"]) == ("new_briefing", "Title", False)
    create = next(each for each in window.findChildren(QPushButton) if each.text().strip() == "Create")
    place = create.mapToGlobal(create.rect().topLeft())
    told = find(state, "QPushButton", "Create")
    assert told["rect"] == [place.x(), place.y(), create.width(), create.height()]
    assert told["enabled"] is True
    list_ = window.findChild(RowList)
    assert list_ is not None
    rows = rows_of(state, "Template")
    assert len(rows) == list_.model().rowCount()
    assert [each["chosen"] for each in rows] == [True, *[False] * (len(rows) - 1)]
    create.setEnabled(False)
    assert find(read_state(window), "QPushButton", "Create")["enabled"] is False


def test_what_is_scrolled_away_or_hidden_is_not_told(window: MainWindow, qtbot: QtBot) -> None:
    window.stage.go(Where("facts"))
    page = window.page
    assert page is not None

    def list_long() -> list[IdList]:
        return [each for each in page.findChildren(IdList) if each.isVisible() and each.model().rowCount() > 50]

    qtbot.waitUntil(lambda: bool(list_long()))
    QApplication.processEvents()
    rows = rows_of(read_state(window), list_long()[0].accessibleName())
    assert 2 < len(rows) < 20  # of more than a hundred cards
    low, high = window.frameGeometry().top(), window.frameGeometry().bottom()
    for each in rows:
        rect = each["rect"]
        assert isinstance(rect, list)
        assert low <= rect[1] <= rect[1] + rect[3] <= high
    with pytest.raises(StopIteration):
        find(read_state(window), "QPushButton", "Create")


def test_an_open_menu_lies_before_the_window(window: MainWindow) -> None:
    menu = QMenu(window)
    menu.addAction("Say &this")
    menu.addSeparator()
    menu.addAction("And that").setEnabled(False)
    menu.popup(window.pos())
    state = read_state(window)
    this, that = find(state, "QMenu", "Say this"), find(state, "QMenu", "And that")
    assert (this["window"], this["enabled"], that["enabled"]) == (0, True, False)
    assert find(state, "QPushButton", "Create")["window"] == 1
    menu.close()


def test_states_are_written_once_they_have_settled(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "seen.jsonl"
    probe = Probe(window, path)
    qtbot.waitUntil(path.exists, timeout=LONG)
    before = path.read_text(encoding="utf-8")
    for _ in range(5):
        probe.look()
    assert path.read_text(encoding="utf-8") == before  # nothing has changed
    window.stage.go(Where("trash"))
    probe.look()
    assert path.read_text(encoding="utf-8") == before  # it may still be moving
    qtbot.waitUntil(lambda: path.read_text(encoding="utf-8") != before, timeout=LONG)
    pages = [json.loads(line)["page"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert (pages[0], pages[-1]) == ("new_briefing", "trash")
    probe.deleteLater()
