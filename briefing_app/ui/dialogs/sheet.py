"""A dialog with a title, a body to be filled, and one button to close it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label


class SheetDialog(QDialog):
    """Subclasses put their widgets into `body`, further buttons into `foot` before the last; Esc closes it too."""

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFont(look.fonts.font())
        self.setMinimumSize(640, 480)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        pane = QFrame()
        pane.setProperty("pane", "main")
        self.body = QVBoxLayout(pane)
        self.body.setContentsMargins(22, 18, 22, 16)
        self.body.setSpacing(10)
        self.body.addWidget(make_label(look, title, Size.TITLE, bold=True, wrap=True))
        column.addWidget(pane, 1)
        foot = QFrame()
        foot.setProperty("pane", "foot")
        self.foot = row = QHBoxLayout(foot)
        row.setContentsMargins(22, 12, 22, 12)
        row.setSpacing(10)
        row.addStretch(1)
        self.close_button = QPushButton(look.say("button.close"))
        self.close_button.setProperty("primary", "true")
        self.close_button.setFont(look.fonts.font())
        self.close_button.clicked.connect(self.close)
        row.addWidget(self.close_button)
        column.addWidget(foot)
