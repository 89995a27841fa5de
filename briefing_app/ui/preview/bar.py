"""The bar above the pages: which page, whether it is up to date, the zoom, and the way to the full screen."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.preview.layout import Fit
from briefing_app.ui.preview.numbers import say_page
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import make_label, make_tool

_PATIENCE = 400  # milliseconds before the bar says that something is going on


class PreviewBar(QFrame):
    """Drives a page view by mouse; the same is on the keyboard."""

    full_screen_asked = Signal()

    def __init__(self, look: Look, view: PageView) -> None:
        super().__init__()
        self._look = look
        self._view = view
        self.setProperty("pane", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(2)
        self.previous = make_tool(look, "caret-left", look.say("preview.previous"), on="accent")
        self.next = make_tool(look, "caret-right", look.say("preview.next"), on="accent")
        self.place = make_label(look, "", tone="quiet")
        self.status = make_label(look, "", Size.SMALL, tone="faint")
        self.smaller = make_tool(look, "magnifying-glass-minus", look.say("preview.zoom_out"), on="accent")
        self.zoom = make_label(look, "", Size.SMALL, tone="quiet")
        self.larger = make_tool(look, "magnifying-glass-plus", look.say("preview.zoom_in"), on="accent")
        self.fit = make_tool(look, "arrows-horizontal", look.say("preview.fit"), on="accent")
        self.whole = make_tool(look, "file", look.say("preview.whole_page"), on="accent")
        self.full_screen = make_tool(look, "frame-corners", look.say("preview.full_screen"), on="accent")
        for button in (self.fit, self.whole):
            button.setCheckable(True)
        for widget in (self.previous, self.place, self.next):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.status)
        row.addStretch(1)
        for widget in (self.smaller, self.zoom, self.larger, self.fit, self.whole, self.full_screen):
            row.addWidget(widget)
        self.previous.clicked.connect(lambda: view.go_to(view.page - 1))
        self.next.clicked.connect(lambda: view.go_to(view.page + 1))
        self.smaller.clicked.connect(view.zoom_out)
        self.larger.clicked.connect(view.zoom_in)
        self.fit.clicked.connect(view.fit_width)
        self.whole.clicked.connect(view.fit_page)
        self.full_screen.clicked.connect(self.full_screen_asked)
        view.page_changed.connect(self._show_page)
        view.zoom_changed.connect(self._show_zoom)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._waiting.timeout.connect(lambda: self._say("preview.updating", "faint"))
        self._show_page(0, 0)

    def set_busy(self, busy: bool) -> None:
        """Say “Updating…” if it takes longer than a moment, and then that the pages are up to date."""
        if not busy:
            self._waiting.stop()
            self._say("preview.up_to_date" if self._view.pages is not None else "", "ok")
        elif not self._waiting.isActive():
            self._waiting.start()

    def set_failed(self) -> None:
        """Say that the pages are those from before."""
        self._waiting.stop()
        self._say("preview.not_up_to_date" if self._view.pages is not None else "", "warn")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many words as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow pane the words go, the buttons and the number of the page stay."""
        buttons = (
            self.previous, self.next, self.smaller, self.larger, self.fit, self.whole, self.full_screen
        )  # fmt: skip
        left = self.width() - sum(each.sizeHint().width() + 2 for each in (*buttons, self.place)) - 32
        keys = ("preview.updating", "preview.up_to_date", "preview.not_up_to_date")
        words = max(self.status.fontMetrics().horizontalAdvance(self._look.say(key)) for key in keys) + 4
        number = self.zoom.fontMetrics().horizontalAdvance("400%") + 4
        self.status.setVisible(left >= words)
        self.zoom.setVisible(left >= words + number)

    def _say(self, key: str, tone: str) -> None:
        restyle(self.status, "tone", tone)
        self.status.setText(self._look.say(key) if key else "")

    def _show_page(self, page: int, pages: int) -> None:
        shown = self._view.pages
        self.place.setText(say_page(self._look, "bar", shown.labels, page) if shown is not None and pages else "")
        self._make_room()
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(0 < page < pages)
        for button in (self.smaller, self.larger, self.fit, self.whole, self.full_screen):
            button.setEnabled(pages > 0)
        self._show_zoom()

    def _show_zoom(self) -> None:
        self.zoom.setText(f"{round(self._view.shown_zoom * 100)}%" if self._view.pages is not None else "")
        self.fit.setChecked(self._view.zoom is Fit.WIDTH)
        self.whole.setChecked(self._view.zoom is Fit.PAGE)
