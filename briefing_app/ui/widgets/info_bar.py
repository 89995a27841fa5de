"""The bar at the top of a page that says what lasts: a problem, what it means, and one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import make_label

_ICONS = {"err": "warning-circle-fill", "warn": "warning-fill", "ok": "check-circle-fill", "note": "info-fill"}


class InfoBar(QFrame):
    """Hidden until there is something to say; Esc or its cross hides it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._action: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(10)
        self._picture = QLabel()
        self._text = make_label(look, wrap=True, select=True)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.setFont(look.fonts.font())
        self.button.clicked.connect(self._act)
        close = QToolButton()
        close.setIcon(look.icons.icon("x"))
        close.setToolTip(look.say("button.close"))
        close.setAccessibleName(look.say("button.close"))
        close.clicked.connect(self.hide)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._text.setFont(look.fonts.font(Size.BODY))
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_text(self, kind: str, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something until it is closed or replaced.

        Args:
            kind: `err`, `warn`, `ok` or `note`.
            text: One or two sentences.
            action: Words of the button; no button where empty.
            act: Called by the button.
        """
        restyle(self, "info", kind)
        self._picture.setPixmap(
            self._look.icons.pixmap(_ICONS[kind], "accent" if kind == "note" else kind, 20, self.devicePixelRatioF())
        )
        self._text.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self._action = act
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _act(self) -> None:
        if self._action:
            self._action()
