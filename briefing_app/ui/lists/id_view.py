"""A list of things by id: keeps what is chosen and where it stands when the list changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from briefing_app.ui.lists.id_list import IdListModel, ListedRow

_MOST_KEPT = 5_000  # chosen things that are found again one by one


class IdList(QListView):
    """Shows an `IdListModel` with a delegate.

    `chosen` tells that the selection or the current row is another, `opened` that a row was asked for by Enter or double click
    (its id), `asked` that a menu is wanted at a place of the screen.
    """

    chosen = Signal()
    opened = Signal(str)
    asked = Signal(QPoint)

    def __init__(
        self,
        model: IdListModel[ListedRow],
        delegate: QStyledItemDelegate,
        name: str,
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the list.

        Args:
            model: What is listed; belongs to the list from now on.
            delegate: Draws rows that are all as high; belongs to the list from now on.
            name: Spoken when the list is entered.
            several: Whether several rows can be chosen.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._ids: IdListModel[ListedRow] = model
        self._quiet = False
        model.setParent(self)
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)  # else Qt asks for the height of every one of a hundred thousand rows
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(32)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._open)

    # -- what is chosen ----------------------------------------------------------------------------------------------

    @property
    def ids_model(self) -> IdListModel[Any]:
        """What is listed."""
        return self._ids

    @property
    def current_id(self) -> str:
        """The thing that the keys move from; empty where there is none."""
        return self._ids.id_at(self.currentIndex())

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The things chosen, in the order of the list."""
        ids = self._ids.ids
        rows = {row for top, bottom in self._ranges() for row in range(top, bottom + 1)}
        return tuple(ids[row] for row in sorted(rows) if row < len(ids))

    @property
    def selected_count(self) -> int:
        """How many things are chosen."""
        return sum(bottom - top + 1 for top, bottom in self._ranges())

    def select(self, ids: Iterable[str], current: str = "", *, scroll: bool = True) -> bool:
        """Choose these things, as far as they are listed, and tell once; False where none is."""
        places = sorted(set(self._ids.find_rows(ids)))
        return self._select_rows(places, self._ids.find_row(current) if current else -1, scroll=scroll)

    def show_ids(self, ids: Sequence[str], *, first: bool = True) -> None:
        """List other things; those chosen stay chosen where they are listed still.

        Where none of them is, the row that has taken the place of the current one is chosen, or with `first` the first.
        """
        old_row, old_id = self.currentIndex().row(), self.current_id
        few = self.selected_count <= _MOST_KEPT
        kept = self.selected_ids if few else ()
        offset = self.verticalScrollBar().value()
        was_listed = len(self._ids.ids) > 0
        self._quiet = True
        self._ids.set_ids(ids)
        self._quiet = False
        places = sorted(self._ids.find_rows(kept))
        current = self._ids.find_row(old_id) if old_id else -1
        if places or current >= 0:
            self._select_rows(places or [current], current, scroll=False)
            self.verticalScrollBar().setValue(offset)
            return
        if ids and was_listed and old_row >= 0 and not first:
            self._select_rows([min(old_row, len(ids) - 1)], -1, scroll=True)
        elif ids and first:
            self._select_rows([0], -1, scroll=True)
        else:
            self.selectionModel().clear()
            self.chosen.emit()

    def _ranges(self) -> list[tuple[int, int]]:
        selection = self.selectionModel().selection()
        return [(selection.at(at).top(), selection.at(at).bottom()) for at in range(selection.count())]

    def _select_rows(self, rows: Sequence[int], current: int, *, scroll: bool) -> bool:
        model = self._ids
        if not rows:
            return False
        flag = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        start = before = rows[0]
        for row in [*rows[1:], -1]:
            if row != before + 1:
                chosen.merge(QItemSelection(model.index(start), model.index(before)), flag.Select)
                start = row
            before = row
        index = model.index(current if current in rows else rows[0])
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, flag.NoUpdate)
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        self._quiet = False
        if scroll and self.isVisible():  # else Qt does it when the list is shown, and lays the rows out only once
            self.scrollTo(index)
        self.chosen.emit()
        return True

    def _tell(self, *_: object) -> None:
        if not self._quiet:
            self.chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        if id := self._ids.id_at(index):
            self.opened.emit(id)

    # -- events ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens; everything else is as in any list."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self.current_id:
                self.opened.emit(self.current_id)
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """By the right button or the menu key: a menu for what is chosen."""
        place = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        if self.current_id:
            self.asked.emit(place)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Qt makes the first row current when a list is entered; it is then chosen as well."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as wide as the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
