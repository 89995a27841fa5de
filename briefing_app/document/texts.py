"""Longer texts: paragraphs and lists out of what people type into a text field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_app.document.context import Context
from briefing_app.document.tree import Bullets, Paragraph, ParagraphRole, Span, Spans
from briefing_app.model.language import LocalText

_BLANK = re.compile(r"\n[ \t]*\n")
_BULLET = re.compile(r"[-•*][ \t]+")


def paragraphs(
    context: Context, local: LocalText, role: ParagraphRole = ParagraphRole.BODY, block_id: str = ""
) -> tuple[Paragraph | Bullets, ...]:
    """Split a text at blank lines; lines that start with “- ” become a list. Single line breaks inside stay breaks."""
    text, language = local.best(context.language)
    nodes: list[Paragraph | Bullets] = []
    for part in _BLANK.split(text.strip()):
        lines: list[str] = []
        items: list[str] = []

        def close_text(lines: list[str] = lines) -> None:
            if lines:
                nodes.append(
                    Paragraph(spans=context.spans_of("\n".join(lines), language), role=role, block_id=block_id)
                )
                lines.clear()

        def close_list(items: list[str] = items) -> None:
            if items:
                nodes.append(
                    Bullets(items=tuple(context.spans_of(item, language) for item in items), block_id=block_id)
                )
                items.clear()

        for line in part.split("\n"):
            if bullet := _BULLET.match(line.strip()):
                close_text()
                items.append(line.strip()[bullet.end() :])
            elif line.strip():
                close_list()
                lines.append(line.strip())
        close_text()
        close_list()
    if mark := context.missing_mark(local):
        nodes.insert(0, Paragraph(spans=mark, role=ParagraphRole.MISSING, block_id=block_id))
    return tuple(nodes)


def points(context: Context, items: tuple[LocalText, ...]) -> tuple[Spans, ...]:
    """Short texts as the items of a list."""
    return tuple(context.spans(item) for item in items if item)


def capital(text: str) -> str:
    """The text with a capital at its start; Chinese stays as it is."""
    return text[:1].upper() + text[1:]


def joined(context: Context, parts: Iterable[Spans], separator: str | None = None) -> Spans:
    """Spans with a separator between the parts that are not empty; by default the one of small print."""
    if separator is None:
        separator = context.word("punctuation.separator")
    spans: list[Span] = []
    for part in parts:
        if part:
            if spans:
                spans.append(Span(separator))
            spans.extend(part)
    return tuple(spans)
