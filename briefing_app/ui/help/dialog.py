"""The guide in a window of its own, where there is no page to show it on: no library is open yet, or a dialog waits."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from briefing_app.ui.appearance import Wardrobe
from briefing_app.ui.help.opening import open_guide
from briefing_app.ui.help.view import GuideView
from briefing_app.ui.look import Look

_SIZE = QSize(1000, 680)


class HelpDialog(QDialog):
    """Esc closes it, Alt+Left goes back."""

    def __init__(self, look: Look, wardrobe: Wardrobe, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFont(look.fonts.font())
        self.resize(_SIZE)
        self.setMinimumSize(640, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.view = GuideView(look, open_guide(look, wardrobe))
        column.addWidget(self.view)
        self.view.turned.connect(self._turned)
        self.view.left.connect(self.close)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.activated.connect(self.view.go_back)
        self.view.open_page(topic)
        self.view.browser.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self) -> None:
        self.setWindowTitle(self.view.title)
