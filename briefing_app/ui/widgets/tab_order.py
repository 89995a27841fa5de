"""The way that Tab takes, where parts of a page are made later than what stands below them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def list_stops(part: QWidget) -> list[QWidget]:
    """What Tab comes to within a part, in the order in which it was made; lists that open are windows of their own."""
    window = part.window()
    inside = [part, *part.findChildren(QWidget)]
    return [each for each in inside if each.window() is window and each.focusPolicy() != Qt.FocusPolicy.NoFocus]


def find_previous(widget: QWidget) -> QWidget:
    """What comes before a widget in the ring of its window."""
    window, before = widget.window(), widget.previousInFocusChain()
    while before is not None and before.window() is not window:
        before = before.previousInFocusChain()
    assert before is not None  # the chain is a ring
    return before


def put_in_order(stops: Iterable[QWidget]) -> None:
    """Let Tab come to these one after the other."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def put_behind(before: QWidget, part: QWidget) -> None:
    """Let Tab come to a part right after a widget, and then to what came after the widget so far."""
    put_in_order([before, *list_stops(part)])
