"""The layout-neutral tree: what a document says, in order, without fonts, positions or pages.

`document` composers build it from a frozen edition; `pdf` (and later other writers and the screen) lay it out. All text in
it is already in the words of one language; text is typed spans, never markup (DESIGN §6, “nothing let in”).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.edition import Asset, Audience, Form, Quoted
from briefing_app.model.language import Language


class SpanStyle(StrEnum):
    """What a run of text is; the writer decides how that looks."""

    PLAIN = "plain"
    STRONG = "strong"
    NUMBER = "number"
    MUTED = "muted"
    CITE = "cite"
    DERIVED = "derived"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one style. `language` only where it differs from the document's.

    `link` is `#destination` inside the document or an http(s)/mailto address; nothing else is ever made clickable.
    """

    text: str
    style: SpanStyle = SpanStyle.PLAIN
    language: Language | None = None
    link: str = ""


Spans = tuple[Span, ...]


def plain(spans: Spans) -> str:
    """The words of spans without their styles and marks."""
    return "".join(span.text for span in spans if span.style is not SpanStyle.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes share: the block of the briefing they print (for click and selection), and their link target."""

    block_id: str = ""
    destination: str = ""


# -- text ------------------------------------------------------------------------------------------------------------


class ParagraphRole(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    NOTE = "note"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Node):
    """A heading below the section title; level 2 or 3 (the section title itself is level 1)."""

    spans: Spans
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Node):
    """A paragraph."""

    spans: Spans
    role: ParagraphRole = ParagraphRole.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets(Node):
    """A list; `ordered` numbers the items 1, 2, 3."""

    items: tuple[Spans, ...]
    ordered: bool = False


# -- facts -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BigNumber:
    """A figure in display size, in the order in which this language says it: before, the number, after.

    English: “about”, “HK$120”, “billion”; Chinese: “約”, “1,200”, “億港元”. `label` says what it measures, `meta` as-of,
    derived and stale marks, with citations. `key` is the figure's key.
    """

    before: str
    number: str
    after: str
    label: Spans
    meta: Spans = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures(Node):
    """A strip of figures side by side (two to six; the writer wraps them into even rows)."""

    figures: tuple[BigNumber, ...]
    title: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Node):
    """A fact card: title, key figure, text, and one line of as-of and sources. Never torn apart badly.

    `badges` are short marks beside the title (internal, as supplied); `notes` print small under the text.
    """

    title: Spans
    body: tuple[Paragraph | Bullets, ...]
    figure: BigNumber | None = None
    meta: Spans = ()
    notes: tuple[Spans, ...] = ()
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFigure(Node):
    """A chart with everything its drawing needs; title, subtitle, note and source are printed around the drawing.

    `caption_number` is “Figure 3” in the document's language; `data_name` the file name of its attached CSV; `half` lets two
    neighbours stand side by side. `figures` are those that cells of the dataset follow, by key.
    """

    chart: Chart
    dataset: Dataset
    figures: Mapping[str, Quoted]
    caption_number: str
    title: Spans
    subtitle: Spans = ()
    note: Spans = ()
    source: Spans = ()
    alt: str = ""
    data_name: str = ""
    half: bool = False


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell; `head` marks a row heading (TH with row scope)."""

    spans: Spans
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Node):
    """A table with a heading row that is repeated on each page. `widths` are relative weights, one per column."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    aligns: tuple[Align, ...]
    widths: tuple[float, ...] = ()
    title: Spans = ()
    caption_number: str = ""
    note: Spans = ()
    source: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Node):
    """A picture with caption and alternative text."""

    asset: Asset
    alt: str
    caption: Spans = ()


# -- what one says ---------------------------------------------------------------------------------------------------


class PanelKind(StrEnum):
    """Tinted boxes, each with its own look."""

    OBJECTIVES = "objectives"
    POINTS = "points"
    SAY = "say"
    PRESS_LINE = "press-line"
    CALLOUT = "callout"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel(Node):
    """A tinted box: a small label (POINTS TO MAKE), an optional line under it (To: …), and text or a list."""

    kind: PanelKind
    label: str
    body: tuple[Paragraph | Bullets, ...]
    addressee: Spans = ()
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionAnswer:
    """One question with its answer; `likelihood` is the word to print, `level` high, medium or low for its colour."""

    question: Spans
    answer: tuple[Paragraph | Bullets, ...]
    likelihood: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions(Node):
    """Questions and answers."""

    label: str
    items: tuple[QuestionAnswer, ...]
    question_mark: str = "Q"
    answer_mark: str = "A"
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a timeline."""

    when: str
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline(Node):
    """Events in order of date, drawn along a line."""

    events: tuple[Event, ...]
    title: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak(Node):
    """What follows starts on a new page."""


# -- the back --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One numbered source. `cited_at` are destinations of the nodes that cite it; the writer adds their pages as links."""

    number: int
    spans: Spans
    destination: str
    cited_at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList(Node):
    """The numbered sources."""

    entries: tuple[SourceEntry, ...]


AnyNode = (
    Heading
    | Paragraph
    | Bullets
    | KeyFigures
    | Card
    | ChartFigure
    | Table
    | Picture
    | Panel
    | Questions
    | Timeline
    | PageBreak
    | SourceList
)


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter. `number` is empty for unnumbered ones (sources, glossary); `badges` mark an internal chapter."""

    title: str
    destination: str
    nodes: tuple[AnyNode, ...]
    number: str = ""
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Logo:
    """The sign of an organisation with its alternative text; never distorted, never higher than its place allows."""

    asset: Asset
    alt: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `lines` are label and value (occasion, date, place, audience, edition), `purpose` what it is for."""

    title: str
    subtitle: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    organisation: str = ""
    logo: Logo | None = None
    purpose: tuple[Paragraph | Bullets, ...] = ()


@dataclass(frozen=True, slots=True)
class Droppable:
    """One thing of the one-page summary that may have to go.

    Rule: while the page overflows, the item with the highest `priority` number goes first; among equals the last one.
    Priority 0 never goes. `name` is what the notice calls it: the kind of thing, so that equals are counted together.
    """

    node: AnyNode
    priority: int
    name: str


class SlideKind(StrEnum):
    """Which layout a slide uses."""

    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Slide:
    """One 16:9 page: a title that is a sentence where possible, and at most a few nodes.

    `badges` mark what is internal; `lines` (label and value) and `logo` stand on the title slide. `section` names the section
    that the slide belongs to, for the bookmarks.
    """

    kind: SlideKind
    title: str
    nodes: tuple[AnyNode, ...] = ()
    kicker: str = ""
    subtitle: str = ""
    destination: str = ""
    section: str = ""
    block_id: str = ""
    badges: tuple[str, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF; `relationship` is the PDF/A-3 AFRelationship (Data, Source, Supplement)."""

    name: str
    data: bytes
    media_type: str
    relationship: str
    description: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words that only the writer knows where to put; `{n}`, `{total}`, `{names}` and `{pages}` are filled in there."""

    contents: str
    page_of: str
    continued: str
    dropped_one: str
    dropped_other: str
    dropped_separator: str
    count_of: str
    cited_on: str
    page_separator: str
    go_to: str
    open_address: str
    missing_glyph: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file to write: one edition in one form, language and audience.

    Exactly one of `sections` (full), `summary` (one page) and `slides` has content. `marking` stands top and bottom of each
    page; `running_title` and `footer` are the small print of the page edge. `paper` is A4 or Letter (slides ignore it).
    """

    form: Form
    language: Language
    audience: Audience
    title: str
    subject: str
    author: str
    today: date
    words: Words
    marking: str = ""
    running_title: str = ""
    footer: str = ""
    paper: str = "A4"
    cover: Cover | None = None
    sections: tuple[Section, ...] = ()
    summary: tuple[Droppable, ...] = ()
    slides: tuple[Slide, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    keywords: tuple[str, ...] = ()
