"""The report of a problem is shown whole, says nothing of the library's content, and is saved or copied."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app import __version__
from briefing_app.errors import ReadOnlyError
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.dialogs.problem import ProblemDialog
from briefing_app.ui.shell.journal import Journal
from briefing_app.ui.shell.problem_text import hide_home
from briefing_app.ui.window import MainWindow
from tests.ui.accessibility.walk import find_leaps, find_unreached, list_usable, walk_with_tab
from tests.ui.conftest import LONG
from tests.ui.eyes import cut_off, unnamed
from tests.ui.hands import click, press, type_text
from tests.ui.shell.places import Begin, put

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def ask(window: MainWindow) -> ProblemDialog:
    window.do("problem")
    dialog = window.findChild(ProblemDialog)
    assert dialog is not None
    return dialog


def test_the_report_tells_program_settings_and_log_and_no_content(begin: Begin, starter: Path, tmp_path: Path) -> None:
    put(starter, tmp_path / "data" / "library.briefing")
    journal = Journal(tmp_path / "data" / "Logs" / "log.txt")
    window = begin()
    window.settings.person = "陳大文 Chan Tai-man"
    window.notices.refuse(ReadOnlyError(path=tmp_path / "機密 secret.briefing"))
    dialog = ask(window)
    text = dialog.text.toPlainText()
    for wanted in (
        f"Hetao Briefing {__version__} (source)", "Qt 6.", "language = en", "text_size = 100", "usual place", "card ",
        "library opened", "refused: error.library.read_only",
    ):  # fmt: skip
        assert wanted in text, wanted
    library = window.workspace.core.library
    titles = [str(value) for card in library.list_cards() for _, value in card.title if value]
    assert len(titles) > 20
    assert not [each for each in (*titles, "陳大文", "機密", str(tmp_path)) if each in text]
    dialog.close()
    journal.close()
    logging.getLogger("briefing_app").setLevel(logging.NOTSET)


def test_what_is_shown_is_what_is_copied_and_saved(qtbot: QtBot, begin: Begin, starter: Path, tmp_path: Path) -> None:
    put(starter, tmp_path / "data" / "library.briefing")
    dialog = ask(begin())
    assert dialog.text.hasFocus() or not dialog.isActiveWindow()
    type_text(dialog.text, "按了匯出 I pressed Export.")
    shown = dialog.text.toPlainText()
    assert shown.splitlines()[:2] == ["What did you do, and what happened?", "按了匯出 I pressed Export."]
    click(dialog.copy_button)
    assert QGuiApplication.clipboard().text() == shown
    assert dialog.said.text() == "Copied."
    click(dialog.save_button)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    target = tmp_path / "報告 report.txt"
    chooser.fileSelected.emit(str(target))
    chooser.close()
    assert target.read_text("utf-8") == shown + "\n"
    assert dialog.said.text() == f"Saved as “{target.name}” in “{tmp_path}”."
    dialog.save(tmp_path / "no such folder" / "report.txt")
    assert dialog.said.text().startswith("“report.txt” was not saved (")
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_read_in_each_language_and_without_a_library(qtbot: QtBot, begin: Begin, language: Language) -> None:
    window = begin(language=language)
    dialog = ask(window)
    assert not window.workspace.is_open
    assert unnamed(dialog) == []
    assert cut_off(dialog) == []
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    stops, unseen = walk_with_tab(dialog)
    usable = [each for each in list_usable(dialog) if each.isEnabled()]
    assert (unseen, find_unreached(usable, stops), find_leaps(dialog, stops)) == ([], [], [])
    assert window.look.say("dialogs.problem.log.none") in dialog.text.toPlainText()
    dialog.close()


def test_the_name_of_a_persons_own_folder_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/陳大文")
    monkeypatch.setenv("USERPROFILE", "/home/陳大文")
    assert hide_home("opened /home/陳大文/Documents/x") == "opened ~/Documents/x"
    monkeypatch.setenv("HOME", "/")
    monkeypatch.setenv("USERPROFILE", "/")
    assert hide_home("a/b") == "a/b"
