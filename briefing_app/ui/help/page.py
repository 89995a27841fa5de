"""The guide as a page of the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui.help.opening import open_guide
from briefing_app.ui.help.topics import FIRST
from briefing_app.ui.help.view import GuideView, Spot
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where


class HelpPage(Page):
    """The id of its place is the name of a page of the guide. Esc leads out of it, Alt+Left through what was read."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.view = GuideView(room.look, open_guide(room.look, room.wardrobe))
        column.addWidget(self.view)
        self.view.turned.connect(self._turned)
        self.view.left.connect(room.navigator.back)
        self.view.open_page(where.id or FIRST, where.at)

    @property
    def title(self) -> str:
        """Of the page of the guide."""
        return self.view.title

    @property
    def commands(self) -> Commands:
        """Search the guide, its first page, and back to what was read before."""
        acts: dict[str, Callable[[], object]] = {"find": self.view.field.focus_all}
        acts["guide"] = partial(self.view.open_page, FIRST)
        if self.view.can_go_back:
            acts["back"] = self.view.go_back
        return acts

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Contents or what was found, and the page."""
        return (self.view.browser, self.view.field, self.view.list, self.view.hits)

    @property
    def state(self) -> Spot:
        """Where one reads."""
        return self.view.spot

    def restore(self, state: object) -> None:
        """Read on."""
        if isinstance(state, Spot):
            self.view.show_spot(state)

    def show_at(self, where: Where) -> None:
        """Another page of the guide."""
        if where.id:
            self.view.open_page(where.id, where.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to work at once, however much was read."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.room.navigator.back()
        else:
            super().keyPressEvent(event)

    def _turned(self) -> None:
        self.where = Where("help", self.view.name)
        self.moved.emit()
        self.commands_changed.emit()
