"""The pages on the screen: place, zoom, keys, and no blank moment when a new document comes."""

import io

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from briefing_app.ui.look import Look
from briefing_app.ui.preview.bar import PreviewBar
from briefing_app.ui.preview.layout import Fit
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.preview.pages import PdfPages
from tests.ui.hands import click, press

pytestmark = pytest.mark.usefixtures("wardrobe")


def make_pdf(colours: list[str], size: tuple[float, float] = (400, 600)) -> bytes:
    """One page a colour, with its number as text."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for number, colour in enumerate(colours, start=1):
        canvas.setFillColor(colour)
        canvas.rect(0, 0, *size, stroke=0, fill=1)
        canvas.setFillColor("black")
        canvas.drawString(50, 50, f"This is page {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> PageView:
    view = PageView(look)
    qtbot.addWidget(view)
    view.resize(500, 700)
    view.show()
    qtbot.waitExposed(view)
    return view


def colour_at_middle(view: PageView) -> str:
    image = view.viewport().grab().toImage()
    return QColor(image.pixel(image.width() // 2, image.height() // 2)).name()


def test_pages_can_be_read_and_drawn() -> None:
    pages = PdfPages(make_pdf(["#ff0000", "#00ff00"]))
    image = pages.draw(1, 0.5)
    assert (len(pages), image.width(), image.height()) == (2, 200, 300)
    assert image.pixelColor(100, 100).name() == "#00ff00"
    assert "This is page 2" in pages.text(1)
    pages.close()


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        PdfPages(b"not a PDF")


def test_a_new_document_is_there_at_once_and_at_the_same_place(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ff0000"] * 6)), keep_place=False)
    view.go_to(4)
    assert colour_at_middle(view) == "#ff0000"
    view.show_pages(PdfPages(make_pdf(["#0000ff"] * 6)), keep_place=True)
    assert colour_at_middle(view) == "#0000ff"  # in the very next frame: no blank page in between
    assert view.page == 4
    view.show_pages(PdfPages(make_pdf(["#00ff00"] * 2)), keep_place=True)
    assert view.page == 2
    view.show_pages(PdfPages(make_pdf(["#00ff00"] * 6)), keep_place=False)
    assert view.page == 1


def test_keys_go_by_pages(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ffffff"] * 5)), keep_place=False)
    view.setFocus()
    told: list[tuple[int, int]] = []
    view.page_changed.connect(lambda page, pages: told.append((page, pages)))
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, 5),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_Home, 1),
    ):
        press(view, key)
        assert view.page == page
    assert told[-1] == (1, 5)


def test_pages_are_as_wide_as_there_is_room_or_as_asked(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ffffff"] * 3)), keep_place=False)
    assert view.horizontalScrollBar().maximum() == 0
    fitted = view.shown_zoom
    view.resize(800, 700)
    assert view.shown_zoom > fitted
    view.set_zoom(2.0)
    assert view.shown_zoom == pytest.approx(2.0)
    assert view.horizontalScrollBar().maximum() > 0
    view.zoom_in()
    assert view.zoom == 2.5
    for _ in range(30):
        view.zoom_out()
    assert view.zoom == 0.25
    view.fit_width()
    assert view.horizontalScrollBar().maximum() == 0


def test_zooming_keeps_the_page(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ffffff"] * 8)), keep_place=False)
    view.go_to(6)
    view.set_zoom(0.5)
    assert view.page in (6, 7)
    view.set_zoom(3.0)
    assert view.page in (5, 6)


def test_the_wheel_zooms_with_ctrl(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ffffff"])), keep_place=False)
    before = view.shown_zoom
    event = QWheelEvent(
        QPoint(50, 50), view.mapToGlobal(QPoint(50, 50)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.shown_zoom > before


def test_few_pictures_are_kept(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ffffff"] * 60)), keep_place=False)
    for page in range(1, 60, 3):
        view.go_to(page)
        view.viewport().grab()
        QApplication.processEvents()
    assert len(view.sheets.pictures) <= 12
    assert colour_at_middle(view) == "#ffffff"


def test_a_message_takes_the_place_of_pages(view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ff0000"])), keep_place=False)
    view.show_message("Nothing to see")
    assert (view.page, view.pages) == (0, None)
    assert colour_at_middle(view) != "#ff0000"
    assert view.accessibleDescription() == "Nothing to see"


def test_a_screen_reader_hears_page_and_text(qtbot: QtBot, view: PageView) -> None:
    view.show_pages(PdfPages(make_pdf(["#ffffff"] * 3)), keep_place=False)
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.go_to(2)
    assert view.accessibleName() == "Preview, page 2 of 3"
    assert "This is page 2" in view.accessibleDescription()


def test_the_bar_follows_and_drives(qtbot: QtBot, look: Look, view: PageView) -> None:
    bar = PreviewBar(look, view)
    qtbot.addWidget(bar)
    assert not bar.next.isEnabled()
    view.show_pages(PdfPages(make_pdf(["#ffffff"] * 3)), keep_place=False)
    assert bar.place.text() == "Page 1 of 3"
    assert not bar.previous.isEnabled()
    click(bar.next)
    assert (view.page, bar.place.text()) == (2, "Page 2 of 3")
    click(bar.larger)
    assert bar.zoom.text() == f"{round(view.shown_zoom * 100)}%"
    assert view.zoom
    click(bar.fit)
    assert (view.zoom, bar.fit.isChecked(), bar.whole.isChecked()) == (Fit.WIDTH, True, False)
    click(bar.whole)
    assert (view.zoom, bar.fit.isChecked(), bar.whole.isChecked()) == (Fit.PAGE, False, True)


def test_the_bar_says_that_it_works_only_when_it_takes_long(qtbot: QtBot, look: Look, view: PageView) -> None:
    bar = PreviewBar(look, view)
    qtbot.addWidget(bar)
    bar.set_busy(True)
    assert bar.status.text() == ""
    qtbot.waitUntil(lambda: bar.status.text() == "Updating…", timeout=3000)
    view.show_pages(PdfPages(make_pdf(["#ffffff"])), keep_place=False)
    bar.set_busy(False)
    assert bar.status.text() == "Up to date"
    bar.set_busy(True)
    bar.set_busy(False)
    qtbot.wait(500)
    assert bar.status.text() == "Up to date"
    bar.set_failed()
    assert bar.status.text() == "Not up to date"
