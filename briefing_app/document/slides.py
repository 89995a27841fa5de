"""Slides, 16:9: a title slide, one slide per thing worth showing, sources at the end.

What is read at a desk stays out: people, programme and tables of more than twelve rows are in the full briefing. Cards with
a key figure, charts, panels, timelines and pictures become slides of their own; facts without a number share one by twos; the
section stands above each title. Notes on cards stay at the desk too.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefing_app.document.back import derived_notes, source_entries
from briefing_app.document.blocks import block_nodes
from briefing_app.document.context import Context
from briefing_app.document.frame import attachments, cover_lines, frame, logo
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
    Slide,
    SlideKind,
    SourceList,
    Table,
    Timeline,
    plain,
)
from briefing_app.model.block import AgendaBlock, PeopleBlock, QuestionsBlock
from briefing_app.model.briefing import Section
from briefing_app.model.figure import Release

MOST_ROWS = 12
FACTS_TOGETHER = 2
ANNOUNCED_FROM = 3


def compose_slides(context: Context) -> Document:
    """The slides of an edition."""
    edition = context.edition
    shared = frame(context)
    slides = [
        Slide(
            kind=SlideKind.TITLE,
            title=shared.title,
            subtitle=context.word(f"audience.{edition.audience.value}"),
            lines=cover_lines(context),
            kicker=context.name(edition.briefing.organisation),
            logo=logo(context),
            destination="slide-title",
        )
    ]
    number = 0
    for section in edition.briefing.sections:
        made = _section_slides(context, section, number + 1)
        if made is not None:
            number += 1  # as in the full briefing, so that both can be spoken of by number
            slides.extend(made)
    if entries := source_entries(context, brief=True):
        slides.append(
            Slide(
                kind=SlideKind.SOURCES,
                title=context.word("label.sources"),
                nodes=(SourceList(entries=entries), *derived_notes(context)),
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
        keywords=shared.keywords,
        slides=tuple(slides),
        attachments=attachments(context),
    )


@dataclass
class _Deck:
    """The slides of one section in the making; what is small waits until it shares a slide."""

    section: str
    number: int
    badges: tuple[str, ...] = ()
    slides: list[Slide] = field(default_factory=list)
    words: list[AnyNode] = field(default_factory=list)
    facts: list[Card] = field(default_factory=list)

    def add(self, title: str, nodes: tuple[AnyNode, ...]) -> None:
        """One more slide; its head is marked once for all that stands on it."""
        title = " ".join(title.split()) or self.section
        badges = dict.fromkeys(badge for node in nodes if isinstance(node, Card | Panel) for badge in node.badges)
        self.slides.append(
            Slide(
                kind=SlideKind.CONTENT,
                title=title,
                nodes=tuple(replace(node, badges=()) if isinstance(node, Card | Panel) else node for node in nodes),
                kicker=self.section if self.section != title else "",
                section=self.section,
                destination=f"slide-{self.number}-{len(self.slides) + 1}",
                block_id=nodes[0].block_id,
                badges=tuple(badges) or self.badges,
            )
        )

    def close(self) -> None:
        """Put waiting words on one slide, waiting facts on as few as hold them."""
        if self.words:
            title = next((plain(node.spans) for node in self.words if isinstance(node, Heading)), self.section)
            if nodes := tuple(node for node in self.words if not isinstance(node, Heading)):
                self.add(title, nodes)
            self.words.clear()
        for at in range(0, len(self.facts), FACTS_TOGETHER):
            together = tuple(self.facts[at : at + FACTS_TOGETHER])
            if len(together) == 1:
                self.add(plain(together[0].title), (replace(together[0], title=()),))
            else:
                self.add(self.section, together)
        self.facts.clear()

    def place(self, node: AnyNode) -> None:
        """Put a node where it belongs."""
        match node:
            case PageBreak():
                self.close()
            case Heading():
                self.close()
                self.words.append(node)
            case Paragraph() | Bullets():
                if self.facts:
                    self.close()
                self.words.append(node)
            case Card(figure=None):
                if self.words:
                    self.close()
                self.facts.append(replace(node, notes=()))
            case Table() if len(node.rows) > MOST_ROWS:
                return
            case _:
                self.close()
                title, shown = _titled(node, self.section)
                self.add(title, (shown,))


def _section_slides(context: Context, section: Section, number: int) -> list[Slide] | None:
    """The slides of a section, announced by one of its own where there are several; None for a section without content."""
    internal = section.release is Release.INTERNAL and context.internal_shown
    deck = _Deck(context.name(section.title), number, (context.word("badge.internal"),) if internal else ())
    empty = True
    for at, block in enumerate(section.blocks, 1):
        nodes = block_nodes(context, block, f"block-{number}-{at}")
        empty = empty and all(isinstance(node, PageBreak) for node in nodes)
        if not isinstance(block, AgendaBlock | PeopleBlock | QuestionsBlock):
            for node in nodes:
                deck.place(node)
    deck.close()
    if empty:
        return None
    if len(deck.slides) < ANNOUNCED_FROM:
        return deck.slides
    opening = Slide(
        kind=SlideKind.SECTION,
        title=deck.section,
        kicker=str(number),
        destination=f"section-{number}",
        badges=deck.badges,
    )
    return [opening, *deck.slides]


def _titled(node: AnyNode, section: str) -> tuple[str, AnyNode]:
    """The slide's title, and the node without the title that now stands above it."""
    match node:
        case Card():
            return plain(node.title), replace(node, title=(), notes=())
        case ChartFigure():
            return plain(node.title), replace(node, title=())
        case Table() | KeyFigures() | Timeline():
            return plain(node.title) or section, replace(node, title=())
        case Panel():
            return node.label or section, replace(node, label="")
        case Picture():
            return plain(node.caption) or section, node
        case _:
            return section, node
