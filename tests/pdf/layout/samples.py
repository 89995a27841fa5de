"""Artificial documents with every kind of node, in every form and language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from PIL import Image

from briefing_app.document.tree import (
    Align,
    AnyNode,
    Attachment,
    BigNumber,
    Bullets,
    Card,
    ChartFigure,
    Cover,
    Document,
    Droppable,
    Event,
    Heading,
    KeyFigures,
    Panel,
    PanelKind,
    Paragraph,
    ParagraphRole,
    Picture,
    QuestionAnswer,
    Questions,
    Section,
    Slide,
    SlideKind,
    SourceEntry,
    SourceList,
    Span,
    Spans,
    SpanStyle,
    Table,
    TableCell,
    Timeline,
)
from briefing_app.model.chart import Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.edition import Asset, Audience, Form
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language, LocalText
from tests.pdf.layout import words


class Sampler:
    """Nodes in one language; numbers of blocks, figures and destinations run on."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._count = 0
        self._figures = 0
        self.cites: dict[int, list[str]] = {}

    def say(self, text: LocalText) -> str:
        return text.get(self.language)

    def next_id(self) -> str:
        self._count += 1
        return f"block-{self._count}"

    def spans(self, text: LocalText, style: SpanStyle = SpanStyle.PLAIN) -> Spans:
        return (Span(self.say(text), style),)

    def cite(self, number: int, destination: str) -> Span:
        self.cites.setdefault(number, []).append(destination)
        return Span(f"[{number}]", SpanStyle.CITE, link=f"#src-{number}")

    def big(self, index: int, meta: bool = False) -> BigNumber:
        before, number, after, label = words.BIG[index % len(words.BIG)]
        return BigNumber(
            self.say(before),
            self.say(number),
            self.say(after),
            self.spans(label),
            self.spans(words.AS_OF) if meta else (),
        )

    def card(self, index: int, *, figure: bool = True, badge: bool = False, long: int = 1, title: bool = True) -> Card:
        name = self.next_id()
        at = index % len(words.CARD_TITLES)
        body = Paragraph(spans=self.spans(words.CARD_BODIES[at]))
        source = index % len(words.SOURCES) + 1
        return Card(
            title=self.spans(words.CARD_TITLES[at], SpanStyle.STRONG) if title else (),
            body=(body,) * long,
            figure=self.big(at) if figure else None,
            meta=(
                Span(self.say(words.AS_OF) + " · ", SpanStyle.MUTED),
                Span(self.say(words.SOURCE) + " ", SpanStyle.MUTED),
                self.cite(source, name),
                Span(" " + self.say(words.LOCATOR), SpanStyle.MUTED),
                *((Span(" · " + self.say(words.STALE), SpanStyle.WARNING),) if badge else ()),
            ),
            notes=(self.spans(words.NOTE),) if badge else (),
            badges=(self.say(words.INTERNAL),) if badge else (),
            block_id=name,
            destination=name,
        )

    def chart(self, index: int, *, half: bool = False, title: bool = True) -> ChartFigure:
        name = self.next_id()
        self._figures += 1
        source = index % len(words.SOURCES) + 1
        return ChartFigure(
            chart=CHARTS[index % len(CHARTS)],
            dataset=DATASET,
            figures={},
            caption_number=self.say(words.FIGURE_WORD).format(n=self._figures),
            title=self.spans(words.CHART_TITLES[index % len(words.CHART_TITLES)]) if title else (),
            subtitle=self.spans(words.AS_OF),
            note=self.spans(words.NOTE) if index % 3 == 2 else (),
            source=(Span(self.say(words.SOURCE) + " ", SpanStyle.MUTED), self.cite(source, name)),
            alt=self.say(words.CHART_TITLES[index % len(words.CHART_TITLES)]),
            data_name=f"figure-{self._figures}.csv",
            half=half,
            block_id=name,
            destination=name,
        )

    def table(self, rows: int = 5) -> Table:
        name = self.next_id()
        return Table(
            head=tuple(self.spans(each) for each in words.TABLE_HEAD),
            rows=tuple(
                (
                    TableCell(self.spans(institution), head=True),
                    TableCell(self.spans(city)),
                    TableCell((Span(batch),)),
                    TableCell((Span(beds),)),
                )
                for institution, city, batch, beds in (
                    words.INSTITUTIONS[at % len(words.INSTITUTIONS)] for at in range(rows)
                )
            ),
            aligns=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT),
            title=self.spans(words.TABLE_TITLE),
            caption_number=self.say(words.TABLE_WORD).format(n=1),
            source=(Span(self.say(words.SOURCE) + " ", SpanStyle.MUTED), self.cite(1, name)),
            block_id=name,
            destination=name,
        )

    def points(self, kind: PanelKind = PanelKind.POINTS, *, badge: bool = True, label: bool = True) -> Panel:
        return Panel(
            kind=kind,
            label=self.say(words.POINTS_LABEL) if label else "",
            body=(Bullets(items=tuple(self.spans(each) for each in words.POINTS), ordered=kind is PanelKind.POINTS),),
            addressee=self.spans(words.ADDRESSEE),
            badges=(self.say(words.INTERNAL),) if badge else (),
            block_id=self.next_id(),
        )

    def text_panel(self, kind: PanelKind, label: LocalText, text: LocalText) -> Panel:
        body = (Paragraph(spans=self.spans(text)),)
        return Panel(kind=kind, label=self.say(label), body=body, block_id=self.next_id())

    def objectives(self) -> Panel:
        body = (Bullets(items=tuple(self.spans(each) for each in words.POINTS)),)
        return Panel(
            kind=PanelKind.OBJECTIVES, label=self.say(words.OBJECTIVES_LABEL), body=body, block_id=self.next_id()
        )

    def questions(self) -> Questions:
        return Questions(
            label=self.say(words.QUESTIONS_LABEL),
            items=tuple(
                QuestionAnswer(
                    self.spans(question), (Paragraph(spans=self.spans(answer)),), self.say(likelihood), level
                )
                for question, answer, likelihood, level in words.QUESTIONS
            ),
            question_mark={"en": "Q"}.get(self.language, "問" if self.language is Language.HANT else "问"),
            answer_mark={"en": "A"}.get(self.language, "答"),
            block_id=self.next_id(),
        )

    def timeline(self, times: int = 1) -> Timeline:
        events = tuple(Event(self.say(when), self.spans(text)) for when, text in words.EVENTS * times)
        return Timeline(events=events, title=self.spans(words.TIMELINE_TITLE), block_id=self.next_id())

    def key_figures(self, count: int) -> KeyFigures:
        return KeyFigures(figures=tuple(self.big(at, meta=True) for at in range(count)), block_id=self.next_id())

    def paragraph(self, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
        return Paragraph(spans=self.spans(words.BODY), role=role, block_id=self.next_id())

    def bullets(self) -> Bullets:
        return Bullets(items=tuple(self.spans(each) for each in words.POINTS), block_id=self.next_id())

    def heading(self, level: int = 2) -> Heading:
        return Heading(spans=self.spans(words.TIMELINE_TITLE), level=level)

    def picture(self) -> Picture:
        return Picture(asset=ASSET, alt=self.say(words.TITLE), caption=self.spans(words.PRESS), block_id=self.next_id())

    def sources(self) -> SourceList:
        return SourceList(
            entries=tuple(
                SourceEntry(
                    number,
                    (
                        Span(self.say(text), SpanStyle.STRONG),
                        Span(" · 2024 · "),
                        Span(
                            "https://example.org/a/long/address?with=query",
                            link="https://example.org/a/long/address?with=query",
                        ),
                    ),
                    f"src-{number}",
                    tuple(dict.fromkeys(self.cites.get(number, ()))),
                )
                for number, text in enumerate(words.SOURCES, 1)
            )
        )

    def cover(self) -> Cover:
        return Cover(
            title=self.say(words.TITLE),
            subtitle=self.say(words.SUBTITLE),
            lines=tuple((self.say(label), self.say(value)) for label, value in words.COVER_LINES),
            organisation=self.say(words.ORGANISATION),
        )


def make_full(language: Language) -> Document:
    """Four sections with every kind of node, and the sources."""
    sampler = Sampler(language)
    contents: tuple[tuple[AnyNode, ...], ...] = (
        (
            sampler.paragraph(ParagraphRole.LEAD),
            sampler.objectives(),
            sampler.key_figures(6),
            sampler.points(),
            sampler.text_panel(PanelKind.PRESS_LINE, words.PRESS_LABEL, words.PRESS),
        ),
        (
            sampler.card(0),
            sampler.chart(0, half=True),
            sampler.chart(1, half=True),
            sampler.card(1, badge=True),
            sampler.text_panel(PanelKind.CALLOUT, words.CALLOUT_LABEL, words.CALLOUT),
            sampler.table(5),
            sampler.points(),
        ),
        (
            sampler.paragraph(),
            sampler.heading(),
            sampler.timeline(),
            sampler.card(2),
            sampler.chart(2),
            sampler.heading(3),
            sampler.bullets(),
            sampler.paragraph(),
            sampler.questions(),
        ),
        (
            sampler.card(3),
            sampler.card(1, figure=False),
            sampler.key_figures(3),
            sampler.picture(),
            sampler.text_panel(PanelKind.NOTICE, words.CALLOUT_LABEL, words.CALLOUT),
            Paragraph(spans=sampler.spans(words.NOTE), role=ParagraphRole.NOTE),
            Paragraph(spans=sampler.spans(words.CALLOUT), role=ParagraphRole.MISSING),
            sampler.table(34),
            sampler.card(2, long=9),
        ),
    )
    sections = [
        Section(
            sampler.say(title),
            f"section-{number}",
            nodes,
            str(number),
            (sampler.say(words.INTERNAL),) if number == 3 else (),
        )
        for number, (title, nodes) in enumerate(zip(words.SECTION_TITLES, contents, strict=True), 1)
    ]
    sections.append(Section(sampler.say(words.SOURCES_TITLE), "sources", (sampler.sources(),)))
    return _make(Form.FULL, sampler, cover=sampler.cover(), sections=tuple(sections), attachments=ATTACHMENTS)


def make_summary(language: Language, facts: int = 4, points: int = 1) -> Document:
    """Purpose, figures, points, facts and sources; more `facts` and `points` than fit, if wanted."""
    sampler = Sampler(language)

    def make() -> Iterator[Droppable]:
        purpose = Paragraph(spans=sampler.spans(words.PURPOSE), role=ParagraphRole.LEAD)
        yield Droppable(purpose, 0, "purpose")
        yield Droppable(sampler.key_figures(6), 0, "figures")
        for _ in range(points):
            yield Droppable(
                Heading(spans=sampler.spans(words.POINTS_LABEL), level=3), 1, sampler.say(words.POINTS_LABEL)
            )
            for each in words.POINTS:
                yield Droppable(Bullets(items=(sampler.spans(each),)), 1, sampler.say(each))
        yield Droppable(sampler.text_panel(PanelKind.PRESS_LINE, words.PRESS_LABEL, words.PRESS), 2, "press")
        yield Droppable(
            Heading(spans=sampler.spans(words.TIMELINE_TITLE), level=3), 3, sampler.say(words.TIMELINE_TITLE)
        )
        for at in range(facts):
            title = words.CARD_TITLES[at % len(words.CARD_TITLES)]
            line = (*sampler.spans(title), Span(" "), sampler.cite(at % 3 + 1, f"fact-{at}"))
            yield Droppable(Bullets(items=(line,), destination=f"fact-{at}"), 4, f"{sampler.say(title)} {at}")
        yield Droppable(sampler.sources(), 0, sampler.say(words.SOURCES_TITLE))

    return _make(Form.SUMMARY, sampler, cover=sampler.cover(), summary=tuple(make()), attachments=ATTACHMENTS)


def make_slides(language: Language) -> Document:
    """A slide of every layout, some of which overflow."""
    sampler = Sampler(language)
    kicker = sampler.say(words.SECTION_TITLES[1])

    def content(title: LocalText, *nodes: AnyNode) -> Slide:
        return Slide(SlideKind.CONTENT, sampler.say(title), nodes, kicker, destination=sampler.next_id())

    lines = "\n".join(sampler.say(value) for _, value in words.COVER_LINES[:3])
    slides = [
        Slide(SlideKind.TITLE, sampler.say(words.TITLE), kicker=sampler.say(words.ORGANISATION), subtitle=lines),
        Slide(SlideKind.SECTION, sampler.say(words.SECTION_TITLES[1]), kicker="2"),
        content(words.TIMELINE_TITLE, sampler.key_figures(6)),
        content(words.CARD_TITLES[0], sampler.card(0, title=False)),
        content(words.CARD_TITLES[1], sampler.card(1, figure=False, badge=True, title=False)),
        content(words.CHART_TITLES[0], sampler.chart(0, title=False)),
        content(words.CHART_TITLES[1], sampler.chart(1, title=False), Paragraph(spans=sampler.spans(words.CALLOUT))),
        content(words.POINTS_LABEL, sampler.points(label=False)),
        content(words.TABLE_TITLE, sampler.table(12)),
        content(words.TIMELINE_TITLE, sampler.timeline(2)),
        content(words.QUESTIONS_LABEL, sampler.questions()),
        content(words.PRESS_LABEL, sampler.paragraph(), sampler.bullets()),
        content(words.CARD_TITLES[2], sampler.card(2, long=6, title=False)),
        content(words.TITLE, sampler.picture()),
    ]
    slides.append(
        Slide(SlideKind.SOURCES, sampler.say(words.SOURCES_TITLE), (sampler.sources(),), destination="sources")
    )
    return _make(Form.SLIDES, sampler, slides=tuple(slides), attachments=ATTACHMENTS)


def make_document(form: Form, language: Language) -> Document:
    """The sample of a form."""
    return {Form.FULL: make_full, Form.SUMMARY: make_summary, Form.SLIDES: make_slides}[form](language)


def _make(
    form: Form,
    sampler: Sampler,
    *,
    cover: Cover | None = None,
    sections: tuple[Section, ...] = (),
    summary: tuple[Droppable, ...] = (),
    slides: tuple[Slide, ...] = (),
    attachments: tuple[Attachment, ...] = (),
) -> Document:
    say = sampler.say
    return Document(
        form=form,
        language=sampler.language,
        audience=Audience.DELEGATION,
        title=say(words.TITLE),
        subject=say(words.SUBTITLE),
        author=say(words.ORGANISATION),
        today=date(2026, 11, 22),
        words=words.WORDS[sampler.language],
        marking=say(words.MARKING),
        running_title=say(words.TITLE),
        footer=say(words.FOOTER),
        cover=cover,
        sections=sections,
        summary=summary,
        slides=slides,
        attachments=attachments,
    )


def make_png(width: int = 640, height: int = 300) -> bytes:
    """A picture of two colours."""
    image = Image.new("RGB", (width, height), (207, 218, 243))
    image.paste((37, 86, 201), (width // 8, height // 4, width // 2, height))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


ASSET = Asset("0" * 64, "image/png", make_png(), "park.png")
ATTACHMENTS = (
    Attachment("figure-1.csv", "城市,數目\r\n深圳,5\r\n".encode(), "text/csv", "Data", "Data of figure 1"),
    Attachment("briefing.hetaopack", b"PK\x05\x06" + bytes(18), "application/zip", "Source", "The briefing"),
)


def _value(number: str, qualifier: Qualifier = Qualifier.EXACT) -> Cell:
    return Cell(value=Value(Decimal(number)), qualifier=qualifier)


DATASET = Dataset(
    id="dataset-1",
    slug="hospitals",
    title=LocalText("Designated hospitals", "指定醫院", "指定医院"),
    columns=(
        Column("batch", LocalText("Batch", "批次", "批次")),
        Column("hospitals", LocalText("Hospitals", "醫院", "医院"), ColumnKind.NUMBER, Unit.COUNT),
    ),
    rows=(
        (Cell(text=LocalText("First batch", "首批", "首批")), _value("5")),
        (Cell(text=LocalText("Second batch", "第二批", "第二批")), _value("14")),
        (Cell(text=LocalText("Waiting", "輪候", "轮候")), _value("20", Qualifier.OVER)),
    ),
)
CHARTS = tuple(
    Chart(id=f"chart-{kind}", slug=kind, dataset_id="dataset-1", kind=kind, title=LocalText.same(kind))
    for kind in ("bar", "bar", "column")
)
