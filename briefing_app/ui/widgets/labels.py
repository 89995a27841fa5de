"""Words: labels with tone and size, one that shortens itself to the room it has, and buttons with an icon."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look


def make_label(
    look: Look,
    text: str = "",
    size: Size = Size.BODY,
    *,
    bold: bool = False,
    tone: str = "",
    wrap: bool = False,
    language: Language | None = None,
    select: bool = False,
) -> QLabel:
    """A label of plain text.

    Args:
        look: Fonts and colours.
        text: Shown as it is, never read as markup.
        size: Of the type.
        bold: Whether it is set in bold.
        tone: `quiet`, `faint`, `accent`, `ok`, `warn` or `err`; empty for the main colour.
        wrap: Whether it may take several lines.
        language: Of the text, for the right forms of characters; that of the interface by default.
        select: Whether the text can be selected and copied, with the keyboard too.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(look.fonts.font(size, bold=bold, language=language))
    label.setProperty("tone", tone)
    if wrap:
        label.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    if select:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def make_caption(look: Look, text: str, above: int = 0) -> QLabel:
    """The small head of what follows, with so many pixels of room above it."""
    caption = make_label(look, text, Size.LABEL, bold=True, tone="faint")
    caption.setContentsMargins(0, above, 0, 0)
    return caption


def make_chip(look: Look, text: str, kind: str = "plain", language: Language | None = None) -> QLabel:
    """A short word on a coloured pill; `kind` is `plain`, `ok`, `warn` or `err`."""
    chip = QLabel(text)
    chip.setTextFormat(Qt.TextFormat.PlainText)
    chip.setFont(look.fonts.font(Size.SMALL, language=language))
    chip.setProperty("chip", kind)
    chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return chip


def set_icon_text(button: QPushButton, icon: QIcon, text: str) -> None:
    """Put icon and words on a button, with a space between them that Qt would leave too small."""
    button.setIcon(icon)
    button.setText("\N{EN SPACE}" + text.replace("&", "&&"))
    button.setAccessibleName(text)


class ElidedLabel(QLabel):
    """One line that ends in … where the room ends; the whole text is in the tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It can become narrow."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw as much of the text as there is room for."""
        del event
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def make_button(look: Look, icon: str, key: str, act: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """A button with an icon and words, in the accent colour if it is the `primary` one of its page."""
    button = QPushButton()
    if primary:
        button.setProperty("primary", "true")
    set_icon_text(button, look.icons.icon(icon, "accent_text" if primary else "text"), look.say(key))
    button.setFont(look.fonts.font())
    button.setMinimumHeight(max(34, button.sizeHint().height()))
    button.clicked.connect(act)
    return button
