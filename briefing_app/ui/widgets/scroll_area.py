"""A pane that scrolls up and down, whatever the height of its content depends on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea

_DEEPEST = 4  # an honest content takes its size at once, or once more when the bar comes or goes
_FITTED = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class ScrollArea(QScrollArea):
    """The content is as wide as the pane, or at least that wide where it is scrolled `sideways` too.

    Qt fits the content anew within the very message that the content was resized. Where the height it wants changes with the
    size it has, as that of a text or picture may that is laid out after the message, Qt resizes it to and fro, each time within
    the last, until the stack of the process is full. Here that ends after a few times, and the bar then stays, whether it is
    needed or not, until the pane has another size.
    """

    def __init__(self, *, sideways: bool = False) -> None:
        super().__init__()
        self._depth = 0
        self._unsettled = False
        self._held_at: QSize | None = None  # the size of the pane for which the bar stays
        self.setWidgetResizable(True)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit the content, but not within fitting it for ever."""
        if event.type() not in _FITTED:
            return super().eventFilter(watched, event)
        if self._depth == _DEEPEST:
            self._unsettled = True
            return False
        self._depth += 1
        try:
            done = super().eventFilter(watched, event)
        finally:
            self._depth -= 1
        if self._unsettled and not self._depth:
            self._unsettled = False
            self._held_at = self.size()
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))  # fit it once more, beside the bar
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another size of the pane: the bar may go."""
        super().resizeEvent(event)
        if self._held_at is not None and self._held_at != self.size():
            self._held_at = None
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
