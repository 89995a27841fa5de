"""Undo and redo: the inverse of every changed row, kept in the file itself.

Temporary triggers on every table of content write the inverse, in the transaction of the change. They were chosen over a
recorder that writers call because no statement of this connection can pass them by, and a change outside an operation is
refused by the triggers themselves (there is no step to note it under). Undoing runs the noted inverses backwards; the same
triggers then note the inverse of the inverse under the same step, which is the redo. The history is linear: a new operation
forgets what was undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from briefing_app.model.language import LocalText
from briefing_app.store.card_labels import LABELS
from briefing_app.store.card_memory import TABLES as CARD_MEMORY
from briefing_app.store.file import LibraryFile

LIMIT = 200  # steps kept

# table → kind of thing it belongs to, and the column that names the thing
TRACKED: Mapping[str, tuple[str, str]] = {
    "themes": ("theme", "slug"),
    "sources": ("source", "id"),
    "figures": ("figure", "id"),
    "observations": ("figure", "figure_id"),
    "datasets": ("dataset", "id"),
    "dataset_rows": ("dataset", "dataset_id"),
    "dataset_sources": ("dataset", "dataset_id"),
    "dataset_cell_sources": ("dataset", "dataset_id"),
    "dataset_figures": ("dataset", "dataset_id"),
    "charts": ("chart", "id"),
    "cards": ("card", "id"),
    "card_figures": ("card", "card_id"),
    "card_sources": ("card", "card_id"),
    "card_confirmed": ("card", "card_id"),
    "card_verified": ("card", "card_id"),
    "terms": ("term", "id"),
    "assets": ("asset", "id"),
    "briefings": ("briefing", "id"),
    "sections": ("briefing", "briefing_id"),
    "blocks": ("briefing", "briefing_id"),
    "block_figures": ("briefing", "briefing_id"),
    "searches": ("search", "id"),
    "trash": ("trash", "id"),
}
# what lay in the trash too long was removed without a step, and with it what was remembered of it
_PURGED = ("trash", "card_confirmed", "card_verified")
_SHOWN = 50  # things of a step that are named
_PASSING = 0  # the number of the step under which nothing is kept


@dataclass(frozen=True, slots=True)
class Step:
    """A named operation of the past: the key of its name in the catalogues and what fills that sentence.

    `at` is when it was done (UTC, ISO 8601), empty where the time was not told. `touched` gives kind and id of what it changed,
    of a large import the first fifty.
    """

    id: int
    name: str
    values: Mapping[str, str | LocalText]
    at: str = ""
    touched: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Noting:
    """The step that an open operation is noted under, and the last note that was under it before."""

    step: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class _Burst:
    """A step of typing that the next operation may go on with."""

    token: str
    name: str
    step: int


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[str, ...]
    key: tuple[str, ...]
    data: str  # the column of bytes, empty if there is none


class History:
    """The steps of one open library."""

    def __init__(self, file: LibraryFile, *, limit: int = LIMIT) -> None:
        self._file = file
        self._limit = limit
        self._burst: _Burst | None = None
        self._tables = {name: _describe(file, name) for name in TRACKED}
        file.execute("CREATE TEMP TABLE recording (step INTEGER NOT NULL)")
        for name, table in self._tables.items():
            for statement in _triggers(name, table):
                file.execute(statement)

    # -- within a transaction ----------------------------------------------------------------------------------------

    def begin(self, name: str, values: Mapping[str, object], *, at: str = "", burst: str = "") -> Noting:
        """Start to note under a new step; what was undone can no longer be redone.

        An operation of the same name and burst as the one before goes on under its step.
        """
        file = self._file
        kept = {name: each.to_json() if isinstance(each, LocalText) else str(each) for name, each in values.items()}
        text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        if (
            (going := self._burst)
            and burst
            and (burst, name) == (going.token, going.name)
            and self._is_last(going.step)
        ):
            file.execute("UPDATE history_steps SET texts = ?, at = ? WHERE id = ?", (text, at, going.step))
            after = file.execute("SELECT max(id) FROM history_changes WHERE step = ?", (going.step,)).fetchone()[0]
            self._note_under(going.step)
            return Noting(going.step, after or 0)
        self._burst = None
        undone = "(SELECT id FROM history_steps WHERE undone)"
        file.execute(f"DELETE FROM history_changes WHERE step IN {undone}")
        file.execute(f"DELETE FROM history_touches WHERE step IN {undone}")
        file.execute("DELETE FROM history_steps WHERE undone")
        step = file.execute("INSERT INTO history_steps (name, texts, at) VALUES (?, ?, ?)", (name, text, at)).lastrowid
        assert step is not None
        self._note_under(step)
        return Noting(step)

    def find_relabelled(self, noting: Noting) -> list[str]:
        """The cards of which nothing was changed but what they are sorted by; ask before `end`, which joins bursts."""
        same = " AND ".join(
            f"json_extract(was, '$.{each}') IS cards.{each}"
            for each in self._tables["cards"].columns
            if each not in LABELS
        )
        beside = ", ".join(f"'{each}'" for each in CARD_MEMORY)
        only = (
            f"place IN ({beside}) OR (place = 'cards' AND act = 'changed' "
            f"AND EXISTS (SELECT 1 FROM cards WHERE cards.id = owner AND {same}))"
        )
        noted = "SELECT owner FROM history_changes WHERE step = ? AND id > ? AND kind = 'card'"
        sql = f"{noted} GROUP BY owner HAVING min({only})"
        return [str(row[0]) for row in self._file.execute(sql, (noting.step, noting.after))]

    def end(self, noting: Noting) -> list[tuple[str, str]]:
        """Stop noting; returns kind and id of everything touched. A step that changed nothing is forgotten."""
        file, step = self._file, noting.step
        file.execute("DELETE FROM temp.recording")
        touched = self._touched(step, noting.after)
        if noting.after:
            self._join(noting)
        if not touched:
            if not noting.after:
                file.execute("DELETE FROM history_steps WHERE id = ?", (step,))
            return []
        file.execute_many(
            "INSERT OR IGNORE INTO history_touches (kind, id, step) VALUES (?, ?, ?)",
            [(kind, id, step) for kind, id in touched],
        )
        last = "SELECT id FROM history_steps ORDER BY id DESC LIMIT 1 OFFSET ?"
        file.execute(f"DELETE FROM history_changes WHERE step <= ({last})", (self._limit,))
        file.execute(f"DELETE FROM history_touches WHERE step <= ({last})", (self._limit,))
        file.execute(f"DELETE FROM history_steps WHERE id <= ({last})", (self._limit,))
        return touched

    def go_on(self, noting: Noting, name: str, burst: str) -> None:
        """Let the next operation of this name and burst go on under this step, which has been committed."""
        self._burst = _Burst(burst, name, noting.step) if burst else None

    @contextmanager
    def passing_by(self) -> Iterator[None]:
        """Change tracked tables without a step, for what no undo should bring back."""
        self._note_under(_PASSING)
        yield
        self._file.execute("DELETE FROM temp.recording")
        self._file.execute("DELETE FROM history_changes WHERE step = ?", (_PASSING,))

    def revert(self, step: int) -> list[tuple[str, str]]:
        """Run the inverses of a step and note theirs in turn; returns kind and id of everything touched."""
        file = self._file
        self._burst = None
        changes = file.execute(
            "SELECT place, act, row_key, was, was_data FROM history_changes WHERE step = ? ORDER BY id DESC", (step,)
        ).fetchall()
        file.execute("DELETE FROM history_changes WHERE step = ?", (step,))
        self._note_under(step)
        for place, act, row_key, was, data in changes:
            self._apply(place, act, json.loads(row_key), json.loads(was) if was else {}, data)
        file.execute("UPDATE history_steps SET undone = NOT undone WHERE id = ?", (step,))
        file.execute("DELETE FROM temp.recording")
        return self._touched(step)

    def find_undo(self) -> Step | None:
        """The step that undo would take back."""
        return self._find("NOT undone ORDER BY id DESC")

    def find_redo(self) -> Step | None:
        """The step that redo would do again."""
        return self._find("undone ORDER BY id")

    def list_steps(self) -> tuple[Step, ...]:
        """All steps that can be undone, the newest first."""
        return self._list("NOT undone ORDER BY id DESC")

    def list_of(self, kind: str, id: str) -> tuple[Step, ...]:
        """The steps that touched one thing and are not undone, the newest first."""
        steps = "SELECT step FROM history_touches WHERE kind = ? AND id = ?"
        return self._list(f"NOT undone AND id IN ({steps}) ORDER BY id DESC", (kind, id))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _find(self, which: str) -> Step | None:
        found = self._list(f"{which} LIMIT 1")
        return found[0] if found else None

    def _list(self, which: str, values: Sequence[str] = ()) -> tuple[Step, ...]:
        rows = self._file.execute(f"SELECT id, name, texts, at FROM history_steps WHERE {which}", values).fetchall()
        return tuple(Step(id, name, _read(texts), at, self._things_of(id)) for id, name, texts, at in rows)

    def _things_of(self, step: int) -> tuple[tuple[str, str], ...]:
        sql = "SELECT kind, id FROM history_touches WHERE step = ? ORDER BY kind, id LIMIT ?"
        return tuple((str(kind), str(id)) for kind, id in self._file.execute(sql, (step, _SHOWN)))

    def _is_last(self, step: int) -> bool:
        """Whether this is the newest step and not undone; another window may have added one."""
        row = self._file.execute("SELECT id, undone FROM history_steps ORDER BY id DESC LIMIT 1").fetchone()
        return row is not None and tuple(row) == (step, 0)

    def _join(self, noting: Noting) -> None:
        """Forget how a row was between two operations of a burst: undoing goes back to how it was before the first."""
        before = (
            "SELECT act FROM history_changes AS earlier WHERE earlier.step = :step AND earlier.place = later.place "
            "AND earlier.row_key = later.row_key AND earlier.id < later.id ORDER BY earlier.id DESC LIMIT 1"
        )
        self._file.execute(
            f"DELETE FROM history_changes AS later WHERE step = :step AND id > :after AND act = 'changed' "
            f"AND ({before}) IN ('added', 'changed')",
            {"step": noting.step, "after": noting.after},
        )

    def _note_under(self, step: int) -> None:
        self._file.execute("DELETE FROM temp.recording")
        self._file.execute("INSERT INTO temp.recording VALUES (?)", (step,))

    def _touched(self, step: int, after: int = 0) -> list[tuple[str, str]]:
        sql = "SELECT DISTINCT kind, owner FROM history_changes WHERE step = ? AND id > ?"
        rows = self._file.execute(sql, (step, after))
        return [(str(kind), str(owner)) for kind, owner in rows]

    def _apply(self, place: str, act: str, key: dict[str, object], was: dict[str, object], data: bytes | None) -> None:
        table = self._tables[place]  # a KeyError for a table we do not track: the file was tampered with
        if table.data and was:
            was[table.data] = data
        where = " AND ".join(f"{name} = ?" for name in table.key)
        keys = [key[name] for name in table.key]
        if act == "added":
            cursor = self._file.execute(f"DELETE FROM {place} WHERE {where}", keys)
        elif act == "changed":
            sets = ", ".join(f"{name} = ?" for name in table.columns)
            cursor = self._file.execute(
                f"UPDATE {place} SET {sets} WHERE {where}", [*(was[name] for name in table.columns), *keys]
            )
        else:
            marks = ", ".join("?" * len(table.columns))
            cursor = self._file.execute(
                f"INSERT INTO {place} ({', '.join(table.columns)}) VALUES ({marks})",
                [was[name] for name in table.columns],
            )
        if cursor.rowcount != 1 and place not in _PURGED:
            raise RuntimeError(f"the history of {place} is at odds with its content")


def _describe(file: LibraryFile, name: str) -> _Table:
    rows = file.rows(f"PRAGMA table_info({name})")
    key = tuple(row["name"] for row in sorted(rows, key=lambda row: row["pk"]) if row["pk"])
    data = next((row["name"] for row in rows if row["type"] == "BLOB"), "")
    return _Table(tuple(row["name"] for row in rows), key, data)


def _triggers(name: str, table: _Table) -> list[str]:
    """The three triggers of a table, as statements.

    An added row is noted by its key; a changed or removed one with all it held. An update that changes nothing is not noted.
    """
    kind, owner = TRACKED[name]

    def image(row: str, columns: tuple[str, ...]) -> str:
        return "json_object(" + ", ".join(f"'{each}', {row}.{each}" for each in columns) + ")"

    def note(act: str, key_of: str, owner_of: str, was: str, data: str) -> str:
        return (
            "INSERT INTO history_changes (step, place, act, kind, owner, row_key, was, was_data) VALUES "
            f"((SELECT step FROM recording), '{name}', '{act}', '{kind}', {owner_of}.{owner}, "
            f"{image(key_of, table.key)}, {was}, {data})"
        )

    old = image("old", tuple(each for each in table.columns if each != table.data))
    data = f"old.{table.data}" if table.data else "NULL"
    differs = " OR ".join(f"old.{each} IS NOT new.{each}" for each in table.columns)
    acts = {
        "added": ("INSERT", "", note("added", "new", "new", "NULL", "NULL")),
        "changed": ("UPDATE", f"WHEN {differs} ", note("changed", "new", "new", old, data)),
        "removed": ("DELETE", "", note("removed", "old", "old", old, data)),
    }
    return [
        f"CREATE TEMP TRIGGER note_{name}_{act} AFTER {event} ON main.{name} {condition}BEGIN {statement}; END"
        for act, (event, condition, statement) in acts.items()
    ]


def _read(texts: str) -> Mapping[str, str | LocalText]:
    """What fills the name of a step; an object is a text in several languages."""
    values: dict[str, Any] = json.loads(texts)
    return {name: LocalText.from_json(each) if isinstance(each, dict) else each for name, each in values.items()}
