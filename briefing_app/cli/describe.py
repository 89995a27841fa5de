"""Things of the library as JSON for other programs (docs/command-line.md), texts as readers see them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from briefing_app.formats.pack.encode_briefing import encode_briefing
from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Chart, Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Figure, Observation
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.wording.printed import Wording
from briefing_app.workspace import Workspace
from briefing_app.workspace.quote import quote_figures

Json = dict[str, Any]


class Describer:
    """Describes things of one library on one day; reads all figures and sources once."""

    def __init__(self, workspace: Workspace) -> None:
        self._library = library = workspace.library
        self._wording: Wording = workspace.wording
        self._quoted: Mapping[str, Quoted] = quote_figures(library.list_figures(), workspace.today())
        self._sources = {each.id: each for each in library.list_sources()}

    @cached_property
    def _slugs(self) -> Mapping[str, str]:
        """Readable names of what charts and briefings refer to."""
        library = self._library
        tables = tuple(each.dataset for each in library.list_tables())
        kinds = (library.list_cards(), library.list_charts(), tables, library.list_briefings())
        return {each.id: each.slug for kind in kinds for each in kind}

    def text(self, local: LocalText) -> dict[str, str]:
        """A text in the languages it has, figures filled in."""
        return {each.value: self._wording.resolve_string(words, each, self._look_up) for each, words in local}

    def _look_up(self, key: str) -> tuple[Figure, Observation | None] | None:
        quoted = self._quoted.get(key)
        return (quoted.figure, quoted.observation) if quoted else None

    def card(self, card: FactCard) -> Json:
        """A fact card with its figures and sources."""
        return {
            "id": card.id,
            "slug": card.slug,
            "theme": card.theme,
            "tags": list(card.tags),
            "release": card.release.value,
            "status": card.status.value,
            "original": card.original.value,
            "states": {each.value: card.state(each).value for each in LANGUAGES},
            "verification": {"person": card.verification.person, "day": card.verification.day}
            if card.verification
            else None,
            "title": self.text(card.title),
            "text": self.text(card.text),
            "figures": [self._quote(self._quoted[key]) for key in card.figure_keys if key in self._quoted],
            "sources": [self._cited(each) for each in card.sources],
            "note": self.text(card.note),
            "say": self.text(card.say),
        }

    def figure(self, figure: Figure) -> Json:
        """A figure with all its observations; a derived one with the calculated value."""
        described = self._quote(self._quoted[figure.key])
        return described | {
            "theme": figure.theme,
            "tags": list(figure.tags),
            "cadence_months": figure.cadence_months,
            "note": self.text(figure.note),
        }

    def _quote(self, quoted: Quoted) -> Json:
        figure = quoted.figure
        observations = figure.observations
        if figure.derived:
            observations = (quoted.observation,) if quoted.observation else ()
        return {
            "id": figure.id,
            "key": figure.key,
            "label": self.text(figure.label),
            "unit": figure.unit.value,
            "derived": figure.derived,
            "formula": figure.formula,
            "stale": quoted.stale,
            "observations": [self._observation(figure, each) for each in observations],
        }

    def _observation(self, figure: Figure, observation: Observation) -> Json:
        form = "noun" if figure.noun else "value"
        citation = observation.citation
        return {
            "value": str(observation.value),
            "qualifier": observation.qualifier.value,
            "as_of": _date(observation.as_of),
            "source": citation.source_id if citation else None,
            "locator": citation.locator if citation else "",
            "status": observation.status.value,
            "release": observation.release.value,
            "printed": {
                each.value: self._wording.print_observation(figure, observation, each, form) for each in LANGUAGES
            },
        }

    def _cited(self, citation: Citation) -> Json:
        source = self._sources[citation.source_id]
        return {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "published": _date(source.published),
            "locator": citation.locator,
        }

    def source(self, source: Source) -> Json:
        """A source."""
        return {
            "id": source.id,
            "slug": source.slug,
            "title": source.title,
            "publisher": source.publisher,
            "published": _date(source.published),
            "description": self.text(source.description),
            "kind": source.kind.value,
            "url": source.url,
            "language": source.language.value if source.language else None,
            "accessed": _date(source.accessed),
            "note": self.text(source.note),
        }

    def dataset(self, dataset: Dataset) -> Json:
        """A dataset with its rows; cells as in a pack, those that follow a figure with its value."""
        return {
            "id": dataset.id,
            "slug": dataset.slug,
            "theme": dataset.theme,
            "tags": list(dataset.tags),
            "title": self.text(dataset.title),
            "columns": [
                {
                    "key": each.key,
                    "label": self.text(each.label),
                    "kind": each.kind.value,
                    "unit": each.unit.value,
                    "scale": each.scale,
                }
                for each in dataset.columns
            ],
            "rows": [[self._cell(cell) for cell in row] for row in dataset.rows],
            "as_of": _date(dataset.as_of),
            "sources": [self._cited(each) for each in dataset.sources],
            "note": self.text(dataset.note),
        }

    def _cell(self, cell: Cell) -> Json | None:
        if cell.missing:
            return None
        own = {"as_of": _date(cell.as_of)} if cell.as_of else {}
        own |= self._cited(cell.citation) if cell.citation else {}
        return {**self._content(cell), **own}

    def _content(self, cell: Cell) -> Json:
        """What a cell says, without where that is from."""
        if cell.figure:
            quoted = self._quoted.get(cell.figure)
            value = quoted.observation if quoted else None
            said = {"value": str(value.value), "qualifier": value.qualifier.value} if value else {}
            return {"figure": cell.figure, **said}
        if cell.value is not None:
            return {"value": str(cell.value), "qualifier": cell.qualifier.value}
        return {"date": str(cell.date)} if cell.date else {"text": self.text(cell.text)}

    def chart(self, chart: Chart) -> Json:
        """A chart; `dataset` is the readable name of what it draws."""
        return {
            "id": chart.id,
            "slug": chart.slug,
            "theme": chart.theme,
            "tags": list(chart.tags),
            "release": chart.release.value,
            "kind": chart.kind,
            "dataset": self._slugs[chart.dataset_id],
            "title": self.text(chart.title),
            "subtitle": self.text(chart.subtitle),
            "alt": self.text(chart.alt),
            "options": dict(chart.options),
            "note": self.text(chart.note),
        }

    def term(self, term: Term) -> Json:
        """A name of the glossary."""
        return {
            "id": term.id,
            "slug": term.slug,
            "name": term.name.to_json(),
            "short": term.short.to_json(),
            "state": term.state.value,
            "note": term.note.to_json(),
        }

    def briefing_head(self, briefing: Briefing) -> Json:
        """A briefing or template without its content."""
        return {
            "id": briefing.id,
            "slug": briefing.slug,
            "template": briefing.template,
            "archived": briefing.archived,
            "made_from": self._slugs.get(briefing.template_id, briefing.template_id),
            "title": self.text(briefing.title),
            "description": self.text(briefing.description),
            "occasion": self.text(briefing.occasion),
            "place": self.text(briefing.place),
            "starts": _date(briefing.starts),
            "ends": _date(briefing.ends),
            "sections": len(briefing.sections),
            "blocks": len(briefing.blocks),
        }

    def briefing(self, briefing: Briefing) -> Json:
        """A briefing or template with sections and blocks as a pack writes them, placeholders kept."""
        return self.briefing_head(briefing) | {"sections": encode_briefing(briefing, self._slugs).get("sections", [])}


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None
