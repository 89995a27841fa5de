"""Slides, 16:9: a title slide, one slide per thing worth showing, sources at the end.

What is read at a desk stays out: people, programme and tables of more than twelve rows are in the full briefing. Figures,
cards, charts, panels, timelines and pictures become slides of their own; the section stands above each title.
"""

from __future__ import annotations

from dataclasses import replace

from briefing_app.document.back import source_entries
from briefing_app.document.blocks import block_nodes
from briefing_app.document.context import Context, plain
from briefing_app.document.frame import attachments, cover_lines, frame
from briefing_app.document.tree import (
    AnyNode,
    Bullets,
    Card,
    ChartFigure,
    Document,
    Heading,
    KeyFigures,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Questions,
    Slide,
    SlideKind,
    SourceList,
    Table,
    Timeline,
)
from briefing_app.model.block import AgendaBlock, PeopleBlock, QuestionsBlock
from briefing_app.model.briefing import Section

MOST_ROWS = 12


def compose_slides(context: Context) -> Document:
    """The slides of an edition."""
    edition = context.edition
    shared = frame(context)
    slides = [
        Slide(
            kind=SlideKind.TITLE,
            title=shared.title,
            subtitle="\n".join(value for _, value in cover_lines(context)),
            kicker=context.name(edition.briefing.organisation),
            destination="slide-title",
        )
    ]
    number = 0
    for section in edition.briefing.sections:
        content = _section_slides(context, section, number + 1)
        if content:
            number += 1
            slides.extend(content)
    if entries := source_entries(context):
        slides.append(
            Slide(
                kind=SlideKind.SOURCES,
                title=context.word("label.sources"),
                nodes=(SourceList(entries=entries),),
                destination="sources",
            )
        )
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
        slides=tuple(slides),
        attachments=attachments(context),
    )


def _section_slides(context: Context, section: Section, number: int) -> list[Slide]:
    name = context.name(section.title)
    slides: list[Slide] = []
    loose: list[AnyNode] = []

    def close() -> None:
        """Put what needs no slide of its own (paragraphs, lists) together on one."""
        if loose:
            title = next((plain(node.spans) for node in loose if isinstance(node, Heading)), name)
            nodes = tuple(node for node in loose if not isinstance(node, Heading))
            if nodes:
                slides.append(_slide(title, nodes, name, f"slide-{number}-{len(slides) + 1}"))
            loose.clear()

    for at, block in enumerate(section.blocks, 1):
        if isinstance(block, AgendaBlock | PeopleBlock | QuestionsBlock):
            continue
        for node in block_nodes(context, block, f"block-{number}-{at}"):
            match node:
                case PageBreak():
                    close()
                case Heading():
                    close()
                    loose.append(node)
                case Paragraph() | Bullets():
                    loose.append(node)
                case Table() if len(node.rows) > MOST_ROWS:
                    continue
                case _:
                    close()
                    title, shown = _titled(node, name)
                    slides.append(_slide(title, (shown,), name, f"slide-{number}-{len(slides) + 1}"))
    close()
    if slides:
        opening = Slide(kind=SlideKind.SECTION, title=name, kicker=str(number), destination=f"section-{number}")
        return [opening, *slides]
    return []


def _slide(title: str, nodes: tuple[AnyNode, ...], section: str, destination: str) -> Slide:
    return Slide(
        kind=SlideKind.CONTENT,
        title=title,
        nodes=nodes,
        kicker=section if section != title else "",
        destination=destination,
        block_id=nodes[0].block_id,
    )


def _titled(node: AnyNode, section: str) -> tuple[str, AnyNode]:
    """The slide's title, and the node without the title that now stands above it."""
    match node:
        case Card():
            return plain(node.title), replace(node, title=())
        case ChartFigure():
            return plain(node.title), replace(node, title=())
        case Table() | KeyFigures() | Timeline():
            return plain(node.title) or section, replace(node, title=())
        case Panel():
            return node.label or section, replace(node, label="")
        case Questions():
            return node.label, replace(node, label="")
        case Picture():
            return plain(node.caption) or section, node
        case _:
            return section, node
