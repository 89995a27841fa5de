"""Which things have which tags, whatever their kind."""

from __future__ import annotations

from collections import Counter

from briefing_app.store.file import LibraryFile

_OTHERS = ("figure", "dataset", "chart")  # cards have their tags in the index of lists


def count_tags(file: LibraryFile) -> dict[str, int]:
    """How many things have each tag, sorted by tag."""
    counts = Counter[str]()
    with file.reading():
        counts.update(dict(file.execute("SELECT tag, count(*) FROM search_tags GROUP BY tag").fetchall()))
        for kind in _OTHERS:
            each = f"SELECT value FROM {kind}s, json_each({kind}s.tags) WHERE tags != '[]'"
            counts.update(str(tag) for (tag,) in file.execute(each))
    return dict(sorted(counts.items()))


def list_tagged(file: LibraryFile, tag: str) -> tuple[tuple[str, str], ...]:
    """Kind and id of everything that has a tag."""
    each = "SELECT 'card', id FROM search_cards WHERE nr IN (SELECT nr FROM search_tags WHERE tag = :tag)" + "".join(
        f" UNION ALL SELECT '{kind}', id FROM {kind}s WHERE tags != '[]' AND EXISTS "
        f"(SELECT 1 FROM json_each({kind}s.tags) WHERE value = :tag)"
        for kind in _OTHERS
    )
    with file.reading():
        return tuple((str(kind), str(id)) for kind, id in file.execute(each, {"tag": tag}))
