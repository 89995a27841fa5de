"""Cards, figures and the tables behind charts as clips for mails and documents, each with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from briefing_app.charts.data import Datum, Table, resolve_table
from briefing_app.charts.kinds import get_kind
from briefing_app.charts.notes import get_common_as_of, list_citations, write_as_of_note
from briefing_app.charts.options import parse_options
from briefing_app.charts.shown import Shown, list_shown
from briefing_app.model.card import FactCard
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Figure, Observation, Release
from briefing_app.model.language import Language, LocalText
from briefing_app.model.source import Source
from briefing_app.wording.glossary import Glossary
from briefing_app.workspace.chart_views import ChartActions
from briefing_app.workspace.desk import Desk
from briefing_app.workspace.figures import FigureActions

_BLANK: Final = re.compile(r"\n[ \t]*\n")
_BULLET: Final = re.compile(r"[-•*][ \t]+")
_FORMULA: Final = ("=", "+", "-", "@")
_NOT_A_FORMULA: Final = " style=\"mso-number-format:'\\@'\""  # how Excel is told that a pasted cell is text


@dataclass(frozen=True, slots=True)
class Clip:
    """The same thing for programs that take plain text and for those that take HTML (a fragment, everything escaped)."""

    text: str
    html: str


class CopyActions:
    """Copies as our own side sees things; what is internal says so on its first line. Changes nothing."""

    def __init__(self, desk: Desk, figures: FigureActions, charts: ChartActions) -> None:
        self._desk = desk
        self._figures = figures
        self._charts = charts

    def copy_card(self, id: str, language: Language) -> Clip:
        """Title, text, listed figures with their dates, and sources of a card; neither its note nor what to say."""
        card = self._desk.library.get_card(id)
        quoted = self._quote(card.claim_keys)
        page = _Page(language)
        if _is_internal(card, quoted.values()):
            page.mark(self._word("copy.internal", language))
        page.title(self._fill(card.title, language, quoted))
        page.body(self._fill(card.text, language, quoted))
        page.bullets([self._say_figure(quoted[key], language) for key in card.claim_keys if key in quoted])
        page.small(self._cite((*card.sources, *_citations(card.claim_keys, quoted)), language))
        return page.clip()

    def copy_figure(self, key: str, language: Language) -> Clip:
        """Label, number, as-of date and source of a figure, by its key.

        Raises:
            NotFoundError: There is no such figure.
        """
        library = self._desk.library
        library.get_figure(library.resolve_ref("figure", key))
        quoted = self._quote([key])
        page = _Page(language)
        if _is_internal(None, quoted.values()):
            page.mark(self._word("copy.internal", language))
        page.body(self._say_figure(quoted[key], language))
        page.small(self._cite(_citations([key], quoted), language))
        return page.clip()

    def copy_chart_table(self, id: str, language: Language) -> Clip:
        """What a chart shows as a table: tab-separated text, and a table in HTML; with title, notes and sources.

        Raises:
            ChartDataError: The chart cannot show its data.
        """
        frozen = self._charts.freeze_chart(id, language)
        chart = frozen.chart
        name = chart.title.best(language)[0] or chart.slug
        kind = get_kind(chart.kind, name)
        table = resolve_table(name, frozen.dataset, frozen.figures, language)
        shown = list_shown(table, parse_options(name, kind.name, kind.options, chart.options))
        page = _Page(language)
        if chart.release is Release.INTERNAL or any(
            each.observation and each.observation.release is Release.INTERNAL for each in frozen.figures.values()
        ):
            page.mark(self._word("copy.internal", language))
        page.title(name)
        page.table(*self._rows(shown, table, language))
        common = get_common_as_of(shown)
        page.small(
            _capital(self._desk.wording.as_of(common, language)) if common else write_as_of_note(shown, language)
        )
        page.small(chart.note.best(language)[0])
        page.small(self._cite(list_citations(shown, frozen.dataset.sources), language))
        return page.clip()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _quote(self, keys: Sequence[str]) -> dict[str, Quoted]:
        """The figures and all that derived ones are calculated from."""
        quoted = self._figures.quote(keys)
        wanted = [name for each in quoted.values() for name in each.inputs if name not in quoted]
        return (quoted | self._quote([*quoted, *wanted])) if wanted else quoted

    def _word(self, key: str, language: Language, **values: object) -> str:
        return self._desk.wording.label(key, language, **values)

    def _fill(self, local: LocalText, language: Language, quoted: dict[str, Quoted]) -> str:
        text, spoken = local.best(language)

        def look_up(key: str) -> tuple[Figure, Observation | None] | None:
            found = quoted.get(key)
            return (found.figure, found.observation) if found else None

        return self._desk.wording.resolve_string(text, spoken, look_up)

    def _say_figure(self, quoted: Quoted, language: Language) -> str:
        """“Grants approved: HK$1.76 billion (as of December 2023)”; a derived figure says that it is."""
        wording, figure, seen = self._desk.wording, quoted.figure, quoted.observation
        label = figure.label.best(language)[0] or figure.key
        colon = self._word("punctuation.colon", language)
        if seen is None:
            return label + colon + self._word("text.no_value", language)
        notes = [wording.as_of(seen.as_of, language)]
        if figure.derived:
            notes.append(self._word("mark.derived", language))
        said = self._word("punctuation.semicolon", language).join(notes)
        number = wording.print_observation(figure, seen, language, "noun" if figure.noun else "value")
        return f"{label}{colon}{number}{f'（{said}）' if language.chinese else f' ({said})'}"

    def _cite(self, citations: Iterable[Citation], language: Language) -> str:
        """“Source: Annual Report, An Office, March 2024, Table 1; …”, each source once with all its places."""
        places: dict[str, dict[str, None]] = {}
        for each in citations:
            places.setdefault(each.source_id, {}).setdefault(each.locator)
        sources = {each.id: each for each in self._desk.library.list_sources(places)}
        comma = "，" if language.chinese else ", "
        listed = [
            comma.join(filter(None, (*self._describe_source(sources[id], language), *locators)))
            for id, locators in places.items()
            if id in sources
        ]
        if not listed:
            return _capital(self._word("text.no_source", language))
        label = self._word("copy.source", language)
        return (
            label
            + self._word("punctuation.colon", language)
            + self._word("punctuation.semicolon", language).join(listed)
        )

    def _describe_source(self, source: Source, language: Language) -> tuple[str, ...]:
        title = source.title or source.description.best(language)[0] or self._word("text.untitled_source", language)
        publisher = Glossary(self._desk.library.list_terms()).localise(source.publisher, language)
        published = self._desk.wording.print_date(source.published, language) if source.published else ""
        return title, publisher, published

    def _rows(self, shown: Shown, table: Table, language: Language) -> tuple[list[str], list[list[str]]]:
        """Headings and cells: a name and its values, each followed by its date where dates differ."""
        dated = get_common_as_of(shown) is None and any(each.datum.as_of for each in shown.entries)
        as_of = self._word("label.as_of", language)
        first = next((each.label for each in table.columns if each.kind == "text"), "")
        heads = [first]
        for series in shown.series or ("",):
            heads += [series, as_of] if dated else [series]
        rows: list[list[str]] = []
        for entries in shown.rows:
            row = [entries[0].name]
            for each in entries:
                row += [self._print(each.datum, language), self._date(each.datum, language)][: 2 if dated else 1]
            rows.append(row)
        return heads, rows

    def _print(self, datum: Datum, language: Language) -> str:
        return self._word("text.no_value", language) if datum.missing else datum.printed

    def _date(self, datum: Datum, language: Language) -> str:
        return self._desk.wording.print_date(datum.as_of, language) if datum.as_of else ""


class _Page:
    """Puts a clip together, the text and the HTML side by side."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._text: list[str] = []
        self._html: list[str] = []

    def clip(self) -> Clip:
        """Both, paragraphs apart from each other."""
        html = f'<div lang="{self._language.value}">{"".join(self._html)}</div>'
        return Clip("\n".join(self._text).strip() + "\n", html)

    def mark(self, words: str) -> None:
        """A line that nobody can overlook."""
        self._text.append(words)
        self._html.append(f"<p><b>{escape(words)}</b></p>")

    def title(self, words: str) -> None:
        """What it is about."""
        if words:
            self._text.append(words)
            self._html.append(f"<p><b>{escape(words)}</b></p>")

    def body(self, words: str) -> None:
        """Paragraphs parted by blank lines, bullets as people type them."""
        for part in filter(None, _BLANK.split(words.strip())):
            lines: list[str] = []
            for line in filter(None, (each.strip() for each in part.split("\n"))):
                if bullet := _BULLET.match(line):
                    self._paragraph(lines)
                    lines = []
                    self.bullets([line[bullet.end() :]])
                else:
                    lines.append(line)
            self._paragraph(lines)

    def _paragraph(self, lines: list[str]) -> None:
        if lines:
            self._text.append("\n".join(lines))
            self._html.append(f"<p>{'<br>'.join(map(escape, lines))}</p>")

    def bullets(self, items: Sequence[str]) -> None:
        """A list."""
        if items:
            self._text.extend(f"- {each}" for each in items)
            self._html.append(f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in items)}</ul>")

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Cells parted by tabs; what a spreadsheet would take for a formula is defused."""
        self._text.extend("\t".join(map(_flat, row)) for row in (heads, *rows))
        head = "".join(f"<th{_NOT_A_FORMULA}>{escape(each)}</th>" for each in heads)
        body = "".join(
            f"<tr>{''.join(f'<td{_NOT_A_FORMULA}>{escape(each)}</td>' for each in row)}</tr>" for row in rows
        )
        self._html.append(
            f'<table border="1" cellpadding="4"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        )

    def small(self, words: str) -> None:
        """Dates, notes and sources."""
        if words:
            self._text.append(words)
            self._html.append(f"<p><small>{escape(words)}</small></p>")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _flat(cell: str) -> str:
    """A cell on one line, without tabs, and never a formula."""
    plain = " ".join(cell.split())
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _citations(keys: Sequence[str], quoted: dict[str, Quoted]) -> tuple[Citation, ...]:
    """The citations of figures, for derived ones those of all that they are calculated from."""
    found: dict[Citation, None] = {}
    for key in keys:
        each = quoted.get(key)
        if each is None:
            continue
        if each.observation and each.observation.citation:
            found.setdefault(each.observation.citation)
        found.update(dict.fromkeys(_citations(each.inputs, quoted)))
    return tuple(found)


def _is_internal(card: FactCard | None, quoted: Iterable[Quoted]) -> bool:
    """Whether something in a clip is not for others."""
    if card is not None and card.release is Release.INTERNAL:
        return True
    return any(each.observation is not None and each.observation.release is Release.INTERNAL for each in quoted)
