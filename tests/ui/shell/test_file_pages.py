"""The pages for settings, the library file and the trash."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from briefing_app.errors import Phrase, name_kind
from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.dialogs.doctor import DoctorDialog
from briefing_app.ui.library_file.page import LibraryFilePage
from briefing_app.ui.room import Where
from briefing_app.ui.setting_fields import FIELDS, GROUPS
from briefing_app.ui.settings import Settings
from briefing_app.ui.settings_page.page import SettingsPage
from briefing_app.ui.theme import Appearance
from briefing_app.ui.trash.page import TrashPage
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.ui.window import MINIMUM, MainWindow
from tests.ui.conftest import LONG, MakeWindow
from tests.ui.eyes import cut_off, unnamed
from tests.ui.hands import click, press, type_text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def settings_of(window: MainWindow) -> SettingsPage:
    assert isinstance(window.page, SettingsPage)
    return window.page


def file_of(window: MainWindow) -> LibraryFilePage:
    assert isinstance(window.page, LibraryFilePage)
    return window.page


def trash_of(window: MainWindow) -> TrashPage:
    assert isinstance(window.page, TrashPage)
    return window.page


def unused_card(window: MainWindow) -> str:
    library = window.workspace.core.library
    return next(id for id in library.ids("card") if not library.where_used("card", id))


# -- settings --------------------------------------------------------------------------------------------------------


def test_settings_take_effect_at_once(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    window.do("settings")
    page = settings_of(window)
    assert {each.group for each in FIELDS} == set(GROUPS)
    person = page.control("person")
    assert isinstance(person, QLineEdit)
    type_text(person, "陳大文 Chan Tai-man")
    assert window.settings.person == "陳大文 Chan Tai-man"
    for name, chosen, value in (("backup_days", 2, 0), ("backups_kept", 2, 30), ("review_months", 0, 1)):
        box = page.control(name)
        assert isinstance(box, QComboBox)
        box.setCurrentIndex(chosen)
        assert getattr(window.settings, name) == value
    forms = page.control("export_forms").findChildren(CheckBox)
    click(forms[1])
    assert set(window.settings.export_choice()) == {f"form:{Form.FULL.value}", f"form:{Form.SUMMARY.value}"}
    click(page.control("export_languages").findChildren(CheckBox)[2])
    assert "language:zh-Hans" in window.settings.export_choice()
    assert f"form:{Form.FULL.value}" in window.settings.export_choice()
    appearance = page.control("appearance")
    assert isinstance(appearance, Segmented)
    click(appearance.button(Appearance.DARK))
    qtbot.waitUntil(lambda: window.look.theme.dark)
    size = settings_of(window).control("text_size")
    assert isinstance(size, QComboBox)
    size.setCurrentIndex(4)
    qtbot.waitUntil(lambda: window.look.fonts.scale == 1.5)
    language = settings_of(window).control("language")
    assert isinstance(language, Segmented)
    click(language.button(Language.HANT))
    qtbot.waitUntil(lambda: window.look.language is Language.HANT)
    again = settings_of(window).control("language")
    assert isinstance(again, Segmented)
    qtbot.waitUntil(again.button(Language.HANT).hasFocus)  # what was chosen, not what comes first
    assert settings_of(window).title == "設定"
    window.settings.sync()
    assert Settings(tmp_path / "window.ini").person == "陳大文 Chan Tai-man"


def test_a_setting_is_gone_to_and_the_spot_stays(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.resize(MINIMUM)
    window.activateWindow()
    window.stage.go(Where("settings", "", "review_months"))
    page = settings_of(window)
    qtbot.waitUntil(page.control("review_months").hasFocus)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() > 0)
    scrolled = page.area.verticalScrollBar().value()
    window.set_appearance(Appearance.DARK)
    page = settings_of(window)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().value() == scrolled)
    qtbot.waitUntil(page.control("review_months").hasFocus)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("name", ["settings", "library_file", "trash"])
def test_pages_have_names_and_room(make_window: MakeWindow, language: Language, size: int, name: str) -> None:
    window = make_window(language)
    window.resize(MINIMUM)
    window.settings.text_size = size
    window.rebuild()
    window.do(name)
    assert window.page is not None
    QApplication.processEvents()
    assert window.size() == MINIMUM
    assert unnamed(window.page) == []
    assert cut_off(window.page) == []
    window.settings.text_size = 100


def test_diagnostics_open_from_the_settings(make_window: MakeWindow) -> None:
    window = make_window()
    window.do("settings")
    click(settings_of(window).control("diagnostics"))
    dialog = window.findChild(DoctorDialog)
    assert dialog is not None
    dialog.close()
    click(settings_of(window).control("layout"))
    assert window.settings.geometry.isEmpty()


# -- the library file ------------------------------------------------------------------------------------------------


def test_back_up_change_and_restore(qtbot: QtBot, make_window: MakeWindow, library: Path) -> None:
    window = make_window()
    cards = window.workspace.core.library.count("card")
    window.do("library_file")
    page = file_of(window)
    assert page.place.text() == str(library)
    assert f"{cards} cards" in page.facts.text()
    assert not page.restore_button.isEnabled()
    click(page.back_up_button)
    qtbot.waitUntil(lambda: page.list.rows.rowCount() == 1, timeout=LONG)
    assert window.message == "The library is backed up."
    window.workspace.core.cards.delete_card(unused_card(window))
    qtbot.waitUntil(lambda: f"{cards - 1} cards" in page.facts.text())
    page.list.setCurrentIndex(page.list.rows.index(0))
    click(page.restore_button)
    qtbot.waitUntil(lambda: window.message.startswith("The backup of "), timeout=LONG)
    assert window.workspace.core.library.count("card") == cards
    assert file_of(window) is not page
    assert list(library.parent.glob("*set aside*.briefing"))
    assert window.workspace.core.history.find_undo() is None


def test_the_library_moves_and_goes_on(qtbot: QtBot, make_window: MakeWindow, library: Path, tmp_path: Path) -> None:
    window = make_window()
    window.do("library_file")
    folder = tmp_path / "新資料夾"
    folder.mkdir()
    assert window.keeper is not None
    window.keeper.move_to(folder)
    qtbot.waitUntil(lambda: window.workspace.is_open and window.library_path.parent == folder, timeout=LONG)
    assert not library.exists()
    assert file_of(window).place.text() == str(folder / library.name)
    assert window.settings.library == folder / library.name
    window.keeper.move_to(tmp_path / "no such folder")
    qtbot.waitUntil(lambda: window.info.text != "", timeout=LONG)
    assert window.workspace.is_open
    assert window.library_path.parent == folder
    window.keeper.back_up_to(tmp_path)
    assert window.message.startswith("Backed up as ")
    assert len(list(tmp_path.glob("library 20*.briefing"))) == 1


def test_a_page_does_nothing_any_more_once_its_library_is_closed(make_window: MakeWindow) -> None:
    """A change has it read the file again a moment later; by then the window is closed."""
    window = make_window()
    window.do("library_file")
    page = file_of(window)
    timers = [each for each in page.findChildren(QTimer) if each.isSingleShot()]
    window.workspace.core.cards.delete_card(unused_card(window))
    assert any(each.isActive() for each in timers)
    window.close()
    assert not any(each.isActive() for each in timers)


def test_the_file_is_examined(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.do("library_file")
    page = file_of(window)
    click(page.check_button)
    qtbot.waitUntil(lambda: page.health.text() == "The file is sound.", timeout=LONG)
    assert window.keeper is not None
    window.keeper.examined.emit((Phrase("damage.reference", kind=name_kind("block"), other=name_kind("section")),))
    assert page.health.text().endswith("\nan entry of it (block) refers to a missing one (section)")
    assert page.health.property("tone") == "err"


def test_a_library_is_backed_up_by_itself_once_a_day(make_window: MakeWindow) -> None:
    window = make_window()
    assert window.keeper is not None
    window.settings.backup_days = 0
    window.guardian.look_after()
    window.guardian.close()
    assert window.keeper.list_backups() == ()
    window.settings.backup_days = 1
    window.guardian.look_after()
    window.guardian.close()
    assert len(window.keeper.list_backups()) == 1
    window.guardian.look_after()
    window.guardian.close()
    assert len(window.keeper.list_backups()) == 1
    assert window.message == ""


# -- the trash -------------------------------------------------------------------------------------------------------


def test_the_trash_gives_back_removes_and_is_emptied(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    window.do("trash")
    page = trash_of(window)
    QAbstractItemModelTester(page.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.stack.currentWidget() is page.nothing
    assert not page.empty_button.isEnabled()
    cards = [unused_card(window)]
    core.cards.delete_card(cards[0])
    cards.append(unused_card(window))
    core.cards.delete_card(cards[1])
    assert {each.id for each in page.list.rows.rows} == set(cards)
    assert "30 days left" in page.list.rows.rows[0].detail
    page.list.choose("card", cards[0])
    press(page.list, Qt.Key.Key_Return)
    assert core.library.find_card(cards[0]) is not None
    assert [each.id for each in page.list.rows.rows] == [cards[1]]
    assert page.list.current is not None
    window.do("delete")
    assert page.stack.currentWidget() is page.nothing
    assert window.message.endswith("is deleted for good.")
    window.do("undo")
    assert [each.id for each in trash_of(window).list.rows.rows] == [cards[1]]
    click(trash_of(window).empty_button)
    assert core.trash.list_trash() == ()
    click(window.status.link)
    assert [each.id for each in core.trash.list_trash()] == [cards[1]]


def test_an_examination_that_breaks_off_is_over(
    qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken: list[object] = []
    monkeypatch.setattr(threading, "excepthook", broken.append)

    def fail(*_given: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr("briefing_app.workspace.backups.find_damage", fail)
    window = make_window()
    window.do("library_file")
    page = file_of(window)
    click(page.check_button)
    qtbot.waitUntil(page.check_button.isEnabled, timeout=LONG)
    assert not page.health.isVisible()
    qtbot.waitUntil(lambda: len(broken) == 1)


def test_the_library_file_counts_briefings_as_their_place_does(make_window: MakeWindow) -> None:
    window = make_window()
    library = window.workspace.core.library
    heads = library.list_heads()
    written = sum(not each.template for each in heads)
    assert written < len(heads)  # the starter has templates too
    window.do("library_file")
    assert f"{written} briefings" in file_of(window).facts.text()
