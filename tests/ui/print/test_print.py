"""Printing: the pages that were chosen, in their place on the paper, in bands, to a printer that is a file."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.print.flow import PrintFlow, open_print
from briefing_app.ui.print.job import PrintJob, choose_pages, place_page
from briefing_app.ui.room import Room
from tests.ui.conftest import LONG
from tests.ui.preview.pdfs import make_text_pdf

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.usefixtures("wardrobe")]


def make_printer(path: Path, resolution: int = 150) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(resolution)
    return printer


def test_a_page_keeps_its_size_on_its_own_paper_and_shrinks_on_a_smaller_one() -> None:
    a4, full = QSizeF(595, 842), QRectF(0, 0, 595 * 2, 842 * 2)
    margins = full.adjusted(40, 40, -40, -40)
    own = place_page(a4, margins, full, 2.0)
    assert (own.scale, own.left, own.top) == (2.0, 0.0, 0.0)
    letter = QRectF(0, 0, 612 * 2, 792 * 2)
    smaller = place_page(a4, letter.adjusted(40, 40, -40, -40), letter, 2.0)
    assert smaller.scale < 2.0
    assert smaller.top == pytest.approx(40)
    assert smaller.left > 40
    a3 = QRectF(0, 0, 842 * 2, 1190 * 2)
    assert place_page(a4, a3, a3, 2.0).scale > 2.0


def test_ranges_order_and_copies(tmp_path: Path) -> None:
    printer = make_printer(tmp_path / "x.pdf")
    assert choose_pages(printer, 4) == (0, 1, 2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert choose_pages(printer, 4) == (1, 2, 3)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert choose_pages(printer, 4) == (3, 2, 1)


def test_pages_are_printed_in_bands_and_look_as_they_do(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.ui.print.job._BAND", 100_000)
    pages = PdfPages(make_text_pdf([["First page"], ["Second page"], ["Third page"]]))
    wanted = pages.draw(1, 1.0)
    bands: list[tuple[float, float] | None] = []
    draw = pages.draw

    def spy(at: int, scale: float, band: tuple[float, float] | None = None) -> object:
        bands.append(band)
        return draw(at, scale, band)

    monkeypatch.setattr(pages, "draw", spy)
    target = tmp_path / "printed.pdf"
    printer = make_printer(target)
    printer.setPageSize(_page_size(400, 600))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    job = PrintJob(pages, printer)
    told: list[tuple[int, int]] = []
    job.progressed.connect(lambda page, all_pages: told.append((page, all_pages)))
    with qtbot.waitSignal(job.finished, timeout=LONG):
        job.start()
    assert told == [(1, 2), (2, 2)]
    assert len(bands) > 8
    with pypdfium2.PdfDocument(target) as printed:
        assert len(printed) == 2
        got = PdfPages(target.read_bytes())
        image = got.draw(0, 1.0)
    got.close()
    assert (image.width(), image.height()) == (wanted.width(), wanted.height())
    dark = [
        sum(picture.pixelColor(x, y).lightness() < 128 for x in range(30, 200) for y in range(20, 60))
        for picture in (image, wanted)
    ]
    assert dark[0] == pytest.approx(dark[1], rel=0.25)
    assert image.pixelColor(300, 400).lightness() > 240


def test_cancelling_stops_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    pages = PdfPages(make_text_pdf([["Page"]] * 40))
    file = tmp_path / "stopped.pdf"
    job = PrintJob(pages, make_printer(file))
    job.start()
    qtbot.waitUntil(lambda: file.exists() and file.stat().st_size > 0)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert not file.exists()
    with qtbot.assertNotEmitted(job.finished, wait=100):
        job.cancel()


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support")
def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    pages = PdfPages(make_text_pdf([["Page"]]))
    job = PrintJob(pages, make_printer(tmp_path / "no" / "such" / "folder" / "x.pdf"))
    with qtbot.waitSignal(job.failed):
        job.start()


def test_what_is_previewed_is_printed_as_it_is_now(qtbot: QtBot, room: Room, desk: QWidget, tmp_path: Path) -> None:
    briefing = room.core.library.get_briefing(room.core.library.resolve_ref("briefing", "regulator-meeting-sample"))
    assert open_print(room, None, Choice(), desk) is None
    flow = open_print(room, briefing, Choice(), desk)
    assert isinstance(flow, PrintFlow)
    qtbot.waitUntil(lambda: flow.dialog is not None, timeout=LONG)
    dialog = flow.dialog
    assert dialog is not None
    printer = dialog.printer()
    assert (printer.fromPage(), printer.docName()) == (1, briefing.title.en)
    target = tmp_path / "briefing.pdf"
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(100)
    last = printer.toPage()
    with qtbot.waitSignal(flow.over, timeout=LONG):
        dialog.accepted.emit(printer)
    dialog.deleteLater()
    with pypdfium2.PdfDocument(target) as printed:
        assert len(printed) == last > 5
    assert room.notices.recent[0].text == f"{last} pages sent to the printer."


def test_asked_for_twice_it_is_prepared_once(qtbot: QtBot, room: Room, desk: QWidget) -> None:
    briefing = room.core.library.get_briefing(room.core.library.resolve_ref("briefing", "regulator-meeting-sample"))
    flows = [open_print(room, briefing, Choice(), desk) for _ in range(3)]
    last = flows[-1]
    assert last is not None
    qtbot.waitUntil(lambda: last.dialog is not None, timeout=LONG)
    assert last.dialog is not None
    assert desk.findChildren(PrintFlow) == [last]
    assert desk.findChildren(QPrintDialog) == [last.dialog]
    with qtbot.waitSignal(last.over):
        last.dialog.reject()
    qtbot.waitUntil(lambda: not desk.findChildren(PrintFlow))


def _page_size(width: float, height: float) -> QPageSize:
    return QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
