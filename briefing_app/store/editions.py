"""The record of what was exported, and settings: both stand outside the history, for undo does not take back a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language
from briefing_app.store.file import LibraryFile


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """One exported file. `exported_at` is ISO 8601, `sha256` that of the file, `content` the frozen edition as JSON or empty.

    The record outlives its briefing: what was handed out was handed out.
    """

    id: str
    briefing_id: str
    number: int
    form: Form
    language: Language
    audience: Audience
    exported_at: str
    sha256: str
    file_name: str
    content: str = ""


class Editions:
    """The exported files of a library."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def add(self, record: EditionRecord) -> None:
        """Note a file, within a transaction."""
        self._file.execute(
            "INSERT INTO editions (id, briefing_id, number, form, language, audience, exported_at, sha256, file_name, "
            "content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.id,
                record.briefing_id,
                record.number,
                record.form.value,
                record.language.value,
                record.audience.value,
                record.exported_at,
                record.sha256,
                record.file_name,
                record.content,
            ),
        )

    def list(self, briefing_id: str | None = None) -> tuple[EditionRecord, ...]:
        """All files, or those of one briefing, the newest number first."""
        where, values = ("WHERE briefing_id = ?", (briefing_id,)) if briefing_id is not None else ("", ())
        with self._file.reading():
            rows = self._file.rows(
                f"SELECT * FROM editions {where} ORDER BY number DESC, exported_at DESC, file_name", values
            )
        return tuple(
            EditionRecord(
                **{
                    name: row[name]
                    for name in ("id", "briefing_id", "number", "exported_at", "sha256", "file_name", "content")
                },
                form=Form(row["form"]),
                language=Language(row["language"]),
                audience=Audience(row["audience"]),
            )
            for row in rows
        )

    def next_number(self, briefing_id: str) -> int:
        """The number that the next export of a briefing gets, from 1."""
        with self._file.reading():
            row = self._file.execute(
                "SELECT max(number) FROM editions WHERE briefing_id = ?", (briefing_id,)
            ).fetchone()
        return int(row[0] or 0) + 1


class Settings:
    """Plain JSON values by name."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def find(self, name: str) -> Any:
        """The value, None if it was never set."""
        with self._file.reading():
            row = self._file.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def set(self, name: str, value: Any) -> None:
        """Keep a value, in a transaction of its own."""
        text = json.dumps(value, ensure_ascii=False)
        with self._file.writing():
            self._file.execute(
                "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, text),
            )
