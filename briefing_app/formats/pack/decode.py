"""Pack JSON that has been checked → model. Nothing here reports problems: schema and references have found them all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing_app.formats.pack.decode_briefing import decode_briefing
from briefing_app.formats.pack.index import Index, entity_id
from briefing_app.model.bulk import make_date, make_number, making_many, wrap_words
from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.chart import MISSING, Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.edition import Asset
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
from briefing_app.model.glossary import Term, TermState, Theme
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source, SourceKind

Json = Mapping[str, Any]
_text = LocalText.from_json


def decode_manifest(value: Json) -> PackManifest:
    """The manifest without its themes, which are content."""
    return PackManifest(
        id=value["id"].lower(),
        title=_text(value["title"]),
        description=_text(value.get("description")),
        format=value["format"],
        partial=value.get("partial", False),
    )


def decode_content(document: Json, assets: tuple[Asset, ...]) -> Content:
    """Everything of a pack JSON, references turned into ids."""
    decoder = _Decoder(document)
    themes = document["manifest"].get("themes", ())
    return Content(
        themes=tuple(Theme(each["slug"], _text(each["name"]), order) for order, each in enumerate(themes)),
        sources=tuple(decoder.source(each) for each in document.get("sources", ())),
        figures=tuple(decoder.figure(each) for each in document.get("figures", ())),
        datasets=tuple(decoder.dataset(each) for each in document.get("datasets", ())),
        charts=tuple(decoder.chart(each) for each in document.get("charts", ())),
        cards=tuple(decoder.card(each) for each in document.get("cards", ())),
        glossary=tuple(decoder.term(each) for each in document.get("glossary", ())),
        briefings=tuple(
            decode_briefing(each, decoder.id("briefing", each), decoder.index) for each in document.get("briefings", ())
        ),
        assets=assets,
    )


class _Decoder:
    def __init__(self, document: Json) -> None:
        self.index = Index.of(document)
        self._manifest_id = document["manifest"]["id"].lower()

    def id(self, kind: str, entity: Json) -> str:
        return entity_id(self._manifest_id, kind, entity)

    def source(self, value: Json) -> Source:
        language = value.get("language")
        return Source(
            id=self.id("source", value),
            slug=value["slug"],
            title=value.get("title", ""),
            publisher=value.get("publisher", ""),
            description=_text(value.get("description")),
            kind=SourceKind(value.get("kind", "document")),
            published=_date(value.get("published")),
            url=value.get("url", ""),
            language=Language(language) if language else None,
            accessed=_date(value.get("accessed")),
            note=_text(value.get("note")),
        )

    def figure(self, value: Json) -> Figure:
        return Figure(
            id=self.id("figure", value),
            key=value["key"],
            label=_text(value["label"]),
            unit=Unit(value.get("unit", "count")),
            noun=_noun(value.get("noun")),
            observations=tuple(self._observation(each) for each in value.get("observations", ())),
            formula=value.get("formula", ""),
            cadence_months=value.get("cadence_months", 12),
            note=_text(value.get("note")),
            theme=value.get("theme", ""),
            tags=tuple(value.get("tags", ())),
        )

    def _observation(self, value: Json) -> Observation:
        return Observation(
            value=Value.parse(value["value"]),
            qualifier=Qualifier(value.get("qualifier", "exact")),
            as_of=_date(value.get("as_of")),
            citation=self._citation(value) if value.get("source") else None,
            status=Status(value.get("status", "draft")),
            release=Release(value.get("release", "open")),
            note=_text(value.get("note")),
        )

    def _citation(self, value: Json) -> Citation:
        return Citation(self.index.get_id("source", value["source"]), value.get("locator", ""))

    def dataset(self, value: Json) -> Dataset:
        with making_many():
            rows = tuple(tuple(map(self._cell, row)) for row in value.get("rows", ()))
        return Dataset(
            id=self.id("dataset", value),
            slug=value["slug"],
            title=_text(value["title"]),
            columns=tuple(_column(each) for each in value["columns"]),
            rows=rows,
            sources=tuple(self._citation(each) for each in value.get("sources", ())),
            as_of=_date(value.get("as_of")),
            note=_text(value.get("note")),
            theme=value.get("theme", ""),
            tags=tuple(value.get("tags", ())),
        )

    def _cell(self, value: Json | None) -> Cell:
        if value is None:
            return MISSING
        if len(value) == 1:  # as nearly all are, in a table of fifty thousand rows
            if (number := value.get("value")) is not None:
                return make_number(number)
            if (day := value.get("date")) is not None:
                return make_date(day)
            if (words := value.get("text")) is not None:
                return wrap_words(words.get("en", ""), words.get("zh-Hant", ""), words.get("zh-Hans", ""))
        return Cell(
            text=_text(value.get("text")),
            date=_date(value.get("date")),
            value=make_number(value["value"]).value if "value" in value else None,
            qualifier=Qualifier(value.get("qualifier", "exact")),
            figure=value.get("figure", ""),
            as_of=_date(value.get("as_of")),
            citation=self._citation(value) if value.get("source") else None,
        )

    def chart(self, value: Json) -> Chart:
        return Chart(
            id=self.id("chart", value),
            slug=value["slug"],
            dataset_id=self.index.get_id("dataset", value["dataset"]),
            kind=value["kind"],
            title=_text(value["title"]),
            subtitle=_text(value.get("subtitle")),
            note=_text(value.get("note")),
            alt=_text(value.get("alt")),
            options=value.get("options", {}),
            release=Release(value.get("release", "open")),
            theme=value.get("theme", ""),
            tags=tuple(value.get("tags", ())),
        )

    def card(self, value: Json) -> FactCard:
        title, text = _text(value["title"]), _text(value["text"])
        noted = value.get("states", {})
        english, hant, hans = (TextState(noted.get(each.value, "complete")) for each in LANGUAGES)
        verification = value.get("verification")
        return FactCard(
            id=self.id("card", value),
            slug=value["slug"],
            title=title,
            text=text,
            original=Language(value.get("original", "en")),
            states=(english, hant, hans),
            figures=tuple(value.get("figures", ())),
            sources=tuple(self._citation(each) for each in value.get("sources", ())),
            theme=value.get("theme", ""),
            tags=tuple(value.get("tags", ())),
            status=Status(value.get("status", "draft")),
            verification=Verification(verification["person"], verification["day"]) if verification else None,
            release=Release(value.get("release", "open")),
            note=_text(value.get("note")),
            say=_text(value.get("say")),
        )

    def term(self, value: Json) -> Term:
        return Term(
            id=self.id("term", value),
            slug=value["slug"],
            name=_text(value["name"]),
            short=_text(value.get("short")),
            state=TermState(value.get("state", "sure")),
            note=_text(value.get("note")),
        )


def _date(value: str | None) -> PartialDate | None:
    return PartialDate.parse(value) if value else None


def _noun(value: Json | None) -> CountNoun | None:
    return CountNoun(value["one"], value["other"], value["zh-Hant"], value["zh-Hans"]) if value else None


def _column(value: Json) -> Column:
    return Column(
        key=value["key"],
        label=_text(value["label"]),
        kind=ColumnKind(value.get("kind", "text")),
        unit=Unit(value.get("unit", "count")),
        noun=_noun(value.get("noun")),
        scale=value.get("scale", 0),
    )
