"""The full briefing: cover, contents, numbered sections, data of charts, sources, glossary."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from briefing_app.document.back import glossary_section, sources_section
from briefing_app.document.blocks import block_nodes
from briefing_app.document.chart_tables import chart_data_section
from briefing_app.document.context import Context
from briefing_app.document.frame import attachments, cover, frame, is_purpose_long, purpose
from briefing_app.document.tree import AnyNode, Card, Document, PageBreak, Panel, Questions, Section
from briefing_app.model.figure import Release


def compose_full(context: Context) -> Document:
    """Every section that has something to say, in order; the back is composed last because citations number it."""
    edition = context.edition
    opening = [_purpose_section(context)] if is_purpose_long(context) and context.internal_shown else []
    sections: list[Section] = []
    for section in edition.briefing.sections:
        number = len(sections) + 1
        nodes: list[AnyNode] = []
        title = context.name(section.title)
        for at, block in enumerate(section.blocks, 1):
            for node in block_nodes(context, block, f"block-{number}-{at}"):
                said = (title,) if nodes else (title, context.word("panel.questions"))
                nodes.append(_without_echo(node, said))
        if all(isinstance(node, PageBreak) for node in nodes):
            continue
        internal = section.release is Release.INTERNAL and context.internal_shown
        if internal:
            nodes = [_without_badges(node) for node in nodes]
        sections.append(
            Section(
                title=title,
                destination=f"section-{number}",
                nodes=tuple(nodes),
                number=str(number),
                badges=(context.word("badge.internal"),) if internal else (),
            )
        )
    back = (chart_data_section(context), sources_section(context), glossary_section(context))
    sections.extend(filter(None, back))
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
        cover=cover(context),
        sections=(*opening, *sections),
        attachments=attachments(context),
    )


def _purpose_section(context: Context) -> Section:
    """A purpose that is too long for the cover, whole and before all others."""
    return Section(title=context.word("label.purpose"), destination="purpose", nodes=purpose(context))


def _without_badges(node: AnyNode) -> AnyNode:
    """What stands in a marked section is not marked again."""
    return replace(node, badges=()) if isinstance(node, Card | Panel | Questions) else node


def _without_echo(node: AnyNode, said: Container[str]) -> AnyNode:
    """A box whose label only repeats what the title of its section has said does without it."""
    if isinstance(node, Panel | Questions) and node.label in said:
        return replace(node, label="")
    return node
