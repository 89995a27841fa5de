"""One table from block kind to what composes it: adding a kind is one line here and one function in its room."""

from __future__ import annotations

from briefing_app.document.context import Context
from briefing_app.document.data import chart_figure, dataset_table
from briefing_app.document.facts import card_nodes, key_figures
from briefing_app.document.says import (
    agenda_table,
    people_table,
    picture,
    points_panel,
    questions,
    text_nodes,
    timeline,
)
from briefing_app.document.tree import AnyNode, PageBreak
from briefing_app.model.block import (
    AgendaBlock,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    PageBreakBlock,
    PeopleBlock,
    PictureBlock,
    PointsBlock,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TimelineBlock,
)


def block_nodes(context: Context, block: AnyBlock, destination: str) -> tuple[AnyNode, ...]:
    """The nodes that print a block; none where it has nothing to say in this edition."""
    node: AnyNode | None
    match block:
        case TextBlock():
            return text_nodes(context, block, destination)
        case CardBlock():
            card = context.edition.cards.get(block.card_id)
            return card_nodes(context, card, block, destination) if card else ()
        case ChartBlock():
            node = chart_figure(context, block, destination)
        case KeyFiguresBlock():
            node = key_figures(context, block, destination)
        case TableBlock():
            node = dataset_table(context, block, destination)
        case PointsBlock():
            node = points_panel(context, block, destination)
        case QuestionsBlock():
            node = questions(context, block, destination)
        case AgendaBlock():
            node = agenda_table(context, block, destination)
        case PeopleBlock():
            node = people_table(context, block, destination)
        case TimelineBlock():
            node = timeline(context, block, destination)
        case PictureBlock():
            node = picture(context, block, destination)
        case PageBreakBlock():
            node = PageBreak(block_id=block.id)
    return (node,) if node else ()
