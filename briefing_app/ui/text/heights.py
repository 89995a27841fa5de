"""Fields that stand side by side are as high as the highest of them wants to be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from briefing_app.ui.text.fields import TextField
from briefing_app.ui.text.figure_field import FigureField


class HeightGroup(QObject):
    """Fields in one row; those that are hidden do not count."""

    def __init__(self, fields: Sequence[FigureField | TextField], parent: QObject) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self._busy = False
        for field in fields:
            field.height_wanted.connect(self.level)

    def level(self) -> None:
        """Make all as high as the highest."""
        if self._busy:
            return
        self._busy = True
        high = max((each.wanted_height for each in self._fields if not each.isHidden()), default=0)
        for field in self._fields:
            field.set_least_height(high)
        self._busy = False
