"""Pages that one reads and chooses from by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from briefing_app.ui.look import Look
from briefing_app.ui.preview.keys import find_command
from briefing_app.ui.preview.page_surface import PageSurface
from briefing_app.ui.preview.pointer import Pointer


class PageView(PageSurface):
    """The surface with its keys (keys.py), its mouse (pointer.py) and its menu."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._pointer = Pointer(self)

    def event(self, event: QEvent) -> bool:
        """Take the keys that menus know too, while the pages have the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and find_command(event, self):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pages, zoom, text and search by keys (keys.py); the arrows scroll."""
        if command := find_command(event, self):
            command()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to select."""
        if event.button() == Qt.MouseButton.LeftButton and self.pages is not None:
            self._pointer.press(event)

    mouseDoubleClickEvent = mousePressEvent  # noqa: N815 - Qt's name; the pointer counts clicks by itself

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go on selecting, or show what is under the mouse."""
        if self.pages is not None:
            self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the selection, or do what a click does."""
        if event.button() == Qt.MouseButton.LeftButton and self.pages is not None:
            self._pointer.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, or select all."""
        if self.pages is None:
            return
        menu = self.build_menu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def build_menu(self, place: QPoint) -> QMenu:
        """What can be done at a point of the viewport."""
        say, icons = self._look.say, self._look.icons
        menu = QMenu(self)
        menu.setFont(self._look.fonts.font())
        copy = menu.addAction(icons.icon("copy"), say("preview.copy"), self.copy)
        copy.setEnabled(bool(self.selection))
        menu.addAction(say("preview.select_page"), self.select_all)
        link = self.link_at(QPointF(place)) if self.is_on_page(QPointF(place)) else None
        if link is not None and link.address:
            menu.addAction(say("preview.copy_link"), lambda: QApplication.clipboard().setText(link.address))
        menu.addSeparator()
        menu.addAction(icons.icon("magnifying-glass"), say("preview.find"), self.find_asked.emit)
        return menu
