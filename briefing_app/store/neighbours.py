"""What other programs have written into the library meanwhile: an import from the command line, another window."""

from __future__ import annotations

from typing import NamedTuple

from briefing_app.store.changes import KINDS, Changes
from briefing_app.store.file import LibraryFile


class _Seen(NamedTuple):
    """A step of the history as it was seen; `undone` alone may change of one that stays what it is."""

    name: str
    texts: str
    at: str
    undone: int


class Neighbours:
    """Reads what was touched out of the history that all programs share; where that cannot tell, it names everything."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file
        self._version = self._read_version()
        self._steps = self._read_steps()

    def look(self) -> Changes:
        """What was touched elsewhere since the last call; what was done here meanwhile may be among it."""
        if self._read_version() == self._version:
            return Changes()
        with self._file.reading():
            self._version = self._read_version()  # of the state that is read from here on
            before, self._steps = self._steps, self._read_steps()
            turned = self._find_turned(before, self._steps)
            return self._list_all() if turned is None else Changes.of(self._list_touched(turned))

    def note_own(self) -> None:
        """Something was done here: its step is nothing new. Where others wrote too, `look` tells of both."""
        with self._file.reading():
            if self._read_version() == self._version:
                self._steps = self._read_steps()

    @staticmethod
    def _find_turned(before: dict[int, _Seen], after: dict[int, _Seen]) -> list[int] | None:
        """The steps that were done, undone or redone in between; None where a step is not the one of that number any more."""
        oldest = min(after, default=None)
        for step, seen in before.items():
            now = after.get(step)
            if now is None and not seen.undone and (oldest is None or step > oldest):
                return None
            if now is not None and now[:3] != seen[:3]:
                return None
        if oldest is not None and before and oldest > max(before):
            return None  # more was done than the history keeps
        return [step for step, now in after.items() if step not in before or before[step].undone != now.undone]

    def _list_touched(self, steps: list[int]) -> list[tuple[str, str]]:
        touched: list[tuple[str, str]] = []
        for step in steps:
            rows = self._file.execute("SELECT kind, id FROM history_touches WHERE step = ?", (step,))
            touched += [(str(kind), str(id)) for kind, id in rows]
        return touched

    def _list_all(self) -> Changes:
        tables = {kind: f"{kind}s" for kind in KINDS} | {"search": "searches", "trash": "trash"}
        touched: list[tuple[str, str]] = []
        for kind, table in tables.items():
            column = "slug" if kind == "theme" else "id"
            touched += [(kind, str(row[0])) for row in self._file.execute(f"SELECT {column} FROM {table}")]
        return Changes.of(touched)

    def _read_version(self) -> int:
        """A number that SQLite changes when another connection has written (and leaves alone when this one has)."""
        return int(self._file.execute("PRAGMA data_version").fetchone()[0])

    def _read_steps(self) -> dict[int, _Seen]:
        rows = self._file.execute("SELECT id, name, texts, at, undone FROM history_steps")
        return {id: _Seen(*seen) for id, *seen in rows}
