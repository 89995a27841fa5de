"""The guide in the window: F1 at the right page, contents, search, the way back, and what is shown."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import briefing_app.ui
from briefing_app.model.language import Language
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.files import choose_folder
from briefing_app.ui.help.dialog import HelpDialog
from briefing_app.ui.help.enlarged import EnlargedPicture
from briefing_app.ui.help.html import PICTURE
from briefing_app.ui.help.page import HelpPage
from briefing_app.ui.help.show import find_window_topic
from briefing_app.ui.help.topics import ICONS, TOPICS, find_topic
from briefing_app.ui.meeting.window import MeetingWindow
from briefing_app.ui.preview.full_screen import FullScreen
from briefing_app.ui.room import Where
from briefing_app.ui.shell.pages import PAGES
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    window = make_window(chosen=True)
    window.activateWindow()
    return window


def open_help(window: MainWindow, name: str = "") -> HelpPage:
    window.stage.go(Where("help", name))
    assert isinstance(window.page, HelpPage)
    return window.page


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_f1_opens_the_page_about_where_one_is_and_esc_leads_back(window: MainWindow) -> None:
    for place, topic in (("sources", "sources"), ("charts", "charts"), ("settings", "library")):
        window.do(place)
        press(window, Qt.Key.Key_F1)
        page = window.page
        assert isinstance(page, HelpPage)
        assert page.view.name == topic
        assert page.title in window.windowTitle()
        press(window, Qt.Key.Key_Escape)
        assert window.page is not None
        assert window.page.where.page == place


def test_f1_in_a_part_of_the_composer_opens_the_page_about_that_part(window: MainWindow, qtbot: QtBot) -> None:
    core = window.workspace.core
    window.stage.go(Where("composer", core.library.list_briefings()[0].id))
    composer = window.page
    assert isinstance(composer, ComposerPage)
    for tab, topic in (("checks", "checks"), ("preview", "export")):
        composer.side.show_tab(tab)
        composer.side.focus_target.setFocus()
        qtbot.waitUntil(lambda: composer.side.isAncestorOf(QApplication.focusWidget() or window))
        press(window, Qt.Key.Key_F1)
        page = window.page
        assert isinstance(page, HelpPage)
        assert page.view.name == topic
        press(window, Qt.Key.Key_Escape)
        assert composer.isVisible()
    composer.view.setFocus()
    press(window, Qt.Key.Key_F1)
    page = window.page
    assert isinstance(page, HelpPage)
    assert page.view.name == "briefings"


def test_every_page_of_the_window_has_its_page_of_the_guide(window: MainWindow) -> None:
    page = open_help(window)
    names = {row.id for row in page.view.list.rows.rows}
    assert TOPICS.keys() == PAGES.keys()
    assert set(TOPICS.values()) <= names
    assert ICONS.keys() == names
    assert find_topic("unknown") == "start"
    for name in names:
        page.view.open_page(name)
        assert len(page.view.browser.words) > 300, name
        assert "{" not in page.view.browser.words.replace('{"value": "1.76E+9", "qualifier": "about"}', ""), name


def test_the_contents_are_gone_through_by_arrow_keys(window: MainWindow) -> None:
    page = open_help(window)
    page.view.list.setFocus()
    press(window, Qt.Key.Key_Down)
    assert page.view.name == "facts"
    assert page.where == Where("help", "facts")
    assert "Find" in page.view.browser.words


def test_back_leads_through_what_was_read_and_then_out(window: MainWindow) -> None:
    window.do("sources")
    page = open_help(window, "start")
    page.view.browser.anchorClicked.emit(QUrl("page:checks"))
    assert page.view.name == "checks"
    page.view.browser.verticalScrollBar().setValue(300)
    window.do("guide")
    assert page.view.name == "start"
    window.do("back")
    assert page.view.name == "checks"
    assert page.view.browser.verticalScrollBar().value() == 300
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.view.name == "start"
    page.view.back_button.click()
    assert page.view.forward_button.isEnabled()
    window.do("back")
    assert page.view.name == "start"
    window.do("back")
    assert window.page is not None
    assert window.page.where.page == "sources"


def test_a_search_lists_sections_and_marks_the_words(window: MainWindow, qtbot: QtBot) -> None:
    page = open_help(window)
    window.do("find")
    assert page.view.field.hasFocus()
    QTest.keyClicks(page.view.field, "silent")
    press(window, Qt.Key.Key_Return)
    assert page.view.stack.currentWidget() is page.view.hits
    press(window, Qt.Key.Key_Return)
    assert page.view.name == "it"
    assert {each.casefold() for each in page.view.browser.marked} == {"silent"}
    assert page.view.browser.verticalScrollBar().value() > 0
    page.view.field.setText("xyzzy")
    qtbot.waitUntil(lambda: page.view.stack.currentWidget() is page.view.nothing)
    assert "xyzzy" in page.view.nothing.text()
    page.view.field.clear()
    qtbot.waitUntil(lambda: page.view.stack.currentWidget() is page.view.list)
    assert page.view.browser.marked == ()


def test_pictures_are_sharp_and_no_wider_than_the_words(window: MainWindow) -> None:
    browser = open_help(window).view.browser
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = browser.loadResource(kind, QUrl(f"{PICTURE}composer"))
    assert 120 < picture.width() / picture.devicePixelRatio() <= 760
    assert picture.devicePixelRatio() == browser.devicePixelRatioF()
    assert browser.loadResource(kind, QUrl("file:///etc/hostname")) is None
    assert browser.loadResource(kind, QUrl("https://example.org/x.png")) is None
    assert browser.horizontalScrollBar().maximum() == 0


def test_a_picture_is_enlarged_by_its_link(window: MainWindow, qtbot: QtBot) -> None:
    browser = open_help(window, "start").view.browser
    page = browser.toHtml()
    assert page.count("Enlarge") == 3  # the picture of the checks is shown as large as they are
    browser.anchorClicked.emit(QUrl(f"{PICTURE}composer"))
    (dialog,) = window.findChildren(EnlargedPicture)
    assert dialog.isVisible()
    assert (
        dialog.windowTitle()
        == dialog.picture.accessibleName()
        == "The composer: what can be added, the outline, and the pages as they will print"
    )
    shown = dialog.picture.pixmap()
    assert shown.width() / shown.devicePixelRatio() == browser.load_picture("composer")[1].width() > 760
    available = dialog.screen().availableSize()
    assert dialog.width() <= available.width()
    assert dialog.height() <= available.height()
    press(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(EnlargedPicture))


def test_what_is_copied_can_be_typed(window: MainWindow) -> None:
    view = open_help(window, "it").view
    browser = view.browser
    start = browser.document().find("Another folder for all of it")
    end = browser.document().find("HETAO_BRIEFING_LIBRARY")
    cursor = QTextCursor(browser.document())
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    browser.setTextCursor(cursor)
    browser.copy()
    assert QApplication.clipboard().text() == (
        "Another folder for all of it: --data-folder FOLDER or the variable HETAO_BRIEFING_DATA; "
        "another library: --library FILE or HETAO_BRIEFING_LIBRARY"
    )
    browser.mark("--data-folder")
    assert browser.marked == ("--data-folder",)
    browser.selectAll()
    copied = browser.createMimeDataFromSelection().text()
    assert not {"\u2060", "\u00a0", "\ufdd0", "\u2029"} & set(copied)
    assert "\n/S\nsilent" in copied


@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_a_page_comes_to_rest_at_every_width(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    page = open_help(window)
    window.resize(*size)
    qtbot.wait(150)
    before = page.view.browser.grab().toImage()
    qtbot.wait(150)
    assert page.view.browser.grab().toImage() == before
    assert page.view.browser.horizontalScrollBar().maximum() == 0


def test_another_language_and_look_show_the_same_page(window: MainWindow) -> None:
    open_help(window, "meeting")
    window.set_language(Language.HANT)
    window.set_appearance(Appearance.DARK)
    page = window.page
    assert isinstance(page, HelpPage)
    assert page.view.name == "meeting"
    assert page.title == "會議模式"
    assert "F11" in page.view.browser.words


def test_shortcuts_are_those_of_the_table(window: MainWindow) -> None:
    words = open_help(window, "shortcuts").view.browser.words
    for text in ("Find anything", "Ctrl+K", "New briefing", "Ctrl+Shift+N", "Guide", "F1"):
        assert text in words


def test_a_dialog_has_a_guide_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    window.do("recent")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert find_window_topic(type(dialog)) == "trouble"
    qtbot.waitUntil(lambda: any(each.hasFocus() for each in dialog.findChildren(QWidget)))
    press(window, Qt.Key.Key_F1)
    (guide,) = dialog.findChildren(HelpDialog)
    assert guide.view.name == "trouble"
    assert guide.windowTitle() == guide.view.title
    assert find_window_topic(HelpDialog) == ""
    guide.view.open_page("start")
    guide.view.go_back()
    assert guide.view.name == "trouble"
    guide.view.go_back()
    assert not guide.isVisible()
    dialog.close()


def test_every_window_beside_the_main_one_has_its_page_of_the_guide() -> None:
    for module in walk_packages(briefing_app.ui.__path__, "briefing_app.ui."):
        import_module(module.name)
    kinds = [each for each in list_kinds(QWidget) if each.__module__.startswith("briefing_app.ui.")]
    windows = [each for each in kinds if issubclass(each, (QDialog, FullScreen, MeetingWindow))]
    topics = {each.__name__: find_window_topic(each) for each in windows}
    assert topics == {
        "AskName": "facts", "ChangesDialog": "facts", "DatasetPicker": "charts", "ExportSheet": "export",
        "FullScreen": "export", "MeetingWindow": "meeting", "ShortcutsDialog": "shortcuts", "DoctorDialog": "trouble",
        "ProblemDialog": "trouble", "RecentDialog": "trouble", "ReportDialog": "trouble", "SheetDialog": "trouble",
        "HelpDialog": "", "EnlargedPicture": "",
    }  # fmt: skip
    assert set(topics.values()) - {""} <= ICONS.keys()


def test_f1_in_a_dialog_of_the_system_is_about_the_page_that_opened_it(window: MainWindow, qtbot: QtBot) -> None:
    window.do("sources")
    dialog = choose_folder(window, "Folder", Path.cwd(), lambda _: None)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: any(each.hasFocus() for each in dialog.findChildren(QWidget)))
    press(window, Qt.Key.Key_F1)
    (guide,) = dialog.findChildren(HelpDialog)
    assert guide.view.name == "sources"
    guide.close()
    dialog.close()


def test_f1_in_meeting_mode_opens_its_page_over_it(window: MainWindow, qtbot: QtBot) -> None:
    meeting = window.show_meeting()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is meeting.head.field)
    press(window, Qt.Key.Key_F1)
    (guide,) = meeting.findChildren(HelpDialog)
    assert guide.view.name == "meeting"
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not meeting.findChildren(HelpDialog))
    assert meeting.isVisible()
    meeting.close()


def list_kinds(kind: type[QWidget]) -> Iterator[type[QWidget]]:
    for each in kind.__subclasses__():
        yield each
        yield from list_kinds(each)


def test_without_a_library_the_guide_stands_beside_the_window(
    make_window: MakeWindow, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("none") / "broken.briefing"
    path.write_bytes(b"not a library")
    window = make_window(path=path, chosen=True)
    assert window.page is None
    window.do("guide")
    (guide,) = window.findChildren(HelpDialog)
    assert guide.view.name == "start"
    guide.close()
