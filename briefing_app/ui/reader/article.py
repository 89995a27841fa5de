"""What the reader shows of a thing of the library, in one language, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.chart import Cell, Chart, Column, TableHead
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation, Figure, Observation, Release, Status
from briefing_app.model.glossary import Term, Theme
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.source import Source
from briefing_app.wording.values import Parts
from briefing_app.workspace import Workspace

MOST_ROWS = 100  # of a table
_KEY = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure as quoted. `number` is None where nothing can be printed; `source` names where the value stands.

    `key` and `id` are the figure's.
    """

    key: str
    id: str
    label: str
    number: Parts | None
    as_of: str
    source: str
    stale: bool
    derived: bool
    internal: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source: what it is called, and by whom, when and where in it."""

    title: str
    detail: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class UseLine:
    """Something that uses the thing: a briefing with its date, a card, a figure, a chart."""

    kind: str
    id: str
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """Everything the reader shows. `language` is the one the text is in, which may not be the one asked for."""

    kind: str
    id: str
    language: Language
    title: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[FigureLine, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    as_of: str = ""
    note: str = ""
    sources: tuple[SourceLine, ...] = ()
    status: Status | None = None
    state: TextState | None = None
    internal: bool = False
    stale: bool = False
    names: tuple[tuple[Language, str], ...] = ()
    say: str = ""
    verification: Verification | None = None
    states: tuple[TextState, ...] = ()
    uses: tuple[UseLine, ...] = ()
    url: str = ""

    @property
    def copy_text(self) -> str:
        """Title, text, figures and sources as plain text, for pasting into a mail."""
        colon, opening, closing = ("：", "（", "）") if self.language.chinese else (": ", " (", ")")
        lines = [each for each in (self.title, *self.paragraphs) if each]
        lines += [
            f"{each.label}{colon}{each.number.text}{opening}{each.as_of}{closing}"
            for each in self.figures
            if each.number
        ]
        if self.rows:
            lines += ["\t".join(row) for row in (self.head, *self.rows)]
        if self.as_of:
            lines.append(self.as_of)
        lines += [name for _, name in self.names if name != self.title]
        lines += [colon.join(part for part in (each.title, each.detail) if part) for each in self.sources]
        return "\n".join(lines)


class Library:
    """Reads things for the reader; made anew after each change of the library."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._wording = workspace.wording
        self._known: dict[str, Quoted | None] = {}

    def _quote(self, keys: Iterable[str]) -> Sequence[Quoted]:
        """These figures as quoted today; unknown ones are left out. Only what is read is asked for, and once."""
        wanted = list(dict.fromkeys(keys))
        if unknown := [key for key in wanted if key not in self._known]:
            self._known |= dict.fromkeys(unknown) | self._workspace.figures.quote(unknown)
        return [quoted for key in wanted if (quoted := self._known[key]) is not None]

    def find_article(self, kind: str, id: str, language: Language) -> Article | None:
        """The article of a thing in a language or, where that is missing, in the nearest; None if there is no such thing."""
        library = self._workspace.library
        match kind:
            case "card":
                thing = library.find_card(id)
                return self._card(thing, language) if thing else None
            case "figure":
                figure = library.find_figure(id)
                return self._figure(figure, language) if figure else None
            case "source":
                source = library.find_source(id)
                return self._source(source, language) if source else None
            case "dataset":
                return next((self._dataset(each, language) for each in library.list_tables([id])), None)
            case "chart":
                chart = library.find_chart(id)
                return self._chart(chart, language) if chart else None
            case "term":
                term = library.find_term(id)
                return self._term(term, language) if term else None
            case "theme":
                theme = library.find_theme(id)
                return self._theme(theme, language) if theme else None
        return None

    # -- kinds -------------------------------------------------------------------------------------------------------

    def _card(self, card: FactCard, language: Language) -> Article:
        title, shown = card.title.best(language)
        quoted = self._quote(card.figure_keys)
        return Article(
            kind="card",
            id=card.id,
            language=shown,
            title=self._fill(title, shown),
            paragraphs=self._paragraphs(card.text, shown),
            figures=tuple(self._figure_line(each, shown) for each in quoted),
            note=self._text(card.note, shown),
            sources=self._sources(card.sources, shown),
            status=card.status,
            state=card.state(shown),
            internal=card.release is Release.INTERNAL,
            stale=any(each.stale for each in quoted),
            say=self._text(card.say, shown),
            verification=card.verification,
            states=tuple(card.state(each) for each in LANGUAGES),
            uses=self._uses("card", card.id, shown),
        )

    def _figure(self, figure: Figure, language: Language) -> Article:
        title, shown = figure.label.best(language)
        quoted = self._quote([figure.key])[0]
        observations = figure.observations
        if figure.derived:
            observations = (quoted.observation,) if quoted.observation else ()
        newest_first = sorted(observations, key=lambda each: each is not quoted.observation)
        lines = tuple(
            self._observation_line(figure, each, shown, stale=quoted.stale and each is quoted.observation)
            for each in newest_first
        )
        formula = self._say_formula(figure, shown)
        return Article(
            kind="figure",
            id=figure.id,
            language=shown,
            title=self._fill(title, shown),
            paragraphs=(formula,) if formula else (),
            figures=lines,
            note=self._text(figure.note, shown),
            sources=self._sources((each.citation for each in newest_first if each.citation), shown),
            stale=quoted.stale,
            uses=self._uses("figure", figure.id, shown),
        )

    def _source(self, source: Source, language: Language) -> Article:
        description, shown = source.description.best(language)
        title = source.title or description
        label = self._wording.label
        parts = [
            source.publisher,
            self._wording.print_date(source.published, shown) if source.published else "",
            source.url,
        ]
        if source.accessed:
            parts.append(label("label.accessed", shown, date=self._wording.format_date(source.accessed, shown)))
        paragraphs = [description if source.title else "", *parts]
        return Article(
            kind="source",
            id=source.id,
            language=shown,
            title=title or label("text.untitled_source", shown),
            paragraphs=tuple(each for each in paragraphs if each),
            note=self._text(source.note, shown),
            uses=self._uses("source", source.id, shown),
            url=source.url,
        )

    def _dataset(self, table: TableHead, language: Language) -> Article:
        """A table with its first rows; all of them are for the grid, which makes no text of each."""
        dataset = table.dataset
        title, shown = dataset.title.best(language)
        rows = self._workspace.library.read_rows(dataset.id, 0, MOST_ROWS)
        first = ""
        if table.row_count > len(rows):
            first = self._wording.label("label.first_rows", shown, most=f"{len(rows):,}", rows=f"{table.row_count:,}")
        return Article(
            kind="dataset",
            id=dataset.id,
            language=shown,
            title=self._fill(title, shown),
            head=tuple(self._text(each.label, shown) for each in dataset.columns),
            rows=tuple(
                tuple(self._cell(cell, column, shown) for cell, column in zip(row, dataset.columns, strict=False))
                for row in rows
            ),
            as_of=self._wording.as_of(dataset.as_of, shown) if dataset.as_of else "",
            note="\n".join(filter(None, (self._text(dataset.note, shown), first))),
            sources=self._sources(dataset.sources, shown),
        )

    def _chart(self, chart: Chart, language: Language) -> Article:
        title, shown = chart.title.best(language)
        tables = self._workspace.library.list_tables([chart.dataset_id])
        data = self._dataset(tables[0], shown) if tables else Article("dataset", "", shown, "")
        texts = (self._text(chart.subtitle, shown), self._text(chart.alt, shown))
        return Article(
            kind="chart",
            id=chart.id,
            language=shown,
            title=self._fill(title, shown),
            paragraphs=tuple(each for each in texts if each),
            head=data.head,
            rows=data.rows,
            as_of=data.as_of,
            note="\n".join(each for each in (self._text(chart.note, shown), data.note) if each),
            sources=data.sources,
            internal=chart.release is Release.INTERNAL,
        )

    def _term(self, term: Term, language: Language) -> Article:
        title, shown = term.name.best(language)
        names = tuple(
            (each, name if term.short.get(each) in ("", name) else f"{name} ({term.short.get(each)})")
            for each, name in term.name
        )
        return Article("term", term.id, shown, title, names=names, note=self._text(term.note, shown))

    def _theme(self, theme: Theme, language: Language) -> Article:
        title, shown = theme.name.best(language)
        return Article("theme", theme.slug, shown, title, names=tuple(theme.name))

    # -- parts -------------------------------------------------------------------------------------------------------

    def _look_up(self, key: str) -> tuple[Figure, Observation | None] | None:
        quoted = self._quote([key])
        return (quoted[0].figure, quoted[0].observation) if quoted else None

    def _fill(self, text: str, language: Language) -> str:
        return self._wording.resolve_string(text, language, self._look_up)

    def _text(self, local: LocalText, language: Language) -> str:
        text, shown = local.best(language)
        return self._fill(text, shown)

    def _paragraphs(self, local: LocalText, language: Language) -> tuple[str, ...]:
        return tuple(part.strip() for part in self._text(local, language).split("\n\n") if part.strip())

    def _figure_line(self, quoted: Quoted, language: Language) -> FigureLine:
        if quoted.observation is None:
            label = self._text(quoted.figure.label, language)
            figure = quoted.figure
            return FigureLine(figure.key, figure.id, label, None, "", "", quoted.stale, figure.derived, internal=False)
        return self._observation_line(quoted.figure, quoted.observation, language, stale=quoted.stale)

    def _observation_line(
        self, figure: Figure, observation: Observation, language: Language, *, stale: bool
    ) -> FigureLine:
        source = self._sources([observation.citation], language) if observation.citation else ()
        return FigureLine(
            key=figure.key,
            id=figure.id,
            label=self._text(figure.label, language),
            number=self._wording.display(figure, observation, language),
            as_of=self._wording.as_of(observation.as_of, language),
            source=source[0].title if source else "",
            stale=stale,
            derived=figure.derived,
            internal=observation.release is Release.INTERNAL,
        )

    def _say_formula(self, figure: Figure, language: Language) -> str:
        """The formula with the names of its figures in place of their keys."""
        if not figure.derived:
            return ""
        opening, closing = "「」" if language is Language.HANT else "“”"

        def name(match: re.Match[str]) -> str:
            quoted = self._quote([match[0]])
            return opening + (self._text(quoted[0].figure.label, language) if quoted else match[0]) + closing

        spaced = figure.formula.replace("*", "×").replace("/", "÷").replace(" - ", " − ")
        colon = self._wording.label("punctuation.colon", language)
        return self._wording.label("label.formula", language) + colon + _KEY.sub(name, spaced)

    def _cell(self, cell: Cell, column: Column, language: Language) -> str:
        """A cell in words; a number is not parted from its unit."""
        wording = self._wording
        if cell.figure:
            found = self._look_up(cell.figure)
            if found is None or found[1] is None:
                return wording.label("text.no_value", language)
            figure, observation = found[0], found[1]
            printed = wording.format_value(observation.value, observation.qualifier, figure.unit, column.noun, language)
        elif cell.value is not None:
            printed = wording.format_value(cell.value, cell.qualifier, column.unit, column.noun, language)
        elif cell.date is not None:
            printed = wording.format_date(cell.date, language)
        else:
            return self._text(cell.text, language) if cell.text else "–"
        return printed.replace(" ", "\N{NO-BREAK SPACE}")

    def _sources(self, citations: Iterable[Citation], language: Language) -> tuple[SourceLine, ...]:
        lines: dict[SourceLine, None] = {}
        comma = self._wording.label("punctuation.list", language)
        for each in citations:
            source = self._workspace.library.find_source(each.source_id)
            if source is None:
                continue
            title = source.title or source.description.best(language)[0]
            published = self._wording.format_date(source.published, language) if source.published else ""
            parts = [source.publisher, published, each.locator]
            lines[SourceLine(title, comma.join(part for part in parts if part), source.id)] = None
        return tuple(lines)

    def _uses(self, kind: str, id: str, language: Language) -> tuple[UseLine, ...]:
        """What uses a thing; in place of a dataset, the charts that draw it."""
        library = self._workspace.library
        lines: dict[tuple[str, str], UseLine] = {}
        for use in library.where_used(kind, id):
            users = library.where_used("dataset", use.id) if use.kind == "dataset" else (use,)
            for each in users:
                if use.kind == "dataset" and each.kind != "chart":
                    continue
                title, shown = each.title.best(language)
                briefing = library.find_briefing(each.id) if each.kind == "briefing" else None
                date = self._wording.format_date(briefing.starts, language) if briefing and briefing.starts else ""
                lines[each.kind, each.id] = UseLine(each.kind, each.id, self._fill(title, shown) or each.slug, date)
        return tuple(lines.values())
