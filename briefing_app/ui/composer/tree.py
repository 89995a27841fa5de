"""The sections of an outline with their blocks, as a tree that folds: where each row stands, and which are open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from briefing_app.ui.composer.model import OutlineModel

Index = QModelIndex | QPersistentModelIndex


class OutlineTree(QTreeView):
    """Rows as wide as the tree. New sections are open; those that were folded stay so."""

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: set[str] = set()
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(32)
        model.rowsInserted.connect(self._unfold_new)
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))

    @property
    def outline_model(self) -> OutlineModel:
        """What is shown."""
        return self._model

    def rect_of(self, index: Index) -> QRect:
        """Of a row, as wide as the tree."""
        rect = self.visualRect(index)
        return QRect(0, rect.top(), self.viewport().width(), rect.height())

    def bottom_of(self, index: QModelIndex) -> int:
        """Where a row ends, with what is open below it."""
        inside = self._model.rowCount(index)
        if inside and self.isExpanded(index):
            index = self._model.index(inside - 1, 0, index)
        return self.rect_of(index).bottom()

    # -- folding -----------------------------------------------------------------------------------------------------

    @property
    def folded(self) -> frozenset[str]:
        """The ids of the sections that are folded."""
        return frozenset(self._folded)

    def fold(self, ids: Iterable[str]) -> None:
        """Fold these sections."""
        for id in ids:
            index = self._model.find(id)
            if index.isValid():
                self.collapse(index)

    def _note_fold(self, index: QModelIndex, *, folded: bool) -> None:
        row = self._model.row_at(index)
        if row is not None and folded:
            self._folded.add(row.id)
        elif row is not None:
            self._folded.discard(row.id)

    def _unfold_new(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid():
            return
        for at in range(first, last + 1):
            index = self._model.index(at, 0)
            row = self._model.row_at(index)
            if row is not None and row.id not in self._folded:
                self.expand(index)
