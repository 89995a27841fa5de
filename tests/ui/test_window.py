"""The real window on a real library: what it does wherever one is in it."""

import json
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app import __version__
from briefing_app.formats.pack import Pack, save_pack
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.language import Language, LocalText
from briefing_app.model.source import Source
from briefing_app.ui.briefings.place import BriefingsPlace
from briefing_app.ui.dialogs.doctor import DoctorDialog, doctor_command
from briefing_app.ui.dialogs.problem import ProblemDialog
from briefing_app.ui.dialogs.report import ReportDialog
from briefing_app.ui.room import Where
from briefing_app.ui.shell.state_page import StatePage
from briefing_app.ui.start import bug_hook
from briefing_app.ui.theme import Appearance
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import LONG, MakeWindow
from tests.ui.eyes import cut_off, unnamed
from tests.ui.hands import click

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SOURCE_ID = "11111111-1111-4111-8111-111111111111"


def place_of(window: MainWindow) -> BriefingsPlace:
    assert isinstance(window.page, BriefingsPlace)
    return window.page


def make_pack(folder: Path) -> Path:
    """A pack with one source that the starter library does not have."""
    source = Source(SOURCE_ID, "a-new-source", title="A new source", description=LocalText.same("New"))
    path = folder / "new.zip"
    manifest = PackManifest("22222222-2222-4222-8222-222222222222", LocalText("New things", "新內容", "新内容"))
    save_pack(Pack(manifest, Content(sources=(source,))), path)
    return path


def test_the_system_may_turn_dark(qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window(appearance=Appearance.SYSTEM)
    light = window.grab().toImage().pixelColor(40, 400).lightness()
    monkeypatch.setattr("briefing_app.ui.appearance.wants_dark", lambda _: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    qtbot.waitUntil(lambda: window.grab().toImage().pixelColor(40, 400).lightness() < light - 100)


def test_a_new_look_is_put_on_no_page_of_before(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    gone: list[str] = []
    for name in ("facts", "briefings"):  # one that is shown and one that stays behind it
        window.stage.go(Where(name))
        assert window.page is not None
        window.page.destroyed.connect(partial(gone.append, name))
    dress = window.wardrobe._dress

    def note(*values: Any) -> None:
        gone.append("dressed")
        dress(*values)

    with patch.object(window.wardrobe, "_dress", side_effect=note):
        window.set_appearance(Appearance.DARK)
    assert sorted(gone[:-1]) == ["briefings", "facts"]
    assert gone[-1] == "dressed"
    qtbot.waitUntil(lambda: window.page is not None and window.page.isVisible())


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
    make_window: MakeWindow, tmp_path: Path, library: Path
) -> None:
    window = make_window()
    window.open_library(tmp_path / "missing.briefing")
    assert "missing.briefing" in window.info.text
    assert len(place_of(window).grid.tiles.tiles) == 4
    other = tmp_path / "other.briefing"
    other.write_bytes(library.read_bytes())
    window.open_library(other)
    assert window.workspace.core.library.path == other
    assert window.info.text == ""


def test_the_library_opened_by_hand_is_remembered_but_one_that_was_named_goes_before_it(
    make_window: MakeWindow, tmp_path: Path, library: Path
) -> None:
    other = tmp_path / "other.briefing"
    other.write_bytes(library.read_bytes())
    window = make_window()
    window.open_library(other)
    again = make_window()
    assert again.workspace.core.library.path == other
    named = make_window(chosen=True)
    assert named.workspace.core.library.path == library


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
    (tmp_path / "letter.docx").write_text("no pack", "utf-8")
    assert not drop(window, tmp_path / "letter.docx")
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


def test_the_doctor_speaks_the_language_of_the_window(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window()
    window.set_language(Language.HANS)
    window.actions_by_id["doctor"].trigger()
    doctor = window.findChild(DoctorDialog)
    assert doctor is not None
    qtbot.waitUntil(lambda: doctor.sentence.text() == "一切正常。", timeout=LONG)
    assert "字体：正常\n    文件数量：" in doctor.details.toPlainText()
    doctor.close()


def test_the_doctor_of_a_frozen_program_is_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Path("library.briefing")
    assert doctor_command(library, Language.EN)[1][:3] == ["-m", "briefing_app", "doctor"]
    monkeypatch.setattr("sys.frozen", True, raising=False)
    command = doctor_command(library, Language.HANT)[1]
    assert command == ["doctor", "--library", "library.briefing", "--ui-language", "zh-Hant"]


@pytest.mark.parametrize("language", Language)
def test_a_bug_is_told_without_what_somebody_wrote_and_leads_to_the_report(
    make_window: MakeWindow, qtbot: QtBot, language: Language
) -> None:
    window = make_window(language)
    secret = "機密 of 陳大文"
    try:
        int(secret)
    except ValueError as fault:
        bug_hook(window)(type(fault), fault, fault.__traceback__)
    (dialog,) = (each for each in window.findChildren(ReportDialog) if each.isVisible())
    click(dialog.copy_button)
    told = QApplication.clipboard().text()
    assert __version__ in told
    assert "test_window.py:" in told
    assert "ValueError" in told
    assert not [each for each in (secret, str(Path.home()), str(Path(__file__).parent)) if each in told]
    assert cut_off(dialog) == []
    assert unnamed(dialog) == []
    words = window.look.say("dialogs.problem")
    click(next(each for each in dialog.findChildren(QPushButton) if each.text().strip() == words))
    qtbot.waitUntil(lambda: window.findChild(ProblemDialog) is not None)


def test_a_bug_is_shown_with_details_and_once(make_window: MakeWindow, capsys: pytest.CaptureFixture[str]) -> None:
    window = make_window()
    hook = bug_hook(window)
    for what in ("first", "second"):
        problem = AttributeError(f"the {what} fault")
        hook(AttributeError, problem, None)
    dialogs = [each for each in window.findChildren(ReportDialog) if each.isVisible()]
    assert len(dialogs) == 1
    assert "AttributeError: the first fault" in dialogs[0].details.toPlainText()
    assert "the second fault" in capsys.readouterr().err
    dialogs[0].close()
    hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()
