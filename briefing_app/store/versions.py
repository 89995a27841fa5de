"""Versions of briefings: what one was like at a moment, whole, as a pack. They stand outside the history."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from briefing_app.errors import NotFoundError
from briefing_app.store.file import LibraryFile

MOST = 50  # versions kept of one briefing, not counting those that a person asked for


@dataclass(frozen=True, slots=True)
class Version:
    """One version. `at` is UTC, ISO 8601; `why` is `saved` or `export`; `blocks` is how many blocks it has."""

    id: str
    briefing_id: str
    at: str
    why: str
    note: str
    blocks: int


class Versions:
    """The versions of all briefings; the same content is kept once."""

    def __init__(self, file: LibraryFile) -> None:
        self._file = file

    def add(self, version: Version, data: bytes) -> None:
        """Keep a version, within a transaction; the oldest exported ones without a note beyond `MOST` are dropped."""
        digest = hashlib.sha256(data).hexdigest()
        file = self._file
        file.execute("INSERT OR IGNORE INTO version_data (sha256, data) VALUES (?, ?)", (digest, data))
        file.execute(
            "INSERT INTO versions (id, briefing_id, at, why, note, blocks, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (version.id, version.briefing_id, version.at, version.why, version.note, version.blocks, digest),
        )
        file.execute(
            "DELETE FROM versions WHERE nr IN (SELECT nr FROM versions WHERE briefing_id = ? AND why = 'export' AND note = '' "
            "ORDER BY nr DESC LIMIT -1 OFFSET ?)",
            (version.briefing_id, MOST),
        )
        file.execute("DELETE FROM version_data WHERE sha256 NOT IN (SELECT sha256 FROM versions)")

    def list(self, briefing_id: str) -> tuple[Version, ...]:
        """The versions of a briefing, the newest first."""
        with self._file.reading():
            rows = self._file.execute(
                "SELECT id, briefing_id, at, why, note, blocks FROM versions WHERE briefing_id = ? ORDER BY nr DESC",
                (briefing_id,),
            ).fetchall()
        return tuple(Version(*row) for row in rows)

    def get(self, id: str) -> tuple[Version, bytes]:
        """A version with its pack; NotFoundError if there is none."""
        with self._file.reading():
            row = self._file.execute(
                "SELECT id, briefing_id, at, why, note, blocks, data FROM versions JOIN version_data USING (sha256) "
                "WHERE id = ?",
                (id,),
            ).fetchone()
        if row is None:
            raise NotFoundError("version", id)
        return Version(*row[:6]), bytes(row[6])
