"""Every text of a document in the order in which it should be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from briefing_app.document.tree import (
    BigNumber,
    Bullets,
    Card,
    ChartFigure,
    Document,
    Heading,
    KeyFigures,
    Panel,
    Paragraph,
    Picture,
    Questions,
    SourceList,
    Spans,
    Table,
    Timeline,
)
from briefing_app.model.edition import Form


def list_texts(document: Document) -> Iterator[str]:
    """The texts of the cover, the sections, the summary and the slides."""
    if document.cover:
        if document.form is Form.FULL:
            yield document.cover.organisation
        yield document.cover.title
    for section in document.sections:
        yield section.title
        for node in section.nodes:
            yield from list_node(node)
    for item in document.summary:
        yield from list_node(item.node)
    for slide in document.slides:
        yield slide.title
        for node in slide.nodes:
            yield from list_node(node)


@singledispatch
def list_node(node: object) -> Iterator[str]:
    """The texts of one node; there is no default, so that a new kind of node is not forgotten here."""
    raise AssertionError(node)


@list_node.register
def _(node: Heading) -> Iterator[str]:
    yield _join(node.spans)


@list_node.register
def _(node: Paragraph) -> Iterator[str]:
    yield _join(node.spans)


@list_node.register
def _(node: Bullets) -> Iterator[str]:
    yield from map(_join, node.items)


@list_node.register
def _(node: KeyFigures) -> Iterator[str]:
    for figure in node.figures:
        yield from _list_figure(figure)


@list_node.register
def _(node: Card) -> Iterator[str]:
    yield _join(node.title)
    if node.figure:  # read before the text, although it stands at its right
        yield from _list_figure(node.figure)
    for each in node.body:
        yield from list_node(each)
    yield from map(_join, node.notes)
    yield _join(node.meta)


@list_node.register
def _(node: ChartFigure) -> Iterator[str]:
    yield from (node.caption_number, _join(node.title), _join(node.subtitle), _join(node.source))


@list_node.register
def _(node: Table) -> Iterator[str]:
    yield _join(node.title)
    yield from map(_join, node.head)
    yield from (_join(cell.spans) for row in node.rows for cell in row)
    yield _join(node.source)


@list_node.register
def _(node: Panel) -> Iterator[str]:
    yield node.label.upper()
    yield _join(node.addressee)
    for each in node.body:
        yield from list_node(each)


@list_node.register
def _(node: Questions) -> Iterator[str]:
    yield node.label.upper()
    for item in node.items:
        yield _join(item.question)
        for each in item.answer:
            yield from list_node(each)


@list_node.register
def _(node: Timeline) -> Iterator[str]:
    for event in node.events:
        yield from (event.when, _join(event.spans))


@list_node.register
def _(node: Picture) -> Iterator[str]:
    yield _join(node.caption)


@list_node.register
def _(node: SourceList) -> Iterator[str]:
    yield from (_join(entry.spans) for entry in node.entries)


def _list_figure(figure: BigNumber) -> Iterator[str]:
    yield figure.before + figure.number + figure.after
    yield _join(figure.label)


def _join(spans: Spans) -> str:
    return "".join(span.text for span in spans)
