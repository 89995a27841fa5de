"""What the meeting shows: the facts that words find, and one fact with its numbers, dates and source, ready to be read out.

Unless internal content is asked for, it is built from what may be used freely alone: internal cards are not found, internal
observations not quoted, and what to say is left out (DESIGN §3.11).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing_app.model.block import CardBlock, KeyFiguresBlock
from briefing_app.model.card import FactCard, Verification
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Figure, Observation, Release, Status
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import keys_in
from briefing_app.wording.values import Parts
from briefing_app.workspace.closure import with_inputs
from briefing_app.workspace.desk import LibraryReader
from briefing_app.workspace.quote import quote_figures

if TYPE_CHECKING:
    from briefing_app.store.search import SearchHit
    from briefing_app.workspace import Workspace

MOST = 27  # facts found: three pages of nine; nobody looks further while others wait
_LOOKED_AT = 45  # hits, of which internal ones and figures of cards that are found already fall away
Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact found: its number in words (empty without one) and its title; `kind` is `card` or `figure`."""

    kind: str
    id: str
    number: str
    title: str
    title_ranges: Ranges
    language: Language
    internal: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The facts found in order; `more` where there are others."""

    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as it is quoted: in the language asked for in parts, and in the two others in words."""

    label: str
    parts: Parts
    others: tuple[tuple[Language, str], ...]
    as_of: str
    date: PartialDate | None
    stale: bool
    derived: bool
    internal: bool
    status: Status
    source: str
    locator: str

    @property
    def dated(self) -> bool:
        """Whether the source gives a date."""
        return self.date is not None


@dataclass(frozen=True, slots=True)
class Answer:
    """One fact. `language` is the one it is in, which is not the one asked for where that has no text."""

    kind: str
    id: str
    language: Language
    theme: str
    title: str
    text: str
    numbers: tuple[Number, ...]
    say: str
    source: str
    locator: str
    internal: bool
    status: Status
    verification: Verification | None

    @property
    def hero(self) -> Number | None:
        """The number of the fact."""
        return self.numbers[0] if self.numbers else None


class Answers:
    """Reads facts of one library in one language, with or without what is internal."""

    def __init__(self, workspace: Workspace, language: Language, *, internal: bool = False) -> None:
        self._workspace = workspace
        self._library = workspace.library
        self._wording = workspace.wording
        self._language = language
        self._internal = internal
        self._quoted: dict[str, Quoted] = {}
        self._figures_of: dict[str, tuple[str, ...]] = {}

    # -- finding -----------------------------------------------------------------------------------------------------

    def find(self, words: str) -> Found:
        """The facts that contain every word: those with a number before those without, each best first.

        Figures that a card found already shows are not repeated.
        """
        result = self._library.search(words, language=self._language, kinds=("card", "figure"), limit=_LOOKED_AT)
        cards = self._cards([each.id for each in result.hits if each.kind == "card"])
        shown = {key for each in cards.values() for key in self._keys(each)}
        figures = {
            each.id: each
            for each in self._library.list_figures([hit.id for hit in result.hits if hit.kind == "figure"])
        }
        wanted = [
            hit
            for hit in result.hits
            if hit.id in cards or (hit.kind == "figure" and hit.id in figures and figures[hit.id].key not in shown)
        ]
        keys = [key for hit in wanted if hit.id in cards for key in self._quoted_in_row(cards[hit.id])]
        self._quote([*keys, *(figures[hit.id].key for hit in wanted if hit.kind == "figure")])
        made = (
            self._card_hit(cards[hit.id], hit) if hit.kind == "card" else self._figure_hit(figures[hit.id], hit)
            for hit in wanted
        )
        hits = tuple(islice((each for each in made if each is not None), MOST + 1))
        hits = tuple(sorted(hits, key=lambda hit: not hit.number))  # the question is about a number
        return Found(hits[:MOST], result.more or len(hits) > MOST)

    def list_usual(self, briefing_id: str = "") -> Found:
        """The facts of a briefing in its order, or without one those that briefings use most."""
        briefing = self._library.find_briefing(briefing_id) if briefing_id else None
        if briefing is not None:
            blocks = briefing.blocks
            ids = [each.card_id for each in blocks if isinstance(each, CardBlock)]
            listed = [key for each in blocks if isinstance(each, KeyFiguresBlock) for key in each.figures]
            found = self._list(ids, listed)
            if found.hits:
                return found
        return self._list(self._most_used(), ())

    def _most_used(self) -> list[str]:
        uses: dict[str, int] = {}
        for briefing in self._library.list_briefings():
            if briefing.archived:
                continue
            for block in briefing.blocks:
                if isinstance(block, CardBlock):
                    uses[block.card_id] = uses.get(block.card_id, 0) + 1
        return sorted(uses, key=lambda id: -uses[id]) or list(self._library.ids("card")[:MOST])

    def _list(self, card_ids: Sequence[str], keys: Sequence[str]) -> Found:
        cards = self._cards(list(dict.fromkeys(card_ids)))
        shown = {key for each in cards.values() for key in self._keys(each)}
        figures = [
            each for key in dict.fromkeys(keys) if key not in shown and (each := self._library.find_figure_by_key(key))
        ]
        self._quote(
            [*(key for each in cards.values() for key in self._quoted_in_row(each)), *(each.key for each in figures)]
        )
        made = [*map(self._card_hit, cards.values()), *map(self._figure_hit, figures)]
        hits = tuple(each for each in made if each is not None)
        return Found(hits[:MOST], len(hits) > MOST)

    def _keys(self, card: FactCard) -> tuple[str, ...]:
        """The figures of a card; its texts are looked through for them once."""
        keys = self._figures_of.get(card.id)
        if keys is None:
            keys = self._figures_of[card.id] = card.figure_keys
        return keys

    def _quoted_in_row(self, card: FactCard) -> tuple[str, ...]:
        """What the row of a card prints: its first figure, or the second where that is internal, and those in its title."""
        return (*self._keys(card)[:2], *keys_in(card.title))

    def _cards(self, ids: Iterable[str]) -> Mapping[str, FactCard]:
        """Cards by id, without those that must not be shown."""
        return {each.id: each for each in self._library.list_cards(list(ids)) if self._may_show(each.release)}

    def _card_hit(self, card: FactCard, hit: SearchHit | None = None) -> Hit:
        title, shown = card.title.best(hit.language if hit else self._language)
        printed = self._fill(title, shown)
        number = next((each for key in self._keys(card)[:2] if (each := self._print(key, self._language))), "")
        ranges = hit.title_ranges if hit is not None and hit.title == printed else ()
        return Hit("card", card.id, number, printed, ranges, shown, card.release is Release.INTERNAL)

    def _figure_hit(self, figure: Figure, hit: SearchHit | None = None) -> Hit | None:
        seen = self._observation(figure.key)
        if seen is None:
            return None
        title, shown = figure.label.best(hit.language if hit else self._language)
        printed = self._fill(title, shown)
        ranges = hit.title_ranges if hit is not None and hit.title == printed else ()
        number = self._print(figure.key, self._language)
        return Hit("figure", figure.id, number, printed, ranges, shown, seen.release is Release.INTERNAL)

    # -- one fact ----------------------------------------------------------------------------------------------------

    def find_answer(self, kind: str, id: str) -> Answer | None:
        """One fact; None where it is gone or must not be shown."""
        if kind == "figure":
            figure = self._library.find_figure(id)
            return self._figure_answer(figure) if figure is not None else None
        card = self._library.find_card(id)
        return self._card_answer(card) if card is not None and self._may_show(card.release) else None

    def _card_answer(self, card: FactCard) -> Answer:
        title, shown = card.title.best(self._language)
        self._quote(card.figure_keys)
        numbers = tuple(self._numbers(card.figure_keys, shown))
        cited = self._cite(card.sources[0] if card.sources else None, shown)
        source, locator = (numbers[0].source, numbers[0].locator) if numbers and numbers[0].source else cited
        return Answer(
            kind="card",
            id=card.id,
            language=shown,
            theme=self._theme(card.theme, shown),
            title=self._fill(title, shown),
            text=self._text(card.text, shown),
            numbers=numbers,
            say=self._text(card.say, shown) if self._internal else "",
            source=source,
            locator=locator,
            internal=card.release is Release.INTERNAL or any(each.internal for each in numbers),
            status=card.status,
            verification=card.verification,
        )

    def _figure_answer(self, figure: Figure) -> Answer | None:
        title, shown = figure.label.best(self._language)
        self._quote([figure.key])
        numbers = tuple(self._numbers([figure.key], shown))
        if not numbers:
            return None
        hero = numbers[0]
        return Answer(
            kind="figure",
            id=figure.id,
            language=shown,
            theme=self._theme(figure.theme, shown),
            title=self._fill(title, shown),
            text="",
            numbers=numbers,
            say="",
            source=hero.source,
            locator=hero.locator,
            internal=hero.internal,
            status=hero.status,
            verification=None,
        )

    def _numbers(self, keys: Iterable[str], language: Language) -> Iterator[Number]:
        for key in keys:
            quoted = self._quoted.get(key)
            if quoted is None or quoted.observation is None:
                continue
            figure, seen = quoted.figure, quoted.observation
            source, locator = self._cite(seen.citation, language)
            yield Number(
                label=self._text(figure.label, language),
                parts=self._wording.display(figure, seen, language),
                others=tuple((each, self._print(key, each)) for each in LANGUAGES if each is not language),
                as_of=self._wording.print_date(seen.as_of, language),
                date=seen.as_of,
                stale=quoted.stale,
                derived=figure.derived,
                internal=seen.release is Release.INTERNAL,
                status=seen.status,
                source=source,
                locator=locator,
            )

    # -- parts -------------------------------------------------------------------------------------------------------

    def _may_show(self, release: Release) -> bool:
        return self._internal or release is Release.OPEN

    def _quote(self, keys: Iterable[str]) -> None:
        """Read these figures and what they are calculated from, each once."""
        missing = [each for each in dict.fromkeys(keys) if each not in self._quoted]
        if not missing:
            return
        figures = with_inputs(LibraryReader(self._library), missing)
        usable = [each if self._internal else _without_internal(each) for each in figures]
        self._quoted.update(quote_figures(usable, self._workspace.today()))

    def _observation(self, key: str) -> Observation | None:
        quoted = self._quoted.get(key)
        return quoted.observation if quoted else None

    def _print(self, key: str, language: Language) -> str:
        quoted = self._quoted.get(key)
        if quoted is None or quoted.observation is None:
            return ""
        return self._wording.display(quoted.figure, quoted.observation, language).text

    def _fill(self, text: str, language: Language) -> str:
        self._quote(keys_in(LocalText.same(text)))
        return self._wording.resolve_string(
            text,
            language,
            lambda key: (found.figure, found.observation) if (found := self._quoted.get(key)) else None,
        )

    def _text(self, local: LocalText, language: Language) -> str:
        text, shown = local.best(language)
        return self._fill(text, shown)

    def _theme(self, slug: str, language: Language) -> str:
        theme = self._library.find_theme(slug) if slug else None
        return theme.name.best(language)[0] if theme else ""

    def _cite(self, citation: Citation | None, language: Language) -> tuple[str, str]:
        """The name of a source, and where in it."""
        source = self._library.find_source(citation.source_id) if citation else None
        if source is None or citation is None:
            return "", ""
        return source.title or source.description.best(language)[0], citation.locator


def _without_internal(figure: Figure) -> Figure:
    return replace(figure, observations=tuple(each for each in figure.observations if each.release is Release.OPEN))
