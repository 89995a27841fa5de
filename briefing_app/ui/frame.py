"""What stands around a place: the rail on the left and the status bar below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStatusBar, QToolButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label

_MESSAGE = 12_000  # milliseconds that a message stays


class Rail(QFrame):
    """The places of the program, one button each."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "rail")
        self.setFixedWidth(84)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.addStretch(1)
        self._places: dict[str, QToolButton] = {}

    def choose(self, key: str) -> None:
        """Show where the person is."""
        for each, button in self._places.items():
            button.setChecked(each == key)

    def add_place(self, key: str, icon: str, go: Callable[[], object]) -> QToolButton:
        """Add the place whose words are `place.<key>`; its button is checked while one is there."""
        say, icons = self._look.say, self._look.icons
        button = QToolButton()
        button.setProperty("place", "true")
        button.setText(say(f"place.{key}"))
        button.setToolTip(say(f"place.{key}.tip"))
        button.setIcon(icons.icon(icon, "text2", on="accent", on_name=f"{icon}-fill"))
        button.setIconSize(QSize(24, 24))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFont(self._look.fonts.font(Size.SMALL))
        button.setCheckable(True)
        button.setMinimumSize(68, 58)
        button.clicked.connect(lambda: button.setChecked(True))
        button.clicked.connect(go)
        self._places[key] = button
        self._column.insertWidget(self._column.count() - 1, button)
        return button


class StatusBar(QStatusBar):
    """On the left what was just done, for a while; on the right what the library holds."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._message = make_label(look, "", Size.SMALL, tone="quiet")
        self._button = QPushButton()
        self._button.setProperty("quiet", "true")
        self._button.setFont(look.fonts.font(Size.SMALL))
        self._button.clicked.connect(self._press)
        self._button.hide()
        self._act: Callable[[], object] | None = None
        self._counts = make_label(look, "", Size.SMALL, tone="quiet")
        self.addWidget(self._message)
        self.addWidget(self._button)
        self.addPermanentWidget(self._counts)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MESSAGE)
        self._timer.timeout.connect(lambda: self.show_text(""))

    @property
    def text(self) -> str:
        """What it says now."""
        return self._message.text()

    def show_text(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Say something that was done, with a button for what may come next; it goes by itself."""
        self._message.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._act = act
        if text:
            self._timer.start()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_counts(self, text: str) -> None:
        """Say what the library holds."""
        self._counts.setText(text)

    def _press(self) -> None:
        if self._act is not None:
            self._act()
