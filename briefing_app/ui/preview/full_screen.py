"""The pages alone on the screen, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.preview.numbers import say_page
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.preview.pictures import Pictures

_NOTCH = 120  # of a mouse wheel
_IDLE = 2500  # milliseconds until the mouse pointer hides
_BLACK, _GREY = QColor(0, 0, 0), QColor(150, 150, 150)  # around a page shown to a room, in every theme
_FOOT = 26  # pixels below the page, for its number

_NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BEFORE = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_LANGUAGE_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), LANGUAGES, strict=True))


class FullScreen(QWidget):
    """Arrows, space and the wheel turn pages; 1, 2 and 3 choose the language; Esc and F5 end it."""

    language_asked = Signal(object)  # Language
    ended = Signal(int)  # the page that was shown, from 1

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._look = look
        self._pages: PdfPages | None = None
        self._pictures = Pictures()
        self._page = 0  # from 0
        self._turned = 0
        self._language: Language | None = None
        self.setWindowTitle(look.say("preview.name"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._draw_ahead)

    @property
    def page(self) -> int:
        """The page that is shown, from 1."""
        return self._page + 1

    def show_pages(self, data: bytes, page: int, language: Language) -> None:
        """Show a document at a page, from 1; the last one stands in for one that it does not have."""
        if self._pages is not None:
            self._pages.close()
        self._pages = PdfPages(data)
        self._pictures.outdate(len(self._pages))
        self._language = language
        self.go_to(page)

    def go_to(self, page: int) -> None:
        """Show a page, from 1."""
        if self._pages is None:
            return
        self._page = max(0, min(page - 1, len(self._pages) - 1))
        name = say_page(self._look, "spoken", self._pages.labels, self.page)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._pages.text(self._page))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, name))
        self.update()

    # -- events ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """All keys are for the pages while they fill the screen, those of menus too."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages, change the language, or end."""
        key = Qt.Key(event.key())
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F5) or event.matches(QKeySequence.StandardKey.Close):
            self.close()
        elif key in _BEFORE or (key == Qt.Key.Key_Space and shifted):
            self.go_to(self.page - 1)
        elif key in _NEXT:
            self.go_to(self.page + 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(1)
        elif key == Qt.Key.Key_End and self._pages is not None:
            self.go_to(len(self._pages))
        elif key in _LANGUAGE_KEYS:
            self.language_asked.emit(_LANGUAGE_KEYS[key])
        elif key == Qt.Key.Key_F8 and self._language is not None:
            self.language_asked.emit(LANGUAGES[(LANGUAGES.index(self._language) + 1) % len(LANGUAGES)])

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """One notch, one page."""
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            step = 1 if self._turned > 0 else -1
            self._turned -= step * _NOTCH
            self.go_to(self.page - step)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click goes on, as in a slide show; the right button goes back."""
        self.go_to(self.page + (-1 if event.button() == Qt.MouseButton.RightButton else 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the mouse pointer for a while."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._idle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw for the new size."""
        super().resizeEvent(event)
        if self._pages is not None:
            self._pictures.outdate(len(self._pages))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Give the memory back, and tell which page was shown."""
        super().closeEvent(event)
        if self._pages is not None:
            self._pages.close()
            self._pages = None
            self.ended.emit(self.page)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """One whole page on black."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BLACK)
        if self._pages is None:
            return
        place = self._place_of(self._page)
        ratio = self.devicePixelRatioF()
        if not self._pictures.is_right(self._page):
            self._pictures.draw(self._pages, self._page, round(place.width()), ratio)
        picture = self._pictures.find(self._page)
        assert picture is not None
        left, top = round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio
        target = QRectF(left, top, picture.width() / ratio, picture.height() / ratio)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.setPen(_GREY)
        painter.setFont(self._look.fonts.font(Size.SMALL))
        foot = self.rect().adjusted(16, 0, -16, -6)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(foot, flags, say_page(self._look, "foot", self._pages.labels, self.page))
        self._ahead.start()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _place_of(self, at: int) -> QRectF:
        assert self._pages is not None
        size = self._pages.sizes[at]
        scale = min(self.width() / size.width(), (self.height() - _FOOT) / size.height())
        width, height = size.width() * scale, size.height() * scale
        return QRectF((self.width() - width) / 2, (self.height() - _FOOT - height) / 2, width, height)

    def _draw_ahead(self) -> None:
        """The next page, so that turning to it takes no time."""
        after = self._page + 1
        if self._pages is not None and after < len(self._pages) and not self._pictures.is_right(after):
            self._pictures.draw(self._pages, after, round(self._place_of(after).width()), self.devicePixelRatioF())
