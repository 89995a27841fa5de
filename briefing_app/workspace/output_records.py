"""Cards, sources and figures as rows of a file, by the fields that an import knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_app.formats.tables.raw import RawCell
from briefing_app.model.card import FactCard
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.source import Source
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.read_values import BAR, NEVER
from briefing_app.workspace.importing.sources_of_rows import SourceFinder
from briefing_app.workspace.importing.target import Target
from briefing_app.workspace.importing.themes_of_rows import ThemeFinder
from briefing_app.workspace.importing.value_words import say_choice
from briefing_app.workspace.output_cells import say_date

Values = Mapping[str, RawCell]
_BETWEEN = "; "


class RecordWriter:
    """Turns things into rows; sources and themes are named so that an import finds them again."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self._library = library = desk.library
        self._language = language
        finder = SourceFinder(library, desk.new_id)
        self._sources = {each.id: finder.say(each) for each in finder.known}
        themes = ThemeFinder(library, language)
        self._themes = {each.slug: themes.say(each) for each in themes.known}

    def list_values(self, kind: Target, ids: Sequence[str] | None = None) -> list[Values]:
        """All rows of a kind, or those of the things with these ids."""
        match kind:
            case Target.CARDS:
                return [self._card(each) for each in self._library.list_cards(ids)]
            case Target.SOURCES:
                return [self._source(each) for each in self._library.list_sources(ids)]
            case Target.FIGURES:
                return [row for each in self._library.list_figures(ids) for row in self._figure(each)]
            case Target.DATASET:
                raise ValueError(kind)

    def _card(self, card: FactCard) -> Values:
        verified = card.verification
        lines = (self._cite(each.source_id, each.locator) for each in card.sources)
        return {
            "id": card.id,
            "slug": card.slug,
            **_texts(title=card.title, text=card.text, say=card.say, note=card.note),
            "original": self._say(card.original),
            **self._filed(card),
            "release": self._say(card.release),
            "status": self._say(card.status),
            "verified_by": verified.person if verified else None,
            "verified_on": verified.day if verified else None,
            "figures": _BETWEEN.join(card.figures),
            "sources": "\n".join(lines),
        }

    def _source(self, source: Source) -> Values:
        return {
            "id": source.id,
            "slug": source.slug,
            "title": source.title,
            "publisher": source.publisher,
            **_texts(description=source.description, note=source.note),
            "kind": self._say(source.kind),
            "published": say_date(source.published) if source.published else None,
            "url": source.url,
            "language": self._say(source.language) if source.language else None,
            "accessed": say_date(source.accessed) if source.accessed else None,
        }

    def _figure(self, figure: Figure) -> list[Values]:
        """One row for each value; a derived figure, or one without values, has one row."""
        noun = figure.noun
        whole = {
            "id": figure.id,
            "key": figure.key,
            **_texts(label=figure.label, note=figure.note),
            "unit": self._say(figure.unit),
            **(
                {f"noun.{each}": getattr(noun, each) for each in ("one", "other", "zh_hant", "zh_hans")} if noun else {}
            ),
            "formula": figure.formula,
            "cadence": str(figure.cadence_months or NEVER.get(self._language)),
            **self._filed(figure),
        }
        return [whole | self._observation(each) for each in figure.observations] or [whole]

    def _observation(self, observation: Observation) -> dict[str, RawCell]:
        value, citation = observation.value, observation.citation
        return {
            "value": str(value) if value.upper is not None else value.number,
            "qualifier": self._say(observation.qualifier),
            "as_of": say_date(observation.as_of) if observation.as_of else None,
            "source": self._sources[citation.source_id] if citation else None,
            "locator": citation.locator if citation else None,
            "status": self._say(observation.status),
            "release": self._say(observation.release),
            **_texts(remark=observation.note),
        }

    def _filed(self, thing: FactCard | Figure) -> dict[str, RawCell]:
        tags = _BETWEEN.join(thing.tags)
        alone = len(thing.tags) == 1 and any(each in tags for each in ",，、")
        return {"theme": self._themes.get(thing.theme), "tags": f"{tags};" if alone else tags}

    def _cite(self, id: str, locator: str) -> str:
        name = self._sources[id]
        return f"{name}{BAR}{locator}" if locator else name

    def _say(self, value: Any) -> str:
        return say_choice(value, self._language)


def _texts(**texts: LocalText) -> dict[str, RawCell]:
    return {f"{base}.{language}": text.get(language) for base, text in texts.items() for language in LANGUAGES}
