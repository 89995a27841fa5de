"""Knows whether the pointer moves over a widget, so that what it aims at can stay where it is."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

REST = 500  # milliseconds after the last movement, from which the pointer aims at nothing


class Pointer(QObject):
    """Watches a widget and all that lies in it."""

    moved = Signal()
    gone = Signal()  # the pointer is elsewhere

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._since = QElapsedTimer()
        widget.setAttribute(Qt.WidgetAttribute.WA_Hover)  # told of movements over its children too
        widget.installEventFilter(self)

    @property
    def left(self) -> int:
        """Milliseconds until it rests; 0 where it does or is elsewhere."""
        return max(0, REST - self._since.elapsed()) if self._since.isValid() else 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note movements."""
        if event.type() is QEvent.Type.HoverMove:
            self._since.start()
            self.moved.emit()
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave, QEvent.Type.Hide):
            self._since.invalidate()
            self.gone.emit()
        return super().eventFilter(watched, event)
