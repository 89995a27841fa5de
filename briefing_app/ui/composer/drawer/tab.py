"""What the tabs of the drawer have in common: a list from which things are taken into the briefing."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QFrame, QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from briefing_app.model.language import Language
from briefing_app.store.changes import Changes
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.look import Look
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label


class DrawerTab(QFrame):
    """A tab; `added` is emitted with what Enter or a double click takes into the briefing."""

    added = Signal(object)  # tuple of Item

    def __init__(self, room: Room, kind: str, hint: str) -> None:
        super().__init__()
        self.room = room
        self._kind = kind
        self.used: frozenset[str] = frozenset()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.setSpacing(6)
        self.list: IdList
        self.hint = make_label(room.look, hint, Size.SMALL, tone="quiet", wrap=True)
        self.hint.setContentsMargins(14, 7, 10, 8)
        self.hint.setProperty("composerhint", "true")

    def finish(self, view: IdList) -> None:
        """Put the list and the line of help below what is above it."""
        self.list = view
        view.opened.connect(lambda _id: self.add_chosen())
        view.asked.connect(self._open_menu)
        self.column.addWidget(view, 1)
        self.column.addWidget(self.hint)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """On to the list. Not by a proxy: Tab would pass over what stands above the list."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    @property
    def chosen(self) -> tuple[Item, ...]:
        """What is chosen in the list."""
        return tuple(Item(self._kind, id) for id in self.list.selected_ids)

    @property
    def field(self) -> QWidget:
        """Where searching begins; the list where there is no field."""
        return self.list

    def add_chosen(self) -> None:
        """Take what is chosen into the briefing."""
        if self.chosen:
            self.added.emit(self.chosen)

    def set_used(self, ids: Collection[str]) -> None:
        """Mark what stands in the briefing already."""
        if frozenset(ids) != self.used:
            touched = self.used ^ frozenset(ids)
            self.used = frozenset(ids)
            self.mark(touched)

    def mark(self, ids: Collection[str]) -> None:
        """Draw these again: they came into the briefing or left it."""
        del ids

    def set_language(self, language: Language) -> None:
        """Show the content in this language."""
        del language

    def follow(self, changes: Changes) -> None:
        """The library has changed."""
        del changes

    def enter_list(self) -> None:
        """Go from the field to the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        model = self.list.model()
        if not self.list.currentIndex().isValid() and model.rowCount():
            self.list.setCurrentIndex(model.index(0, 0))

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self.room.look.fonts.font())
        menu.addAction(self.room.look.say("composer.add"), self.add_chosen)
        if self._kind in ("card", "chart"):
            menu.addAction(self.room.look.say("composer.open"), self.open_chosen)
        menu.popup(place)

    def open_chosen(self) -> None:
        """Work on the thing with the cursor on its own page."""
        self.room.open_thing(self._kind, self.list.current_id)


def draw_used(painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
    """The sign of what is in the briefing already: a tick on the corner of its card."""
    rect = option.rect  # type: ignore[attr-defined]  # PySide6 types none of its fields
    ratio = painter.device().devicePixelRatioF()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.theme.colour("surface2"))
    painter.drawEllipse(rect.right() - 23, rect.top() - 1, 20, 20)
    painter.drawPixmap(rect.right() - 21, rect.top() + 1, look.icons.pixmap("check-circle-fill", "accent", 16, ratio))
    painter.restore()


def speak_used(spoken: str, look: Look, *, used: bool) -> str:
    """The line of a screen reader, which the tick would not reach."""
    return look.say.speak(spoken, look.say("composer.used") if used else "")
