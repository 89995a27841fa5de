"""Figures with their observations in the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing_app.model.figure import (
    Citation,
    CountNoun,
    Figure,
    Observation,
    Qualifier,
    Release,
    Status,
    Unit,
    Value,
)
from briefing_app.store.codec import dump, load
from briefing_app.store.shelf import TOGETHER, Child, Row, Shelf, date_of, dated, tagged, tags_of, text_of, texts


class Figures(Shelf[Figure]):
    """One row a figure, one child row an observation; values are text with every digit of the source."""

    kind = "figure"
    kinds = "figures"
    table = "figures"
    readable = "key"
    children = (Child("observations", "figure_id", ("figure_id", "place")),)

    def row_of(self, thing: Figure) -> Row:
        """The columns of `figures`."""
        return {
            "id": thing.id,
            "key": thing.key,
            **texts("label", thing.label),
            "unit": thing.unit.value,
            "noun": dump(thing.noun) if thing.noun else "",
            "formula": thing.formula,
            "cadence_months": thing.cadence_months,
            **texts("note", thing.note),
            "theme": thing.theme or None,
            "tags": tagged(thing.tags),
        }

    def children_of(self, thing: Figure) -> Mapping[str, list[Row]]:
        """The columns of `observations`."""
        return {"observations": [_row_of(thing.id, at, each) for at, each in enumerate(thing.observations)]}

    def thing_of(self, row: Row) -> Figure:
        """A figure."""
        return Figure(
            id=row["id"],
            key=row["key"],
            label=text_of(row, "label"),
            unit=Unit(row["unit"]),
            noun=load(CountNoun, row["noun"]) if row["noun"] else None,
            observations=tuple(_observation_of(each) for each in row["observations"]),
            formula=row["formula"],
            cadence_months=row["cadence_months"],
            note=text_of(row, "note"),
            theme=row["theme"] or "",
            tags=tags_of(row["tags"]),
        )

    def find_by_key(self, key: str) -> Figure | None:
        """The figure that a placeholder names."""
        with self._file.reading():
            row = self._file.execute("SELECT id FROM figures WHERE key = ?", (key,)).fetchone()
            return self.find(row[0]) if row else None

    def list_by_key(self, keys: Iterable[str]) -> tuple[Figure, ...]:
        """The figures that placeholders name, in their order; unknown keys are left out."""
        wanted = list(dict.fromkeys(keys))
        with self._file.reading():
            ids: dict[str, str] = {}
            for at in range(0, len(wanted), TOGETHER):
                some = wanted[at : at + TOGETHER]
                marks = ", ".join("?" * len(some))
                ids.update(self._file.execute(f"SELECT key, id FROM figures WHERE key IN ({marks})", some).fetchall())
            return self.list(ids[key] for key in wanted if key in ids)

    def list_recent_keys(self, limit: int) -> tuple[str, ...]:
        """The keys of the figures that were changed last, as far as the history reaches; then the newest."""
        rows = self._file.execute(
            "SELECT figures.key FROM figures LEFT JOIN"
            " (SELECT owner, max(step) AS step FROM history_changes WHERE kind = 'figure' GROUP BY owner) AS last"
            " ON last.owner = figures.id ORDER BY last.step DESC NULLS LAST, figures.nr DESC LIMIT ?",
            (limit,),
        )
        return tuple(row[0] for row in rows)


def _row_of(figure_id: str, place: int, observation: Observation) -> Row:
    citation = observation.citation
    return {
        "figure_id": figure_id,
        "place": place,
        "value": str(observation.value),
        "qualifier": observation.qualifier.value,
        "as_of": dated(observation.as_of),
        "source_id": citation.source_id if citation else None,
        "locator": citation.locator if citation else "",
        "status": observation.status.value,
        "release": observation.release.value,
        **texts("note", observation.note),
    }


def _observation_of(row: Row) -> Observation:
    return Observation(
        value=Value.parse(row["value"]),
        qualifier=Qualifier(row["qualifier"]),
        as_of=date_of(row["as_of"]),
        citation=Citation(row["source_id"], row["locator"]) if row["source_id"] else None,
        status=Status(row["status"]),
        release=Release(row["release"]),
        note=text_of(row, "note"),
    )
