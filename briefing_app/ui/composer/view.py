"""The outline as a tree: chosen, folded, renamed and rearranged by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QStyleOptionViewItem, QWidget

from briefing_app.ui.composer.acts import Spot
from briefing_app.ui.composer.delegate import CARET, Mark, OutlineDelegate
from briefing_app.ui.composer.dropping import draw_dragged, find_spot, paint_ghosts, paint_spot
from briefing_app.ui.composer.model import OutlineModel
from briefing_app.ui.composer.rows import Outline, OutlineRow
from briefing_app.ui.composer.tree import Index, OutlineTree
from briefing_app.ui.lists.mime import Item, read_items
from briefing_app.ui.look import Look

_SPRING = 500  # milliseconds over a folded section until it opens


class OutlineView(OutlineTree):
    """Emits what the person chose; `opened` for Enter or a double click on a block, `menu_asked` with a place on the screen."""

    choice_changed = Signal()
    opened = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, look: Look, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._look = look
        self._delegate = OutlineDelegate(look, self)
        self._spot: Spot | None = None
        self._quiet = False
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(look.say("composer.outline"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(True)
        self.setAutoScrollMargin(36)
        # Qt's own also folds, and asks for the mouse, which some systems do not tell in a drag.
        self._spring = QTimer(self)
        self._spring.setSingleShot(True)
        self._spring.setInterval(_SPRING)
        self._spring.timeout.connect(self._spring_open)
        model.dropped.connect(self._take_dropped)
        self.selectionModel().selectionChanged.connect(self._tell_choice)
        self.selectionModel().currentChanged.connect(self._tell_choice)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_outline(self, outline: Outline) -> None:
        """Show another outline; what is chosen, folded and in sight stays."""
        empty = self._model.rowCount() == 0
        self._model.set_outline(outline)
        self.scheduleDelayedItemsLayout()  # an empty section is higher than one with blocks
        if empty or self._model.rowCount() == 0:
            self.viewport().update()

    # -- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def current(self) -> OutlineRow | None:
        """The row with the cursor."""
        return self._model.row_at(self.currentIndex())

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen: sections and blocks."""
        rows = (self._model.row_at(each) for each in self.selectionModel().selectedIndexes())
        return tuple(row.id for row in rows if row is not None)

    def has(self, ids: Iterable[str]) -> bool:
        """Whether any of these is in the outline."""
        return any(self._model.find(id).isValid() for id in ids)

    def choose(self, ids: Iterable[str], *, quiet: bool = False) -> bool:
        """Choose things and open their sections, the last with the cursor; False where none is in the outline.

        `quiet` does not tell anybody.
        """
        found = [index for id in ids if (index := self._model.find(id)).isValid()]
        if not found:
            return False
        chosen = QItemSelection()
        for index in found:
            chosen.select(index, index)
            if index.parent().isValid():
                self.expand(index.parent())
        flags = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        self.selectionModel().setCurrentIndex(found[-1], flags.NoUpdate)
        self._quiet = False
        self.executeDelayedItemsLayout()
        self.scrollTo(found[0])
        self.scrollTo(found[-1])
        if not quiet:
            self._tell_choice()
        return True

    def rename(self) -> None:
        """Write another title over that of the section with the cursor, or of the section of that block."""
        index = self.currentIndex()
        section = index.parent() if index.parent().isValid() else index
        if section.isValid() and self.state() is not QAbstractItemView.State.EditingState:
            self.setCurrentIndex(section)
            self.edit(section)

    def keep(self) -> None:
        """Keep a title that is being written."""
        editor: QWidget | None = self.indexWidget(self.currentIndex())
        if self.state() == QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    # -- drawing -----------------------------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """The whole row is the delegate's: Qt would draw its own selection behind it."""
        del options
        row = self._model.row_at(index)
        if row is None:
            return
        target = self._spot is not None and row.is_section and row.id == self._spot.section_id
        mark = Mark(
            chosen=self.selectionModel().isSelected(index),
            focused=self.hasFocus() and self.currentIndex() == index,
            over=self._spot is None and self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) == index
            if self.viewport().underMouse()
            else False,
            folded=row.is_section and not self.isExpanded(index),
            edited=self.indexWidget(index) is not None or (row.is_section and self._is_edited(index)),
            target=target and not self.isExpanded(index),
        )
        self._delegate.draw(painter, self.rect_of(index), row, mark)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The rows, and over them where a drop would go; an empty outline shows what will stand here."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._model.rowCount() == 0:
            paint_ghosts(painter, self._look, self.viewport().width(), self._delegate.block_height)
        elif self._spot is not None:
            paint_spot(painter, self._look, self, self._spot)
        painter.end()

    def _is_edited(self, index: Index) -> bool:
        return self.state() == QAbstractItemView.State.EditingState and self.currentIndex() == index

    # -- dragging ----------------------------------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag what is chosen. What comes of it is the workspace's doing; nothing is removed here."""
        indexes = self.selectionModel().selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        data = self._model.mimeData(indexes)
        drag.setMimeData(data)
        items = read_items(data)
        row = self._model.row_at(self._model.find(items[0].id))
        assert row is not None
        drag.setPixmap(draw_dragged(self._look, self._delegate, row, len(items), self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(24, 18))
        drag.exec(actions, Qt.DropAction.MoveAction)
        self._set_spot(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Things of ours are welcome."""
        super().dragEnterEvent(event)
        if read_items(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where they would go; Qt scrolls at the edges and opens folded sections."""
        super().dragMoveEvent(event)
        items = read_items(event.mimeData())
        spot = self.find_spot(event.position().toPoint(), items) if items else None
        self._set_spot(spot)
        if spot is None:
            event.ignore()
            return
        event.setDropAction(self._action(event, items))
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing will be dropped."""
        super().dragLeaveEvent(event)
        self._set_spot(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Put the things where the mark is."""
        items = read_items(event.mimeData())
        spot = self.find_spot(event.position().toPoint(), items) if items else None
        self._set_spot(None)
        self.setState(QAbstractItemView.State.NoState)
        self.stopAutoScroll()
        if spot is None:
            event.ignore()
            return
        action = self._action(event, items)
        event.setDropAction(action)
        event.accept()
        parent = self._model.find(spot.section_id) if spot.section_id else QModelIndex()
        self._model.dropMimeData(event.mimeData(), action, spot.at, 0, parent)

    def find_spot(self, place: QPoint, items: Sequence[Item]) -> Spot | None:
        """Where things dropped at this place of the viewport go; see `dropping.find_spot`."""
        return find_spot(self, place, items)

    def _action(self, event: QDropEvent, items: Sequence[Item]) -> Qt.DropAction:
        """Things of this outline move, unless Ctrl asks for a copy; all else is copied."""
        ours = all(each.kind in ("block", "section") and self._model.find(each.id).isValid() for each in items)
        copied = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return Qt.DropAction.MoveAction if ours and not copied else Qt.DropAction.CopyAction

    def _set_spot(self, spot: Spot | None) -> None:
        if spot == self._spot:
            return
        self._spot = spot
        self.viewport().update()
        section = self._model.find(spot.section_id) if spot is not None and spot.section_id else QModelIndex()
        if section.isValid() and not self.isExpanded(section):
            self._spring.start()
        else:
            self._spring.stop()

    def _spring_open(self) -> None:
        if self._spot is not None:
            self.expand(self._model.find(self._spot.section_id))

    def _take_dropped(self, ids: tuple[str, ...]) -> None:
        self.choose(ids)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events ------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on the caret folds."""
        index = self.indexAt(event.position().toPoint())
        row = self._model.row_at(index)
        if row is not None and row.is_section and event.position().x() < CARET - 2:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A section is renamed, a block opened."""
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if row is None or (row.is_section and event.position().x() < CARET - 2):
            self.mousePressEvent(event)
        elif row.is_section:
            self.rename()
        else:
            self.opened.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens what has the cursor; letters find nothing here, for titles are long."""
        row = self.current
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing and row is not None:
            self.opened.emit(row.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu at the mouse, or under the cursor's row when a key asked for it."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.rect_of(self.currentIndex()).center() if self.current else QPoint(40, 20)
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Qt puts the cursor on the first row of a tree that is entered; it is then chosen as well."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))
        elif self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as wide as the tree."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width())
        self.scheduleDelayedItemsLayout()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self.viewport().update()

    def _tell_choice(self) -> None:
        if not self._quiet:
            self.choice_changed.emit()
