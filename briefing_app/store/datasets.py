"""Datasets and the charts drawn from them in the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing_app.model.chart import Cell, Chart, Column, Dataset, TableHead
from briefing_app.model.figure import Release
from briefing_app.store.codec import dump, load
from briefing_app.store.shelf import (
    Child,
    Row,
    Shelf,
    citations,
    citations_of,
    date_of,
    dated,
    quotes,
    tagged,
    tags_of,
    text_of,
    texts,
)


class Datasets(Shelf[Dataset]):
    """One row a dataset, its columns and cells as JSON; the sources and the figures that cells follow are child rows."""

    kind = "dataset"
    kinds = "datasets"
    table = "datasets"
    children = (
        Child("dataset_sources", "dataset_id", ("dataset_id", "place")),
        Child("dataset_figures", "dataset_id", ("dataset_id", "place")),
    )

    def row_of(self, thing: Dataset) -> Row:
        """The columns of `datasets`."""
        return {
            "id": thing.id,
            "slug": thing.slug,
            **texts("title", thing.title),
            "columns": dump(thing.columns),
            "rows": dump(thing.rows),
            "as_of": dated(thing.as_of),
            **texts("note", thing.note),
            "theme": thing.theme or None,
            "tags": tagged(thing.tags),
        }

    def children_of(self, thing: Dataset) -> Mapping[str, list[Row]]:
        """Sources and figures."""
        return {
            "dataset_sources": citations("dataset_id", thing.id, thing.sources),
            "dataset_figures": quotes("dataset_id", thing.id, thing.figure_keys),
        }

    def thing_of(self, row: Row) -> Dataset:
        """A dataset."""
        return Dataset(
            id=row["id"],
            slug=row["slug"],
            title=text_of(row, "title"),
            columns=load(tuple[Column, ...], row["columns"]),
            rows=load(tuple[tuple[Cell, ...], ...], row["rows"]),
            sources=citations_of(row["dataset_sources"]),
            as_of=date_of(row["as_of"]),
            note=text_of(row, "note"),
            theme=row["theme"] or "",
            tags=tags_of(row["tags"]),
        )

    def get_head(self, id: str) -> TableHead:
        """A dataset without its rows; NotFoundError if there is none."""
        whole = self.get(id)
        return TableHead(replace(whole, rows=()), len(whole.rows))

    def list_heads(self, ids: Iterable[str] | None = None) -> tuple[TableHead, ...]:
        """Datasets without their rows, as `list` gives them."""
        return tuple(TableHead(replace(whole, rows=()), len(whole.rows)) for whole in self.list(ids))

    def read_rows(self, id: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Rows from `first` on, as many as there are; NotFoundError if there is no such dataset."""
        return self.get(id).rows[first : first + count]

    def save_head(self, dataset: Dataset) -> None:
        """Write all of a dataset but its rows, which stay."""
        self.save(replace(dataset, rows=self.get(dataset.id).rows))

    def splice(self, id: str, first: int, count: int, rows: Sequence[Sequence[Cell]]) -> None:
        """Put rows in the place of `count` others."""
        whole = self.get(id)
        kept = [*whole.rows[:first], *map(tuple, rows), *whole.rows[first + count :]]
        self.save(replace(whole, rows=tuple(kept)))


class Charts(Shelf[Chart]):
    """One row a chart; the options of its kind are JSON."""

    kind = "chart"
    kinds = "charts"
    table = "charts"

    def row_of(self, thing: Chart) -> Row:
        """The columns of `charts`."""
        return {
            "id": thing.id,
            "slug": thing.slug,
            "dataset_id": thing.dataset_id,
            "kind": thing.kind,
            **texts("title", thing.title),
            **texts("subtitle", thing.subtitle),
            **texts("note", thing.note),
            **texts("alt", thing.alt),
            "options": dump(thing.options),
            "release": thing.release.value,
            "theme": thing.theme or None,
            "tags": tagged(thing.tags),
        }

    def thing_of(self, row: Row) -> Chart:
        """A chart."""
        return Chart(
            id=row["id"],
            slug=row["slug"],
            dataset_id=row["dataset_id"],
            kind=row["kind"],
            title=text_of(row, "title"),
            subtitle=text_of(row, "subtitle"),
            note=text_of(row, "note"),
            alt=text_of(row, "alt"),
            options=load(object, row["options"]),
            release=Release(row["release"]),
            theme=row["theme"] or "",
            tags=tags_of(row["tags"]),
        )
