"""What a person would miss on a page: names that are not spoken, words that are cut off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget


def unnamed(top: QWidget) -> list[str]:
    """Controls that can be used and have no name to speak."""
    found = []
    for each in top.findChildren(QWidget):
        if not each.isVisibleTo(top) or each.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        text = each.text() if isinstance(each, (QAbstractButton, QLabel)) else ""
        if not (each.accessibleName() or text) and not each.objectName().startswith("qt_"):
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def spilling(top: QWidget) -> list[str]:
    """Labels of several lines in which a line is longer than there is room for, as one unbroken word may be."""
    found = []
    for each in [*([top] if isinstance(top, QLabel) else []), *top.findChildren(QLabel)]:
        if each.isVisibleTo(top) and each.wordWrap() and each.text():
            room = each.contentsRect().adjusted(0, 0, 0, 1_000_000)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
            taken = each.fontMetrics().boundingRect(room, flags, QLabel.text(each)).width()  # as Qt has it
            if taken > room.width():
                found.append(f"{type(each).__name__} “{each.text()}” {taken} in {room.width()}")
    return found


def cut_off(top: QWidget) -> list[str]:
    """Buttons and one-line labels that are smaller than their words."""
    found = []
    for each in top.findChildren(QWidget):
        if (
            not each.isVisibleTo(top)
            or type(each).__name__ == "ElidedLabel"
            or not isinstance(each, (QAbstractButton, QLabel))
        ):
            continue
        if isinstance(each, QLabel) and (each.wordWrap() or not each.text()):
            continue
        if isinstance(each, QAbstractButton) and isinstance(each.parent(), QLineEdit):
            continue
        wanted, has = each.minimumSizeHint(), each.size()
        if has.width() < wanted.width() or has.height() < wanted.height():
            found.append(f"{type(each).__name__} “{each.text()}” {wanted.toTuple()} in {has.toTuple()}")
    return found
