"""The quick start is saved from the menu and on the command line."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefing_app.model.language import Language
from briefing_app.ui.help.quick_start import QuickStart
from tests.ui.conftest import LONG, MakeWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_it_is_made_by_the_worker_in_the_language_of_the_window(
    make_window: MakeWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make_window(Language.HANT, chosen=True)
    window.do("quick_start")
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith(".pdf")
    dialog.reject()
    target = tmp_path / "start.pdf"
    for _ in range(2):  # a second time is as good as the first
        target.unlink(missing_ok=True)
        saver = window.findChild(QuickStart)
        assert saver is not None
        saver.write(target)
        qtbot.waitUntil(target.exists, timeout=LONG)
    assert "start.pdf" in window.message
    document = pypdfium2.PdfDocument(io.BytesIO(target.read_bytes()))
    assert "快速入門" in document[0].get_textpage().get_text_range()
    document.close()


def test_where_it_cannot_be_written_it_is_said(make_window: MakeWindow, tmp_path: Path, qtbot: QtBot) -> None:
    window = make_window(chosen=True)
    saver = QuickStart(window)
    saver.write(tmp_path / "nowhere" / "start.pdf")
    qtbot.waitUntil(lambda: not window.info.isHidden(), timeout=LONG)
    assert "nowhere" in window.info.text
