"""Folding of the filters and the reader: by buttons, by dragging, and by itself where it becomes too narrow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from briefing_app.ui.facts.head import FactsHead
from briefing_app.ui.facts.side import FactsSide

WIDTHS = [212, 560, 392]
_ROOM = 760  # device-independent pixels at 100 %; in less the filters fold by themselves


class Folds(QObject):
    """Pane 0 of the splitter are the filters, 2 is the reader. What is folded takes no focus."""

    def __init__(self, splitter: QSplitter, head: FactsHead, side: FactsSide, right: QWidget, scale: float) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._head = head
        self._side = side
        self._right = right
        self._scale = scale
        self._tight = False
        self._widths = list(WIDTHS)  # of the panes before they were folded
        head.folded.connect(self.fold)
        splitter.splitterMoved.connect(self.show_state)

    def fold(self, pane: int) -> None:
        """Fold a pane, or show it again as wide as it was; the cards in the middle get the room and give it."""
        sizes = self._splitter.sizes()
        if sizes[pane]:
            self._widths[pane] = sizes[pane]
            change = -sizes[pane]
        else:
            change = min(self._widths[pane], sizes[1])
        sizes[pane] += change
        sizes[1] -= change
        self._splitter.setSizes(sizes)
        self.show_state()

    def fit(self, width: int) -> None:
        """The filters fold where there is too little room for three panes, and come back where there is enough again."""
        tight = width < _ROOM * self._scale
        if tight != self._tight:
            self._tight = tight
            if (self._splitter.sizes()[0] > 0) is tight:
                self.fold(0)

    def show_state(self) -> None:
        """After the splitter was moved or restored."""
        sizes = self._splitter.sizes()
        self._head.fold_side.setChecked(sizes[0] > 0)
        self._head.fold_reader.setChecked(sizes[2] > 0)
        self._side.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if sizes[0] else Qt.FocusPolicy.NoFocus)
        self._side.add.setEnabled(sizes[0] > 0)
        self._right.setEnabled(sizes[2] > 0)
