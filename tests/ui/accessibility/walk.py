"""What a person who cannot see the window, or cannot use a mouse, or needs large type, would run into on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from briefing_app.ui.widgets.scroll_area import ScrollArea

_ROLE = QAccessible.Role
_SPEECHLESS = {_ROLE.NoRole, _ROLE.Client, _ROLE.Window, _ROLE.Grouping, _ROLE.Border}
_LEAST = 28  # pixels of a target, as the study asks
_LEAST_IN_TEXT = 24  # of a target in a line of text, as WCAG 2.2 asks
_CHINESE = "[\u3400-\u9fff]"
_FOREIGN = re.compile(f"{_CHINESE}, |, {_CHINESE}")
_ROWS = 12  # of each list; the rest is made by the same code


def list_usable(top: QWidget) -> Iterator[QWidget]:
    """What can be used by mouse or keyboard and is seen."""
    for each in top.findChildren(QWidget):
        if (
            not each.isVisibleTo(top)
            or each.window() is not top.window()
            or isinstance(each, (QScrollBar, QHeaderView))
        ):
            continue
        if each.objectName().startswith("qt_") or isinstance(each.parent(), (QComboBox, QAbstractSpinBox)):
            continue
        if is_inside_field(each) or is_passive(each):
            continue
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QTabBar, QAbstractItemView)
        if isinstance(each, kinds) or each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield each


def is_inside_field(widget: QWidget) -> bool:
    """The magnifying glass or cross in a search field."""
    return isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QLineEdit)


def is_passive(widget: QWidget) -> bool:
    """An area that only scrolls, a label whose text can be marked with the mouse, Qt's corner of a table (as Ctrl+A)."""
    if widget.inherits("QTableCornerButton"):
        return True
    return type(widget) is QLabel or (
        type(widget) is QAbstractScrollArea and widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    )


def describe(widget: QWidget) -> str:
    """Enough to find it."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName() or widget.objectName()}”"


def read(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader is given."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    assert spoken is not None
    return spoken


def find_speechless(top: QWidget) -> list[str]:
    """Controls without a name, or with a role that says nothing."""
    found = []
    for each in list_usable(top):
        spoken = read(each)
        if not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{describe(each)} has no name")
        if spoken.role() in _SPEECHLESS:
            found.append(f"{describe(each)} is spoken as {spoken.role().name}")
        if isinstance(each, QTabBar) and not all(each.tabText(at).strip() for at in range(each.count())):
            found.append(f"{describe(each)} has a tab without a name")
    return found


def find_mute_rows(top: QWidget) -> list[str]:
    """Rows of lists and trees, and cells of tables, that a screen reader would pass over or read in pieces."""
    found = []
    for view in top.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisibleTo(top) or view.window() is not top.window():
            continue
        for index in _list_indexes(view):
            text = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole) or "")
            usable = model.flags(index) & Qt.ItemFlag.ItemIsSelectable
            is_cell = isinstance(view, QTableView)
            if usable and not is_cell and not text.strip():
                found.append(f"{describe(view)} row {index.row()} says nothing")
            if "\n" in text:
                found.append(f"{describe(view)} row {index.row()} speaks in several lines: {text!r}")
            if "{" in text:
                found.append(f"{describe(view)} row {index.row()} speaks a placeholder: {text!r}")
    return found


def find_foreign_pauses(top: QWidget) -> list[str]:
    """Lines read aloud whose parts are joined by the comma of English between two Chinese words."""
    spoken = [(describe(each), each.accessibleName()) for each in top.findChildren(QWidget) if each.isVisibleTo(top)]
    for view in top.findChildren(QAbstractItemView):
        if view.isVisibleTo(top):
            rows = (index.data(Qt.ItemDataRole.AccessibleTextRole) for index in _list_indexes(view))
            spoken += [(describe(view), str(row or "")) for row in rows]
    return [f"{where} pauses like English: {text!r}" for where, text in spoken if _FOREIGN.search(text)]


def _list_indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, root = view.model(), view.rootIndex()
    columns = model.columnCount(root) if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(root), _ROWS)):
        for column in range(columns):
            index = model.index(row, column, root)
            yield index
            if isinstance(view, QTreeView):
                for inner in range(min(model.rowCount(index), 3)):
                    yield model.index(inner, 0, index)


def find_wide_contents(top: QWidget) -> list[str]:
    """Panes that scroll up and down only, with something in them that is wider and so cut off."""
    return [
        f"{describe(area)} shows {area.viewport().width()} of {area.widget().width()} pixels"
        for area in top.findChildren(ScrollArea)
        if area.isVisibleTo(top)
        and area.window() is top.window()
        and area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        and area.widget().width() > area.viewport().width()
    ]


def find_small_targets(top: QWidget) -> list[str]:
    """Buttons that a shaking hand would miss."""
    found = []
    for each in list_usable(top):
        if not isinstance(each, (QAbstractButton, QComboBox, QLineEdit)):
            continue
        least = _LEAST_IN_TEXT if each.property("crumb") else _LEAST
        if min(each.width(), each.height()) < least:
            found.append(f"{describe(each)} is {each.width()} × {each.height()}")
    return found


def find_clipped(top: QWidget) -> list[str]:
    """Words that do not have the room they need; labels that shorten themselves say the rest in their tool tip."""
    found = []
    for each in top.findChildren(QWidget):
        if not each.isVisibleTo(top) or each.window() is not top.window() or type(each).__name__ == "ElidedLabel":
            continue
        if isinstance(each, QLabel) and each.text():
            room = each.contentsRect()
            if each.wordWrap():
                if each.heightForWidth(each.width()) > each.height() + 1:
                    found.append(
                        f"{describe(each)} needs {each.heightForWidth(each.width())} of {each.height()} in height"
                    )
                continue
            wanted = each.sizeHint()
            if wanted.width() > each.width() + 1 or each.fontMetrics().height() > room.height() + 1:
                found.append(f"{describe(each)} needs {wanted.toTuple()} of {each.size().toTuple()}")
        elif isinstance(each, QAbstractButton) and each.text() and not is_inside_field(each):
            wanted = each.minimumSizeHint()
            if wanted.width() > each.width() + 1 or _ink_height(each) > each.height():
                found.append(f"{describe(each)} needs {wanted.toTuple()} of {each.size().toTuple()}")
        elif isinstance(each, (QLineEdit, QComboBox)) and _ink_height(each) > each.height():
            found.append(f"{describe(each)} is too low for its type: {each.height()}")
    return found


def _ink_height(widget: QWidget) -> float:
    """How high the characters themselves are, with the edge of the control: Chinese fonts ask for more air than they use."""
    return 1.15 * widget.font().pixelSize() + 2


def find_outside(top: QWidget) -> list[str]:
    """Controls that stick out of what they lie in and cannot be scrolled to."""
    found = []
    for each in list_usable(top):
        if not each.isEnabled() or each.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue  # in a pane that is folded
        around = each.parentWidget()
        while around is not None and around is not top and not _scrolls(around):
            place = QRect(each.mapTo(around, QPoint(0, 0)), each.size())
            if not around.rect().adjusted(-1, -1, 1, 1).contains(place):
                found.append(
                    f"{describe(each)} at {place.getRect()} is cut by {type(around).__name__} {around.size().toTuple()}"
                )
                break
            around = around.parentWidget()
    return found


def _scrolls(widget: QWidget) -> bool:
    """Whether it is what moves in an area that scrolls, or that area."""
    parent = widget.parentWidget()
    viewport = parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
    return viewport or isinstance(widget, QAbstractScrollArea)


def walk_with_tab(top: QWidget, most: int = 400) -> tuple[list[QWidget], list[str]]:
    """Where Tab goes from where the focus is until it comes back there, and of which stops nobody sees that they have it."""
    stops: list[QWidget] = []
    unseen = []
    for _ in range(most):
        focus = QApplication.focusWidget()
        if focus is None or focus in stops:
            break
        stops.append(focus)
        with_focus = _picture(top, focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        for _ in range(most):  # in a table it goes from cell to cell first, in the guide from link to link
            if not isinstance(focus, (QTableView, QTextBrowser)) or QApplication.focusWidget() is not focus:
                break
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not focus and focus.isVisible() and with_focus == _picture(top, focus):
            unseen.append(f"nobody sees that {describe(focus)} has the focus")
    return stops, unseen


def _picture(top: QWidget, widget: QWidget) -> QImage:
    place = QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return top.grab(place).toImage()


def find_unreached(usable: Sequence[QWidget], stops: list[QWidget]) -> list[str]:
    """What could be used before and after the walk, but Tab never came to; of a group of choices one stop is enough."""
    reached = set(stops) | {proxy for each in stops if (proxy := each.focusProxy()) is not None}
    found = []
    for each in usable:
        if each in reached or not each.isEnabled() or each.focusProxy() in reached:
            continue
        group = each.group() if isinstance(each, QAbstractButton) else None
        if group is not None and reached & set(group.buttons()):
            continue
        found.append(f"{describe(each)} is never reached by Tab")
    return found


def find_leaps(top: QWidget, stops: list[QWidget]) -> list[str]:
    """Steps of Tab that go back up and to the left, against the order in which one reads; from the end it goes home."""
    places = {each: QRect(each.mapTo(top, QPoint(0, 0)), each.size()) for each in stops if top.isAncestorOf(each)}
    home = min(places, key=lambda each: (places[each].left(), places[each].top()))
    found = []
    for before, after in pairwise(places):
        here, there = places[before], places[after]
        if after is not home and there.bottom() < here.top() and there.right() < here.left():
            found.append(f"Tab leaps from {describe(before)} to {describe(after)}")
    return found
