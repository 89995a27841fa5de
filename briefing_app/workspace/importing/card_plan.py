"""Rows that become fact cards, with the sources, themes and figures that they name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from briefing_app.errors import InputError, Phrase
from briefing_app.model.card import FactCard, Verification
from briefing_app.model.content import Content
from briefing_app.model.figure import Citation, Release, Status
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import keys_in
from briefing_app.model.source import Source
from briefing_app.workspace.cards import CardActions, with_missing
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.importing.figures_of_rows import FigureFinder
from briefing_app.workspace.importing.names import Matcher, Namer, Once, local_text, no_such, overlay
from briefing_app.workspace.importing.plan import Entry, Outcome, Plan, Understood
from briefing_app.workspace.importing.record_plan import RowPlanner
from briefing_app.workspace.importing.source_plan import source_of
from briefing_app.workspace.importing.sources_of_rows import SourceFinder
from briefing_app.workspace.importing.themes_of_rows import ThemeFinder


def plan_cards(desk: Desk, cards: CardActions, understood: Understood) -> Plan:
    """Compare rows with the cards of a library."""
    planner = RowPlanner(understood, "title")
    deciding = _Deciding(desk, cards, understood, planner)
    planner.go(deciding.decide)
    sources, figures, themes = deciding.sources, deciding.figures, deciding.themes
    content = Content(
        themes=tuple(themes.made),
        sources=tuple(sources.made),
        figures=(*figures.made, *figures.changed),
        cards=tuple(deciding.kept),
    )
    also: dict[str, tuple[LocalText | str, ...]] = {
        "theme": tuple(each.name for each in themes.made),
        "source": tuple(each.title for each in sources.made),
        "figure": tuple(each.label for each in figures.made),
        "observation": tuple(each.label for each in figures.changed),
    }
    named = {kind: names for kind, names in also.items() if names}
    return Plan(understood, tuple(planner.rows), tuple(planner.problems), also=named, content=content)


class _Deciding:
    def __init__(self, desk: Desk, cards: CardActions, understood: Understood, planner: RowPlanner) -> None:
        library, entries = desk.library, understood.entries
        self._desk = desk
        self._cards = cards
        self._planner = planner
        self._language = understood.mapping.language
        self._matcher = Matcher(library, "card", entries, "title")
        self._namer = Namer(library, "card")
        self._once = Once()
        self.sources = SourceFinder(library, desk.new_id)
        self.figures = FigureFinder(library, entries, self._language, desk.new_id)
        self.themes = ThemeFinder(library, self._language)
        self.kept: list[FactCard] = []

    def decide(self, entry: Entry) -> Outcome:
        before: FactCard | None = self._matcher.get(entry)
        # All that can refuse the row comes first: a refused row leaves nothing behind.
        cited = self._read_references(entry)
        figure = self.figures.read(entry)
        card = before or self._start(entry)
        given = source_of(entry, "source.")
        named = bool(given.title or given.url)
        verification = _read_verification(
            entry, before, sourced=named or bool(card.sources if cited is None else cited)
        )
        self._check_keys(entry)
        self._mark(entry, before)

        sources = card.sources if cited is None else cited
        locator = cast(str, entry.values.get("locator", ""))
        citation = sources[0] if sources else None
        if named:
            sources, citation = self._cite(sources, given, locator)
        keys = cast(tuple[str, ...], entry.values.get("figures", card.figures))
        if figure is not None:
            key = self.figures.take(figure, citation, card.title.en or card.slug)
            keys = keys if key in keys or key in keys_in(card.title, card.text) else (*keys, key)
        after = self._merge(card, entry, sources, keys)
        if before is not None:
            after = self._cards.settle(before, after)
        after = _with_status(after, before, entry, verification)
        if after == before:
            # a figure of the row may have another value nevertheless
            return Outcome.CHANGED if figure and self.figures.has_changed(figure.key) else Outcome.SAME
        self.kept.append(after)
        return Outcome.CHANGED if before else Outcome.NEW

    def _start(self, entry: Entry) -> FactCard:
        """A card that is not there yet, with nothing but its names."""
        title = local_text(entry.values, "title")
        if not title:
            raise InputError("import.no_title", field="title")
        original = cast(Language, entry.values.get("original", self._language))
        if not title.get(original):
            original = title.languages[0]
        id = cast(str, entry.values.get("id", "")) or self._desk.new_id()
        return FactCard(id, cast(str, entry.values.get("slug", "")), LocalText(), LocalText(), original)

    def _mark(self, entry: Entry, before: FactCard | None) -> None:
        """Refuse a second row about the same card."""
        if before is not None:
            marks = [f"id {before.id}"]
        else:
            values = entry.values
            marks = [f"{name} {values[name]}" for name in ("id", "slug") if name in values]
            marks = marks or [f"title {text}" for _, text in local_text(values, "title")]
        self._once.take(marks, entry.number)

    def _read_references(self, entry: Entry) -> tuple[Citation, ...] | None:
        """The sources that a row lists, None where it lists none."""
        listed = entry.values.get("sources")
        if listed is None:
            return None
        cited = []
        for name, locator in cast(tuple[tuple[str, str], ...], listed):
            source = self.sources.find(name)
            if source is None:
                raise no_such("source", name, "sources")
            cited.append(Citation(source.id, locator))
        return tuple(cited)

    def _check_keys(self, entry: Entry) -> None:
        for key in cast(tuple[str, ...], entry.values.get("figures", ())):
            if key not in self.figures:
                raise no_such("figure", key, "figures")
        for base in ("title", "text", "say"):
            for key in keys_in(local_text(entry.values, base)):
                if key not in self.figures:
                    self._planner.remark(entry, base, Phrase("import.unknown_figure", key=key))

    def _cite(
        self, sources: tuple[Citation, ...], given: Source, locator: str
    ) -> tuple[tuple[Citation, ...], Citation]:
        """The sources of a card with the one that its row describes."""
        source = self.sources.take(given)
        for at, each in enumerate(sources):
            if each.source_id == source.id and locator in ("", each.locator):
                return sources, each
            if each.source_id == source.id and not each.locator:
                new = Citation(source.id, locator)
                return (*sources[:at], new, *sources[at + 1 :]), new
        new = Citation(source.id, locator)
        return (*sources, new), new

    def _merge(self, card: FactCard, entry: Entry, sources: tuple[Citation, ...], keys: tuple[str, ...]) -> FactCard:
        """A card with what its row gives; what the row leaves empty stays."""
        values: Any = entry.values
        title = overlay(card.title, local_text(values, "title"))
        merged = replace(
            card,
            slug=card.slug or self._namer.make_slug(title),
            title=title,
            text=overlay(card.text, local_text(values, "text")),
            say=overlay(card.say, local_text(values, "say")),
            note=overlay(card.note, local_text(values, "note")),
            original=values.get("original", card.original),
            theme=self.themes.take(values["theme"]) if values.get("theme") else card.theme,
            tags=values.get("tags", card.tags),
            release=cast(Release, values.get("release", card.release)),
            figures=keys,
            sources=sources,
        )
        return replace(merged, states=with_missing(merged, merged.states))


def _read_verification(entry: Entry, before: FactCard | None, *, sourced: bool) -> Verification | None:
    """Who verified the card and when, as the row or the card itself says.

    Raises:
        InputError: The row says verified, and neither does; or the card will have no source.
    """
    if entry.values.get("status") is Status.VERIFIED and not sourced:
        raise InputError("card.no_source", field="sources", card=local_text(entry.values, "title"))
    person = cast(str, entry.values.get("verified_by", ""))
    day = cast(PartialDate | None, entry.values.get("verified_on"))
    if person and day and day.day is not None:
        return Verification(person, str(day))
    kept = before.verification if before else None
    if entry.values.get("status") is Status.VERIFIED and kept is None:
        raise InputError("import.verified", field="status")
    return kept


def _with_status(card: FactCard, before: FactCard | None, entry: Entry, verification: Verification | None) -> FactCard:
    """A card with the status that its row gives; a claim that is not what was verified stays a draft."""
    status = cast(Status | None, entry.values.get("status"))
    if status is None:
        return card
    if status is not Status.VERIFIED:
        return replace(card, status=status, verification=None)
    known = before.verification if before else None
    if before and before.status is Status.VERIFIED and card.status is not Status.VERIFIED and verification == known:
        return card
    return replace(card, status=status, verification=verification)
