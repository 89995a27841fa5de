"""A chart saved as a file: each kind in the frame that is shown, whole or not at all, with the reason."""

import errno
import os
import tempfile
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from briefing_app.charts.frames import Frame
from briefing_app.model.language import Language
from briefing_app.ui.charts.deeds import PICTURE_FILES, PictureFile
from briefing_app.ui.window import MainWindow
from tests.ui.charts.conftest import OpenChart, find_bar, get_drawing
from tests.ui.conftest import LONG

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_each_kind_of_file_is_written(main: MainWindow, open_chart: OpenChart, qtbot: QtBot, tmp_path: Path) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    files = {}
    for file in PICTURE_FILES:
        target = files[file.name] = tmp_path / f"{file.name}.{file.kind.value}"
        page.deeds.make_picture(chart.id, Language.HANT, target, file, Frame.HALF)
        qtbot.waitUntil(target.exists, timeout=LONG)
        assert main.notices.recent[0].text == f"Picture saved as {target.name}"
        assert main.notices.recent[0].action == "Show in folder"
    screen, fine = QImage(str(files["screen"])), QImage(str(files["print"]))
    assert screen.width() == 960  # half of a screen
    assert fine.width() > screen.width()
    assert round(fine.dotsPerMeterX() * 0.0254) == 300
    assert chart.title.zh_hant in files["svg"].read_text("utf-8")
    with pikepdf.open(files["pdf"]) as pdf:
        assert pdf.docinfo["/Title"] == chart.title.zh_hant
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260301")


def test_the_menu_asks_where_to_and_offers_a_name(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    get_drawing(page).frames.button(Frame.SLIDE).click()
    page.picture.ensureWidgetVisible(get_drawing(page).alt)
    main.do("export")
    assert not get_drawing(page).save.visibleRegion().isEmpty()  # the menu opens below it
    menu = next(each for each in page.findChildren(QMenu) if each.isVisible())
    assert [each.text().split(" (")[1] for each in menu.actions()] == ["PNG)…", "PNG)…", "SVG)…", "PDF)…"]
    menu.actions()[2].trigger()
    menu.close()
    dialog = main.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == "svg"
    assert dialog.nameFilters() == ["Drawing without pixels (SVG) (*.svg)"]
    assert dialog.selectedFiles()[0].endswith(f"{chart.slug}_en.svg")
    target = Path(dialog.selectedFiles()[0]).parent / "out.svg"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(target.exists, timeout=LONG)


WAYS = {
    "full": (os, "fsync", errno.ENOSPC, "the disk is full"),
    "read-only": (tempfile, "mkstemp", errno.EACCES, "out"),
}


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("file", PICTURE_FILES, ids=lambda file: file.name)
def test_a_full_disk_or_a_closed_folder_is_said_and_leaves_the_old_file(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    file: PictureFile, way: str,
) -> None:  # fmt: skip
    chart = find_bar(main)
    page = open_chart(chart.id)
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"chart.{file.kind.value}"
    target.write_bytes(b"before")
    module, name, number, words = WAYS[way]

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module, name, refuse)
    page.deeds.make_picture(chart.id, Language.EN, target, file, Frame.FULL)
    qtbot.waitUntil(lambda: bool(main.notices.recent) and main.notices.recent[0].kind == "err", timeout=LONG)
    monkeypatch.undo()
    assert words in main.notices.recent[0].text
    assert main.notices.recent[0].text.count(". ") == 0  # one sentence
    assert main.notices.recent[0].text.endswith(".")
    assert target.read_bytes() == b"before"
    assert [each.name for each in folder.iterdir()] == [target.name]


def test_a_copy_is_laid_out_for_the_frame_that_is_shown(main: MainWindow, open_chart: OpenChart, qtbot: QtBot) -> None:
    page = open_chart(find_bar(main).id)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    drawing = get_drawing(page)
    drawing.frames.button(Frame.HALF).click()
    drawing.copy.click()
    qtbot.waitUntil(lambda: clipboard.mimeData().hasImage(), timeout=LONG)
    assert clipboard.image().width() == 960
    assert 250 < clipboard.image().dotsPerMeterX() * 0.0254 < 300  # pasted, it is as wide as on paper


@pytest.mark.parametrize("frame", [Frame.FULL, Frame.SLIDE, None])
def test_a_picture_fills_a_screen_without_blur(
    main: MainWindow, open_chart: OpenChart, qtbot: QtBot, tmp_path: Path, frame: Frame | None
) -> None:
    chart = find_bar(main)
    page = open_chart(chart.id)
    target = tmp_path / "chart.png"
    page.deeds.make_picture(chart.id, Language.EN, target, frame=frame)
    qtbot.waitUntil(target.exists, timeout=LONG)
    assert QImage(str(target)).width() == 1920
