"""Lists of cards, charts, sources and briefings: what is in them, in which order, and what each row shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing_app.errors import InputError
from briefing_app.model.card import TextState, Verification
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Figure, Release, Status
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source, SourceKind
from briefing_app.store.card_index import sort_key
from briefing_app.store.card_query import CardCounts, CardQuery, CardSort
from briefing_app.store.changes import Changes
from briefing_app.store.rows import BriefingHead
from briefing_app.store.searches import SavedSearch
from briefing_app.wording.values import Parts
from briefing_app.workspace.closure import inputs_of
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.quote import quote_figures

EVERYTHING = CardQuery()
States = tuple[TextState, TextState, TextState]


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """The key figure of a card as large print shows it; `as_of` is printed, or the phrase for no date."""

    key: str
    parts: Parts
    label: str
    as_of: str
    derived: bool
    internal: bool


@dataclass(frozen=True, slots=True)
class CardRow:
    """What a list shows of a card.

    `title` and `text` have their figures filled in; where the language asked for is missing they are in the nearest one
    that exists, named by `title_language` and `text_language`. `used` counts briefings and templates.
    """

    id: str
    title: str
    title_language: Language
    text: str
    text_language: Language
    number: KeyNumber | None
    stale: bool
    status: Status
    verification: Verification | None
    states: States
    theme: str
    theme_name: str
    tags: tuple[str, ...]
    source: str
    internal: bool
    used: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """What a list shows of a chart; `kind` is that of its drawing."""

    id: str
    title: str
    title_language: Language
    subtitle: str
    kind: str
    dataset_id: str
    theme: str
    theme_name: str
    tags: tuple[str, ...]
    internal: bool
    used: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What a list shows of a source; `read` is when it was last read."""

    id: str
    name: str
    publisher: str
    kind: SourceKind
    published: PartialDate | None
    language: Language | None
    read: PartialDate | None
    cards: int
    figures: int
    datasets: int

    @property
    def used(self) -> int:
        """How many things cite it."""
        return self.cards + self.figures + self.datasets


@dataclass(frozen=True, slots=True)
class BriefingRow:
    """What a tile shows of a briefing or template. `changed_at` is UTC, ISO 8601, empty where it is no longer known."""

    id: str
    title: str
    title_language: Language
    occasion: str
    place: str
    starts: PartialDate | None
    ends: PartialDate | None
    sections: int
    blocks: int
    archived: bool
    template: bool
    changed_at: str


class FinderActions:
    """Finds ids in SQL and reads rows a page at a time, so that lists of any length open at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._dates: dict[tuple[PartialDate | None, Language], str] = {}

    # -- cards -------------------------------------------------------------------------------------------------------

    def find_cards(
        self, query: CardQuery = EVERYTHING, *, sort: CardSort = CardSort.RECENT, language: Language = Language.EN
    ) -> tuple[str, ...]:
        """The ids of all cards that fulfil a query, sorted; titles sort as in `language`."""
        return self._desk.library.find_cards(query, today=self._desk.today(), sort=sort, language=language)

    def prepare(self, sort: CardSort, language: Language) -> None:
        """While nothing else is to be done, learn what the first of several searches in this order would wait for."""
        self._desk.library.prepare_finding(sort, language)

    def count_cards(self) -> CardCounts:
        """How many cards there are of each sort today."""
        return self._desk.library.count_cards(self._desk.today())

    def read_rows(self, ids: Sequence[str], language: Language) -> tuple[CardRow, ...]:
        """What a list shows of these cards, in their order; unknown ids are left out."""
        library, today = self._desk.library, self._desk.today()
        found = library.print_cards(ids)
        cards = [found[id] for id in ids if id in found]
        used = library.count_users("card", ids)
        quoted = self._quote({card.figure_key for card in cards if card.figure_key}, today)
        cited = {card.id: card.source_id or _source_of(quoted.get(card.figure_key)) for card in cards}
        sources = {each.id: _name_of(each, language) for each in library.list_sources(filter(None, cited.values()))}
        numbers = self._numbers(quoted, language)
        themes = self._theme_names(language)
        rows = []
        for card in cards:
            title, title_language = card.title.best(language)
            text, text_language = card.text.best(language)
            rows.append(
                CardRow(
                    id=card.id,
                    title=title,
                    title_language=title_language,
                    text=text,
                    text_language=text_language,
                    number=numbers.get(card.figure_key),
                    stale=card.stale_from <= today.isoformat(),
                    status=card.status,
                    verification=card.verification,
                    states=card.states,
                    theme=card.theme,
                    theme_name=themes.get(card.theme, ""),
                    tags=card.tags,
                    source=sources.get(cited[card.id], ""),
                    internal=card.release is Release.INTERNAL,
                    used=used.get(card.id, 0),
                )
            )
        return tuple(rows)

    # -- charts, sources, briefings ----------------------------------------------------------------------------------

    def find_charts(
        self, words: str = "", theme: str = "", *, language: Language = Language.EN
    ) -> tuple[ChartRow, ...]:
        """The charts that contain every word and are filed under a theme, the newest first."""
        library = self._desk.library
        charts = [each for each in library.list_charts(library.find_ids("chart", words)) if theme in ("", each.theme)]
        used = library.count_users("chart", [each.id for each in charts])
        themes = self._theme_names(language)
        rows = []
        for chart in charts:
            title, shown = self._desk.print_title(chart).best(language)
            rows.append(
                ChartRow(
                    id=chart.id,
                    title=title,
                    title_language=shown,
                    subtitle=chart.subtitle.best(language)[0],
                    kind=chart.kind,
                    dataset_id=chart.dataset_id,
                    theme=chart.theme,
                    theme_name=themes.get(chart.theme, ""),
                    tags=chart.tags,
                    internal=chart.release is Release.INTERNAL,
                    used=used.get(chart.id, 0),
                )
            )
        return tuple(rows)

    def find_sources(self, words: str = "", *, language: Language = Language.EN) -> tuple[SourceRow, ...]:
        """The sources that contain every word, by name."""
        library = self._desk.library
        sources = library.list_sources(library.find_ids("source", words))
        ids = [each.id for each in sources]
        cards, figures, datasets = (
            library.count_users(f"source/{kind}", ids) for kind in ("card", "figure", "dataset")
        )
        rows = (
            SourceRow(
                id=each.id,
                name=_name_of(each, language),
                publisher=each.publisher,
                kind=each.kind,
                published=each.published,
                language=each.language,
                read=each.accessed,
                cards=cards.get(each.id, 0),
                figures=figures.get(each.id, 0),
                datasets=datasets.get(each.id, 0),
            )
            for each in sources
        )
        return tuple(sorted(rows, key=lambda row: sort_key(row.name, language)))

    def find_briefings(
        self, words: str = "", *, archived: bool = False, templates: bool = False, language: Language = Language.EN
    ) -> tuple[BriefingRow, ...]:
        """Briefings (or templates) that contain every word, the latest occasion first, undated ones before it.

        Args:
            words: Words that must occur anywhere in them.
            archived: Only those put away, instead of only the others.
            templates: Templates instead of briefings.
            language: The language of titles and places.
        """
        library = self._desk.library
        heads = [
            each
            for each in library.list_heads(library.find_ids("briefing", words))
            if each.archived == archived and each.template == templates
        ]
        heads.sort(key=lambda each: each.starts.first if each.starts else date.max, reverse=True)
        return tuple(self._briefing_row(each, language) for each in heads)

    # -- saved searches ----------------------------------------------------------------------------------------------

    def list_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches in the order in which they were saved."""
        return self._desk.library.list_searches()

    def add_search(self, name: str, query: CardQuery | str) -> SavedSearch:
        """Save a search under a name.

        Raises:
            InputError: The name is empty.
        """
        return self._keep("search.add", SavedSearch(self._desk.new_id(), name.strip(), str(query)))

    def rename_search(self, id: str, name: str) -> SavedSearch:
        """Give a saved search another name.

        Raises:
            InputError: The name is empty.
            NotFoundError: There is no such search.
        """
        return self._keep("search.update", replace(self._desk.library.get_search(id), name=name.strip()))

    def update_search(self, id: str, query: CardQuery | str) -> SavedSearch:
        """Let a saved search ask for something else."""
        return self._keep("search.update", replace(self._desk.library.get_search(id), query=str(query)))

    def remove_search(self, id: str) -> Changes:
        """Forget a saved search."""
        search = self._desk.library.get_search(id)
        with self._desk.operation("search.delete", title=search.name) as writer:
            writer.delete("search", id)
        return writer.changes

    # -- inside ------------------------------------------------------------------------------------------------------

    def _keep(self, name: str, search: SavedSearch) -> SavedSearch:
        if not search.name:
            raise InputError("search.name", field="name")
        with self._desk.operation(name, title=search.name) as writer:
            writer.save_search(search)
        return search

    def _theme_names(self, language: Language) -> Mapping[str, str]:
        return {each.slug: each.name.best(language)[0] for each in self._desk.library.list_themes()}

    def _quote(self, keys: Collection[str], today: date) -> Mapping[str, Quoted]:
        """Figures with what their formulas need, as quoted today."""
        known: dict[str, Figure] = {}
        waiting = set(keys)
        while waiting:
            found = self._desk.library.list_figures_by_key(sorted(waiting))
            known |= {each.key: each for each in found}
            waiting = {key for each in found for key in inputs_of(each)} - known.keys()
        return quote_figures(known.values(), today)

    def _numbers(self, quoted: Mapping[str, Quoted], language: Language) -> Mapping[str, KeyNumber]:
        wording = self._desk.wording
        numbers: dict[str, KeyNumber] = {}
        for key, each in quoted.items():
            if each.observation is None:
                continue
            numbers[key] = KeyNumber(
                key=key,
                parts=wording.display(each.figure, each.observation, language),
                label=each.figure.label.best(language)[0],
                as_of=self._as_of(each.observation.as_of, language),
                derived=each.figure.derived,
                internal=each.observation.release is Release.INTERNAL,
            )
        return numbers

    def _as_of(self, as_of: PartialDate | None, language: Language) -> str:
        """A date as it is printed, remembered, because many figures share a few."""
        if (as_of, language) not in self._dates:
            self._dates[as_of, language] = self._desk.wording.as_of(as_of, language)
        return self._dates[as_of, language]

    def _briefing_row(self, head: BriefingHead, language: Language) -> BriefingRow:
        title, shown = self._shown(head.title).best(language)
        return BriefingRow(
            id=head.id,
            title=title,
            title_language=shown,
            occasion=self._shown(head.occasion).best(language)[0],
            place=head.place.best(language)[0],
            starts=head.starts,
            ends=head.ends,
            sections=head.sections,
            blocks=head.blocks,
            archived=head.archived,
            template=head.template,
            changed_at=head.changed_at,
        )

    def _shown(self, text: LocalText) -> LocalText:
        return self._desk.print_text(text) if any("{" in each or "}" in each for _, each in text) else text


def _source_of(quoted: Quoted | None) -> str:
    """The source of the value that is quoted; empty if it names none."""
    citation = quoted.observation.citation if quoted and quoted.observation else None
    return citation.source_id if citation else ""


def _name_of(source: Source, language: Language) -> str:
    return source.title or source.description.best(language)[0] or source.slug
