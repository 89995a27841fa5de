"""One document being written: canvas, pen, what is remembered, and whom to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing_app.document.tree import Document
from briefing_app.errors import CancelledError
from briefing_app.pdf.boxes.chart import ChartRoom
from briefing_app.pdf.engine.navigation import PageLabel
from briefing_app.pdf.memory import Memory
from briefing_app.pdf.pen import Pen

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a form has to report: how viewers number the pages, and what did not fit."""

    labels: tuple[PageLabel, ...]
    dropped: tuple[str, ...] = ()


@dataclass(slots=True)
class Job:
    """Everything the forms need. `start` opens a page; the first one is open already."""

    document: Document
    pen: Pen
    memory: Memory
    charts: ChartRoom
    progress: Progress | None = None
    cancelled: Cancelled | None = None
    total: int = 0
    _drawn: int = 0

    def start_page(self) -> None:
        """Begin the next page, report progress, and stop if asked to.

        Raises:
            CancelledError: the person stopped the export.
        """
        self.check()
        if self._drawn:
            self.pen.canvas.start_page()
        self._drawn += 1
        if self.progress:
            self.progress(self._drawn, max(self.total, self._drawn))

    def check(self) -> None:
        """Stop if asked to.

        Raises:
            CancelledError: the person stopped the export.
        """
        if self.cancelled and self.cancelled():
            raise CancelledError
