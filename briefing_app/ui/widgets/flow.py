"""A layout that sets widgets in lines like words, as many in a line as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_Sized = tuple[QLayoutItem, QSize]


class FlowLayout(QLayout):
    """Chips and pills. Widgets wider than the line are made as narrow as it is."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, centred: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._centred = centred  # each item in the middle of its line's height, not at its top
        self._stretch = -1  # the place before which a line has what room it leaves
        self.setContentsMargins(QMargins())
        if parent is not None:
            parent.setLayout(self)
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            parent.setSizePolicy(policy)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take an item at the end."""
        self._items.append(item)

    def add_stretch(self) -> None:
        """What is added from now on stands at the right end of its line."""
        self._stretch = len(self._items)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The item at a place; Qt asks behind the end to know where that is."""
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Give an item away."""
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """What the lines take."""
        return self._set(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Place all items."""
        super().setGeometry(rect)
        self._set(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        sizes = [each.sizeHint() for each in self._items if not each.isEmpty()]
        width = sum(each.width() for each in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((each.height() for each in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """One short item."""
        sizes = [each.minimumSize() for each in self._items if not each.isEmpty()]
        return QSize(24, max((each.height() for each in sizes), default=0))

    def _set(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._break(rect.width()):
            high = max(size.height() for _, size in line)
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), high))
            y += high + self._gap
        return max(0, y - self._gap - rect.y())

    def _break(self, width: int) -> list[list[_Sized]]:
        lines: list[list[_Sized]] = []
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(24, width), 10_000))
            if not lines or taken + size.width() > width:
                lines.append([])
                taken = 0
            lines[-1].append((item, size))
            taken += size.width() + self._gap
        return lines

    def _place(self, line: list[_Sized], rect: QRect) -> None:
        left = rect.width() - sum(size.width() for _, size in line) - self._gap * (len(line) - 1)
        after = self._items[self._stretch :] if self._stretch >= 0 else []
        x = rect.x()
        for item, size in line:
            if after and item in after:
                x, after = x + max(0, left), []
            high = rect.height() if self._centred else size.height()  # Qt centres what does not grow
            item.setGeometry(QRect(x, rect.y(), size.width(), high))
            x += size.width() + self._gap
