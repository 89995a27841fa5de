"""A text with figures and what is done to it: the chips follow the library, and never show braces."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from briefing_app.model.language import Language
from briefing_app.model.placeholder import Placeholder
from briefing_app.store.changes import Changes
from briefing_app.ui.room import Room
from briefing_app.ui.text import chips
from briefing_app.ui.text.chip_words import ChipWords
from briefing_app.ui.text.chips import Chip, ChipObject
from briefing_app.ui.text.fields import common_ends

_DESCRIBE = 400  # milliseconds after a change until screen readers are given the text anew


class FigureText(QTextEdit):
    """Text in one language. `source_text` has the placeholders, `printed_text` the numbers."""

    edited = Signal()  # `source_text` may have changed

    def __init__(self, room: Room, language: Language, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.language = language
        self.words = ChipWords(room, language)
        self._quiet = False
        self._composing = False
        self.setProperty("figures", "true")
        self.setAccessibleName(name)
        self.setFont(room.look.fonts.font(language=language))
        document = self.document()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(0)
        document.setUndoRedoEnabled(False)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._object = ChipObject(room.look, self)
        document.documentLayout().registerHandler(chips.TYPE, self._object)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self._describing = QTimer(self)
        self._describing.setSingleShot(True)
        self._describing.setInterval(_DESCRIBE)
        self._describing.timeout.connect(self._describe)
        self.textChanged.connect(self._changed)
        room.workspace.changed.connect(self._follow)

    # -- the text ----------------------------------------------------------------------------------------------------

    @property
    def source_text(self) -> str:
        """The text with its placeholders; what an input method composes is not in it."""
        return chips.read_source(self.document()).text

    @source_text.setter
    def source_text(self, text: str) -> None:
        if text == self.source_text:
            return
        old, new = chips.split_source(self.source_text), chips.split_source(text)
        start, end = common_ends(old, new)
        at = chips.length_of(old[:start])
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        cursor.setPosition(at + chips.length_of(old[start : len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        self._quiet = True
        cursor.removeSelectedText()
        chips.insert_source(cursor, chips.join_source(new[start : len(new) - end]))
        self._quiet = False
        self._changed()

    @property
    def printed_text(self) -> str:
        """The text as it will be printed."""
        return chips.read_printed(self.document())

    @property
    def composing(self) -> bool:
        """Whether an input method is at work."""
        return self._composing

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The figures of the text in order."""
        return tuple(chips.find_chips(self.document()))

    def insert_figure(self, placeholder: Placeholder, start: int | None = None, end: int | None = None) -> None:
        """Put a figure where the cursor is, or in place of what stands between two positions of the document."""
        cursor = self.textCursor()
        if start is not None and end is not None:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._insert(cursor, str(placeholder))

    def replace_chip(self, chip: Chip, by: Placeholder | str) -> None:
        """Put another form of the figure, or plain text, in place of a chip."""
        cursor = self.textCursor()
        cursor.setPosition(chip.at)
        cursor.setPosition(chip.at + 1, QTextCursor.MoveMode.KeepAnchor)
        self._quiet = True
        if isinstance(by, Placeholder):
            chips.insert_source(cursor, str(by))
        else:
            cursor.insertText(by, QTextCharFormat())
        self._quiet = False
        self.setTextCursor(cursor)
        self._changed()

    # -- chips -------------------------------------------------------------------------------------------------------

    def find_selected_chip(self) -> Chip | None:
        """The chip that is all that is selected."""
        cursor = self.textCursor()
        if cursor.selectionEnd() - cursor.selectionStart() != 1:
            return None
        return next((each for each in self.chips if each.at == cursor.selectionStart()), None)

    def find_chip_at(self, place: QPoint) -> Chip | None:
        """The chip under a point of the viewport."""
        near = self.cursorForPosition(place).position()
        for chip in self.chips:
            if near - 1 <= chip.at <= near and self.chip_rect(chip).contains(place):
                return chip
        return None

    def chip_rect(self, chip: Chip) -> QRect:
        """Where a chip is drawn in the viewport."""
        cursor = self.textCursor()
        cursor.setPosition(chip.at)
        left = self.cursorRect(cursor)
        shape = chips.chip_format(chip.placeholder, chip.printed, chip.state)
        width = self._object.intrinsicSize(self.document(), chip.at, shape).width()
        return QRect(left.left(), left.top(), round(width), left.height())

    # -- inside ------------------------------------------------------------------------------------------------------

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is drawn anew while a word is composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def _insert(self, cursor: QTextCursor, source: str) -> None:
        self._quiet = True
        chips.insert_source(cursor, source)
        self._quiet = False
        self.setTextCursor(cursor)
        self._changed()

    def _changed(self) -> None:
        if self._quiet:
            return
        if not self._composing:
            self._fill_chips()
            chips.settle_lines(self.document(), self._object)
            self._written()
        self._describing.start()
        self.edited.emit()

    def _written(self) -> None:
        """The text is another, and no word of it is being composed: for what offers something to go with it."""

    def _follow(self, changes: Changes) -> None:
        """Numbers follow the library at once."""
        if changes.figures or changes.sources:
            self.words.forget()
            if not self._composing:
                self._fill_chips()
                chips.settle_lines(self.document(), self._object)

    def _fill_chips(self) -> None:
        if not (shown := self.chips):
            return
        cursor = QTextCursor(self.document())
        self._quiet = True
        cursor.beginEditBlock()  # else the lines are broken anew for each
        for chip, (printed, state) in zip(shown, self.words.fill(self.source_text), strict=True):
            if (printed, state) != (chip.printed, chip.state):
                cursor.setPosition(chip.at)
                cursor.setPosition(chip.at + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(chips.chip_format(chip.placeholder, printed, state))
        cursor.endEditBlock()
        self._quiet = False
        self._describing.start()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.printed_text if self.chips else "")
