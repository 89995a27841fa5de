"""What one says and whom one meets: panels of points, questions and answers, programme, people, timeline, pictures."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.document.context import Context
from briefing_app.document.texts import paragraphs, points
from briefing_app.document.tree import (
    Align,
    Bullets,
    Event,
    Heading,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    QuestionAnswer,
    Questions,
    Span,
    SpanStyle,
    Table,
    TableCell,
    Timeline,
)
from briefing_app.model.block import (
    AgendaBlock,
    Block,
    PeopleBlock,
    PictureBlock,
    PointsBlock,
    QuestionsBlock,
    TextBlock,
    TextRole,
    TimelineBlock,
)
from briefing_app.model.figure import Release
from briefing_app.model.language import LocalText

_PANELS = {
    TextRole.OBJECTIVES: PanelKind.OBJECTIVES,
    TextRole.PRESS_LINE: PanelKind.PRESS_LINE,
    TextRole.CALLOUT: PanelKind.CALLOUT,
}


def badges(context: Context, block: Block) -> tuple[str, ...]:
    """The mark of an internal block, for readers who may see it."""
    if block.release is Release.INTERNAL and context.internal_shown:
        return (context.word("badge.internal"),)
    return ()


def text_nodes(
    context: Context, block: TextBlock, destination: str
) -> tuple[Heading | Paragraph | Bullets | Panel, ...]:
    """A text block: plain paragraphs under an optional heading, or a panel for what has a role."""
    body = paragraphs(context, block.text, block_id=block.id)
    if block.role is TextRole.BODY:
        if not block.title:
            return body
        heading = Heading(spans=context.spans(block.title), block_id=block.id, destination=destination)
        return (heading, *body)
    if not body:
        return ()
    default = context.word(f"panel.{block.role.value}") if block.role is not TextRole.CALLOUT else ""
    return (
        Panel(
            kind=_PANELS[block.role],
            label=_title(context, block.title, default),
            body=body,
            badges=badges(context, block),
            block_id=block.id,
            destination=destination,
        ),
    )


def points_panel(context: Context, block: PointsBlock, destination: str) -> Panel | None:
    """Points to make, and to whom; None without any point."""
    items = points(context, block.points)
    if not items:
        return None
    to = block.addressee
    return Panel(
        kind=PanelKind.POINTS,
        label=_title(context, block.title, context.word("panel.points")),
        addressee=(Span(context.word("label.to")), *context.spans(to)) if to else (),
        body=(Bullets(items=items),),
        badges=badges(context, block),
        block_id=block.id,
        destination=destination,
    )


def questions(context: Context, block: QuestionsBlock, destination: str) -> Questions | None:
    """Questions and answers, most likely first in the order given; None without any."""
    items = tuple(
        QuestionAnswer(
            question=context.spans(item.question, SpanStyle.STRONG),
            answer=paragraphs(context, item.answer),
            likelihood=context.word(f"likelihood.{item.likelihood.value}") if context.internal_shown else "",
            level=item.likelihood.value,
        )
        for item in block.items
        if item.question
    )
    if not items:
        return None
    return Questions(
        label=_title(context, block.title, context.word("panel.questions")),
        items=items,
        question_mark=context.word("label.question_mark"),
        answer_mark=context.word("label.answer_mark"),
        badges=badges(context, block),
        block_id=block.id,
        destination=destination,
    )


def agenda_table(context: Context, block: AgendaBlock, destination: str) -> Table | None:
    """The programme as a table of time, item and detail; None without lines."""
    if not block.items:
        return None
    return _table(
        context,
        block,
        destination,
        title=_title(context, block.title, context.word("panel.agenda")),
        heads=("label.time", "label.item", "label.detail"),
        rows=[(LocalText.same(item.time), item.item, item.detail) for item in block.items],
        widths=(2.0, 5.0, 4.0),
    )


def people_table(context: Context, block: PeopleBlock, destination: str) -> Table | None:
    """The people of a meeting; their notes only where internal content may be seen. None without people."""
    if not block.people:
        return None
    heads = ["label.name", "label.role", "label.organisation"]
    widths = [3.0, 3.0, 4.0]
    rows = [[person.name, person.role, person.organisation] for person in block.people]
    if context.internal_shown and any(person.note for person in block.people):
        heads.append("label.note")
        widths.append(4.0)
        for row, person in zip(rows, block.people, strict=True):
            row.append(person.note)
    title = _title(context, block.title, context.word("panel.people"))
    return _table(context, block, destination, title=title, heads=heads, rows=rows, widths=tuple(widths))


def timeline(context: Context, block: TimelineBlock, destination: str) -> Timeline | None:
    """Events sorted by date; None without any."""
    if not block.events:
        return None
    ordered = sorted(block.events, key=lambda event: (event.date.first, event.date.last))
    return Timeline(
        events=tuple(
            Event(context.wording.print_date(event.date, context.language), context.spans(event.text))
            for event in ordered
        ),
        title=context.spans(block.title, SpanStyle.STRONG),
        block_id=block.id,
        destination=destination,
    )


def picture(context: Context, block: PictureBlock, destination: str) -> Picture | None:
    """A picture with caption and credit; None when the library no longer holds it."""
    asset = context.edition.assets.get(block.asset)
    if asset is None:
        return None
    caption = context.spans(block.caption)
    if block.credit:
        credit = Span(context.word("label.credit", name=block.credit), SpanStyle.MUTED)
        caption = (*caption, Span(" "), credit) if caption else (credit,)
    return Picture(
        asset=asset,
        alt=context.name(block.alt) or context.name(block.caption) or context.word("text.no_alt"),
        caption=caption,
        block_id=block.id,
        destination=destination,
    )


def _table(
    context: Context,
    block: Block,
    destination: str,
    *,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[LocalText]],
    widths: tuple[float, ...],
) -> Table:
    used = [at for at in range(len(heads)) if any(row[at] for row in rows)]
    return Table(
        head=tuple((Span(context.word(heads[at]), SpanStyle.STRONG),) for at in used),
        rows=tuple(
            tuple(TableCell(context.spans(row[at]), head=position == 0) for position, at in enumerate(used))
            for row in rows
        ),
        aligns=tuple(Align.LEFT for _ in used),
        widths=tuple(widths[at] for at in used),
        title=(Span(title, SpanStyle.STRONG),),
        block_id=block.id,
        destination=destination,
    )


def _title(context: Context, own: LocalText, default: str) -> str:
    return context.name(own) if own else default
