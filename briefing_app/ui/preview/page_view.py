"""Shows the pages of a PDF under each other, drawn as they come into sight and sharp on every screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefing_app.ui.look import Look
from briefing_app.ui.preview.pages import PdfPages

_MARGIN = 18
_GAP = 14
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_PIXELS_PER_POINT = 96 / 72  # at 100 %
_KEPT = 12  # pictures of pages
_LARGEST = 40_000_000  # device pixels of one picture; beyond, it is drawn smaller and stretched


class PageView(QAbstractScrollArea):
    """Continuous pages. When a new document comes, the old pages stay until the visible new ones are drawn."""

    page_changed = Signal(int, int)  # page from 1 (0: none), number of pages
    zoom_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages: PdfPages | None = None
        self._pictures: dict[
            int, tuple[QPixmap, bool]
        ] = {}  # page → picture, and whether it is of this document and size
        self._places: list[QRect] = []
        self._zoom: float | None = None  # None: as wide as there is room
        self._page = 0
        self._message = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._moved)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_next)
        self.viewport().installEventFilter(self)
        self._describe()

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def pages(self) -> PdfPages | None:
        """The document that is shown."""
        return self._pages

    @property
    def page(self) -> int:
        """The page that is read now, from 1; 0 where there is none."""
        return self._page

    def show_pages(self, pages: PdfPages, *, keep_place: bool) -> None:
        """Show another document; with `keep_place` at the same place, else from its first page."""
        old, old_places = self._pages, self._places
        at, within = self._place_in(old_places) if keep_place else (0, 0.0)
        self._pages = pages
        self._message = ""
        same_shape = old is not None and keep_place
        self._pictures = (
            {page: (picture, False) for page, (picture, _) in self._pictures.items() if page < len(pages)}
            if same_shape
            else {}
        )
        self._lay_out()
        if keep_place and self._places:
            rect = self._places[min(at, len(self._places) - 1)]
            self.verticalScrollBar().setValue(round(rect.top() + within * rect.height()))
        else:
            self.verticalScrollBar().setValue(0)
        for page in self._visible():
            self._draw(page)
        if old is not None:
            old.close()
        self.viewport().update()
        self._moved()
        self._describe()

    def show_message(self, text: str) -> None:
        """Show no pages but one sentence."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._pictures = {}
        self._places = []
        self._message = text
        self._lay_out()
        self._set_page(0)
        self.viewport().update()
        self._describe()

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page, from 1."""
        if self._places:
            rect = self._places[max(0, min(page - 1, len(self._places) - 1))]
            self.verticalScrollBar().setValue(rect.top() - _GAP // 2)

    # -- zoom --------------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float | None:
        """The chosen zoom, 1.0 = 100 %; None when pages are as wide as there is room."""
        return self._zoom

    @property
    def shown_zoom(self) -> float:
        """The zoom as it is now."""
        return self._scale() / _PIXELS_PER_POINT

    def set_zoom(self, zoom: float | None) -> None:
        """Set the zoom, or None to fit the width; the same place of the page stays at the top."""
        at, within = self._place_in(self._places)
        self._zoom = None if zoom is None else max(_STEPS[0], min(_STEPS[-1], zoom))
        self._resize(at, within)
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """The next larger step."""
        now = self.shown_zoom
        self.set_zoom(next((step for step in _STEPS if step > now * 1.02), _STEPS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        now = self.shown_zoom
        self.set_zoom(next((step for step in reversed(_STEPS) if step < now * 0.98), _STEPS[0]))

    # -- events ------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the place while the room changes."""
        at, within = self._place_in(self._places)
        super().resizeEvent(event)
        self._resize(at, within)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """PgUp and PgDn go by pages, Home and End to the ends; the arrows scroll."""
        match event.key():
            case Qt.Key.Key_PageDown:
                self.go_to(self._page + 1)
            case Qt.Key.Key_PageUp:
                self.go_to(self._page - 1)
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                self.go_to(len(self._places))
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw anew when the window moves to a screen of another sharpness."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize(*self._place_in(self._places))
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the visible pages, or the message."""
        theme = self._look.theme
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("well"))
        offset = self._offset()
        missing = False
        for at in self._visible():
            rect = self._places[at].translated(-offset)
            painter.setPen(QPen(theme.colour("border2"), 1))
            painter.setBrush(theme.colour("surface2"))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            if at not in self._pictures:  # jumped here: a few milliseconds now are better than a blank page
                self._draw(at)
            picture, fresh = self._pictures[at]
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not fresh)
            painter.drawPixmap(rect, picture)
            missing |= not fresh or at + 1 not in self._pictures
        if missing:
            self._drawing.start()
        if self._message:
            painter.setPen(theme.colour("text2"))
            painter.setFont(self._look.fonts.font())
            room = self.viewport().rect().adjusted(32, 32, -32, -32)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the ring, and let a screen reader know what the page says."""
        self._describe()
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring away."""
        self.viewport().update()
        super().focusOutEvent(event)

    # -- layout ------------------------------------------------------------------------------------------------------

    def _scale(self) -> float:
        """Device-independent pixels to a point."""
        if self._zoom is not None or self._pages is None:
            return _PIXELS_PER_POINT * (self._zoom or 1.0)
        widest = max(size.width() for size in self._pages.sizes)
        return max(0.1, (self.viewport().width() - 2 * _MARGIN) / widest)

    def _lay_out(self) -> None:
        sizes = self._pages.sizes if self._pages else ()
        scale = self._scale()
        room = self.viewport().width()
        widest = max((round(size.width() * scale) for size in sizes), default=0) + 2 * _MARGIN
        top = _GAP
        self._places = []
        for size in sizes:
            width, height = round(size.width() * scale), round(size.height() * scale)
            self._places.append(QRect((max(room, widest) - width) // 2, top, width, height))
            top += height + _GAP
        bars = ((self.verticalScrollBar(), top, self.viewport().height()), (self.horizontalScrollBar(), widest, room))
        for bar, whole, seen in bars:
            bar.setPageStep(seen)
            bar.setRange(0, max(0, whole - seen) if sizes else 0)

    def _resize(self, at: int, within: float) -> None:
        self._pictures = {page: (picture, False) for page, (picture, _) in self._pictures.items()}
        self._lay_out()
        if self._places:
            rect = self._places[min(at, len(self._places) - 1)]
            self.verticalScrollBar().setValue(round(rect.top() + within * rect.height()))
        self._moved()
        self.viewport().update()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place_in(self, places: list[QRect]) -> tuple[int, float]:
        """The page at the top edge, from 0, and how far down in it the edge is."""
        top = self.verticalScrollBar().value()
        for at, rect in enumerate(places):
            if rect.bottom() >= top:
                return at, (top - rect.top()) / max(1, rect.height())
        return 0, 0.0

    def _visible(self) -> list[int]:
        seen = self.viewport().rect().translated(self._offset())
        return [at for at, rect in enumerate(self._places) if rect.intersects(seen)]

    def _moved(self) -> None:
        self.viewport().update()
        if not self._places:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = next(
            (at for at, rect in enumerate(self._places) if rect.bottom() + _GAP >= middle), len(self._places) - 1
        )
        self._set_page(page + 1)

    def _set_page(self, page: int) -> None:
        if page != self._page or not page:
            self._page = page
            if self.hasFocus():
                self._describe()
        self.page_changed.emit(self._page, len(self._places))

    def _describe(self) -> None:
        """What a screen reader says of the view: which page, and what is on it."""
        if self._pages is None:
            self.setAccessibleName(self._look.say("preview.name"))
            self.setAccessibleDescription(self._message)
            return
        name = self._look.say("preview.accessible", page=self._page, pages=len(self._places))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._pages.text(self._page - 1) if self.hasFocus() and self._page else "")

    # -- pictures ----------------------------------------------------------------------------------------------------

    def _draw_next(self) -> None:
        """Draw one page that is missing: a visible one first, then the neighbours."""
        visible = self._visible()
        if not visible:
            return
        near = [*visible, visible[-1] + 1, visible[0] - 1]
        for at in near:
            if 0 <= at < len(self._places) and not self._pictures.get(at, (None, False))[1]:
                self._draw(at)
                self.viewport().update()
                self._drawing.start()
                return

    def _draw(self, at: int) -> None:
        assert self._pages is not None
        ratio = self.viewport().devicePixelRatioF()
        size = self._pages.sizes[at]
        scale = self._places[at].width() / size.width() * ratio
        area = size.width() * size.height() * scale * scale
        if area > _LARGEST:
            scale *= (_LARGEST / area) ** 0.5
        picture = QPixmap.fromImage(self._pages.draw(at, scale))
        picture.setDevicePixelRatio(ratio)
        self._pictures[at] = (picture, True)
        while len(self._pictures) > _KEPT:
            self._pictures.pop(max(self._pictures, key=lambda page: abs(page - at)))
