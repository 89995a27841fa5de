"""A window into the window, for tests that use the started program from outside: what can be seen, one JSON line a state.

Off unless `HETAO_BRIEFING_PROBE` names a file; then each state that has settled is added to it as one line:

    {"page": "composer", "id": "…", "title": "…", "focus": "Title", "busy": false,
     "things": [{"kind": "QPushButton", "name": "Export", "text": "Export", "note": "", "rect": [x, y, width, height],
                 "enabled": true, "checked": false, "window": 0}, …],
     "rows": [{"list": "Outline", "text": "…", "rect": […], "current": true, "chosen": true, "window": 0}, …]}

Names and texts are those that a screen reader is given; rectangles are in pixels of the screen, cut to what can be seen.
`window` counts the windows from the newest, so that a dialog or a menu is 0 while it is open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from briefing_app.ui.window import MainWindow

_PACE = 60  # milliseconds; a state that is the same twice has settled
_MOST_ROWS = 200  # of one list; more cannot be seen
Seen = dict[str, object]


class Probe(QObject):
    """Lives as long as the window."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._before: Seen = {}
        self._written: Seen = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look once more; a state that has not changed since the last look is written, unless it was already."""
        now = read_state(self._window)
        if now == self._before and now != self._written:
            self._written = now
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(now, ensure_ascii=False) + "\n")
        self._before = now


def read_state(window: MainWindow) -> Seen:
    """What can be seen now."""
    page, focus, service = window.page, QApplication.focusWidget(), window.service
    tops = [each for each in reversed(QApplication.topLevelWidgets()) if each.isVisible()]
    tops.sort(key=lambda top: (not isinstance(top, QMenu), not top.isActiveWindow(), top is window))
    return {
        "page": page.where.page if page is not None else "",
        "id": page.where.id if page is not None else "",
        "title": window.windowTitle(),
        "focus": _name(focus) if focus is not None else "",
        "busy": service is not None and service.busy,
        "things": [thing for at, top in enumerate(tops) for thing in _list_things(top, at)],
        "rows": [row for at, top in enumerate(tops) for row in _list_rows(top, at)],
    }


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or _text(widget) or widget.objectName()


def _text(widget: QWidget) -> str:
    match widget:
        case QAbstractButton() | QLabel() | QLineEdit():
            return widget.text()
        case QPlainTextEdit() | QTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
    return ""


def _list_things(top: QWidget, at: int) -> Iterator[Seen]:
    for widget in [top, *top.findChildren(QWidget)]:
        speaks = widget.accessibleName() or _text(widget) or isinstance(widget, (QTabBar, QMenu))
        if not speaks or not widget.isVisible() or widget.window() is not top:
            continue
        rect = _seen(widget, widget.rect())
        if rect.isEmpty():
            continue
        parts = [(_name(widget), rect, widget.isEnabled(), isinstance(widget, QAbstractButton) and widget.isChecked())]
        if isinstance(widget, QTabBar):
            parts = [
                (
                    widget.tabText(tab),
                    _seen(widget, widget.tabRect(tab)),
                    widget.isTabEnabled(tab),
                    tab == widget.currentIndex(),
                )
                for tab in range(widget.count())
            ]
        elif isinstance(widget, QMenu):
            parts = [
                (
                    each.text().replace("&", ""),
                    _seen(widget, widget.actionGeometry(each)),
                    each.isEnabled(),
                    each.isChecked(),
                )
                for each in widget.actions()
                if not each.isSeparator() and each.isVisible()
            ]
        for name, place, enabled, checked in parts:
            yield {
                "kind": type(widget).__name__,
                "name": name.replace("&&", "&"),
                "text": _text(widget).replace("&&", "&"),
                "note": widget.accessibleDescription(),
                "rect": _numbers(place),
                "enabled": enabled,
                "checked": checked,
                "window": at,
            }


def _seen(widget: QWidget, rect: QRect) -> QRect:
    """What of a rectangle in a widget is not cut off by those around it, on the screen."""
    around: QWidget | None = widget
    here = rect
    while around is not None:
        here = here.intersected(around.rect())
        if around.isWindow():
            return QRect(around.mapToGlobal(here.topLeft()), here.size())
        here = here.translated(around.pos())
        around = around.parentWidget()
    return QRect()


def _numbers(rect: QRect) -> list[int]:
    return [rect.x(), rect.y(), rect.width(), rect.height()]


def _list_rows(top: QWidget, at: int) -> Iterator[Seen]:
    for view in top.findChildren(QAbstractItemView):
        model: QAbstractItemModel | None = view.model()
        if not view.isVisible() or view.window() is not top or model is None:
            continue
        choice = view.selectionModel()
        for index in _list_indexes(view):
            rect = _seen(view.viewport(), view.visualRect(index))
            if rect.isEmpty():
                continue
            text = model.data(index, Qt.ItemDataRole.AccessibleTextRole) or model.data(
                index, Qt.ItemDataRole.DisplayRole
            )
            yield {
                "list": _name(view),
                "text": str(text or ""),
                "rect": _numbers(rect),
                "current": view.currentIndex() == index,
                "chosen": choice.isSelected(index),
                "window": at,
            }


def _list_indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """The rows that can be seen, from the top; of a tree those that are unfolded."""
    model = view.model()
    if isinstance(view, QTreeView):
        index = view.indexAt(QPoint(view.viewport().width() // 2, 1))
        for _ in range(_MOST_ROWS):
            if not index.isValid() or view.visualRect(index).top() > view.viewport().height():
                return
            yield index
            index = view.indexBelow(index)
        return
    first = view.indexAt(QPoint(24, 24))
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView) else 1
    for row in range(max(first.row() - 1, 0), min(model.rowCount(), first.row() + _MOST_ROWS)):
        for column in range(columns):
            yield model.index(row, column)
