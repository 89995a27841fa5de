"""What may touch thousands of cards shows the cursor of waiting while it is done, and never longer."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.errors import InputError
from briefing_app.model.language import LocalText
from briefing_app.store import progress
from briefing_app.ui import qt_workspace
from briefing_app.ui.facts.place import FactsPage
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(make_window: MakeWindow) -> FactsPage:
    window = make_window()
    window.stage.go(Where("facts"))
    assert isinstance(window.page, FactsPage)
    return window.page


def is_waiting() -> bool:
    cursor: QCursor | None = QApplication.overrideCursor()
    return cursor is not None and cursor.shape() is Qt.CursorShape.WaitCursor


def test_the_cursor_waits_while_cards_are_changed_and_is_given_back(page: FactsPage) -> None:
    ids = page.list.ids_model.ids
    seen: list[bool] = []
    page.room.workspace.changed.connect(lambda: seen.append(is_waiting()))
    labels = page.room.core.labels
    deeds: list[Callable[[], object]] = [
        lambda: page.deeds.add_tag(ids[:3], "several"),
        lambda: page.labels.remove_tag("several"),
        lambda: page.deeds.set_theme(ids[:3], page.room.core.library.list_themes()[0].slug),
    ]
    for deed in deeds:
        deed()
        assert seen
        assert all(seen)
        assert not is_waiting()
    page.deeds.add_tag(ids[:3], "old")
    dialog = page.labels.rename_tag("old")
    with patch.object(labels, "rename_tag", side_effect=InputError("tag.empty", field="tag")):
        dialog.go.click()
    assert not is_waiting()
    dialog.close()


def test_what_takes_long_says_how_far_it_is_and_then_what_was_done(
    page: FactsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_EVERY", 1)
    for name in ("_LONG", "_AGAIN"):
        monkeypatch.setattr(qt_workspace, name, 0.0)
    frame = page.window()
    assert isinstance(frame, MainWindow)
    said: list[str] = []
    page.room.workspace.working.connect(lambda: said.append(frame.status.shown))
    page.room.workspace.working.connect(lambda: said.append("waiting" if is_waiting() else "not waiting"))
    core = page.room.core
    ids = [core.cards.add_card(LocalText(f"Card {number}")).id for number in range(4)]
    said.clear()
    page.deeds.trash(ids)
    assert set(said) == {"waiting", "Working…", "Working… 25%", "Working… 50%", "Working… 75%"}
    assert frame.status.shown == frame.message != ""
    assert "Working" not in frame.message
    assert not is_waiting()
    said.clear()
    frame.do("undo")
    assert "Working… 75%" in said
    assert not is_waiting()


def test_counts_are_read_once_for_many_searches_and_again_after_a_change(page: FactsPage, qtbot: QtBot) -> None:
    finder = page.room.core.finder
    with patch.object(finder, "count_cards", wraps=finder.count_cards) as counting:
        for words in ("bio", "biotech", "status:draft", ""):
            page.head.field.setText(words)
            page.head.field.flush()
        assert counting.call_count == 0
        page.deeds.add_tag(page.list.ids_model.ids[:1], "fresh")
        qtbot.waitUntil(lambda: counting.call_count >= 1)
    page.side.list.pick(page.side.list.lines.find("head/tags"))
    assert page.side.list.lines.find("tag:fresh").data(Qt.ItemDataRole.AccessibleTextRole) == "fresh, 1"
