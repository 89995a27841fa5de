"""Where something is used, so that nothing in use is deleted and a change can say what it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.model.language import LocalText
from briefing_app.store.file import LibraryFile
from briefing_app.store.shelf import text_of

# kind → questions that give kind and id of each user, in the order of writing
_QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "source": (
        "SELECT DISTINCT 'figure', figure_id FROM observations WHERE source_id = :id",
        (
            "SELECT 'dataset', dataset_id FROM dataset_sources WHERE source_id = :id"
            " UNION SELECT 'dataset', dataset_id FROM dataset_cell_sources WHERE source_id = :id"
        ),
        "SELECT DISTINCT 'card', card_id FROM card_sources WHERE source_id = :id",
    ),
    "figure": ("SELECT kind, id FROM figure_uses WHERE figure_key = (SELECT key FROM figures WHERE id = :id)",),
    "dataset": (
        "SELECT 'chart', id FROM charts WHERE dataset_id = :id",
        "SELECT DISTINCT 'briefing', briefing_id FROM blocks WHERE dataset_id = :id",
    ),
    "chart": ("SELECT DISTINCT 'briefing', briefing_id FROM blocks WHERE chart_id = :id",),
    "card": ("SELECT DISTINCT 'briefing', briefing_id FROM blocks WHERE card_id = :id",),
    "asset": (
        (
            "SELECT 'briefing', briefing_id FROM blocks WHERE asset_id = :id"
            " UNION SELECT 'briefing', id FROM briefings WHERE logo = :id"
        ),
    ),
    "theme": tuple(
        f"SELECT '{kind}', id FROM {kind}s WHERE theme = :id" for kind in ("figure", "dataset", "chart", "card")
    ),
    "term": (),
    "briefing": (),
}
_TITLES = {
    "figure": ("figures", "label", "key"),
    "dataset": ("datasets", "title", "slug"),
    "chart": ("charts", "title", "slug"),
    "card": ("cards", "title", "slug"),
    "source": ("sources", "description", "slug"),
    "term": ("terms", "name", "slug"),
    "briefing": ("briefings", "title", "slug"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """One user of something: what it is and what it is called."""

    kind: str
    id: str
    slug: str
    title: LocalText


def find_uses(file: LibraryFile, kind: str, id: str) -> tuple[Use, ...]:
    """Everything that refers to this thing; titles as written, placeholders not filled."""
    uses: list[Use] = []
    with file.reading():
        for user_kind, user_id in find_users(file, kind, id):
            table, title, slug = _TITLES[user_kind]
            rows = file.rows(f"SELECT * FROM {table} WHERE id = ?", (user_id,))
            uses += [Use(user_kind, user_id, row[slug], text_of(row, title)) for row in rows]
    return tuple(uses)


def find_users(file: LibraryFile, kind: str, id: str) -> tuple[tuple[str, str], ...]:
    """Kind and id of everything that refers to this thing."""
    with file.reading():
        return tuple(
            (str(user_kind), str(user_id))
            for question in _QUESTIONS[kind]
            for user_kind, user_id in file.execute(question, {"id": id}).fetchall()
        )
