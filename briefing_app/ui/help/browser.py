"""Shows one page of the guide: words as wide as they read well, pictures as sharp as the screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from briefing_app.ui.fonts import Size
from briefing_app.ui.help.html import PAGE, PICTURE, clean, hold, write_page, write_style
from briefing_app.ui.look import Look
from briefing_app.workspace.guide.blocks import GuidePage
from briefing_app.workspace.guide.pages import Guide

SCALE = 1.5  # pixels of a picture for one of the window that it shows
_WIDEST = 760  # pixels at 100 %: lines that are longer are hard to follow
_MARGIN = 36
_ENDS = "\u2029\u2028\ufdd0\ufdd1"  # of paragraphs, lines, and cells of tables


class GuideBrowser(QTextBrowser):
    """Arrow keys scroll, Tab goes from link to link."""

    page_asked = Signal(str)  # the name of a page, by a link
    picture_asked = Signal(str)  # the name of a picture of which there is more to see

    def __init__(self, look: Look, guide: Guide) -> None:
        super().__init__()
        self._look = look
        self._guide = guide
        self._page: GuidePage | None = None
        self.setProperty("guide", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Else a page that is filled anew would lose its bar, be wider, be filled anew for that, and so on.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(look.fonts.font(Size.ROW))
        self.document().setDefaultStyleSheet(write_style(look))
        self.anchorClicked.connect(self._follow)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._fill)

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self.setAccessibleName(page.title)
        self._fill()
        self.verticalScrollBar().setValue(0)

    def show_section(self, anchor: str) -> None:
        """Scroll to a heading; empty is the beginning."""
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def mark(self, words: str) -> None:
        """Mark where the words stand."""
        found: list[Any] = []
        theme = self._look.theme
        for word in words.split():
            cursor = QTextCursor(self.document())
            while not (cursor := self.document().find(hold(word), cursor)).isNull():
                selection: Any = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format.setBackground(theme.colour("mark"))
                selection.format.setForeground(theme.colour("mark_text"))
                found.append(selection)
        self.setExtraSelections(found)

    @property
    def marked(self) -> tuple[str, ...]:
        """What is marked."""
        selections: list[Any] = self.extraSelections()
        return tuple(clean(each.cursor.selectedText()) for each in selections)

    @property
    def words(self) -> str:
        """What is shown, as text."""
        return clean(self.toPlainText())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """What is copied is typed or pasted into a command line: words alone, as they were written."""
        words = clean(self.textCursor().selectedText())
        for mark in _ENDS:
            words = words.replace(mark, "\n")
        data = QMimeData()
        data.setText(words.replace("\ufffc", "").strip("\n"))
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """A picture of the guide, as wide as there is room and as sharp as the screen; nothing else is ever loaded."""
        address = name.toString() if isinstance(name, QUrl) else name
        if kind == QTextDocument.ResourceType.ImageResource.value and address.startswith(PICTURE):
            return self._draw_picture(address.removeprefix(PICTURE))
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The words stay as wide as they read well; pictures follow."""
        super().resizeEvent(event)
        if self._page is not None:
            self._again.start(0)

    @property
    def _room(self) -> int:
        """How wide words and pictures are, in pixels."""
        return max(120, min(round(_WIDEST * self._look.fonts.scale), self.viewport().width() - 2 * _MARGIN))

    def _set_margins(self) -> None:
        root = self.document().rootFrame()
        form = root.frameFormat()
        form.setTopMargin(22)
        form.setBottomMargin(28)
        form.setLeftMargin(_MARGIN)
        form.setRightMargin(max(0, self.viewport().width() - _MARGIN - self._room))
        root.setFrameFormat(form)

    def _fill(self) -> None:
        if self._page is None:
            return
        at = self.verticalScrollBar().value()
        self.document().clear()
        self.setHtml(write_page(self._page, self._look, self._can_grow))
        self._set_margins()
        self.verticalScrollBar().setValue(at)

    def load_picture(self, name: str) -> tuple[QImage, QSize]:
        """A picture as it is kept, and its size in pixels of the window that it shows."""
        picture = QImage(str(self._guide.get_picture(name)))
        return picture, QSize(round(picture.width() / SCALE), round(picture.height() / SCALE))

    def _can_grow(self, name: str) -> bool:
        return QImageReader(str(self._guide.get_picture(name))).size().width() / SCALE > self._room

    def _draw_picture(self, name: str) -> QImage:
        picture, natural = self.load_picture(name)
        ratio = self.devicePixelRatioF()
        wide = min(natural.width(), self._room)
        drawn = picture.scaledToWidth(round(wide * ratio), Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(ratio)
        return drawn

    def _follow(self, link: QUrl) -> None:
        address = link.toString()
        if address.startswith(PAGE):
            self.page_asked.emit(address.removeprefix(PAGE))
        elif address.startswith(PICTURE):
            self.picture_asked.emit(address.removeprefix(PICTURE))
