"""The disk fills, or the drive refuses, while somebody types: it is said at the field, and kept when there is room."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from briefing_app.model.language import Language
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.cards.session import Part
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow, open_workspace
from tests.ui.hands import type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LONG_TEXT = "Words that need room. " * 2_000


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    return make_window()


# What makes SQLite itself say that there is no room, or that it may not write; and what makes it well again.
HARMS = {
    "full": ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "full"),
    "read-only": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "cannot be written"),
}


@pytest.mark.parametrize("harm", list(HARMS))
@pytest.mark.parametrize("language", list(Language))
def test_typing_survives(make_window: MakeWindow, library: Path, harm: str, language: Language) -> None:
    window = make_window(language)
    harmed, healed, word = HARMS[harm]
    core = window.workspace.core
    card = core.library.list_cards()[0]
    window.stage.go(Where("card", card.id))
    page = window.page
    assert isinstance(page, CardPage)
    column = page.columns.columns[Language.EN]
    field, box = column.fields[Part.TEXT], column.boxes[Part.TEXT]
    core.library._file.execute("VACUUM")  # no room left within the file
    core.library._file.execute(harmed)
    type_text(field, LONG_TEXT)
    page.keep()
    QApplication.processEvents()
    assert LONG_TEXT in field.source_text
    assert box.problem
    assert language is not Language.EN or word in box.problem, box.problem
    assert window.unsaved
    with open_workspace(library) as other:
        assert other.library.get_card(card.id) == card
    window.do("undo")  # nothing to take back, nothing lost either
    assert LONG_TEXT in field.source_text
    core.library._file.execute(healed)
    page.keep()
    assert not box.problem
    assert not window.unsaved
    with open_workspace(library) as other:
        assert LONG_TEXT.strip() in other.library.get_card(card.id).text.en
        assert other.library.find_damage() == ()


def test_every_page_says_it_and_goes_on(window: MainWindow) -> None:
    """Buttons that write, pressed while nothing can be written."""
    core = window.workspace.core
    before = core.library.list_history()
    core.library._file.execute("PRAGMA query_only = ON")
    briefing, card, chart = (
        core.library.list_briefings()[0],
        core.library.list_cards()[0],
        core.library.list_charts()[0],
    )
    for where, acts in (
        (Where("facts"), ("new", "duplicate", "delete", "verify")),
        (Where("card", card.id), ("duplicate", "verify")),
        (Where("charts"), ("duplicate", "delete")),
        (Where("chart", chart.id), ("duplicate",)),
        (
            Where("composer", briefing.id),
            ("insert_section", "insert_text", "insert_points", "save_version", "save_template", "archive"),
        ),
        (Where("briefings"), ("duplicate", "delete", "archive")),
        (Where("sources"), ("new", "delete")),
    ):
        for act in acts:
            window.stage.go(where)
            window.info.hide()
            window.do(act)
            QApplication.processEvents()
    core.library._file.execute("PRAGMA query_only = OFF")
    assert core.library.list_history() == before
    assert window.isVisible()


def type_what_cannot_be_kept(window: MainWindow) -> CardPage:
    core = window.workspace.core
    window.stage.go(Where("card", core.library.list_cards()[0].id))
    page = window.page
    assert isinstance(page, CardPage)
    core.library._file.execute("PRAGMA query_only = ON")
    type_text(page.columns.columns[Language.EN].fields[Part.TEXT], "Cannot be kept. ")
    return page


def press_the_bar(window: MainWindow) -> str:
    """Press the button of the message above the page; gives its words."""
    button = next(each for each in window.info.findChildren(QPushButton) if each.isVisible() and each.text())
    words = button.text()
    button.click()
    QApplication.processEvents()
    return words


def test_a_page_is_not_left_with_what_cannot_be_kept(window: MainWindow) -> None:
    page = type_what_cannot_be_kept(window)
    file = window.workspace.core.library._file
    other = Where("card", window.workspace.core.library.list_cards()[1].id)
    leaves: tuple[Callable[[], None], ...] = (
        lambda: window.stage.go(Where("facts")),
        lambda: window.stage.go(other),
        window.stage.back,
    )
    for leave in leaves:
        window.info.hide()
        leave()
        assert window.page is page
        assert not window.info.isHidden()
        assert "Cannot be kept. " in page.columns.columns[Language.EN].fields[Part.TEXT].source_text
    file.execute("PRAGMA query_only = OFF")
    window.stage.go(Where("facts"))
    assert window.page is not page
    assert "Cannot be kept." in window.workspace.core.library.list_cards()[0].text.en


def test_a_page_may_be_left_without_what_cannot_be_kept(window: MainWindow) -> None:
    page = type_what_cannot_be_kept(window)
    window.stage.go(Where("facts"))
    assert press_the_bar(window) == "Leave without it"
    assert window.page is not page
    window.workspace.core.library._file.execute("PRAGMA query_only = OFF")
    assert "Cannot be kept" not in window.workspace.core.library.list_cards()[0].text.en


def test_the_window_is_not_closed_at_once_with_what_cannot_be_kept(window: MainWindow) -> None:
    page = type_what_cannot_be_kept(window)
    assert not window.close()
    assert window.isVisible()
    assert window.page is page
    assert window.workspace.is_open
    assert press_the_bar(window) == "Close without it"
    assert not window.isVisible()


def test_a_drive_that_is_pulled_while_somebody_types_and_put_back(make_window: MakeWindow, library: Path) -> None:
    drive = library.parent / "drive"
    drive.mkdir()
    place = Path(shutil.copy(library, drive / "library.briefing"))
    window = make_window(path=place, chosen=True)
    window.stage.go(Where("card", window.workspace.core.library.list_cards()[0].id))
    page = window.page
    assert isinstance(page, CardPage)
    column = page.columns.columns[Language.EN]
    field, box = column.fields[Part.TEXT], column.boxes[Part.TEXT]
    drive.rename(library.parent / "pulled")
    type_text(field, "Typed without a drive. ")
    window.stage.go(Where("facts"))
    assert window.page is page
    assert "no longer in its place" in box.problem
    assert "Typed without a drive. " in field.source_text
    (library.parent / "pulled").rename(drive)
    window.retry_asked.emit()
    assert not box.problem
    assert not window.unsaved
    with open_workspace(place) as other:
        assert "Typed without a drive." in other.library.list_cards()[0].text.en
