"""Datasets and the charts drawn from them in the library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing_app.errors import NotFoundError
from briefing_app.model.chart import Cell, Chart, Column, Dataset, TableHead
from briefing_app.model.figure import Release
from briefing_app.store.cell_codec import Named
from briefing_app.store.codec import dump, load
from briefing_app.store.file import LibraryFile
from briefing_app.store.shelf import (
    TOGETHER,
    UNREADABLE,
    Child,
    Row,
    Shelf,
    citations,
    citations_of,
    date_of,
    dated,
    marks,
    quotes,
    tagged,
    tags_of,
    text_of,
    texts,
)
from briefing_app.store.table_rows import TABLE, Rows, TableRows

_SOURCES = Child("dataset_sources", "dataset_id", ("dataset_id", "place"))
FOUND_BY = 200  # rows of a table whose words and numbers it is found by


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a dataset is found by: all of it but most of its rows, and every figure that a cell names anywhere in it.

    Numbers and words of the first rows tell what it is about; those of fifty thousand would only be in the way of others.
    """

    dataset: Dataset
    named: Named

    @property
    def id(self) -> str:
        """That of the dataset."""
        return self.dataset.id


class Datasets(Shelf[Dataset]):
    """One row a dataset, its columns as JSON; its rows in chunks, its sources, and what its cells name are child rows."""

    kind = "dataset"
    kinds = "datasets"
    table = "datasets"
    children = (
        Child("dataset_rows", "dataset_id", ("dataset_id", "place")),
        _SOURCES,
        Child("dataset_figures", "dataset_id", ("dataset_id", "place")),
        Child("dataset_cell_sources", "dataset_id", ("dataset_id", "source_id"), "source_id"),
    )

    def __init__(self, file: LibraryFile) -> None:
        super().__init__(file)
        self._rows = TableRows(file)

    def forget(self) -> None:
        """The cells too."""
        super().forget()
        self._rows.forget()

    def row_of(self, thing: Dataset) -> Row:
        """The columns of `datasets`."""
        return {
            "id": thing.id,
            "slug": thing.slug,
            **texts("title", thing.title),
            "columns": dump(thing.columns),
            "as_of": dated(thing.as_of),
            **texts("note", thing.note),
            "theme": thing.theme or None,
            "tags": tagged(thing.tags),
        }

    def children_of(self, thing: Dataset) -> Mapping[str, list[Row]]:
        """Rows, sources, and what the cells name."""
        rows = self._rows.lay(thing.id, thing.rows)
        named = Named.joined(Named.parse(each["named"]) for each in rows if each["named"])
        return {
            "dataset_rows": rows,
            "dataset_sources": citations("dataset_id", thing.id, thing.sources),
            **_names_of(thing.id, named),
        }

    def thing_of(self, row: Row) -> Dataset:
        """A dataset."""
        return Dataset(
            id=row["id"],
            slug=row["slug"],
            title=text_of(row, "title"),
            columns=load(tuple[Column, ...], row["columns"]),
            rows=self._rows.make_rows(row["id"], row["dataset_rows"]),
            sources=citations_of(row["dataset_sources"]),
            as_of=date_of(row["as_of"]),
            note=text_of(row, "note"),
            theme=row["theme"] or "",
            tags=tags_of(row["tags"]),
        )

    # -- without most of the rows ------------------------------------------------------------------------------------

    def get_head(self, id: str) -> TableHead:
        """A dataset without its rows; NotFoundError if there is none."""
        found = self.list_heads((id,))
        if not found:
            raise NotFoundError(self.kind, id, self.kinds)
        return found[0]

    def list_heads(self, ids: Iterable[str] | None = None) -> tuple[TableHead, ...]:
        """Datasets without their rows, as `list` gives them."""
        with self._file.reading():
            wanted = list(self.ids() if ids is None else dict.fromkeys(ids))
            found: dict[str, TableHead] = {}
            for at in range(0, len(wanted), TOGETHER):
                found.update((head.dataset.id, head) for head in self._read_heads(wanted[at : at + TOGETHER]))
        return tuple(found[id] for id in wanted if id in found)

    def _read_heads(self, ids: Sequence[str]) -> Iterator[TableHead]:
        count = f"SELECT coalesce(sum(count), 0) FROM {TABLE} WHERE dataset_id = datasets.id"
        families = {TABLE: {}, _SOURCES.table: self._read_children(_SOURCES, ids)}
        sql = f"SELECT *, ({count}) AS row_count FROM datasets WHERE id IN ({marks(len(ids))})"
        for row in self._file.rows(sql, ids):
            yield TableHead(self._thing(row, families), row["row_count"])

    def read_rows(self, id: str, first: int, count: int) -> Rows:
        """Rows from `first` on, as many as there are; NotFoundError if there is no such dataset."""
        with self._file.reading():
            self._check(id)
            try:
                return self._rows.read(id, first, count)
            except UNREADABLE as problem:
                raise self._damage() from problem

    def read_text(self, id: str) -> str:
        """All rows as one text, as the trash keeps them."""
        with self._file.reading():
            return self._rows.read_text(id)

    def skim(self, ids: Iterable[str] | None = None) -> tuple[TableWords, ...]:
        """What datasets are found by."""
        with self._file.reading():
            return tuple(
                TableWords(
                    replace(head.dataset, rows=self.read_rows(head.dataset.id, 0, FOUND_BY)),
                    self._rows.read_named(head.dataset.id),
                )
                for head in self.list_heads(ids)
            )

    # -- writing a part, within an operation -------------------------------------------------------------------------

    def save_head(self, dataset: Dataset) -> None:
        """Write all of a dataset but its rows, which stay; NotFoundError if there is none."""
        self._check(dataset.id)
        self.save_own(dataset)
        self.save_children(dataset.id, {"dataset_sources": citations("dataset_id", dataset.id, dataset.sources)})

    def splice(self, id: str, first: int, count: int, rows: Sequence[Sequence[Cell]]) -> None:
        """Put rows in the place of `count` others; NotFoundError if there is no such dataset."""
        self._check(id)
        if self._rows.splice(id, first, count, rows):
            self.save_children(id, _names_of(id, self._rows.read_named(id)))

    def _check(self, id: str) -> None:
        if not self.has(id):
            raise NotFoundError(self.kind, id, self.kinds)


def _names_of(id: str, named: Named) -> Mapping[str, list[Row]]:
    return {
        "dataset_figures": quotes("dataset_id", id, named.figures),
        "dataset_cell_sources": [{"dataset_id": id, "source_id": each} for each in named.sources],
    }


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
