"""The list at the left of a place: groups of filters with their counts, of which several can be on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.ink import Ink
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look

_NOWHERE = QModelIndex()
_PAD = 11.0


@dataclass(frozen=True, slots=True)
class SideEntry:
    """One line: a heading (with `folded`, one that folds its group), or a filter with an icon.

    `key` is what is told when it is picked; `on` says that it filters now.
    """

    key: str
    text: str
    icon: str = ""
    tone: str = "text2"
    count: int | None = None
    on: bool = False
    head: bool = False
    folded: bool | None = None
    spoken: str = ""


class SideModel(QAbstractListModel):
    """Frozen entries; equal keys keep their rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[SideEntry, ...] = ()

    @property
    def entries(self) -> tuple[SideEntry, ...]:
        """All lines."""
        return self._entries

    def set_entries(self, entries: Sequence[SideEntry]) -> None:
        """Show other lines."""
        new = tuple(entries)
        if [each.key for each in new] == [each.key for each in self._entries]:
            changed = [at for at, (one, other) in enumerate(zip(new, self._entries, strict=True)) if one != other]
            self._entries = new
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._entries = new
        self.endResetModel()

    def find(self, key: str) -> QModelIndex:
        """The line of a key; invalid where there is none."""
        for at, each in enumerate(self._entries):
            if each.key == key:
                return self.index(at)
        return QModelIndex()

    def entry_at(self, index: Index) -> SideEntry | None:
        """The entry at an index."""
        return self._entries[index.row()] if index.isValid() and index.row() < len(self._entries) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, what a screen reader says, and the entry itself."""
        entry = self.entry_at(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry.spoken or entry.text
            case Qt.ItemDataRole.UserRole:
                return entry
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings that do not fold are passed over."""
        entry = self.entry_at(index)
        if entry is None or (entry.head and entry.folded is None):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class SideDelegate(QStyledItemDelegate):
    """Draws the lines: what is on has the colour of the accent, and its icon is filled."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink(look)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Height from the fonts."""
        style: Any = option  # PySide6 types none of its fields
        width = style.widget.viewport().width() if style.widget is not None else 200
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, SideEntry) and entry.head:
            return QSize(width, round(self._ink.face(Size.LABEL, bold=True).height + 18))
        return QSize(width, max(34, round(self._ink.face(Size.BODY).height + 15)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, SideEntry):
            return
        style: Any = option
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(style.rect).adjusted(10, 1, -10, -1)
        focused = bool(style.state & QStyle.StateFlag.State_HasFocus)
        if entry.head:
            self._draw_head(painter, room, entry, focused=focused)
        else:
            self._draw_entry(painter, room, entry, style.state, focused=focused)
        painter.restore()

    def _draw_head(self, painter: QPainter, room: QRectF, entry: SideEntry, *, focused: bool) -> None:
        ink = self._ink
        face = ink.face(Size.LABEL, bold=True)
        top = room.bottom() - face.height - 5
        line = QRectF(room.left() + 7, top, room.width() - 34, face.height)
        ink.text(painter, line, entry.text, face, "text2")
        if entry.folded is not None:
            icon = "caret-right" if entry.folded else "caret-down"
            ink.icon(painter, room.right() - 24, top - 1, icon, "text2", 16)
        if focused:
            self._ring(painter, room.adjusted(0, 6, 0, 0))

    def _draw_entry(
        self, painter: QPainter, room: QRectF, entry: SideEntry, state: QStyle.StateFlag, *, focused: bool
    ) -> None:
        ink = self._ink
        if entry.on or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("accent_soft" if entry.on else "hover"))
            painter.drawRoundedRect(room, 7, 7)
        if focused:
            self._ring(painter, room)
        face, small = ink.face(Size.BODY, bold=False), ink.face(Size.SMALL)
        middle = room.center().y()
        left = room.left() + _PAD
        if entry.icon:
            ink.icon(painter, left, middle - 8, entry.icon, "accent" if entry.on else entry.tone, 16)
            left += 24
        right = room.right() - _PAD
        if entry.count is not None:
            count = f"{entry.count:,}"
            width = max(
                10.0, small.metrics.horizontalAdvance(count) + 2
            )  # a single 1 is narrower than any text is drawn
            place = QRectF(right - width, middle - small.height / 2, width + 1, small.height)
            ink.text(painter, place, count, small, "text2")
            right -= width + 8
        place = QRectF(left, middle - face.height / 2, right - left, face.height)
        ink.text(painter, place, entry.text, face, "accent" if entry.on else "text")

    def _ring(self, painter: QPainter, room: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._ink.colour("accent"), 2))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 7, 7)


class SideList(QListView):
    """Picked by click, Enter or Space; the arrow keys only move. `asked` wants a menu for a key at a place of the screen."""

    picked = Signal(str)
    asked = Signal(str, QPoint)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SideModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(SideDelegate(look, self))
        self.setAccessibleName(name)
        self.setProperty("side", "true")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def set_entries(self, entries: Sequence[SideEntry]) -> None:
        """Show other lines; the current one stays current where it is still there."""
        current = self.lines.entry_at(self.currentIndex())
        offset = self.verticalScrollBar().value()
        self.lines.set_entries(entries)
        if current is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.find(current.key))
            self.verticalScrollBar().setValue(offset)

    def pick(self, index: QModelIndex) -> None:
        """Tell that a line was picked."""
        entry = self.lines.entry_at(index)
        if entry is not None and self.lines.flags(index) & Qt.ItemFlag.ItemIsEnabled:
            self.picked.emit(entry.key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click picks."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self.pick(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space pick."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.pick(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """By the right button or the menu key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        entry = self.lines.entry_at(index)
        if entry is not None:
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.asked.emit(entry.key, place)
        event.accept()
