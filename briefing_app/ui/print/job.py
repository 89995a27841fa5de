"""Pages of a PDF onto a printer, in bands, so that a large page at a fine resolution needs little memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from briefing_app.ui.preview.pages import PdfPages

_FINEST = 600  # dots to an inch; finer printers are given this, which no eye tells apart
_BAND = 4_000_000  # dots drawn in one go
_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a page comes on the paper: `scale` dots of the printer to a point, from `left` and `top`, in dots."""

    scale: float
    left: float
    top: float


def place_page(page: QSizeF, paper: QRectF, full: QRectF, dots: float) -> Placing:
    """Put a page on paper: in its own size where the paper is as large, else as large as the printable part allows.

    Args:
        page: Its size in points.
        paper: The part that can be printed, in dots from the corner where painting begins.
        full: The whole sheet, in the same dots.
        dots: To a point.
    """
    fits = page.width() * dots <= full.width() * 1.01 and page.height() * dots <= full.height() * 1.01
    near = page.width() * dots >= full.width() * 0.99 or page.height() * dots >= full.height() * 0.99
    if fits and near:
        left = full.left() + (full.width() - page.width() * dots) / 2
        top = full.top() + (full.height() - page.height() * dots) / 2
        return Placing(dots, left, top)
    scale = min(paper.width() / page.width(), paper.height() / page.height())
    left = paper.left() + (paper.width() - page.width() * scale) / 2
    top = paper.top() + (paper.height() - page.height() * scale) / 2
    return Placing(scale, left, top)


class PrintJob(QObject):
    """Draws one band of one page at a time between the events of the window; `cancel` ends it."""

    progressed = Signal(int, int)  # page of the job from 1, number of pages
    finished = Signal()
    failed = Signal()
    cancelled = Signal()

    def __init__(self, pages: PdfPages, printer: QPrinter, parent: QObject | None = None) -> None:
        """Prepare the job; it owns the pages from now on.

        Args:
            pages: What is printed.
            printer: With range, copies and paper as the person chose them.
            parent: Of Qt.
        """
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        self._order = choose_pages(printer, len(pages))
        self._at = 0
        self._down = 0.0  # points of the page that are printed already
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_band)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that are printed, from 0, in order."""
        return self._order

    def start(self) -> None:
        """Begin; the rest is told by signals."""
        first = self._pages.sizes[self._order[0]] if self._order else QSizeF()
        wide = first.width() > first.height()
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )
        self._printer.setFullPage(True)
        if not self._order or not self._painter.begin(self._printer):
            self._end()
            self.failed.emit()
            return
        self.progressed.emit(1, len(self._order))
        self._timer.start()

    def cancel(self) -> None:
        """Stop; what was sent to the printer already may still come out."""
        if self._timer.isActive():
            self._timer.stop()
            self._printer.abort()
            self._end()
            self._remove_half()
            self.cancelled.emit()

    def _draw_band(self) -> None:
        at = self._order[self._at]
        size = self._pages.sizes[at]
        dots = self._printer.resolution() / _POINTS
        full = QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))
        full.moveTo(0, 0)
        placing = place_page(
            size, QRectF(self._printer.pageLayout().paintRectPixels(self._printer.resolution())), full, dots
        )
        drawn = min(placing.scale, _FINEST / _POINTS)
        height = max(8.0, _BAND / (size.width() * drawn) / drawn)
        end = min(size.height(), self._down + height)
        picture = self._pages.draw(at, drawn, (self._down, end))
        target = QRectF(
            placing.left,
            placing.top + self._down * placing.scale,
            size.width() * placing.scale,
            (end - self._down) * placing.scale,
        )
        self._painter.drawImage(target, picture)
        self._down = end
        if end >= size.height():
            self._next_page()

    def _next_page(self) -> None:
        self._at += 1
        self._down = 0.0
        if self._at < len(self._order):
            if not self._printer.newPage():
                self._timer.stop()
                self._end()
                self._remove_half()
                self.failed.emit()
                return
            self.progressed.emit(self._at + 1, len(self._order))
            return
        self._timer.stop()
        done = self._painter.end()
        self._end()
        (self.finished if done else self.failed).emit()

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._pages.close()

    def _remove_half(self) -> None:
        """Of a printer that is a file: the pages so far look like a whole document."""
        if name := self._printer.outputFileName():
            Path(name).unlink(missing_ok=True)


def choose_pages(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """The pages that were chosen in the dialog, from 0; several copies where the printer makes none itself."""
    first, last = 1, pages
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage() or pages, pages)
    order = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        order.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return tuple(order * copies)
    return tuple(at for at in order for _ in range(copies))
