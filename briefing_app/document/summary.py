"""The executive summary: purpose, key figures, points to make and, while there is room, the facts; on exactly one page.

What must go when the page overflows is stated here as priorities (see `Droppable`): the purpose and the first six key figures
always stay; the first three points of each panel, then the press line go only if nothing else is left; further points go
before them; the facts, one line each, go first, last fact first.
"""

from __future__ import annotations

from briefing_app.document.back import derived_notes, source_entries
from briefing_app.document.context import Context
from briefing_app.document.facts import big_number, citations
from briefing_app.document.frame import attachments, cover_lines, frame
from briefing_app.document.says import text_nodes
from briefing_app.document.texts import joined, paragraphs, points
from briefing_app.document.tree import (
    AnyNode,
    BigNumber,
    Bullets,
    Cover,
    Document,
    Droppable,
    Heading,
    KeyFigures,
    Panel,
    ParagraphRole,
    SourceList,
    Span,
    SpanStyle,
)
from briefing_app.model.block import CardBlock, KeyFiguresBlock, PointsBlock, TextBlock, TextRole
from briefing_app.model.card import FactCard

MOST_FIGURES = 6
KEPT_POINTS = 3
KEEP, POINTS, PRESS, MORE_POINTS, FACTS = 0, 1, 2, 3, 4


def compose_summary(context: Context) -> Document:
    """One page; the writer drops by priority until it fits and says what it dropped."""
    edition = context.edition
    items = [*_purpose(context), *_figures(context), *_points(context), *_press(context), *_facts(context)]
    if entries := source_entries(context, brief=True):
        items.append(Droppable(SourceList(entries=entries), KEEP, context.word("label.sources")))
    items.extend(Droppable(note, KEEP, context.word("mark.derived")) for note in derived_notes(context))
    shared = frame(context)
    return Document(
        form=edition.form,
        language=edition.language,
        audience=edition.audience,
        title=shared.title,
        subject=shared.subject,
        author=shared.author,
        today=edition.today,
        words=shared.words,
        marking=shared.marking,
        running_title=shared.running_title,
        footer=shared.footer,
        keywords=shared.keywords,
        paper=edition.briefing.paper,
        cover=Cover(title=shared.title, subtitle=shared.subject, lines=cover_lines(context)),
        summary=tuple(items),
        attachments=attachments(context),
    )


def _purpose(context: Context) -> list[Droppable]:
    briefing = context.edition.briefing
    name = context.word("label.purpose")
    if briefing.purpose:
        return [Droppable(node, KEEP, name) for node in paragraphs(context, briefing.purpose, ParagraphRole.LEAD)]
    objectives = (
        block for block in briefing.blocks if isinstance(block, TextBlock) and block.role is TextRole.OBJECTIVES
    )
    return [Droppable(node, KEEP, name) for block in objectives for node in text_nodes(context, block, "")]


def _figures(context: Context) -> list[Droppable]:
    keys: dict[str, None] = {}
    for block in context.edition.briefing.blocks:
        if isinstance(block, KeyFiguresBlock):
            keys.update(dict.fromkeys(block.figures))
    for card in _cards(context):
        keys.update(dict.fromkeys(card.figures[:1]))
    shown: list[BigNumber] = []
    for key in keys:
        if len(shown) == MOST_FIGURES:
            break
        if number := big_number(context, key, "key-figures"):
            shown.append(number)
    if not shown:
        return []
    title = context.word("label.key_figures")
    node = KeyFigures(figures=tuple(shown), title=(Span(title, SpanStyle.STRONG),), destination="key-figures")
    return [Droppable(node, KEEP, title)]


def _points(context: Context) -> list[Droppable]:
    items: list[Droppable] = []
    for block in context.edition.briefing.blocks:
        if not isinstance(block, PointsBlock):
            continue
        said = points(context, block.points)
        if not said:
            continue
        label = context.name(block.title) or context.word("panel.points")
        to = context.spans(block.addressee)
        heading = (
            Span(label, SpanStyle.STRONG),
            *((Span(context.word("punctuation.separator") + context.word("label.to")), *to) if to else ()),
        )
        items.append(Droppable(Heading(spans=heading, level=3, block_id=block.id), POINTS, label))
        items.extend(
            Droppable(Bullets(items=(each,), block_id=block.id), POINTS if at < KEPT_POINTS else MORE_POINTS, label)
            for at, each in enumerate(said)
        )
    return items


def _press(context: Context) -> list[Droppable]:
    items: list[Droppable] = []
    for block in context.edition.briefing.blocks:
        if isinstance(block, TextBlock) and block.role is TextRole.PRESS_LINE:
            for node in text_nodes(context, block, ""):
                name = node.label if isinstance(node, Panel) else context.word("panel.press-line")
                items.append(Droppable(node, PRESS, name))
    return items


def _facts(context: Context) -> list[Droppable]:
    """One line per card: its title, as a claim, with its sources."""
    items: list[Droppable] = []
    title = context.word("label.facts")
    for card in _cards(context):
        destination = f"fact-{len(items) + 1}"
        cited = (*card.sources, *citations(context, *card.figure_keys))
        line = joined(context, [context.spans(card.title), context.cites(cited, destination)], " ")
        node: AnyNode = Bullets(items=(line,), destination=destination)
        items.append(Droppable(node, FACTS, title))
    if items:
        items.insert(0, Droppable(Heading(spans=(Span(title, SpanStyle.STRONG),), level=3), FACTS - 1, title))
    return items


def _cards(context: Context) -> list[FactCard]:
    ids = dict.fromkeys(block.card_id for block in context.edition.briefing.blocks if isinstance(block, CardBlock))
    return [context.edition.cards[id] for id in ids if id in context.edition.cards]
