"""Two programs on one library: the window follows what the other writes, and neither takes back what the other wrote."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language, LocalText
from briefing_app.paths import LIBRARY_VARIABLE
from briefing_app.ui.briefings.properties_page import PropertiesPage
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.cards.session import Part
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from briefing_app.workspace import Workspace
from tests.repo.scripts import ROOT
from tests.ui.conftest import LONG, MakeWindow, open_workspace
from tests.ui.hands import type_text

OUTSIDE = "0b6f7b0e-5c2a-4f6e-9a55-3a1d5b1f0001"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


@pytest.fixture
def other(window: MainWindow) -> Iterator[Workspace]:
    """The same library in another program."""
    with open_workspace(window.library_path) as workspace:
        yield workspace


def show_card(window: MainWindow) -> CardPage:
    card = next(each for each in window.workspace.core.library.list_cards() if each.text.en and each.figures)
    window.stage.go(Where("card", card.id))
    assert isinstance(window.page, CardPage)
    return window.page


def test_a_card_that_is_open_keeps_what_another_program_wrote_into_it(window: MainWindow, other: Workspace) -> None:
    page = show_card(window)
    card = page.session.card
    field = page.columns.columns[Language.EN].fields[Part.TEXT]
    type_text(field, "Typed here. ")
    other.cards.update_card(
        replace(
            card,
            title=card.title.with_text(Language.EN, "Title from there"),
            tags=("there",),
            note=LocalText("Note from there"),
        )
    )
    page.keep()  # the window has not looked yet
    kept = other.library.get_card(card.id)
    assert "Typed here. " in kept.text.en
    assert kept.title.en == "Title from there"
    assert kept.tags == ("there",)
    assert kept.note.en == "Note from there"
    assert page.columns.columns[Language.EN].fields[Part.TITLE].source_text == "Title from there"


def test_a_choice_on_a_card_keeps_what_another_program_wrote_into_it(window: MainWindow, other: Workspace) -> None:
    page = show_card(window)
    card = page.session.card
    other.cards.update_card(replace(card, note=LocalText("Note from there")))
    page.room.attempt(lambda: page.session.keep(replace(page.session.card, theme="")))
    kept = other.library.get_card(card.id)
    assert kept.note.en == "Note from there"
    assert kept.theme == ""


def test_the_same_field_has_what_was_written_last(window: MainWindow, other: Workspace) -> None:
    page = show_card(window)
    card = page.session.card
    field = page.columns.columns[Language.EN].fields[Part.TITLE]
    field.selectAll()
    type_text(field, "From here")
    other.cards.update_card(replace(card, title=card.title.with_text(Language.EN, "From there")))
    window.workspace.look_around()
    assert field.source_text == "From here"
    page.keep()
    assert other.library.get_card(card.id).title.en == "From here"
    window.do("undo")
    assert other.library.get_card(card.id).title.en == "From there"


def test_properties_of_a_briefing_keep_what_another_program_wrote(window: MainWindow, other: Workspace) -> None:
    briefing = other.library.list_briefings()[0]
    window.stage.go(Where("properties", briefing.id))
    page = window.page
    assert isinstance(page, PropertiesPage)
    field = page.locals["place"].fields[Language.EN]
    field.setFocus()
    type_text(field, "Shenzhen Hall")
    other.briefings.update_briefing(replace(briefing, occasion=LocalText("Occasion from there")))
    page.keep()
    kept = other.library.get_briefing(briefing.id)
    assert kept.occasion.en == "Occasion from there"
    assert "Shenzhen Hall" in kept.place.en


def test_what_another_program_deletes_is_gone_here_too(window: MainWindow, other: Workspace) -> None:
    card = other.cards.add_card(LocalText("Short-lived"))
    window.workspace.look_around()
    window.stage.go(Where("card", card.id))
    page = window.page
    assert isinstance(page, CardPage)
    type_text(page.columns.columns[Language.EN].fields[Part.TITLE], "More ")
    other.cards.delete_card(card.id)
    page.keep()
    assert other.library.find_card(card.id) is None
    window.workspace.look_around()
    assert window.isVisible()


def test_an_import_from_the_command_line_is_seen_without_being_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    pack = tmp_path / "pack.json"
    manifest = json.loads((ROOT / "db" / "starter" / "manifest.json").read_text("utf-8"))
    card = {"id": OUTSIDE, "slug": "from-outside", "title": {"en": "From outside"}, "text": {"en": "Text"}}
    pack.write_text(json.dumps({"manifest": manifest, "cards": [card]}), "utf-8")
    window.stage.go(Where("facts"))
    changes: list[object] = []
    window.workspace.changed.connect(changes.append)
    done = subprocess.run(
        [sys.executable, "-m", "briefing_app", "import", str(pack)],
        cwd=ROOT, env={**os.environ, LIBRARY_VARIABLE: str(window.library_path)}, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    qtbot.waitUntil(lambda: bool(changes), timeout=LONG)
    assert window.workspace.core.library.find_card(OUTSIDE) is not None
    assert window.turner.commands.get("undo") is not None


def test_coming_back_to_the_window_is_enough(window: MainWindow, other: Workspace) -> None:
    card = other.cards.add_card(LocalText("From there"))
    seen: list[str] = []
    window.workspace.changed.connect(lambda changes: seen.extend(changes.cards))
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert seen == [card.id]
