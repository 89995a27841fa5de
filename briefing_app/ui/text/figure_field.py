"""A field for text with figures: placeholders are chips that show the number as it will be printed, never braces."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from briefing_app.model.language import Language
from briefing_app.model.placeholder import Placeholder
from briefing_app.ui.room import Room
from briefing_app.ui.text import chips
from briefing_app.ui.text.chip_menu import ChipMenu
from briefing_app.ui.text.chips import Chip
from briefing_app.ui.text.fields import LONGEST_LINE, LONGEST_TEXT, fit_paste, is_text
from briefing_app.ui.text.figure_search import FigureSearch
from briefing_app.ui.text.figure_text import FigureText
from briefing_app.ui.text.link_offer import LinkOffer

MIME = "application/x-hetao-text"  # a text with its placeholders, UTF-8
_AROUND = 15  # padding and frame above and below the text, in device-independent pixels


class FigureField(FigureText):
    """A field for a text with figures.

    `lines` is its height when empty; it grows with its text up to `most_lines`. A field of one line takes no line breaks.
    A click on a chip, or Enter or Space while it is selected, opens its menu.
    """

    shortened = Signal(int)  # what was pasted did not fit; the number of characters that do
    returned = Signal()  # Enter in a field of one line
    height_wanted = Signal(int)

    def __init__(
        self,
        room: Room,
        language: Language,
        lines: int = 1,
        *,
        name: str = "",
        most_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(room, language, name=name, parent=parent)
        self._lines = lines
        self._most = most_lines or (4 if lines == 1 else 2 * lines + 2)
        self._least = 0
        self._height = 0
        self._pressed: Chip | None = None
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.search = FigureSearch(room, language, self)
        self.linker = LinkOffer(room, language, self)
        self.cursorPositionChanged.connect(self._moved)
        self.document().documentLayout().documentSizeChanged.connect(self._resized)
        self._resized()

    def open_chip(self, chip: Chip) -> ChipMenu:
        """Show what a chip is and what can be done with it."""
        cursor = self.textCursor()
        cursor.setPosition(chip.at)
        cursor.setPosition(chip.at + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        label, detail = self.words.describe(chip.placeholder.key)
        menu = ChipMenu(self.room.look, label, detail, self.words.print_forms(chip.placeholder.key), chip, self)
        menu.form_chosen.connect(lambda form: self.replace_chip(chip, Placeholder(chip.placeholder.key, form)))
        menu.plain_chosen.connect(lambda: self.replace_chip(chip, chip.printed))
        menu.open_chosen.connect(lambda: self._open_figure(chip.placeholder.key))
        menu.popup(self.viewport().mapToGlobal(self.chip_rect(chip).bottomLeft()))
        return menu

    # -- keys, mouse and clipboard -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys for what is offered are not tried as shortcuts of the window first."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            leaves = self.linker.is_open and event.key() == Qt.Key.Key_Escape
            if leaves or self.search.takes(event):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Tab takes what is offered; else it moves on."""
        if next and self.search.is_open and self.search.press(Qt.Key.Key_Tab):
            return True
        if next and self.linker.is_open:
            self.linker.accept()
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space open a selected chip; Enter ends a field of one line."""
        if self.search.takes(event) and self.search.press(event.key()):
            return
        if self.linker.is_open and event.key() == Qt.Key.Key_Escape:
            self.linker.ignore()
            return
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        chip = self.find_selected_chip() if plain and (entered or event.key() == Qt.Key.Key_Space) else None
        if chip is not None:
            self.open_chip(chip)
        elif entered and self._lines == 1 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.returned.emit()
        elif entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window's
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """A composition does not outlive the focus."""
        super().focusOutEvent(event)
        self._composing = False
        self.search.close()
        self.linker.leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember the chip under the mouse."""
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.find_chip_at(event.position().toPoint()) if left else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a chip opens it; a selection that was drawn over it does not."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        free = not self.textCursor().hasSelection() and not self.isReadOnly()
        if pressed is not None and free and self.find_chip_at(event.position().toPoint()) == pressed:
            self.open_chip(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over chips."""
        over = self.find_chip_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The tip of a chip: what it is, of when, and from where."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            chip = self.find_chip_at(event.pos())
            if chip is not None:
                QToolTip.showText(event.globalPos(), "\n".join(self.words.describe(chip.placeholder.key)), self)
                return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Chips for this program, printed numbers for others."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        data = QMimeData()
        data.setText(chips.read_printed(self.document(), start, end))
        data.setData(MIME, chips.read_source_between(self.document(), start, end).encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Text of this program or of any other, but not the names of files."""
        return source.hasFormat(MIME) or is_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take what there is room for; formats of other programs are left behind."""
        own = source.hasFormat(MIME)
        text = bytes(source.data(MIME).data()).decode("utf-8", "replace") if own else source.text()
        most = LONGEST_LINE if self._lines == 1 else LONGEST_TEXT
        cursor = self.textCursor()
        left = most - self.document().characterCount() + 1 + len(cursor.selectedText())
        text, cut = fit_paste(text, left, line=self._lines == 1)
        if own:
            self._insert(cursor, text)
        else:
            cursor.insertText(text, QTextCharFormat())
            self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if cut:
            self.shortened.emit(most)

    # -- height ------------------------------------------------------------------------------------------------------

    @property
    def wanted_height(self) -> int:
        """The height at which all of the text is seen, between `lines` and `most_lines`, in device-independent pixels."""
        line = QFontMetricsF(self.font()).lineSpacing()
        text = self.document().size().height()
        return round(min(max(text, line * self._lines), line * self._most)) + _AROUND

    def set_least_height(self, height: int) -> None:
        """Be at least as high, as the fields beside it are."""
        self._least = height
        self._resized()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width, another height."""
        super().resizeEvent(event)
        chips.settle_lines(self.document(), self._object)
        self._resized()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(240, max(self.wanted_height, self._least))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It may become narrow."""
        return QSize(80, max(self.wanted_height, self._least))

    def _resized(self) -> None:
        wanted = self.wanted_height
        high = max(wanted, self._least)
        if self.minimumHeight() != high or self.maximumHeight() != high:
            self.setFixedHeight(high)
        if wanted != self._height:
            self._height = wanted
            self.height_wanted.emit(wanted)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _written(self) -> None:
        if self.hasFocus():
            self.search.look()
        self.linker.look()

    def _moved(self) -> None:
        if not self._quiet and not self._composing:
            self.search.moved()
            self.linker.moved()

    def _open_figure(self, key: str) -> None:
        quoted = self.words.find(key)
        if quoted is not None:
            self.room.open_thing("figure", quoted.figure.id)
