"""What a person can do with sources, datasets, charts, themes and the glossary: keep and remove."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.errors import InputError
from briefing_app.formats.pack import limits
from briefing_app.formats.pack.pictures import parse_picture
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.edition import Asset
from briefing_app.model.glossary import Term
from briefing_app.model.language import LocalText
from briefing_app.model.source import Source, SourceKind
from briefing_app.store.changes import Changes
from briefing_app.workspace.briefings import copy_title
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.table_rules import check_columns, check_rows


class DataActions:
    """The material that cards and briefings are made of."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # -- sources -----------------------------------------------------------------------------------------------------

    def add_source(self, description: LocalText, *, title: str = "", kind: SourceKind = SourceKind.DOCUMENT) -> Source:
        """Make a source; what the document does not say stays empty (DESIGN §3.7)."""
        slug = self._desk.free_slug("source", LocalText(title) if title else description)
        source = Source(self._desk.new_id(), slug, title, description=description, kind=kind)
        with self._desk.operation("source.add", title=_said(source.description, title or slug)) as writer:
            writer.save_source(source)
        return source

    def update_source(self, source: Source) -> Source:
        """Keep an edited source."""
        self._desk.library.get_source(source.id)
        with self._desk.operation(
            "source.update", title=source.title or _said(source.description, source.slug)
        ) as writer:
            writer.save_source(source)
        return source

    def delete_source(self, id: str) -> Changes:
        """Remove a source that nothing cites."""
        source = self._desk.library.get_source(id)
        return self._desk.delete("source", id, source.title or _said(source.description, source.slug))

    # -- datasets and charts -----------------------------------------------------------------------------------------

    def update_dataset(self, dataset: Dataset) -> Dataset:
        """Keep an edited table with all its rows.

        Raises:
            InputError: Columns or rows are such as no table has (`table_rules`).
        """
        self._desk.library.get_table(dataset.id)
        check_columns(dataset.columns)
        check_rows(dataset.columns, dataset.rows)
        with self._desk.operation("dataset.update", title=_said(dataset.title, dataset.slug)) as writer:
            writer.save_dataset(dataset)
        return dataset

    def delete_dataset(self, id: str) -> Changes:
        """Remove a table that no chart draws and no briefing shows."""
        dataset = self._desk.library.get_table(id).dataset
        return self._desk.delete("dataset", id, _said(dataset.title, dataset.slug))

    def add_chart(self, title: LocalText, dataset_id: str, kind: str, options: dict[str, object]) -> Chart:
        """Save a drawing of a table."""
        self._desk.library.get_table(dataset_id)
        slug = self._desk.free_slug("chart", title)
        chart = Chart(self._desk.new_id(), slug, dataset_id, kind, title, options=options)
        with self._desk.operation("chart.add", title=_said(title, slug)) as writer:
            writer.save_chart(chart)
        return chart

    def update_chart(self, chart: Chart) -> Chart:
        """Keep an edited chart."""
        self._desk.library.get_chart(chart.id)
        with self._desk.operation("chart.update", title=_said(chart.title, chart.slug)) as writer:
            writer.save_chart(chart)
        return chart

    def duplicate_chart(self, id: str) -> Chart:
        """Copy a chart; the copy's title says so. Both draw the same table."""
        original = self._desk.library.get_chart(id)
        slug = self._desk.copy_slug("chart", original.slug)
        copy = replace(original, id=self._desk.new_id(), slug=slug, title=copy_title(original.title))
        with self._desk.operation("chart.duplicate", title=_said(original.title, original.slug)) as writer:
            writer.save_chart(copy)
        return copy

    def delete_chart(self, id: str) -> Changes:
        """Remove a chart that no briefing shows."""
        chart = self._desk.library.get_chart(id)
        return self._desk.delete("chart", id, _said(chart.title, chart.slug))

    # -- glossary, themes and pictures -------------------------------------------------------------------------------

    def add_term(self, name: LocalText, *, short: LocalText = LocalText()) -> Term:
        """Add an official name to the glossary."""
        term = Term(self._desk.new_id(), self._desk.free_slug("term", name), name, short)
        with self._desk.operation("term.add", title=_said(name, term.slug)) as writer:
            writer.save_term(term)
        return term

    def update_term(self, term: Term) -> Term:
        """Keep an edited name."""
        self._desk.library.get_term(term.id)
        with self._desk.operation("term.update", title=_said(term.name, term.slug)) as writer:
            writer.save_term(term)
        return term

    def delete_term(self, id: str) -> Changes:
        """Remove a name from the glossary."""
        term = self._desk.library.get_term(id)
        return self._desk.delete("term", id, _said(term.name, term.slug))

    def add_picture(self, data: bytes, name: str) -> Asset:
        """Keep a PNG or JPEG; the same bytes are kept once.

        Raises:
            InputError: It is no such picture, is damaged, or is larger than a pack may carry (10 MB, 40 million pixels).
        """
        if len(data) > limits.FILE_BYTES:
            size, most = f"{len(data) / 1_000_000:.1f}", limits.FILE_BYTES // 1_000_000
            raise InputError("picture.bytes", field="picture", name=name, size=size, most=most)
        try:
            asset = replace(parse_picture(data), name=name)
        except InputError as problem:
            raise InputError("picture.refused", field="picture", name=name, why=problem.phrase) from problem
        with self._desk.operation("asset.add", title=name) as writer:
            writer.save_asset(asset)
        return asset


def _said(text: LocalText, instead: str) -> LocalText | str:
    return text or instead
