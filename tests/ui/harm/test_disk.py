"""The disk fills, or the drive refuses, while somebody types: it is said at the field, and kept when there is room."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from briefing_app.model.language import Language
from briefing_app.ui.cards.page import CardPage
from briefing_app.ui.cards.session import Part
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.room import Where
from briefing_app.ui.settings_page.page import SettingsPage
from briefing_app.ui.text.handles import handle_of
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.theme import Appearance
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.backups import Backup
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


def text_on(page: CardPage) -> str:
    return page.columns.columns[Language.EN].fields[Part.TEXT].source_text


def list_looks(window: MainWindow) -> tuple[object, ...]:
    """What is remembered, what is worn, and what the menus say."""
    settings, look = window.settings, window.look
    checked = frozenset(id for id, action in window.actions_by_id.items() if action.isChecked())
    return settings.language, settings.appearance, settings.text_size, look.language, look.theme, checked


def test_no_new_look_takes_away_what_cannot_be_kept(window: MainWindow) -> None:
    page = type_what_cannot_be_kept(window)
    looks = list_looks(window)
    for entry in ("zh-Hant", "dark", "text_125"):
        window.info.hide()
        window.actions_by_id[entry].trigger()
        QApplication.processEvents()
        assert window.page is page, entry
        assert list_looks(window) == looks, entry
        assert window.info.text.startswith("Nothing was changed"), entry
        assert "cannot be written" in window.info.text, entry
        assert "Cannot be kept. " in text_on(page)
    window.workspace.core.library._file.execute("PRAGMA query_only = OFF")
    window.actions_by_id["zh-Hant"].trigger()
    assert window.look.language is window.settings.language is Language.HANT
    assert isinstance(window.page, CardPage)
    assert "Cannot be kept." in text_on(window.page)
    assert "Cannot be kept." in window.workspace.core.library.list_cards()[0].text.en


def type_in_the_composer(window: MainWindow) -> ComposerPage:
    """Leave text that cannot be kept on a page that stays behind the others."""
    core = window.workspace.core
    window.stage.go(Where("composer", core.library.list_briefings()[0].id))
    page = window.page
    assert isinstance(page, ComposerPage)
    core.library._file.execute("PRAGMA query_only = ON")
    type_text(page.header.binding.field, "Cannot be kept. ")
    return page


def test_settings_show_what_holds_where_a_new_look_had_to_wait(window: MainWindow) -> None:
    composer = type_in_the_composer(window)
    window.stage.go(Where("settings"))
    page, looks = window.page, list_looks(window)
    assert isinstance(page, SettingsPage)
    language, appearance, size = (page.control(each) for each in ("language", "appearance", "text_size"))
    assert isinstance(language, Segmented)
    assert isinstance(appearance, Segmented)
    assert isinstance(size, QComboBox)
    before = language.value, appearance.value, size.currentIndex()
    for choose in (
        language.button(Language.HANS).click,
        appearance.button(Appearance.DARK).click,
        lambda: size.setCurrentIndex(3),
    ):
        window.info.hide()
        choose()
        assert (language.value, appearance.value, size.currentIndex()) != before
        QApplication.processEvents()
        assert (language.value, appearance.value, size.currentIndex()) == before
        assert window.info.text.startswith("Nothing was changed")
    assert window.page is page
    assert list_looks(window) == looks
    assert composer in window.stage.alive
    window.workspace.core.library._file.execute("PRAGMA query_only = OFF")
    language.button(Language.HANS).click()
    QApplication.processEvents()
    assert window.look.language is Language.HANS
    assert "Cannot be kept." in window.workspace.core.library.list_briefings()[0].title.en


@pytest.mark.parametrize("way", ["kept", "left"])
def test_the_colours_of_the_system_wait_for_the_text(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    window.set_appearance(Appearance.SYSTEM)
    page = type_what_cannot_be_kept(window)
    dark = not window.look.theme.dark
    monkeypatch.setattr("briefing_app.ui.appearance.wants_dark", lambda _: dark)
    window.wardrobe.system_changed.emit()
    QApplication.processEvents()
    assert window.page is page
    assert window.look.theme.dark is not dark
    assert "Cannot be kept. " in text_on(page)
    if way == "kept":
        window.workspace.core.library._file.execute("PRAGMA query_only = OFF")
        page.keep()
    else:
        window.stage.go(Where("facts"))
        press_the_bar(window)
    QApplication.processEvents()
    assert window.look.theme.dark is dark
    if way == "kept":
        assert isinstance(window.page, CardPage)
        assert "Cannot be kept." in text_on(window.page)
    else:
        window.workspace.core.library._file.execute("PRAGMA query_only = OFF")


@pytest.mark.parametrize("way", ["open", "restore", "move"])
def test_a_library_is_not_exchanged_with_what_it_does_not_take(window: MainWindow, library: Path, way: str) -> None:
    core, keeper = window.workspace.core, window.keeper
    assert keeper is not None
    copy = library.parent / "copy.briefing"
    core.library.back_up_to(copy)
    page = type_what_cannot_be_kept(window)
    away = library.parent / "away"
    away.mkdir()
    backup = Backup(copy, datetime(2026, 3, 1, 9, 0), copy.stat().st_size)  # noqa: DTZ001 - as backups are named
    acts: dict[str, Callable[[], object]] = {
        "open": lambda: window.open_library(copy),
        "restore": lambda: keeper.restore(backup),
        "move": lambda: keeper.move_to(away),
    }
    acts[way]()
    QApplication.processEvents()
    assert window.page is page
    assert window.workspace.core is core
    assert "Cannot be kept. " in text_on(page)
    assert window.info.text.startswith("The library stays open")
    assert press_the_bar(window) == "Go on without it"
    QApplication.processEvents()
    assert window.workspace.core is not core
    assert window.library_path == {"open": copy, "restore": library, "move": away / library.name}[way]
    assert "Cannot be kept" not in window.workspace.core.library.list_cards()[0].text.en
    assert window.info.isHidden()


def test_the_composer_stays_in_the_language_of_what_cannot_be_kept(window: MainWindow) -> None:
    page = type_in_the_composer(window)
    shown, looks = page.header.binding, page.header.languages
    looks.button(Language.HANS).click()
    assert (page.language, looks.value) == (Language.EN, Language.EN)
    assert page.room.settings.content_language is Language.EN
    assert "Cannot be kept. " in page.header.title.text()
    assert window.info.text.startswith("Nothing was changed")
    window.workspace.core.library._file.execute("PRAGMA query_only = OFF")
    looks.button(Language.HANS).click()
    assert (page.language, shown.dirty) == (Language.HANS, False)
    title = window.workspace.core.library.list_briefings()[0].title
    assert "Cannot be kept." in title.en
    assert "Cannot be kept" not in title.zh_hans
    assert page.header.title.text() == title.zh_hans


def test_settings_of_a_section_stay_with_what_cannot_be_kept(window: MainWindow) -> None:
    core = window.workspace.core
    briefing = next(each for each in core.library.list_briefings() if len(each.sections) > 1)
    first, second = (each.id for each in briefing.sections[:2])
    window.stage.go(Where("composer", briefing.id))
    page = window.page
    assert isinstance(page, ComposerPage)
    page.view.choose([first])
    page.panes_row.show_side(True)
    page.side.show_tab("settings")
    QApplication.processEvents()
    assert page.inspector.form is not None
    field = page.inspector.form.findChildren(LocalField)[0].fields[Language.EN]
    core.library._file.execute("PRAGMA query_only = ON")
    type_text(field, "Cannot be kept. ")
    page.view.choose([second])
    QApplication.processEvents()
    assert page.chosen == page.inspector.shown == (first,)
    assert not window.info.isHidden()
    assert "Cannot be kept. " in handle_of(field).text
    core.library._file.execute("PRAGMA query_only = OFF")
    page.view.choose([second])
    QApplication.processEvents()
    assert page.chosen == page.inspector.shown == (second,)
    assert "Cannot be kept." in core.library.get_briefing(briefing.id).sections[0].title.en
