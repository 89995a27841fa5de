"""Stretches of a paragraph that share one inline structure element: a link, a language, a tag."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.pdf.engine.paragraph import Lines


def group_spans(lines: Lines, start: int, end: int) -> Iterator[tuple[int, int, list[int]]]:
    """Neighbouring spans with the same link, language and tag: first character, one after the last, their numbers."""
    at = 0
    group: list[int] = []
    group_start = 0
    key: object = None
    for number, span in enumerate(lines.text.spans):
        span_end = at + len(span.text)
        if span_end > start and at < end:
            language = span.language if span.language is not None else lines.style.language
            this = (span.link, language, span.tag, span.alt, span.actual)
            if group and this != key:
                yield group_start, at, group
                group = []
            if not group:
                group_start, key = at, this
            group.append(number)
        at = span_end
    if group:
        yield group_start, at, group
