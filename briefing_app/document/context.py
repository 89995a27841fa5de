"""What the composers share while one document is put together: words, spans, and the numbering of its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing_app.document.tree import Attachment, Span, Spans, SpanStyle, Table
from briefing_app.model.edition import Audience, Edition, Quoted
from briefing_app.model.figure import Citation, Figure, Observation
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.wording.printed import MissingPiece, NumberPiece, Wording

DERIVED_MARK = "†"
DERIVED_DESTINATION = "derived"


@dataclass
class SourceNumbers:
    """Numbers sources in the order of their first citation and remembers where each is cited."""

    order: dict[str, int] = field(default_factory=dict)
    cited_at: dict[str, list[str]] = field(default_factory=dict)

    def cite(self, source_id: str, destination: str) -> int:
        """The number of a source, cited by the node with this destination (empty: a place one cannot go to)."""
        number = self.order.setdefault(source_id, len(self.order) + 1)
        places = self.cited_at.setdefault(source_id, [])
        if destination and destination not in places:
            places.append(destination)
        return number


@dataclass
class Context:
    """One document in the making. Building order is reading order, which is what numbers sources and charts."""

    edition: Edition
    wording: Wording
    sources: SourceNumbers = field(default_factory=SourceNumbers)
    attachments: list[Attachment] = field(default_factory=list)
    charts: int = 0
    tables: int = 0
    chart_tables: list[Table] = field(default_factory=list)
    derived: dict[str, None] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the document."""
        return self.edition.language

    @property
    def internal_shown(self) -> bool:
        """Whether the reader may see what is internal (and so has it marked)."""
        return self.edition.audience is Audience.DELEGATION

    # -- words -------------------------------------------------------------------------------------------------------

    def word(self, key: str, **values: object) -> str:
        """A text of the document catalogue in the document's language."""
        return self.wording.label(key, self.language, **values)

    def name(self, local: LocalText) -> str:
        """A short text (title, label) as one line in the nearest language, placeholders filled."""
        text, language = local.best(self.language)
        return " ".join(self.wording.resolve_string(text, language, self.lookup).split())

    def lookup(self, key: str) -> tuple[Figure, Observation | None] | None:
        """The figure behind a placeholder, as this edition quotes it."""
        quoted = self.edition.figures.get(key)
        return (quoted.figure, quoted.observation) if quoted else None

    def quoted(self, keys: Iterable[str]) -> list[Quoted]:
        """Those of these figures that the edition holds."""
        return [self.edition.figures[key] for key in keys if key in self.edition.figures]

    # -- spans -------------------------------------------------------------------------------------------------------

    def spans(self, local: LocalText, style: SpanStyle = SpanStyle.PLAIN) -> Spans:
        """A text as spans, its figures set apart as numbers; a missing language shows the nearest one and says so."""
        text, language = local.best(self.language)
        return (*self.spans_of(text, language, style), *self.missing_mark(local))

    def one_line(self, local: LocalText, style: SpanStyle = SpanStyle.STRONG) -> Spans:
        """A title as spans: whatever breaks its lines is a space, so that no page tears it."""
        return self.spans(LocalText(*(" ".join(local.get(each).split()) for each in LANGUAGES)), style)

    def spans_of(self, text: str, language: Language, style: SpanStyle = SpanStyle.PLAIN) -> Spans:
        """A text of one language as spans, placeholders filled."""
        other = None if language is self.language else language
        spans: list[Span] = []
        for piece in self.wording.resolve_text(text, language, self.lookup):
            match piece:
                case str():
                    spans.append(Span(piece, style, other))
                case NumberPiece():
                    number = SpanStyle.NUMBER if style is SpanStyle.PLAIN else style
                    spans.append(Span(piece.text, number, other))
                    spans.extend(self._derived_mark(piece))
                case MissingPiece():
                    spans.append(Span(piece.text, SpanStyle.WARNING, other))
        return tuple(spans)

    def _derived_mark(self, piece: NumberPiece) -> Spans:
        """The dagger behind a derived number (DESIGN §3.6), a link to the line at the back that says how it is calculated."""
        quoted = self.edition.figures.get(piece.key)
        if quoted is None or not quoted.figure.derived or piece.form == "date":
            return ()
        self.derived.setdefault(piece.key)
        return (Span(DERIVED_MARK, SpanStyle.DERIVED, link=f"#{DERIVED_DESTINATION}"),)

    def missing_mark(self, local: LocalText) -> Spans:
        """The warning behind a text that had to be borrowed from another language; nothing otherwise."""
        if not local or local.get(self.language):
            return ()
        return (Span(" " + self.word("text.missing"), SpanStyle.WARNING),)

    def cites(self, citations: Iterable[Citation], destination: str) -> Spans:
        """Citation marks `[1]`, each a link to its source."""
        marks: dict[int, Span] = {}
        for citation in citations:
            number = self.sources.cite(citation.source_id, destination)
            marks.setdefault(number, Span(f"[{number}]", SpanStyle.CITE, link=f"#{source_destination(number)}"))
        return tuple(marks.values())


def source_destination(number: int) -> str:
    """Link target of a numbered source."""
    return f"src-{number}"
