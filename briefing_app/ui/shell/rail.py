"""The rail on the left: the places of the program, and help and settings at its foot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look

_NARROW = 84
_MARGIN = 8


class Rail(QFrame):
    """One button for each place, checked while one is there; arrow keys go from button to button."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "rail")
        self.setFixedWidth(_NARROW)
        self.setAccessibleName(look.say("shell.rail"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._column.addStretch(1)
        self._places: dict[str, QToolButton] = {}
        self._foot: dict[str, QToolButton] = {}

    @property
    def buttons(self) -> dict[str, QToolButton]:
        """All buttons by name, from top to bottom."""
        return {**self._places, **self._foot}

    def choose(self, key: str) -> None:
        """Show where the person is."""
        for each, button in self.buttons.items():
            button.setChecked(each == key)

    def add_place(self, key: str, icon: str, go: Callable[[], object], keys: str = "") -> QToolButton:
        """Add the place whose words are `place.<key>`; `keys` is the shortcut that its tip names."""
        button = self._make(key, icon, keys)
        button.setCheckable(True)
        button.clicked.connect(lambda: button.setChecked(True))
        button.clicked.connect(go)
        self._column.insertWidget(len(self._places), button)
        self._places[key] = button
        return button

    def add_foot(self, key: str, icon: str, go: Callable[[], object], keys: str = "", *, checked: bool) -> QToolButton:
        """Add a button at the foot; `checked` says whether it stands for a page and shows that one is there."""
        button = self._make(key, icon, keys)
        button.setCheckable(checked)
        button.clicked.connect(go)
        self._column.addWidget(button)
        self._foot[key] = button
        return button

    def show_menu(self, key: str, actions: list[QAction]) -> QMenu:
        """Open a menu beside a button."""
        button = self.buttons[key]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self._look.fonts.font())
        menu.addActions(actions)
        height = menu.sizeHint().height()
        menu.popup(button.mapToGlobal(QPoint(button.width() + 2, button.height() - height)))
        return menu

    def _make(self, key: str, icon: str, keys: str) -> QToolButton:
        say, icons = self._look.say, self._look.icons
        button = QToolButton()
        button.setProperty("place", "true")
        text, tip = say(f"place.{key}"), say(f"place.{key}.tip")
        button.setText(text)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({shown})" if shown else tip)
        button.setAccessibleName(text)
        button.setAccessibleDescription(tip)
        button.setIcon(icons.icon(icon, "text2", on="accent", on_name=f"{icon}-fill"))
        button.setIconSize(QSize(24, 24))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFont(self._look.fonts.font(Size.SMALL))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setMinimumSize(_NARROW - 2 * _MARGIN, 58)
        button.ensurePolished()
        wide = max(button.sizeHint().width(), _NARROW - 2 * _MARGIN)
        if wide + 2 * _MARGIN + 1 > self.width():  # larger type needs a wider rail; the pixel is its border
            self.setFixedWidth(wide + 2 * _MARGIN + 1)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy())
        return button
