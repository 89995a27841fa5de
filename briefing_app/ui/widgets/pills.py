"""A row of pills that are turned on and off; those for which there is no room are left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from briefing_app.ui.look import Look

_GAP = 8


@dataclass(frozen=True, slots=True)
class Pill:
    """What it turns on, its words, and an icon where it has one."""

    key: str
    text: str
    icon: str = ""
    tone: str = "text2"


class PillRow(QWidget):
    """`toggled` tells the key of the pill that was pressed; whether it is on is shown by `show_on`."""

    toggled = Signal(str)

    def __init__(self, look: Look, name: str, pills: Sequence[Pill]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QPushButton] = {}
        for pill in pills:
            button = QPushButton(pill.text.replace("&", "&&"), self)
            button.setProperty("pill", "true")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFont(look.fonts.font())
            button.setAccessibleName(pill.text)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            if pill.icon:
                button.setIcon(look.icons.icon(pill.icon, pill.tone))
                button.setText("\N{EN SPACE}" + button.text())
            button.clicked.connect(self._press(pill.key))
            self._buttons[pill.key] = button

    def show_on(self, is_on: Callable[[str], bool]) -> None:
        """Show which pills are on; those come first, so that none of them is left out for want of room."""
        for key, button in self._buttons.items():
            button.setChecked(is_on(key))
        self._place()

    def button(self, key: str) -> QPushButton:
        """The button of a key."""
        return self._buttons[key]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line, as wide as all of them."""
        sizes = [each.sizeHint() for each in self._buttons.values()]
        height = max((each.height() for each in sizes), default=0)
        return QSize(sum(each.width() for each in sizes) + _GAP * max(0, len(sizes) - 1), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It can become narrow."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many as there is room for."""
        super().resizeEvent(event)
        self._place()

    def _press(self, key: str) -> Callable[[], None]:
        return lambda: self.toggled.emit(key)

    def _place(self) -> None:
        left = 0
        for button in sorted(self._buttons.values(), key=lambda each: not each.isChecked()):
            size = button.sizeHint()
            fits = left + size.width() <= self.width()
            button.setVisible(fits)
            if fits:
                button.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
                left += size.width() + _GAP
