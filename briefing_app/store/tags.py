"""Which things have which tags, whatever their kind."""

from __future__ import annotations

from briefing_app.store.file import LibraryFile

_KINDS = ("card", "figure", "dataset", "chart")


def count_tags(file: LibraryFile) -> dict[str, int]:
    """How many things have each tag, sorted by tag."""
    each = " UNION ALL ".join(
        f"SELECT value FROM {kind}s, json_each({kind}s.tags) WHERE tags != '[]'" for kind in _KINDS
    )
    with file.reading():
        return dict(file.execute(f"SELECT value, count(*) FROM ({each}) GROUP BY value ORDER BY value").fetchall())


def list_tagged(file: LibraryFile, tag: str) -> tuple[tuple[str, str], ...]:
    """Kind and id of everything that has a tag."""
    each = " UNION ALL ".join(
        f"SELECT '{kind}', id FROM {kind}s WHERE tags != '[]' AND EXISTS "
        f"(SELECT 1 FROM json_each({kind}s.tags) WHERE value = ?1)"
        for kind in _KINDS
    )
    with file.reading():
        return tuple((str(kind), str(id)) for kind, id in file.execute(each, (tag,)))
