"""What stands where a list has nothing: a picture, one sentence, and ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label

Way = tuple[str, Callable[[], object]]


class EmptyState(QFrame):
    """Filled anew by `show_state`; the first way is the main one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "tint")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 20)
        column.setSpacing(12)
        column.addStretch(2)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        self.sentence = make_label(look, "", Size.ROW, tone="quiet", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.sentence)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(8)
        column.addLayout(self._ways)
        column.addStretch(3)
        self.buttons: list[QPushButton] = []

    def show_state(self, icon: str, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Say why there is nothing, and what can be done."""
        self._picture.setPixmap(self._look.icons.pixmap(icon, "text3", 24, self.devicePixelRatioF()))
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self.buttons:
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for at, (text, act) in enumerate(ways):
            button = QPushButton(text.replace("&", "&&"))
            button.setAccessibleName(text)
            button.setFont(self._look.fonts.font())
            button.setAutoDefault(False)
            if at == 0:
                button.setProperty("primary", "true")
            button.clicked.connect(self._calling(act))
            self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
            self.buttons.append(button)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Whoever is sent here stands on the main way."""
        super().focusInEvent(event)
        if self.buttons:
            self.buttons[0].setFocus(event.reason())

    def _calling(self, act: Callable[[], object]) -> Callable[[], None]:
        return lambda: (act(), None)[1]
