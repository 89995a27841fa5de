"""Words: labels with tone and size, one that shortens itself to the room it has, and buttons with an icon."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look

_BREAK = "\N{ZERO WIDTH SPACE}"
_UNBROKEN = (
    r"[^\s/?\-\u2e80-\U0010ffff]{%d,}"  # Latin and the like; Chinese may be broken anywhere, addresses after strokes
)
_WORD = 20  # letters of one that may be too long for a narrow pane
_COPIED_WORD = 65  # where the text can be copied, places to break would go with it: not in an address or a checksum
_PIECE = 6


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
    label = WrappedLabel(_COPIED_WORD if select else _WORD) if wrap else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setFont(look.fonts.font(size, bold=bold, language=language))
    label.setProperty("tone", tone)
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


class WrappedLabel(QLabel):
    """Several lines; a word that is too long for one goes on in the next, where Qt would cut it off.

    Qt breaks no word of a label, so that invisible places to break are put into words of more than `longest` letters.
    """

    def __init__(self, longest: int) -> None:
        super().__init__()
        self._words = ""
        self._long = re.compile(_UNBROKEN % longest)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """What was set, without the places to break."""
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show other words."""
        self._words = text
        plain = self.textFormat() is Qt.TextFormat.PlainText
        super().setText(self._long.sub(lambda word: _break_up(word[0]), text) if plain else text)


def _break_up(word: str) -> str:
    """A word that may be broken after every few characters, but not before a mark that belongs to the one before it."""
    pieces = [word[at : at + _PIECE] for at in range(0, len(word), _PIECE)]
    joined = pieces[0]
    for piece in pieces[1:]:
        mark = unicodedata.category(piece[0])[0] == "M" or "\N{ZERO WIDTH JOINER}" in (piece[0], joined[-1])
        joined += piece if mark else _BREAK + piece
    return joined


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


def make_text_button(look: Look, text: str) -> QPushButton:
    """A button of a page that asks: words alone, done by Enter too."""
    button = QPushButton(text.replace("&", "&&"))
    button.setFont(look.fonts.font())
    button.setMinimumHeight(max(34, button.sizeHint().height()))
    button.setAutoDefault(True)
    return button


def make_tool(look: Look, icon: str, name: str, *, icon_size: int = 0, least: int = 0, on: str = "") -> QToolButton:
    """A button that is an icon alone.

    Args:
        look: Icons.
        icon: Its name.
        name: What it does, spoken and in the tool tip.
        icon_size: Side of the icon in pixels; Qt's own by default.
        least: Side of the smallest button, in pixels.
        on: Role of the icon's colour while the button is pressed in, for one that stays so.
    """
    button = QToolButton()
    button.setIcon(look.icons.icon(icon, on=on) if on else look.icons.icon(icon))
    if icon_size:
        button.setIconSize(QSize(icon_size, icon_size))
    if least:
        button.setMinimumSize(least, least)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
