"""A button that shows as much of its words as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_LEAST = 40  # device-independent pixels


class ElidedButton(QPushButton):
    """Words that end in … where the room ends: names of things may be long, and no pane becomes wider for them."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self._whole = text
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for all of the words."""
        metrics = self.fontMetrics()
        hint = super().sizeHint()
        return hint + QSize(metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self._shown), 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It can become narrow."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many words as there is room for."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        around = super().sizeHint().width() - metrics.horizontalAdvance(self._shown)
        fitting = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width() - around)
        if fitting != self._shown:
            self.setText(fitting.replace("&", "&&"))

    @property
    def _shown(self) -> str:
        return self.text().replace("&&", "&")
