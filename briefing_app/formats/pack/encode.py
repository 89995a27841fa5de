"""Model → pack JSON: references by readable name, fields that equal their default left out, entities sorted by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from briefing_app.formats.pack.encode_briefing import encode_briefing
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.chart import MISSING, Cell, Chart, Column, Dataset
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.figure import Citation, CountNoun, Figure, Observation, Qualifier
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.placeholder import rename
from briefing_app.model.source import Source
from briefing_app.model.walk import map_texts

_NO_TEXT: Final = MISSING.text


def encode_document(manifest: PackManifest, content: Content) -> dict[str, Any]:
    """The pack JSON without pictures. What a reference leads to should be in `content`; else its id is written."""
    content = replace(
        content,
        figures=map_texts(content.figures, _written),
        datasets=tuple(_with_written_words(each) for each in content.datasets),
        charts=map_texts(content.charts, _written),
        cards=map_texts(content.cards, _written),
        briefings=map_texts(content.briefings, _written),
    )
    names = {each.id: each.slug for each in content.sources} | {each.id: each.slug for each in content.datasets}
    placed = (
        names
        | {each.id: each.slug for each in content.cards}
        | {each.id: each.slug for each in content.charts}
        | {each.id: each.slug for each in content.briefings}
    )
    themes = sorted(content.themes, key=lambda each: (each.order, each.slug))
    return {
        "manifest": _lean(
            {"format": manifest.format, "id": manifest.id, "title": manifest.title.to_json()},
            description=manifest.description.to_json(),
            partial=manifest.partial,
            themes=[{"slug": each.slug, "name": each.name.to_json()} for each in themes],
        ),
        "sources": [_source(each) for each in sorted(content.sources, key=lambda each: each.slug)],
        "figures": [_figure(each, names) for each in sorted(content.figures, key=lambda each: each.key)],
        "datasets": [_dataset(each, names) for each in sorted(content.datasets, key=lambda each: each.slug)],
        "charts": [_chart(each, names) for each in sorted(content.charts, key=lambda each: each.slug)],
        "cards": [_card(each, names) for each in sorted(content.cards, key=lambda each: each.slug)],
        "glossary": [_term(each) for each in sorted(content.glossary, key=lambda each: each.slug)],
        "briefings": [encode_briefing(each, placed) for each in sorted(content.briefings, key=lambda each: each.slug)],
    }


def _with_written_words(dataset: Dataset) -> Dataset:
    """The dataset with its words as a pack writes them; those of its cells are written so when they are encoded."""
    return replace(map_texts(replace(dataset, rows=()), _written), rows=dataset.rows)


def _written(text: str) -> str:
    """The text with braces as a pack writes them: a single one that starts no placeholder is doubled."""
    return rename(text, {}) if "{" in text or "}" in text else text


def _lean(start: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """`start` with those optional fields that hold something."""
    return start | {name: value for name, value in optional.items() if value not in (None, "", [], {}, False)}


def _unless(default: str, value: str) -> str:
    return "" if value == default else str(value)


def _citation(citation: Citation, names: Mapping[str, str]) -> dict[str, Any]:
    return _lean({"source": names.get(citation.source_id, citation.source_id)}, locator=citation.locator)


def _source(source: Source) -> dict[str, Any]:
    return _lean(
        {"id": source.id, "slug": source.slug, "title": source.title, "publisher": source.publisher},
        description=source.description.to_json(),
        kind=source.kind.value,
        published=str(source.published or ""),
        url=source.url,
        language=source.language.value if source.language else "",
        accessed=str(source.accessed or ""),
        note=source.note.to_json(),
    )


def _figure(figure: Figure, names: Mapping[str, str]) -> dict[str, Any]:
    start: dict[str, Any] = {
        "id": figure.id,
        "key": figure.key,
        "label": figure.label.to_json(),
        "unit": figure.unit.value,
    }
    if figure.cadence_months != 12:
        start["cadence_months"] = figure.cadence_months
    return _lean(
        start,
        noun=_noun(figure.noun),
        formula=figure.formula,
        theme=figure.theme,
        tags=list(figure.tags),
        note=figure.note.to_json(),
        observations=[_observation(each, names) for each in figure.observations],
    )


def _noun(noun: CountNoun | None) -> dict[str, str]:
    return {"one": noun.one, "other": noun.other, "zh-Hant": noun.zh_hant, "zh-Hans": noun.zh_hans} if noun else {}


def _observation(observation: Observation, names: Mapping[str, str]) -> dict[str, Any]:
    return _lean(
        {"value": str(observation.value)},
        qualifier=_unless("exact", observation.qualifier),
        as_of=str(observation.as_of or ""),
        **(_citation(observation.citation, names) if observation.citation else {}),
        status=_unless("draft", observation.status),
        release=_unless("open", observation.release),
        note=observation.note.to_json(),
    )


def _dataset(dataset: Dataset, names: Mapping[str, str]) -> dict[str, Any]:
    return _lean(
        {
            "id": dataset.id,
            "slug": dataset.slug,
            "title": dataset.title.to_json(),
            "columns": [_column(each) for each in dataset.columns],
            "rows": [[_cell(cell, names) for cell in row] for row in dataset.rows],
        },
        sources=[_citation(each, names) for each in dataset.sources],
        as_of=str(dataset.as_of or ""),
        note=dataset.note.to_json(),
        theme=dataset.theme,
        tags=list(dataset.tags),
    )


def _column(column: Column) -> dict[str, Any]:
    return _lean(
        {"key": column.key, "label": column.label.to_json(), "kind": column.kind.value},
        unit=_unless("count", column.unit),
        noun=_noun(column.noun),
        scale=column.scale or None,
    )


def _cell(cell: Cell, names: Mapping[str, str]) -> dict[str, Any] | None:
    value = cell.value
    if cell.qualifier is Qualifier.EXACT and cell.as_of is None and cell.citation is None and not cell.figure:
        if value is not None:  # past `_lean`: nearly all cells of a long table are of these kinds
            return {"value": str(value)}
        if cell.date is None:
            return {"text": _words(cell.text)} if cell.text is not _NO_TEXT and cell.text else None
        if cell.text is _NO_TEXT:
            return {"date": str(cell.date)}
    if cell.missing:
        return None
    return _lean(
        {},
        text=_words(cell.text),
        date=str(cell.date or ""),
        value="" if cell.value is None else str(cell.value),
        qualifier=_unless("exact", cell.qualifier),
        figure=cell.figure,
        as_of=str(cell.as_of or ""),
        **(_citation(cell.citation, names) if cell.citation else {}),
    )


def _words(text: LocalText) -> dict[str, str]:
    return {
        name: _written(each)
        for name, each in (("en", text.en), ("zh-Hant", text.zh_hant), ("zh-Hans", text.zh_hans))
        if each
    }


def _chart(chart: Chart, names: Mapping[str, str]) -> dict[str, Any]:
    return _lean(
        {
            "id": chart.id,
            "slug": chart.slug,
            "dataset": names.get(chart.dataset_id, chart.dataset_id),
            "kind": chart.kind,
            "title": chart.title.to_json(),
        },
        subtitle=chart.subtitle.to_json(),
        note=chart.note.to_json(),
        alt=chart.alt.to_json(),
        options=dict(chart.options),
        release=_unless("open", chart.release),
        theme=chart.theme,
        tags=list(chart.tags),
    )


def _card(card: FactCard, names: Mapping[str, str]) -> dict[str, Any]:
    states = {
        language.value: state.value
        for language, state in zip(LANGUAGES, card.states, strict=True)
        if state is not TextState.COMPLETE
    }
    confirmed = card.verification
    return _lean(
        {"id": card.id, "slug": card.slug, "title": card.title.to_json(), "text": card.text.to_json()},
        original=_unless("en", card.original),
        states=states,
        figures=list(card.figures),
        sources=[_citation(each, names) for each in card.sources],
        theme=card.theme,
        tags=list(card.tags),
        status=_unless("draft", card.status),
        verification={"person": confirmed.person, "day": confirmed.day} if confirmed else {},
        release=_unless("open", card.release),
        note=card.note.to_json(),
        say=card.say.to_json(),
    )


def _term(term: Term) -> dict[str, Any]:
    return _lean(
        {"id": term.id, "slug": term.slug, "name": term.name.to_json()},
        short=term.short.to_json(),
        state=_unless("sure", term.state),
        note=term.note.to_json(),
    )
