"""Plain fields for one line and for several, that survive whatever is pasted into them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.files import holds_files
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.line_edit import LineEdit

LONGEST_LINE = 10_000  # characters of a title; nobody reads more, and a page holds about 3,000
LONGEST_TEXT = 50_000  # characters of a text: about a hundred printed pages of cards
_LEFT = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_PADDING = 7  # of the style sheet, above and below


def fit_paste(pasted: str, room: int, *, line: bool) -> tuple[str, bool]:
    """What of a pasted text a field takes: cut to `room` characters, in one line without breaks; and whether it was cut.

    Characters that stand for objects and other controls are left out; no half of a pair is kept.
    """
    cut = len(pasted) > max(0, room)
    pasted = (
        pasted[: max(0, room)].replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )
    if line:
        pasted = " ".join(pasted.split("\n")) if "\n" in pasted else pasted
        pasted = pasted.replace("\t", " ")
    kept = "".join(each for each in pasted if each in "\n\t" or (each >= " " and each not in "\x7f\ufffc\ufeff"))
    return kept, cut


def is_text(source: QMimeData) -> bool:
    """Whether a text is dragged or copied, and not files, which come with their names."""
    return source.hasText() and not holds_files(source)


class LineField(LineEdit):
    """One line; what is too long is cut, and `shortened` says how much there is room for."""

    shortened = Signal(int)

    def __init__(
        self, look: Look, name: str, *, language: Language | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFont(look.fonts.font(language=language))
        self.setAccessibleName(name)
        self.setMaxLength(LONGEST_LINE)
        # Qt says so before the text has changed.
        self.inputRejected.connect(self._reject, Qt.ConnectionType.QueuedConnection)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever goes on reads the text from its beginning; who comes back from a menu or another window writes on."""
        super().focusOutEvent(event)
        if event.reason() in _LEFT:
            self.home(False)

    def _reject(self) -> None:
        self.shortened.emit(LONGEST_LINE)


class TextField(QPlainTextEdit):
    """Several lines of plain text; Tab moves on to the next field.

    `lines` is its height when empty; it grows with its text up to `2 * lines + 2` lines.
    """

    shortened = Signal(int)
    height_wanted = Signal(int)

    def __init__(
        self,
        look: Look,
        name: str,
        *,
        language: Language | None = None,
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._least = 0
        self._height = 0
        self.setFont(look.fonts.font(language=language))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._resized)

    @property
    def wanted_height(self) -> int:
        """The height at which all of the text is seen, up to a limit, in device-independent pixels."""
        lines = min(max(round(self.document().size().height()), self._lines), 2 * self._lines + 2)
        line = QFontMetricsF(self.font()).lineSpacing()
        return math.ceil(lines * line) + 2 * _PADDING + 2 * round(self.document().documentMargin())

    def set_least_height(self, height: int) -> None:
        """Be at least as high, as the fields beside it are."""
        self._least = height
        self._resized()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text."""
        return QSize(240, max(self.wanted_height, self._least))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text, and narrow if need be."""
        return QSize(80, self.sizeHint().height())

    def _resized(self) -> None:
        self.updateGeometry()
        wanted = self.wanted_height
        if wanted != self._height:
            self._height = wanted
            self.height_wanted.emit(wanted)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Text is welcome; a file that is dropped goes on to what the field lies in."""
        return is_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take what there is room for; megabytes are cut before Qt lays them out."""
        if not source.hasText():
            return
        cursor = self.textCursor()
        left = LONGEST_TEXT - self.document().characterCount() + 1 + len(cursor.selectedText())
        text, cut = fit_paste(source.text(), left, line=False)
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if cut:
            self.shortened.emit(LONGEST_TEXT)


def replace_difference(cursor: QTextCursor, old: str, new: str) -> None:
    """Turn the text of a document from `old` into `new` by changing only where they differ, so that other cursors stay."""
    start, end = common_ends(old, new)
    cursor.setPosition(units(old[:start]))
    cursor.setPosition(units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(new[start : len(new) - end])


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """How many characters, or other items, two texts share at their start and, of the rest, at their end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    most -= start
    end = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return start, end


def units(text: str) -> int:
    """The length of a text as Qt counts it: characters beyond the first 65,536 count twice."""
    return len(text) + sum(each > "\uffff" for each in text)
