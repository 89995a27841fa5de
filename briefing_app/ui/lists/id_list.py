"""A model over ids: a hundred thousand rows of which only those that are looked at are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QStringListModel, Qt, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.ui.lists.mime import ITEMS, Item, write_items
from briefing_app.ui.lists.rows import Index

PAGE = 64  # rows read at once
_PAGES = 96  # kept
_SEARCHED = 4  # ids that are looked for one by one; for more, the places of all are written down
_SHORT = 2_000  # rows that are taken out and put in one by one; above, the list is set anew


class Listed(Protocol):
    """A row: a frozen value with what is drawn, its title and one line for a screen reader."""

    @property
    def id(self) -> str:
        """What it stands for."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def spoken(self) -> str:
        """The row as one line."""


ListedRow = TypeVar("ListedRow", bound=Listed)


class IdListModel(QStringListModel, Generic[ListedRow]):
    """Rows by id. `failed` is emitted, later, with the BriefingError where rows could not be read; they are then empty.

    Where `kind` is given, rows can be dragged as things of this kind (`ui/lists/mime.py`).

    The strings that Qt holds here are empty and only count the rows: a list that is laid out asks for the number of rows
    once a row, which takes a quarter of a second for a hundred thousand where Python is asked.
    """

    failed = Signal(object)

    def __init__(
        self,
        read_rows: Callable[[Sequence[str]], Sequence[ListedRow]],
        kind: str = "",
        parent: QObject | None = None,
    ) -> None:
        """Make the model.

        Args:
            read_rows: Reads up to `PAGE` rows; things that are gone may be left out.
            kind: Of the things, for dragging them; empty where they cannot be dragged.
            parent: Its owner.
        """
        super().__init__(parent)
        self._read_rows = read_rows
        self._kind = kind
        self._ids: tuple[str, ...] = ()
        self._places: dict[str, int] | None = None
        self._pages: OrderedDict[int, dict[str, ListedRow]] = OrderedDict()
        self._problem: BriefingError | None = None
        self._next: tuple[str, ...] = ()
        # The first to hear that the rows have changed: who hears it after finds the ids that belong to them.
        for told in (self.modelReset, self.rowsInserted, self.rowsRemoved):
            told.connect(self._take_next)
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.timeout.connect(self._tell_problem)

    # -- what is listed ----------------------------------------------------------------------------------------------

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids in order."""
        return self._ids

    def set_ids(self, ids: Sequence[str]) -> None:
        """List other things. What is the same at both ends stays, so that selection and place are kept where they can be."""
        new = tuple(ids)
        old = self._ids
        if new == old:
            return
        start = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        most = min(len(old), len(new)) - start
        tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
        out, put = len(old) - tail, len(new) - tail
        if out - start > _SHORT or put - start > _SHORT or not old:
            self._next = new
            self.setStringList([""] * len(new))
            return
        if out > start:
            self._next = (*old[:start], *old[out:])
            self.removeRows(start, out - start)
        if put > start:
            self._next = new
            self.insertRows(start, put - start)

    def refresh(self, ids: Iterable[str] | None = None) -> None:
        """Read these rows again when they are next looked at; all of them by default."""
        if ids is None:
            self._pages.clear()
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
            return
        if not self._pages:
            return  # nobody has looked at any
        rows = self.find_rows(ids)
        for row in rows:
            self._pages.pop(row // PAGE, None)
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))

    def find_row(self, id: str) -> int:
        """Where a thing stands; -1 where it is not listed."""
        return next(iter(self.find_rows((id,))), -1)

    def find_rows(self, ids: Iterable[str]) -> list[int]:
        """Where things stand, in their order; those that are not listed are left out."""
        wanted = tuple(ids)
        if self._places is None:
            if len(wanted) <= _SEARCHED:
                return [self._ids.index(each) for each in wanted if each in self._ids]
            self._places = {each: at for at, each in enumerate(self._ids)}
        return [row for each in wanted if (row := self._places.get(each, -1)) >= 0]

    def find(self, id: str) -> QModelIndex:
        """The index of a thing; invalid where it is not listed."""
        row = self.find_row(id)
        return self.index(row) if row >= 0 else QModelIndex()

    def id_at(self, index: Index) -> str:
        """The id at an index; empty for an invalid one."""
        return self._ids[index.row()] if index.isValid() and index.row() < len(self._ids) else ""

    def row_at(self, index: Index) -> ListedRow | None:
        """The row at an index; None where the thing is gone or could not be read."""
        if not (index.isValid() and index.row() < len(self._ids)):
            return None
        page, id = index.row() // PAGE, self._ids[index.row()]
        rows = self._pages.get(page)
        if rows is None:
            rows = self._read(page)
        else:
            self._pages.move_to_end(page)
        return rows.get(id)

    # -- Qt ----------------------------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the line for a screen reader, and the row itself."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.UserRole):
            return None
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return row

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and, where they have a kind, dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return flags | flag.ItemIsDragEnabled if self._kind else flags

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """What is dragged from here stays here."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """What a drag carries."""
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 - Qt's name
        """The things of these rows, in the order of the list."""
        rows = sorted({each.row() for each in indexes})
        return write_items([Item(self._kind, self._ids[row]) for row in rows])

    # -- inside ------------------------------------------------------------------------------------------------------

    def _take_next(self) -> None:
        self._ids = self._next
        self._places = None
        self._pages.clear()

    def _read(self, page: int) -> dict[str, ListedRow]:
        wanted = self._ids[page * PAGE : (page + 1) * PAGE]
        try:
            rows = {each.id: each for each in self._read_rows(wanted)}
        except BriefingError as problem:  # Qt asks while it paints; nothing may be raised through it
            rows = {}
            self._problem = problem
            self._tell.start(0)
        self._pages[page] = rows
        while len(self._pages) > _PAGES:
            self._pages.popitem(last=False)
        return rows

    def _tell_problem(self) -> None:
        problem, self._problem = self._problem, None
        if problem is not None:
            self.failed.emit(problem)
