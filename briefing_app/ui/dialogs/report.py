"""A dialog with a text to read and copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, set_icon_text


class ReportDialog(QDialog):
    """Heading, sentence and a longer text; Copy puts all of it on the clipboard."""

    def __init__(
        self, look: Look, title: str, heading: str, sentence: str, details: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._parts = (heading, sentence)
        self._look = look
        self.setWindowTitle(title)
        self.setFont(look.fonts.font())
        self.setMinimumSize(560, 380)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QFrame()
        body.setProperty("pane", "main")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(22, 18, 22, 16)
        inner.setSpacing(10)
        inner.addWidget(make_label(look, heading, Size.TITLE, bold=True, wrap=True))
        self.sentence = make_label(look, sentence, tone="quiet", wrap=True, select=True)
        inner.addWidget(self.sentence)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(look.fonts.font(Size.SMALL))
        self.details.setAccessibleName(title)
        self.details.setTabChangesFocus(True)
        inner.addWidget(self.details, 1)
        column.addWidget(body, 1)
        foot = QFrame()
        foot.setProperty("pane", "foot")
        self._row = row = QHBoxLayout(foot)
        row.setContentsMargins(22, 12, 22, 12)
        self.copy_button = QPushButton()
        set_icon_text(self.copy_button, look.icons.icon("copy", "text"), look.say("button.copy_all"))
        self.close_button = QPushButton(look.say("button.close"))
        self.close_button.setProperty("primary", "true")
        self.close_button.setDefault(True)
        for button in (self.copy_button, self.close_button):
            button.setFont(look.fonts.font())
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addWidget(foot)
        self.close_button.setFocus()

    def offer(self, icon: str, words: str, act: Callable[[], object]) -> QPushButton:
        """Offer a way on beside copying; it is gone once this dialog is closed."""
        button = QPushButton()
        set_icon_text(button, self._look.icons.icon(icon, "text"), words)
        button.setFont(self._look.fonts.font())
        button.setAutoDefault(False)
        self._row.insertWidget(0, button)
        self.setTabOrder(self.details, button)
        self.setTabOrder(button, self.copy_button)
        button.clicked.connect(self.close)
        button.clicked.connect(lambda: QTimer.singleShot(0, self.parent(), act))
        return button

    def set_report(self, sentence: str, details: str) -> None:
        """Show another sentence and text."""
        self._parts = (self._parts[0], sentence)
        self.sentence.setText(sentence)
        self.details.setPlainText(details)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join((*self._parts, "", self.details.toPlainText())))
