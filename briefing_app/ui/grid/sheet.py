"""What every spreadsheet of the window looks like: the grid, and the preview of a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.text import line_height
from briefing_app.ui.look import Look


def dress_sheet(view: QTableView, look: Look, name: str, air: int) -> None:
    """Give a view the look and the name of a spreadsheet, with so many pixels above and below the words of a cell.

    Tab leaves it as any control; rows are numbered and of one height. The view has its model, heads and property `grid`,
    by which the style sheet knows it, before: fonts of heads set earlier would be another size.
    """
    view.setAccessibleName(name)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setFont(look.fonts.font())
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(round(line_height(look.fonts.font())) + 2 * air)
    rows.setFont(look.fonts.font(Size.SMALL))
    rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
