"""What changes without the focus going there is spoken: added, moved, undone, saved, exported."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from briefing_app.model.block import CardBlock
from briefing_app.model.language import Language
from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.export.sheet import ExportSheet
from briefing_app.ui.lists.mime import Item
from tests.ui.conftest import LONG
from tests.ui.hands import press
from tests.ui.scenes import SCENES, Theatre, Wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def theatre(qtbot: QtBot, wardrobe: Wardrobe, library: Path, tmp_path: Path) -> Iterator[Theatre]:
    theatre = Theatre(qtbot, wardrobe, library, tmp_path, Wear(Language.EN))
    yield theatre
    theatre.close()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told to say."""
    said: list[str] = []

    def note(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", note)
    return said


def test_what_is_added_moved_undone_and_saved_is_spoken(theatre: Theatre, spoken: list[str]) -> None:
    page = theatre.compose()
    briefing = page.briefing
    assert briefing is not None
    placed = {each.card_id for each in briefing.blocks if isinstance(each, CardBlock)}
    other = next(each for each in theatre.core.finder.find_cards() if each not in placed)
    section = next(each.title.en for each in briefing.sections if any(b.id in page.chosen for b in each.blocks))
    assert page.add_items([Item("card", other)])
    assert f"Added to {section}" in spoken
    press(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert f"Moved within {section}" in spoken
    theatre.window.do("undo")
    assert any(each.startswith("Taken back: ") for each in spoken)
    theatre.window.do("keep")
    assert any(each.startswith("Everything is saved") for each in spoken)


def test_the_end_of_an_export_is_spoken(qtbot: QtBot, theatre: Theatre, spoken: list[str], tmp_path: Path) -> None:
    theatre.window.settings.export_folder = tmp_path / "out"
    sheet = SCENES["export"](theatre)
    assert isinstance(sheet, ExportSheet)
    theatre.settle(sheet)
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("1 file exported" in each for each in spoken), timeout=LONG)
    assert [each.suffix for each in (tmp_path / "out").iterdir()] == [".pdf"]
