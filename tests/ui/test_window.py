"""The real window on a real library: the whole way once, and each thing that can be done in it."""

import json
import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.formats.pack import Pack, save_pack
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.source import Source
from briefing_app.ui.briefings_page import BriefingsPage
from briefing_app.ui.checks_popup import ChecksPopup
from briefing_app.ui.dialogs.doctor import DoctorDialog, doctor_command
from briefing_app.ui.dialogs.report import ReportDialog
from briefing_app.ui.export.dialog import ExportDialog
from briefing_app.ui.shell.state_page import StatePage
from briefing_app.ui.start import bug_hook
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MINIMUM, MainWindow
from tests.ui.conftest import LONG, MakeWindow, wait_for_pages
from tests.ui.hands import click, press, type_text

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SOURCE_ID = "11111111-1111-4111-8111-111111111111"


def page_of(window: MainWindow) -> BriefingsPage:
    assert isinstance(window.page, BriefingsPage)
    return window.page


def make_pack(folder: Path) -> Path:
    """A pack with one source that the starter library does not have."""
    source = Source(SOURCE_ID, "a-new-source", title="A new source", description=LocalText.same("New"))
    path = folder / "new.zip"
    manifest = PackManifest("22222222-2222-4222-8222-222222222222", LocalText("New things", "新內容", "新内容"))
    save_pack(Pack(manifest, Content(sources=(source,))), path)
    return path


def test_the_whole_way(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> None:
    """Open, choose a briefing, another language and readers, search in Chinese, read, copy, export; a real worker process."""
    window = make_window(processes=True)
    page = page_of(window)
    wait_for_pages(qtbot, window)
    assert len(multiprocessing.active_children()) == 1
    side, preview = page.side, page.preview
    assert side.briefings.rows.rowCount() == 4
    first = preview.view.pages
    press(side.briefings, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: preview.view.pages is not first, timeout=LONG)
    assert preview.briefing is not None
    assert preview.title.text() == preview.briefing.title.en
    english = preview.view.pages
    click(preview.languages.button(Language.HANT))
    qtbot.waitUntil(lambda: preview.view.pages is not english, timeout=LONG)
    assert preview.view.pages is not None
    assert preview.briefing.title.zh_hant in preview.view.pages.text(0).replace("\r\n", "")
    whole = preview.view.pages
    click(preview.audiences.button(Audience.HANDOUT))
    qtbot.waitUntil(lambda: preview.view.pages is not whole, timeout=LONG)
    assert preview.choice.audience is Audience.HANDOUT

    window.actions_by_id["find"].trigger()
    qtbot.waitUntil(side.field.hasFocus)
    type_text(side.field, "深圳")
    qtbot.waitUntil(lambda: side.stack.currentWidget() is side.hits)
    hit = side.hits.rows.rows[0]
    assert hit.title_ranges or hit.text_ranges
    for start, end in hit.title_ranges:
        assert hit.title[start:end] == "深圳"
    press(side.field, Qt.Key.Key_Down)
    assert side.hits.selectionModel().isSelected(side.hits.currentIndex())
    assert page.right.currentWidget() is page.reader
    click(page.reader.languages.button(Language.EN))
    assert page.reader.article is not None
    assert page.reader.article.language is Language.EN
    click(page.reader.copy_button)
    assert QGuiApplication.clipboard().text() == page.reader.article.copy_text
    assert window.message.startswith("Copied")
    press(page.reader, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is preview

    dialog = page.ask_export()
    assert dialog is not None
    with qtbot.waitSignal(dialog.exported, timeout=LONG):
        click(dialog.go)
    files = list((tmp_path / "out").iterdir())
    assert [each.name for each in files] == [f"{preview.briefing.slug}_full_handout_zh-Hant.pdf"]
    assert files[0].read_bytes().startswith(b"%PDF-")
    assert window.message == "1 file exported."


def test_what_is_shown_follows_the_library(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = page_of(window)
    wait_for_pages(qtbot, window)
    before, briefing = page.preview.view.pages, page.preview.briefing
    assert briefing is not None
    core = window.workspace.core
    core.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en="Renamed visit")))
    assert page.side.briefings.rows.rows[0].title == "Renamed visit"
    qtbot.waitUntil(lambda: page.preview.view.pages is not before, timeout=LONG)
    assert page.preview.title.text() == "Renamed visit"
    assert page.preview.view.pages is not None
    assert "Renamed visit" in page.preview.view.pages.text(0)
    undo = window.actions_by_id["undo"]
    assert undo.isEnabled()
    assert undo.text().startswith("&Undo: ")
    undo.trigger()
    assert page.side.briefings.rows.rows[0].title == briefing.title.en
    assert window.message.startswith("Taken back: ")
    assert not undo.isEnabled()
    window.actions_by_id["redo"].trigger()
    assert page.side.briefings.rows.rows[0].title == "Renamed visit"
    core.briefings.delete_briefing(briefing.id)
    qtbot.waitUntil(lambda: page.preview.briefing is None, timeout=LONG)
    assert page.side.briefings.rows.rowCount() == 3


def test_the_checks_are_counted_listed_and_followed(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = page_of(window)
    wait_for_pages(qtbot, window)
    findings = page.preview.findings
    assert findings
    assert page.preview.checks.accessibleName().endswith("warnings")
    click(page.preview.checks)
    popup = page.findChild(ChecksPopup)
    assert popup is not None
    assert popup.list.rows.rowCount() == len(findings)
    core = window.workspace.core
    assert popup.list.rows.rows[0].title == core.findings.say(findings[0], Language.EN)
    press(popup.list, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert page.right.currentWidget() is page.reader
    place = findings[0].place
    assert page.reader.place == (place.kind, core.library.resolve_ref(place.kind, place.id))


def test_language_and_theme_change_in_place(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    page = page_of(window)
    wait_for_pages(qtbot, window)
    click(page.preview.forms.button(Form.SLIDES))
    page.side.field.setText("InnoHK")
    page.side.search()
    page.read(page.side.hits.rows.rows[0].kind, page.side.hits.rows.rows[0].id)
    chosen = page.preview.choice
    window.actions_by_id["zh-Hans"].trigger()
    page = page_of(window)
    assert window.windowTitle() == "河套简报"
    assert page.side.caption.text().startswith("找到")
    assert page.preview.choice == chosen
    assert page.right.currentWidget() is page.reader
    assert window.menuBar().actions()[0].text() == "文件(&F)"
    window.actions_by_id["dark"].trigger()
    page = page_of(window)
    background = window.grab().toImage().pixelColor(40, window.height() // 2)
    assert background.lightness() < 60
    assert page.preview.choice == chosen
    assert window.actions_by_id["dark"].isChecked()
    wait_for_pages(qtbot, window)
    window.actions_by_id["en"].trigger()
    window.actions_by_id["light"].trigger()
    assert window.windowTitle() == "Hetao Briefing"


def test_the_system_may_turn_dark(qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window(appearance=Appearance.SYSTEM)
    light = window.grab().toImage().pixelColor(40, 400).lightness()
    monkeypatch.setattr("briefing_app.ui.appearance.wants_dark", lambda _: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: window.grab().toImage().pixelColor(40, 400).lightness() < light - 100)


@pytest.mark.parametrize("content", [b"", b"not a library at all", b"SQLite format 3\x00" + b"\x00" * 5000])
def test_a_file_that_is_no_library_is_said_and_left_alone(
    make_window: MakeWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "other.briefing"
    path.write_bytes(content)
    window = make_window(path=path)
    assert window.page is None
    front = window.stage.front
    assert isinstance(front, StatePage)
    assert str(path) in front.sentence
    assert front.buttons
    assert not window.actions_by_id["export"].isEnabled()
    assert path.read_bytes() == content


def test_another_library_that_cannot_be_opened_leaves_this_one_open(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path, library: Path
) -> None:
    window = make_window()
    wait_for_pages(qtbot, window)
    window.open_library(tmp_path / "missing.briefing")
    assert "missing.briefing" in window.info.text
    assert page_of(window).side.briefings.rows.rowCount() == 4
    other = tmp_path / "other.briefing"
    other.write_bytes(library.read_bytes())
    window.open_library(other)
    assert window.workspace.core.library.path == other
    assert window.info.text == ""
    wait_for_pages(qtbot, window)


def test_the_library_opened_by_hand_is_remembered_but_one_that_was_named_goes_before_it(
    qtbot: QtBot, make_window: MakeWindow, tmp_path: Path, library: Path
) -> None:
    other = tmp_path / "other.briefing"
    other.write_bytes(library.read_bytes())
    window = make_window()
    window.open_library(other)
    wait_for_pages(qtbot, window)
    again = make_window()
    assert again.workspace.core.library.path == other
    wait_for_pages(qtbot, again)
    named = make_window(chosen=True)
    assert named.workspace.core.library.path == library
    wait_for_pages(qtbot, named)


def drop(window: MainWindow, path: Path) -> bool:
    """Drop a file on the window; whether it was taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(200, 200), *how)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), *how))
    return enter.isAccepted()


def test_a_pack_is_imported_by_dropping_it(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    pack = make_pack(tmp_path)
    (tmp_path / "notes.txt").write_text("no pack", "utf-8")
    assert not drop(window, tmp_path / "notes.txt")
    assert drop(window, pack)
    qtbot.waitUntil(lambda: window.message != "")
    assert window.message == "“new.zip” imported: added 1 source."
    assert window.workspace.core.library.find_source(SOURCE_ID) is not None
    window.import_pack(pack)
    assert window.message == "“new.zip” holds nothing new; the library is as it was."
    window.actions_by_id["undo"].trigger()
    assert window.workspace.core.library.find_source(SOURCE_ID) is None


def test_a_pack_that_is_refused_is_said_with_its_problems(make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window()
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"manifest": {"format": 1}, "cards": [{"nonsense": True}]}), "utf-8")
    window.import_pack(bad)
    assert "was not imported, nothing was changed" in window.info.text
    assert window.workspace.core.history.find_undo() is None


def test_search_in_all_states(make_window: MakeWindow) -> None:
    window = make_window()
    page = page_of(window)
    side = page.side
    side.field.setText("深")
    side.search()
    assert side.hits.rows.rowCount() > 3
    assert "<" not in side.caption.text()
    side.field.setText("zzzz <b>nothing</b>")
    side.search()
    assert side.stack.currentWidget() is side.nothing
    assert "zzzz <b>nothing</b>" in side.nothing.text()
    press(side.field, Qt.Key.Key_Escape)
    assert side.field.text() == ""
    assert side.stack.currentWidget() is side.briefings
    templates = [each.title.en for each in window.workspace.core.library.list_briefings() if each.template]
    side.field.setText(templates[0])
    side.search()
    assert templates[0] not in [row.title for row in side.hits.rows.rows if row.kind == "briefing"]


def test_a_briefing_found_is_opened(make_window: MakeWindow) -> None:
    window = make_window()
    page = page_of(window)
    page.side.field.setText("Sample Research partnerships")
    page.side.search()
    at = next(at for at, row in enumerate(page.side.hits.rows.rows) if row.kind == "briefing")
    page.side.hits.setCurrentIndex(page.side.hits.rows.index(at))
    assert page.preview.briefing is not None
    assert page.preview.briefing.slug == "university-partnership-sample"
    assert page.right.currentWidget() is page.preview


def test_about_and_the_doctor(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.actions_by_id["about"].trigger()
    about = window.findChild(ReportDialog)
    assert about is not None
    assert "Open Font License" in about.details.toPlainText()
    click(about.copy_button)
    assert "Hetao Briefing" in QGuiApplication.clipboard().text()
    about.close()
    window.actions_by_id["doctor"].trigger()
    doctor = window.findChild(DoctorDialog)
    assert doctor is not None
    qtbot.waitUntil(lambda: "fonts" in doctor.details.toPlainText(), timeout=LONG)
    qtbot.waitUntil(lambda: doctor.sentence.text() == "Everything is in order.", timeout=LONG)
    doctor.close()


def test_the_doctor_of_a_frozen_program_is_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Path("library.briefing")
    assert doctor_command(library)[1][:3] == ["-m", "briefing_app", "doctor"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert doctor_command(library)[1] == ["doctor", "--library", "library.briefing"]


def test_a_bug_is_shown_with_details_and_once(make_window: MakeWindow, capsys: pytest.CaptureFixture[str]) -> None:
    window = make_window()
    hook = bug_hook(window)
    for what in ("first", "second"):
        problem = ValueError(f"the {what} fault")
        hook(ValueError, problem, None)
    dialogs = [each for each in window.findChildren(ReportDialog) if each.isVisible()]
    assert len(dialogs) == 1
    assert "ValueError: the first fault" in dialogs[0].details.toPlainText()
    assert "the second fault" in capsys.readouterr().err
    dialogs[0].close()
    hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()


def test_f6_goes_round_the_panes(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    wait_for_pages(qtbot, window)
    page = page_of(window)
    window.activateWindow()
    page.side.field.setFocus()
    seen = []
    for _ in range(3):
        page.next_pane()
        seen.append(QApplication.focusWidget())
    assert seen == [page.side.briefings, page.preview.view, page.side.field]


def test_closing_in_the_middle_of_an_export_stops_it(qtbot: QtBot, make_window: MakeWindow, tmp_path: Path) -> None:
    window = make_window(processes=True)
    wait_for_pages(qtbot, window)
    dialog = page_of(window).ask_export()
    assert dialog is not None
    for _, box in (*dialog.forms, *dialog.languages):
        box.setChecked(True)
    click(dialog.go)
    qtbot.waitUntil(lambda: dialog.progress.maximum() > 0, timeout=LONG)
    window.close()
    assert multiprocessing.active_children() == []
    assert not [each.name for each in (tmp_path / "out").iterdir() if each.suffix != ".pdf"]


# -- for everyone ----------------------------------------------------------------------------------------------------


def unnamed(top: QWidget) -> list[str]:
    """Controls that can be used and have no name to speak."""
    found = []
    for each in top.findChildren(QWidget):
        if not each.isVisibleTo(top) or each.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        text = each.text() if isinstance(each, (QAbstractButton, QLabel)) else ""
        if not (each.accessibleName() or text) and not each.objectName().startswith("qt_"):
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def cut_off(top: QWidget) -> list[str]:
    """Buttons and one-line labels that are smaller than their words."""
    found = []
    for each in top.findChildren(QWidget):
        if (
            not each.isVisibleTo(top)
            or type(each).__name__ == "ElidedLabel"
            or not isinstance(each, (QAbstractButton, QLabel))
        ):
            continue
        if isinstance(each, QLabel) and (each.wordWrap() or not each.text()):
            continue
        if isinstance(each, QAbstractButton) and isinstance(each.parent(), QLineEdit):
            continue
        wanted, has = each.minimumSizeHint(), each.size()
        if has.width() < wanted.width() or has.height() < wanted.height():
            found.append(f"{type(each).__name__} “{each.text()}” {wanted.toTuple()} in {has.toTuple()}")
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_for_all_and_nothing_cut_off_at_the_smallest_size(
    qtbot: QtBot, make_window: MakeWindow, language: Language
) -> None:
    window = make_window(language)
    window.resize(MINIMUM)
    wait_for_pages(qtbot, window)
    page = page_of(window)
    QApplication.processEvents()
    assert window.size() == MINIMUM
    assert unnamed(window) == []
    assert cut_off(window) == []
    page.read("card", window.workspace.core.library.ids("card")[0])
    QApplication.processEvents()
    assert unnamed(window) == []
    assert cut_off(window) == []
    dialog = page.ask_export()
    assert dialog is not None
    window.actions_by_id["about"].trigger()
    places = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert {type(each) for each in places} == {ExportDialog, ReportDialog}
    for place in places:
        QApplication.processEvents()
        assert unnamed(place) == []
        assert cut_off(place) == []
        place.close()


def test_tab_reaches_every_control_of_the_preview(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    wait_for_pages(qtbot, window)
    page = page_of(window)
    window.activateWindow()
    page.side.field.setFocus()
    reached = set()
    for _ in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in reached:
            break
        reached.add(focused)
        press(focused, Qt.Key.Key_Tab)
    preview = page.preview
    wanted = {page.side.field, page.side.briefings, preview.checks, preview.export, preview.view}
    wanted |= {preview.forms.button(Form.FULL), preview.languages.button(Language.EN), preview.bar.next}
    assert wanted <= reached


def test_arrow_keys_choose_in_a_segmented_control(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    wait_for_pages(qtbot, window)
    forms = page_of(window).preview.forms
    window.activateWindow()
    button = forms.button(Form.FULL)
    button.setFocus()
    press(button, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page_of(window).preview.choice.form is Form.SUMMARY)
    assert QApplication.focusWidget() is forms.button(Form.SUMMARY)


def test_pages_turn_while_the_pointer_rests(qtbot: QtBot, make_window: MakeWindow) -> None:
    """A click on an arrow of the bar turns the page, and the place is said."""
    window = make_window()
    wait_for_pages(qtbot, window)
    preview = page_of(window).preview
    click(preview.bar.next, QPoint(8, 8))
    assert preview.view.page == 2
    assert preview.bar.place.text().startswith("Page 2 of ")
