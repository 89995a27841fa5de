"""The back of a document: its numbered sources and the glossary of the names in it."""

from __future__ import annotations

import re

from briefing_app.document.context import DERIVED_DESTINATION, DERIVED_MARK, Context, source_destination
from briefing_app.document.facts import status_note
from briefing_app.document.texts import joined
from briefing_app.document.tree import (
    Align,
    AnyNode,
    Paragraph,
    ParagraphRole,
    Section,
    SourceEntry,
    SourceList,
    Span,
    Spans,
    SpanStyle,
    Table,
    TableCell,
)
from briefing_app.model.glossary import Term
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.source import Source
from briefing_app.wording.glossary import Glossary


def sources_section(context: Context) -> Section | None:
    """The sources cited so far, in order of first citation; compose it last. None when nothing cites a source."""
    entries = source_entries(context)
    if not entries:
        return None
    nodes: tuple[AnyNode, ...] = (SourceList(entries=entries), *derived_notes(context))
    if context.internal_shown:
        nodes = (*nodes, Paragraph(spans=status_note(context), role=ParagraphRole.NOTE))
    return Section(title=context.word("label.sources"), destination="sources", nodes=nodes)


def derived_notes(context: Context) -> tuple[Paragraph, ...]:
    """What the dagger behind derived numbers means: how each of them is calculated. Nothing where none was printed."""
    if not context.derived:
        return ()
    figures = context.edition.figures
    calculated = [
        context.word("note.calculated", name=context.name(figures[key].figure.label), formula=_formula(context, key))
        for key in context.derived
    ]
    text = context.word("note.derived", list=context.word("punctuation.semicolon").join(calculated))
    mark = Span(DERIVED_MARK, SpanStyle.DERIVED)
    return (
        Paragraph(
            spans=(mark, Span(" " + text, SpanStyle.MUTED)),
            role=ParagraphRole.NOTE,
            destination=DERIVED_DESTINATION,
        ),
    )


def _formula(context: Context, key: str) -> str:
    """A formula in words: the labels of its figures between the signs."""

    def name(match: re.Match[str]) -> str:
        quoted = context.edition.figures.get(match[0])
        return context.name(quoted.figure.label) if quoted else match[0]

    text = re.sub(r"[a-z][a-z0-9_]*", name, context.edition.figures[key].figure.formula)
    return text.replace("*", "×").replace("/", "÷")


def source_entries(context: Context, *, brief: bool = False) -> tuple[SourceEntry, ...]:
    """One entry per cited source with the places that cite it; `brief` leaves out what only a desk reader needs."""
    numbers = context.sources
    return tuple(
        SourceEntry(
            number=number,
            spans=source_spans(context, context.edition.sources[source_id], brief=brief),
            destination=source_destination(number),
            cited_at=tuple(numbers.cited_at.get(source_id, ())),
        )
        for source_id, number in sorted(numbers.order.items(), key=lambda each: each[1])
        if source_id in context.edition.sources
    )


def source_spans(context: Context, source: Source, *, brief: bool = False) -> Spans:
    """Title (or, where there is none, what the thing is), publisher, date, address, when read. Never invents any of them.

    What only a desk reader needs, description and note, stands on lines of its own below.
    """
    parts: list[Spans] = []
    below: list[Spans] = []
    if source.title:
        own = source.language if source.language and source.language is not context.language else None
        parts.append((Span(source.title, SpanStyle.STRONG, own),))
        if source.description and not brief:
            below.append(context.spans(source.description, SpanStyle.MUTED))
    elif source.description:
        parts.append(context.spans(source.description, SpanStyle.STRONG))
    else:
        parts.append((Span(context.word("text.untitled_source"), SpanStyle.WARNING),))
    if source.publisher:
        parts.append((Span(Glossary(context.edition.glossary).localise(source.publisher, context.language)),))
    if source.published:
        parts.append((Span(context.wording.print_date(source.published, context.language)),))
    if source.url:
        web = source.url.startswith(("https://", "http://"))
        parts.append((Span(source.url, link=source.url if web else ""),))
    if source.accessed:
        day = context.wording.print_date(source.accessed, context.language)
        parts.append((Span(context.word("label.accessed", date=day), SpanStyle.MUTED),))
    if source.note and context.internal_shown and not brief:
        below.append(context.spans(source.note, SpanStyle.MUTED))
    return joined(context, [joined(context, parts), *below], "\n")


def glossary_section(context: Context) -> Section | None:
    """The names that occur in this document, in the other two languages too. None when there are none."""
    terms = [term for term in context.edition.glossary if term.name.get(context.language)]
    if not terms:
        return None
    others = [language for language in LANGUAGES if language is not context.language]
    rows = tuple(
        (
            TableCell(_name(context, term, context.language), head=True),
            *(TableCell(_name(context, term, language)) for language in others),
        )
        for term in sorted(terms, key=lambda term: term.name.get(context.language).casefold())
    )
    columns = (context.language, *others)
    table = Table(
        head=tuple((Span(context.word(f"language.{language.value}"), SpanStyle.STRONG),) for language in columns),
        rows=rows,
        aligns=(Align.LEFT, Align.LEFT, Align.LEFT),
        widths=(5.0, 4.0, 4.0) if context.language is Language.EN else (4.0, 5.0, 4.0),
    )
    return Section(title=context.word("label.glossary"), destination="glossary", nodes=(table,))


def _name(context: Context, term: Term, language: Language) -> Spans:
    name = term.name.get(language)
    if not name:
        return (Span("–", SpanStyle.MUTED),)
    short = term.short.get(language)
    added = f"（{short}）" if language.chinese else f" ({short})"
    text = name if not short or short in name else name + added
    return (Span(text, SpanStyle.PLAIN, None if language is context.language else language),)
