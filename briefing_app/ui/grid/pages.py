"""Several pages of which one is seen, as high as that one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Pages(QWidget):
    """As a stack of Qt, but without the height of the highest of its pages."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._current: QWidget | None = None
        self.setMinimumHeight(least)

    def addWidget(self, page: QWidget) -> None:  # noqa: N802 - as Qt's stack
        """Take a page; the first is seen."""
        self._column.addWidget(page)  # first, for what is shown without a parent is a window, and takes the focus
        page.setVisible(self._current is None)
        self._current = self._current or page

    def removeWidget(self, page: QWidget) -> None:  # noqa: N802 - as Qt's stack
        """Give a page away."""
        self._column.removeWidget(page)
        page.hide()
        if page is self._current:
            self._current = None

    def currentWidget(self) -> QWidget | None:  # noqa: N802 - as Qt's stack
        """The page that is seen."""
        return self._current

    def setCurrentWidget(self, page: QWidget) -> None:  # noqa: N802 - as Qt's stack
        """Show a page."""
        if page is self._current:
            return
        if self._current is not None:
            self._current.hide()
        self._current = page
        page.show()
