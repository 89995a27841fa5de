"""What stands around the pages: rail, status bar, menus, messages, and the same spot after a change of looks."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefing_app.errors import FullError
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.dialogs.recent import RecentDialog
from briefing_app.ui.dialogs.report import ReportDialog
from briefing_app.ui.dialogs.shortcuts import ShortcutsDialog
from briefing_app.ui.look import Look
from briefing_app.ui.room import Where
from briefing_app.ui.shell import status_bar
from briefing_app.ui.shell.frame import find_first_size
from briefing_app.ui.shell.pages import PAGES, PLACES
from briefing_app.ui.shell.status_bar import StatusBar
from briefing_app.ui.shell.text_commands import find_text_commands
from briefing_app.ui.window import MINIMUM
from tests.ui.conftest import LONG, MakeWindow
from tests.ui.eyes import cut_off, unnamed
from tests.ui.hands import click, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rail_shows_where_one_is(make_window: MakeWindow, language: Language, size: int) -> None:
    window = make_window(language)
    window.resize(MINIMUM)
    window.set_text_size(size)
    rail = window.rail
    assert list(rail.buttons) == [*(place for place, _ in PLACES), "help", "settings"]
    for button in rail.buttons.values():
        assert button.accessibleName()
        assert button.minimumHeight() >= 28
        assert button.width() >= button.sizeHint().width()
        assert rail.rect().contains(button.geometry())
    for place, _ in PLACES:
        click(rail.buttons[place])
        assert window.page is not None
        assert window.page.where.page == place
        assert [name for name, each in rail.buttons.items() if each.isChecked()] == [place]
    click(rail.buttons["settings"])
    assert [name for name, each in rail.buttons.items() if each.isChecked()] == ["settings"]


def test_help_opens_beside_its_button(make_window: MakeWindow) -> None:
    window = make_window()
    click(window.rail.buttons["help"])
    menu = window.rail.findChild(QMenu)
    assert menu is not None
    assert window.actions_by_id["shortcuts"] in menu.actions()
    menu.close()


def test_counts_lead_to_what_they_count(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.status.counts), timeout=LONG)
    counted = window.workspace.core.finder.count_cards()
    texts = [each.text() for each in window.status.counts]
    assert texts[0] == f"{counted.all} cards"
    assert f"{counted.stale} due for review" in texts
    assert all(each.minimumHeight() >= 28 for each in window.status.counts)
    asked: list[str] = []
    window.count_chosen.connect(asked.append)
    click(window.status.counts[texts.index(f"{counted.stale} due for review")])
    assert asked == ["status:stale"]
    core = window.workspace.core
    unused = next(id for id in core.library.ids("card") if not core.library.where_used("card", id))
    core.cards.delete_card(unused)
    qtbot.waitUntil(lambda: window.status.counts[0].text() == f"{counted.all - 1} cards", timeout=LONG)


def test_a_message_goes_and_the_state_of_saving_comes_back(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_bar, "MESSAGE", 50)
    bar = StatusBar(look)
    qtbot.addWidget(bar)
    bar.resize(900, 32)
    bar.show()
    assert bar.shown == "All changes saved"
    done: list[str] = []
    bar.show_text("1 file exported.", "Show in folder", lambda: done.append("shown"))
    assert bar.text == bar.shown == "1 file exported."
    click(bar.link)
    assert done == ["shown"]
    qtbot.waitUntil(lambda: bar.shown == "All changes saved")
    assert not bar.link.isVisible()
    bar.show_saved("The disk is full.")
    assert bar.shown == "Not saved: The disk is full."
    with qtbot.waitSignal(bar.retry_asked):
        click(bar.link)
    bar.show_text("Something else was done.")
    qtbot.waitUntil(lambda: bar.shown == "Not saved: The disk is full.")
    bar.show_saved()
    assert bar.shown == "All changes saved"


def test_a_full_disk_is_said_until_something_is_kept_again(make_window: MakeWindow) -> None:
    window = make_window(Language.HANS)
    window.notices.refuse(FullError(path="/disk"))
    assert window.status.shown.startswith("未保存：")
    window.do("keep")
    assert window.message == ""
    window.set_language(Language.EN)
    assert window.status.shown.startswith("Not saved: ") or window.unsaved
    core = window.workspace.core
    briefing = core.library.list_briefings()[0]
    core.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en="Kept")))
    assert window.status.shown == "All changes saved"
    window.do("keep")
    assert window.message.startswith("Everything is saved")


def test_undo_is_named_and_shows_what_it_touched(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    briefing = core.library.list_briefings()[0]
    core.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en="Another & title")))
    undo = window.actions_by_id["undo"]
    assert "&&" in undo.text() or "Another" not in undo.text()
    window.do("settings")
    undo.trigger()
    assert window.page is not None
    assert window.page.where.page != "settings"
    assert window.message.startswith("Taken back: ")
    assert core.library.get_briefing(briefing.id).title == briefing.title
    assert not undo.isEnabled()
    assert window.actions_by_id["redo"].isEnabled()


def test_the_window_is_called_what_its_page_is_called_now(make_window: MakeWindow) -> None:
    window = make_window()
    core = window.workspace.core
    chart, briefing = core.library.list_charts()[0], core.library.list_briefings()[0]
    name = replace(chart.title, en="Another name")
    window.stage.go(Where("chart", chart.id))
    before = window.windowTitle()
    core.data.update_chart(replace(chart, title=name))
    assert window.windowTitle().startswith("Another name – ")
    window.do("undo")
    assert window.windowTitle() == before
    window.stage.go(Where("composer", briefing.id))
    core.briefings.update_briefing(replace(briefing, title=name))
    assert window.windowTitle().startswith("Another name – ")


def test_the_way_back_leads_over_every_card_one_saw(make_window: MakeWindow) -> None:
    window = make_window()
    first, second = window.workspace.core.library.ids("card")[:2]
    window.stage.go(Where("facts"))
    for id in (first, second, second):
        window.stage.go(Where("card", id))
    assert window.page is not None
    title = window.windowTitle()
    window.do("back")
    assert window.page.where.id == first
    assert window.windowTitle() != title
    window.do("back")
    assert window.page.where.page == "facts"


def test_esc_leads_back_from_every_editor_to_its_place_and_not_further(make_window: MakeWindow) -> None:
    window = make_window()
    library = window.workspace.core.library
    kinds = dict.fromkeys(("composer", "properties", "versions"), "briefing")
    kinds |= {each: each for each in ("card", "chart", "source", "figure", "term")}
    ids = {name: library.ids(kind)[0] for name, kind in kinds.items()}
    for name, kind in PAGES.items():
        window.stage.clear_pages()
        window.stage.go(Where(name, ids.get(name, "")))  # as after a start: no page was before it
        assert window.page is not None
        is_place = name == kind.place
        assert window.stage.can_go_back is not is_place, name
        press(window.page, Qt.Key.Key_Escape)
        assert window.page.where.page == (kind.place or "briefings"), name


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_menus_edit_the_field_that_has_the_focus(qtbot: QtBot, kind: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    field = kind("one two")
    qtbot.addWidget(field)
    assert find_text_commands(None) == {}
    commands = find_text_commands(field)
    commands["select_all"]()
    commands["cut"]()
    assert QGuiApplication.clipboard().text() == "one two"
    commands["paste"]()
    commands["paste"]()
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    assert text == "one twoone two"
    if isinstance(field, QLineEdit):
        field.setCursorPosition(0)
    else:
        field.moveCursor(QTextCursor.MoveOperation.Start)
    commands["delete"]()
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == "ne twoone two"
    field.setReadOnly(True)
    assert set(find_text_commands(field)) == {"copy", "select_all"}


@pytest.mark.timed
def test_a_change_of_looks_comes_back_to_the_same_spot_quickly(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.do("settings")
    assert window.page is not None
    window.page.panes[0].setFocus()
    window.notices.warn("note", "A state that lasts.")
    start = time.perf_counter()
    window.set_language(Language.HANT)
    spent = time.perf_counter() - start
    assert window.page is not None
    assert window.page.where.page == "settings"
    assert window.page.panes[0].hasFocus()
    assert window.info.text == "A state that lasts."
    assert [each.text for each in window.notices.recent] == ["A state that lasts."]
    assert spent < 1.5  # a busy machine of tests; benchmarks measure it


def test_shortcuts_are_listed_and_searched(make_window: MakeWindow) -> None:
    window = make_window()
    window.do("shortcuts")
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert len(dialog.shown) > 30
    assert not [each for each in dialog.shown if "&" in each or "…" in each]
    dialog.field.setText("ctrl+k")
    assert dialog.shown == ["Find anything"]
    assert unnamed(dialog) == []
    assert cut_off(dialog) == []
    dialog.close()


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        (QSize(1920, 1080), QSize(1280, 800)),
        (QSize(1366, 728), QSize(1280, 688)),
        (QSize(1280, 800), QSize(1280, 760)),
        (QSize(800, 600), QSize(1024, 640)),
    ],
)
def test_the_first_window_fits_the_screen(screen: QSize, size: QSize) -> None:
    assert find_first_size(screen) == size


def test_messages_are_kept_and_can_still_be_followed(make_window: MakeWindow) -> None:
    window = make_window()
    window.do("recent")
    empty = window.findChild(RecentDialog)
    assert empty is not None
    assert empty.list.rows.rowCount() == 0
    empty.close()
    done: list[str] = []
    window.notices.tell("First", "Open", lambda: done.append("opened"))
    window.notices.warn("warn", "Second")
    QApplication.processEvents()
    window.do("recent")
    dialog = [each for each in window.findChildren(RecentDialog) if each.isVisible()][-1]
    assert [each.title for each in dialog.list.rows.rows] == ["Second", "First"]
    dialog.list.setCurrentIndex(dialog.list.rows.index(1))
    press(dialog.list, Qt.Key.Key_Return)
    assert done == ["opened"]
    assert not dialog.isVisible()


def test_licences_are_shown_in_full(make_window: MakeWindow) -> None:
    window = make_window(Language.HANT)
    window.do("licences")
    dialog = window.findChild(ReportDialog)
    assert dialog is not None
    text = dialog.details.toPlainText()
    assert text.count("SIL OPEN FONT LICENSE") >= 3
    assert "Phosphor" in text
    assert "pikepdf" in text
    dialog.close()
