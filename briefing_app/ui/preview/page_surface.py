"""The pages of a PDF under each other, drawn as they come into sight and sharp on every screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from briefing_app.ui.look import Look
from briefing_app.ui.preview.block_map import BlockMap
from briefing_app.ui.preview.hits import Hit
from briefing_app.ui.preview.layout import PIXELS_PER_POINT, ZOOMS, Fit, Zoom, step_zoom
from briefing_app.ui.preview.links import Link
from briefing_app.ui.preview.marks import Marks
from briefing_app.ui.preview.numbers import say_page
from briefing_app.ui.preview.page_text import PageText
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.preview.selection import Selection, Spot, select_page
from briefing_app.ui.preview.sheets import Sheets
from briefing_app.ui.preview.sight import Kept, Sight


class PageSurface(QAbstractScrollArea):
    """Continuous pages. When a new document comes, the old pictures stay until the visible new ones are drawn."""

    page_changed = Signal(int, int)  # page from 1 (0: none), number of pages
    zoom_changed = Signal()
    block_clicked = Signal(str)  # id
    find_asked = Signal()
    find_stepped = Signal(int)  # 1: the next hit, -1: the one before
    selection_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages: PdfPages | None = None
        self._zoom: Zoom = Fit.WIDTH
        self._page = 0
        self._message = ""
        self.marks = Marks()
        self.sight = Sight(self)
        self.sheets = Sheets(self.viewport(), self.sight, self.marks, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(48)
            bar.valueChanged.connect(self._moved)
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

    @property
    def blocks(self) -> BlockMap:
        """Where the blocks stand."""
        return self.marks.blocks

    def show_pages(self, pages: PdfPages, blocks: BlockMap | None = None, *, keep_place: bool) -> None:
        """Show another document; with `keep_place` what is read now stays where it is, else from its first page."""
        old = self._pages
        kept = self.sight.find_place(self.blocks) if keep_place else None
        self._pages = pages
        self._message = ""
        self._forget_marks(blocks or BlockMap())
        self.sheets.show(pages, outdate=keep_place)
        self._lay_out()
        if kept is not None:
            self.sight.return_to(kept, self.blocks)
        else:
            self.verticalScrollBar().setValue(0)
        self.sheets.draw_visible()
        if old is not None:
            old.close()
        self.selection_changed.emit()
        self._moved()
        self._describe()

    def show_message(self, text: str) -> None:
        """Show no pages but one sentence."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self.sheets.show(None, outdate=False)
        self._forget_marks(BlockMap())
        self._message = text
        self._lay_out()
        self._set_page(0)
        self.viewport().update()
        self._describe()

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page, from 1."""
        self.sight.go_to(page - 1)

    def choose_block(self, id: str, *, scroll: bool = True) -> bool:
        """Put a frame around a block and bring it into sight; False where it is not printed (or `id` is empty)."""
        self.marks.block = id
        self.viewport().update()
        for at in range(len(self.sight.layout.places)) if id else ():
            if boxes := self.blocks.rects(id, at):
                if scroll:
                    self.sight.bring(at, boxes[0])
                return True
        return False

    def show_hits(self, hits: tuple[Hit, ...], at: int) -> None:
        """Mark words that were found, and bring one of them into sight."""
        self.marks.hits, self.marks.hit = hits, at
        if self._pages is not None and 0 <= at < len(hits):
            hit = hits[at]
            if rects := self._pages.page_text(hit.page).rects(hit.start, hit.end):
                self.sight.bring(hit.page, (rects[0].left(), rects[0].top(), rects[0].right(), rects[0].bottom()))
        self.viewport().update()

    # -- text --------------------------------------------------------------------------------------------------------

    @property
    def selection(self) -> Selection | None:
        """The text that is selected."""
        return self.marks.selection

    @property
    def selected_text(self) -> str:
        """What Ctrl+C copies."""
        return self.selection.text(self._pages) if self.selection and self._pages is not None else ""

    def select(self, selection: Selection | None) -> None:
        """Select text, or none."""
        if selection != self.marks.selection:
            self.marks.selection = selection
            self.viewport().update()
            self.selection_changed.emit()

    def select_all(self) -> None:
        """Select the text of the page that is read."""
        if self._pages is not None and self._page:
            self.select(select_page(self._pages, self._page - 1))

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        if text := self.selected_text:
            QApplication.clipboard().setText(text)

    def text_of(self, page: int) -> PageText:
        """The text of a page, from 0."""
        assert self._pages is not None
        return self._pages.page_text(page)

    # -- points ------------------------------------------------------------------------------------------------------

    def is_on_page(self, place: QPointF) -> bool:
        """Whether a point of the viewport lies on a page."""
        return self._pages is not None and self.sight.is_on_page(place)

    def point_at(self, place: QPointF) -> tuple[int, float, float]:
        """The page (from 0) at a point of the viewport, and where on it in points from its lower left corner."""
        return self.sight.point_at(place)

    def spot_at(self, place: QPointF) -> Spot | None:
        """The place between two characters that is nearest to a point of the viewport."""
        if self._pages is None:
            return None
        page, x, y = self.point_at(place)
        return page, self.text_of(page).caret_at(x, y)

    def link_at(self, place: QPointF) -> Link | None:
        """The link at a point of the viewport."""
        return self._pages.link_at(*self.point_at(place)) if self._pages is not None else None

    def follow(self, place: QPointF) -> None:
        """A click: a link within the document is followed, else the block there is chosen."""
        if self._pages is None or not self.is_on_page(place):
            return
        link = self.link_at(place)
        if link is not None and link.page >= 0:
            self.sight.go_to(link.page, link.top)
            return
        if block := self.blocks.find_at(*self.point_at(place)):
            self.marks.block = block
            self.viewport().update()
            self.block_clicked.emit(block)

    def step_block(self, step: int) -> None:
        """Choose the next block on the pages, or with -1 the one before."""
        ids = self.blocks.ids
        if not ids:
            return
        here = ids.index(self.marks.block) if self.marks.block in ids else (-1 if step > 0 else len(ids))
        block = ids[max(0, min(here + step, len(ids) - 1))]
        self.choose_block(block)
        self.block_clicked.emit(block)

    # -- zoom --------------------------------------------------------------------------------------------------------

    @property
    def zoom(self) -> Zoom:
        """The chosen zoom, 1.0 = 100 %, or what pages are fitted to."""
        return self._zoom

    @property
    def shown_zoom(self) -> float:
        """The zoom as it is now."""
        return self.sight.layout.scale / PIXELS_PER_POINT

    def set_zoom(self, zoom: Zoom) -> None:
        """Set the zoom; the same place of the page stays at the top."""
        kept = self.sight.find_top()
        self._zoom = zoom if isinstance(zoom, Fit) else max(ZOOMS[0], min(ZOOMS[-1], zoom))
        self._resize(kept)
        self.zoom_changed.emit()

    def zoom_in(self) -> None:
        """The next larger step."""
        self.set_zoom(step_zoom(self.shown_zoom, 1))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.set_zoom(step_zoom(self.shown_zoom, -1))

    def fit_width(self) -> None:
        """Pages as wide as there is room."""
        self.set_zoom(Fit.WIDTH)

    def fit_page(self) -> None:
        """Whole pages."""
        self.set_zoom(Fit.PAGE)

    # -- events ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Draw anew when the window moves to a screen of another sharpness."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._resize(self.sight.find_top())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the place while the room changes."""
        kept = self.sight.find_top()
        super().resizeEvent(event)
        self._resize(kept)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the ring, and let a screen reader know what the page says."""
        self._describe()
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring away."""
        self.viewport().update()
        super().focusOutEvent(event)

    # -- drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the visible pages, or the message."""
        theme = self._look.theme
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.colour("well"))
        self.sheets.paint(painter, theme)
        if self._message:
            painter.setPen(theme.colour("text2"))
            painter.setFont(self._look.fonts.font())
            room = self.viewport().rect().adjusted(32, 32, -32, -32)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _forget_marks(self, blocks: BlockMap) -> None:
        self.marks.blocks, self.marks.selection = blocks, None
        self.marks.hits, self.marks.hit = (), -1

    def _lay_out(self) -> None:
        self.sight.lay_out(self._pages.sizes if self._pages is not None else (), self._zoom)

    def _resize(self, kept: Kept) -> None:
        self.sheets.outdate()
        self._lay_out()
        self.sight.return_to(kept, self.blocks)
        self._moved()

    def _moved(self) -> None:
        self.viewport().update()
        if (page := self.sight.read) >= 0:
            self._set_page(page + 1)

    def _set_page(self, page: int) -> None:
        if page != self._page or not page:
            self._page = page
            if self.hasFocus():
                self._describe()
        self.page_changed.emit(self._page, len(self.sight.layout.places))

    def _describe(self) -> None:
        """What a screen reader says of the view: which page, and what is on it."""
        if self._pages is None:
            self.setAccessibleName(self._look.say("preview.name"))
            self.setAccessibleDescription(self._message)
            return
        self.setAccessibleName(say_page(self._look, "spoken", self._pages.labels, self._page))
        self.setAccessibleDescription(self._pages.text(self._page - 1) if self.hasFocus() and self._page else "")
