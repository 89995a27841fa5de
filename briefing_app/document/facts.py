"""Fact cards and figures: the number in display size, what it measures, from when it is and where it comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefing_app.document.context import Context
from briefing_app.document.texts import capital, joined, paragraphs
from briefing_app.document.tree import BigNumber, Card, KeyFigures, Panel, PanelKind, Span, Spans, SpanStyle
from briefing_app.model.block import CardBlock, KeyFiguresBlock
from briefing_app.model.card import FactCard
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Release, Status
from briefing_app.model.partial_date import PartialDate


def big_number(context: Context, key: str, destination: str = "", *, with_date: bool = True) -> BigNumber | None:
    """A figure in display size; None where this edition has nothing to quote for it."""
    quoted = context.edition.figures.get(key)
    if quoted is None or quoted.observation is None:
        return None
    parts = context.wording.display(quoted.figure, quoted.observation, context.language)
    cites = context.cites(citations(context, key), destination) if destination else ()
    return BigNumber(
        before=parts.qualifier,
        number=parts.number,
        after=parts.unit,
        label=context.spans(quoted.figure.label),
        meta=joined(context, [figure_meta(context, quoted, with_date=with_date), cites], " "),
        key=key,
    )


def figure_meta(context: Context, quoted: Quoted, *, with_date: bool = True) -> Spans:
    """As-of, and the marks that must be printed wherever the figure is: derived always, stale where the edition says so."""
    if quoted.observation is None:
        return ()
    parts: list[Spans] = []
    if with_date:
        parts.append((Span(context.wording.as_of(quoted.observation.as_of, context.language), SpanStyle.MUTED),))
    if quoted.figure.derived:
        parts.append((Span(context.word("mark.derived"), SpanStyle.MUTED),))
    return joined(context, [*parts, stale_mark(context, [quoted])])


def derived_mark(context: Context, quoted: Iterable[Quoted]) -> Spans:
    """That one of several figures is derived, which the reader has to be told (DESIGN §3.6)."""
    return (
        (Span(context.word("mark.derived_in_card"), SpanStyle.MUTED),) if any(q.figure.derived for q in quoted) else ()
    )


def stale_mark(context: Context, quoted: Iterable[Quoted]) -> Spans:
    """That a figure is due for review, where the edition says so in print (DESIGN §3.10)."""
    if context.edition.show_staleness and any(each.stale for each in quoted):
        return (Span(context.word("mark.stale"), SpanStyle.WARNING),)
    return ()


def citations(context: Context, *keys: str) -> tuple[Citation, ...]:
    """The citations of figures, for derived ones those of everything they are calculated from."""
    found: dict[Citation, None] = {}
    for key in keys:
        quoted = context.edition.figures.get(key)
        if quoted is None:
            continue
        if quoted.observation and quoted.observation.citation:
            found.setdefault(quoted.observation.citation)
        for citation in citations(context, *quoted.inputs):
            found.setdefault(citation)
    return tuple(found)


def key_figures(context: Context, block: KeyFiguresBlock, destination: str) -> KeyFigures | None:
    """A strip of figures; None when none of them may or can be printed."""
    figures = [big_number(context, key, destination) for key in block.figures]
    shown = tuple(figure for figure in figures if figure)
    if not shown:
        return None
    return KeyFigures(figures=shown, title=context.spans(block.title), block_id=block.id, destination=destination)


def card_nodes(context: Context, card: FactCard, block: CardBlock, destination: str) -> tuple[Card | Panel, ...]:
    """A fact card and, in a box below, what one may say about it."""
    node = card_node(context, card, block.id, destination, release=block.release)
    if not card.say:
        return (node,)
    panel = Panel(
        kind=PanelKind.SAY,
        label=context.word("panel.say"),
        body=paragraphs(context, card.say, block_id=block.id),
        badges=(context.word("badge.internal"),),
        block_id=block.id,
        destination=f"{destination}-say",
    )
    return node, panel


def card_node(context: Context, card: FactCard, block_id: str, destination: str, *, release: Release) -> Card:
    """A fact card with its key figure, text, notes, and one line of as-of and sources."""
    number = next(filter(None, (big_number(context, key, with_date=False) for key in card.figures)), None)
    badges: list[str] = []
    if Release.INTERNAL in (release, card.release) and context.internal_shown:
        badges.append(context.word("badge.internal"))
    notes = (context.spans(card.note, SpanStyle.MUTED),) if card.note and context.internal_shown else ()
    return Card(
        title=context.spans(card.title, SpanStyle.STRONG),
        body=paragraphs(context, card.text, block_id=block_id),
        figure=number,
        meta=card_meta(context, card, destination),
        notes=notes,
        badges=tuple(badges),
        block_id=block_id,
        destination=destination,
    )


def card_meta(context: Context, card: FactCard, destination: str) -> Spans:
    """“As of January 2024 · Source [1], R&D hub”: one date where all figures share it, else each with its label."""
    quoted = context.quoted(card.figure_keys)
    source = source_line(context, (*card.sources, *citations(context, *card.figure_keys)), destination)
    return joined(context, [_dates(context, card), derived_mark(context, quoted), stale_mark(context, quoted), source])


def _dates(context: Context, card: FactCard) -> Spans:
    dates: dict[PartialDate | None, list[str]] = {}
    for key in card.figure_keys:
        quoted = context.edition.figures.get(key)
        if quoted and quoted.observation:
            dates.setdefault(quoted.observation.as_of, []).append(context.name(quoted.figure.label))
    if len(dates) < 2:
        return dates_note(context, dates)
    comma, semicolon = context.word("punctuation.list"), context.word("punctuation.semicolon")
    colon = context.word("punctuation.colon")
    each = semicolon.join(
        comma.join(labels) + colon + context.wording.print_date(day, context.language) for day, labels in dates.items()
    )
    return (Span(capital(each), SpanStyle.MUTED),)


def dates_note(context: Context, dates: Collection[PartialDate | None]) -> Spans:
    """The date that all numbers of a table share, or that they differ (DESIGN §3.4); nothing without numbers."""
    if not dates:
        return ()
    as_of = capital(context.wording.as_of(next(iter(dates)), context.language))
    return (Span(as_of if len(dates) == 1 else context.word("note.mixed_dates_table"), SpanStyle.MUTED),)


def dated_number(context: Context, number: Span, as_of: PartialDate | None) -> Spans:
    """A number of a table whose numbers are from different dates, with its own if it has one."""
    if as_of is None:
        return (number,)
    # On a line of its own, so that the numbers of a column stand below one another.
    return (number, Span("\n" + context.wording.as_of(as_of, context.language), SpanStyle.MUTED))


def source_line(context: Context, named: Iterable[Citation], destination: str) -> Spans:
    """“Source [1] R&D hub; [2] …”: each source once with all its locators; a warning where there is none."""
    by_source: dict[str, dict[str, None]] = {}
    for citation in named:
        by_source.setdefault(citation.source_id, {}).setdefault(citation.locator)
    if not by_source:
        return (Span(context.word("text.no_source"), SpanStyle.WARNING),)
    spans: list[Span] = [Span(context.word("label.source") + " ", SpanStyle.MUTED)]
    for at, (source_id, locators) in enumerate(by_source.items()):
        if at:
            spans.append(Span(context.word("punctuation.semicolon"), SpanStyle.MUTED))
        spans.extend(context.cites([Citation(source_id)], destination))
        if words := context.word("punctuation.list").join(filter(None, locators)):
            spans.append(Span(" " + words, SpanStyle.MUTED))
    return tuple(spans)


def status_note(context: Context) -> Spans:
    """One line that says how many of the printed cards a person has verified."""
    cards = list(context.edition.cards.values())
    counts = {status: sum(card.status is status for card in cards) for status in Status}
    return (
        Span(
            context.word(
                "note.status",
                verified=counts[Status.VERIFIED],
                supplied=counts[Status.AS_SUPPLIED],
                draft=counts[Status.DRAFT],
            ),
            SpanStyle.MUTED,
        ),
    )
