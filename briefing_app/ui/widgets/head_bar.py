"""The bar at the head of a page: the way back, what the page is about, and at the right what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import ElidedLabel


class HeadBar(QFrame):
    """`back` is its first button; `add` puts controls at the right end."""

    def __init__(self, look: Look, back: str, go_back: Callable[[], object], *, size: Size = Size.TITLE) -> None:
        """Make the bar.

        Args:
            look: Fonts, colours, icons.
            back: Where the way back leads, spoken and in the tool tip.
            go_back: Goes there.
            size: Of the heading's type.
        """
        super().__init__()
        self.setProperty("pane", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 10, 20, 10)
        self._row.setSpacing(10)
        self.back = QToolButton()
        self.back.setIcon(look.icons.icon("arrow-left"))
        self.back.setMinimumSize(32, 32)
        self.back.setToolTip(back)
        self.back.setAccessibleName(back)
        self.back.clicked.connect(lambda: go_back())
        self._heading = ElidedLabel()
        self._heading.setFont(look.fonts.font(size, bold=True))
        self._row.addWidget(self.back)
        self._row.addWidget(self._heading, 1)

    @property
    def heading(self) -> str:
        """What the page is about."""
        return self._heading.text()

    def set_heading(self, text: str) -> None:
        """Say what the page is about."""
        self._heading.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)
