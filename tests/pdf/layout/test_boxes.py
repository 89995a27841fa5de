"""Boxes by themselves: numbers that stay whole, columns that fit, pairs that line up, badges, titles that are too long."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from briefing_app.document.tree import (
    Align,
    BigNumber,
    Bullets,
    Document,
    KeyFigures,
    Picture,
    Section,
    Slide,
    SlideKind,
    Span,
    SpanStyle,
    Table,
    TableCell,
)
from briefing_app.errors import ExportError
from briefing_app.model.edition import Asset, Form
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.pdf import FontBook, style
from briefing_app.pdf.box import Box, Frame, Padding, Part, Row, Stack
from briefing_app.pdf.boxes.chart import DrawingBox, build_chart
from briefing_app.pdf.boxes.keyfigures import build_key_figures
from briefing_app.pdf.boxes.number import build_number
from briefing_app.pdf.boxes.table import find_widths
from briefing_app.pdf.charts import Charts
from briefing_app.pdf.contents import Entry, EntryBox, build_contents
from briefing_app.pdf.engine.text_style import Rgb
from briefing_app.pdf.memory import get_memory
from briefing_app.pdf.pages import cut_to_width
from briefing_app.pdf.setter import Setter, TextBox
from briefing_app.pdf.style import EDGE, Kind
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, open_pdf, read_text, squeeze
from tests.pdf.layout import words
from tests.pdf.layout.conftest import Write
from tests.pdf.layout.samples import Sampler, make_document, make_full, make_png
from tests.pdf.layout.test_flow import make_builder
from tests.pdf.layout.walking import walk


def make_setter(fonts: FontBook, language: Language, kind: Kind = Kind.PAGE) -> Setter:
    return Setter(get_memory(fonts).typesetter, language, kind, words.WORDS[language])


@pytest.mark.parametrize("width", [40, 70, 100, 150, 300])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_never_broken_over_lines(fonts: FontBook, language: Language, width: float) -> None:
    sampler = Sampler(language)
    for index in range(len(words.BIG)):
        box = build_number(sampler.big(index), width, make_setter(fonts, language))
        lines = [line for each, _ in walk(box) if isinstance(each, TextBox) for line in each.lines.get_plain()]
        assert any(words.BIG[index][1].get(language) in line for line in lines)


def test_a_unit_stays_beside_its_number_and_a_long_noun_goes_below(fonts: FontBook) -> None:
    setter = make_setter(fonts, Language.EN)
    label = (Span("label"),)

    def list_pieces(after: str) -> list[str]:
        box = build_number(BigNumber("about", "HK$1.76", after, label), 130.0, setter)
        return [line for each, _ in walk(box) if isinstance(each, TextBox) for line in each.lines.get_plain()]

    assert list_pieces("billion") == ["about HK$1.76 billion", "label"]
    assert list_pieces("research institutions") == ["about HK$1.76", "research institutions", "label"]


def test_figures_of_a_strip_stand_in_even_rows(fonts: FontBook) -> None:
    sampler = Sampler(Language.EN)
    for count, rows in ((2, [2]), (3, [3]), (5, [3, 2]), (6, [3, 3])):
        box = build_key_figures(sampler.key_figures(count), 479.0, make_setter(fonts, Language.EN))
        found = [len(each.cells) for each, _ in walk(box) if isinstance(each, Row) and each.height > 40]
        assert found == rows


def test_all_numbers_of_a_strip_have_one_size(fonts: FontBook) -> None:
    label = (Span("label"),)
    figures = (BigNumber("", "7", "", label), BigNumber("about", "HK$1,234,567.89", "billion", label))
    box = build_key_figures(KeyFigures(figures=figures), 300.0, make_setter(fonts, Language.EN))
    sizes = {
        each.lines.text.size
        for each, _ in walk(box)
        if isinstance(each, TextBox) and any(mark in each.lines.text.text for mark in ("7", "1,234"))
    }
    assert len(sizes) == 1


def make_table(cells: tuple[str, ...], *, aligns: tuple[Align, ...], widths: tuple[float, ...] = ()) -> Table:
    row = tuple(TableCell((Span(cell),)) for cell in cells)
    return Table(head=tuple((Span("Head"),) for _ in cells), rows=(row, row), aligns=aligns, widths=widths)


def test_columns_share_the_width_and_hold_their_longest_word(fonts: FontBook) -> None:
    setter = make_setter(fonts, Language.EN)
    cells = ("Incomprehensibilities of the first order, told at length and then once more", "12", "1,234,567,890")
    aligns = (Align.LEFT, Align.RIGHT, Align.RIGHT)
    found = find_widths(make_table(cells, aligns=aligns), 300.0, setter)
    assert sum(found) == pytest.approx(300.0)
    assert found[2] >= setter.measure(cells[2], setter.scale.cell)
    assert found[0] >= setter.measure("Incomprehensibilities", setter.scale.cell)
    tight = find_widths(make_table(cells, aligns=aligns, widths=(100.0, 1.0, 1.0)), 300.0, setter)
    assert sum(tight) == pytest.approx(300.0)
    assert tight[2] >= setter.measure(cells[2], setter.scale.cell)
    equal = find_widths(make_table(("a", "b"), aligns=aligns[:2], widths=(3.0, 1.0)), 300.0, setter)
    assert equal == pytest.approx([225.0, 75.0])


def test_drawings_of_a_pair_stand_on_one_line(fonts: FontBook) -> None:
    sampler = Sampler(Language.EN)
    long = replace(sampler.chart(0, half=True), title=(Span(words.BODY.en[:120]),))
    pair = make_builder(fonts, Language.EN).build_pair(long, sampler.chart(1, half=True), 479.0)
    tops = [top for each, top in walk(pair) if isinstance(each, DrawingBox)]
    assert len(tops) == 2
    assert tops[0] == pytest.approx(tops[1])


def test_a_line_of_the_page_edge_is_cut_with_an_ellipsis(fonts: FontBook) -> None:
    setter = make_setter(fonts, Language.EN)
    assert cut_to_width("short\n title", setter, EDGE, 200.0) == "short title"
    cut = cut_to_width("a very long running title " * 9, setter, EDGE, 200.0)
    assert cut.endswith("…")
    assert 180 < setter.measure(cut, EDGE) <= 200


@pytest.mark.parametrize("form", Form)
def test_very_long_titles_and_words_stay_on_the_page(write: Write, form: Form) -> None:
    document = make_document(form, Language.EN)
    long = "Unbreakable" * 60 + " " + words.BODY.en
    cover = replace(document.cover, title=long, subtitle=long) if document.cover else None
    sections = tuple(replace(each, title=long) for each in document.sections[:1])
    slides = (
        Slide(SlideKind.TITLE, long, kicker=long, subtitle=long),
        Slide(SlideKind.CONTENT, long, (Sampler(Language.EN).paragraph(),), kicker="kicker"),
    )
    written = write(
        replace(
            document,
            title=long,
            marking=long,
            running_title=long,
            footer=long,
            cover=cover,
            sections=sections,
            slides=slides if form is Form.SLIDES else (),
        )
    )
    assert find_failures(written.data, UA) == []
    assert "Unbreakable" in read_text(written.data)


def test_markup_is_printed_as_it_is(write: Write) -> None:
    hostile = '<b>&amp;</b><img src="secret.png"> (a) \\n javascript:alert(1) %late 0'
    document = make_full(Language.EN)
    node = replace(Sampler(Language.EN).paragraph(), spans=(Span(hostile, link="javascript:alert(1)"),))
    written = write(replace(document, sections=(Section(hostile, "s", (node,), "1"),)))
    assert squeeze(hostile) in squeeze(read_text(written.data))
    assert b"JavaScript" not in written.data
    assert find_failures(written.data, ARCHIVE) == []


def test_an_empty_document_still_has_a_page(write: Write) -> None:
    for form in Form:
        document = replace(make_document(form, Language.EN), cover=None, sections=(), summary=(), slides=())
        written = write(document)
        assert written.report.pages >= 1
        assert find_failures(written.data, UA) == []


def test_pictures_are_made_to_fit_and_broken_ones_are_refused(write: Write) -> None:
    sampler = Sampler(Language.EN)
    document = make_full(Language.EN)

    def put(data: bytes) -> Picture:
        return replace(sampler.picture(), asset=Asset("1" * 64, "image/png", data, "tall.png"))

    tall = write(replace(document, sections=(Section("S", "s", (put(make_png(300, 4000)),), "1"),)))
    assert tall.report.pages == 3
    with pytest.raises(ExportError):
        write(replace(document, sections=(Section("S", "s", (put(b"no picture"),), "1"),)))


@pytest.mark.parametrize(
    ("form", "paper", "size"),
    [
        (Form.FULL, "A4", (595, 842)),
        (Form.SUMMARY, "Letter", (612, 792)),
        (Form.FULL, "Letter", (612, 792)),
        (Form.SLIDES, "Letter", (960, 540)),
    ],
)
def test_pages_have_the_size_of_their_paper(write: Write, form: Form, paper: str, size: tuple[int, int]) -> None:
    written = write(replace(make_document(form, Language.HANS), paper=paper))
    with open_pdf(written.data) as pdf:
        sizes = {(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages}
    assert sizes == {size}
    assert all(0 <= left < right <= size[0] for _, _, left, _, right, _ in written.report.blocks)


def test_long_contents_run_over_several_pages_and_every_line_is_a_link(write: Write) -> None:
    document = make_full(Language.EN)
    node = Sampler(Language.EN).bullets()
    sections = tuple(Section(f"Section {n} of many", f"section-{n}", (node,), str(n)) for n in range(1, 81))
    written = write(replace(document, sections=sections))
    front = written.report.page_labels.index("1")
    assert front > 2
    with open_pdf(written.data) as pdf:
        links = [str(link.Dest) for page in list(pdf.pages)[1:front] for link in page.Annots]
    assert set(links) == {section.destination for section in sections}
    assert find_failures(written.data, UA) == []


def test_what_is_remembered_counts_by_its_height_and_the_file_of_its_picture(fonts: FontBook) -> None:
    boxes = get_memory(fonts).boxes
    builder, sampler = make_builder(fonts, Language.EN), Sampler(Language.EN)
    small = replace(sampler.picture(), alt="Counted")
    large = replace(small, asset=replace(small.asset, data=small.asset.data + bytes(1_000_000)))
    counts, heights = [], []
    for node in (small, large, large):
        before = boxes.weight
        heights.append(builder.build(node, 300).height)
        counts.append(boxes.weight - before)
    assert heights[0] == heights[1] > 0
    assert counts[0] > heights[0]
    assert counts[1] == pytest.approx(counts[0] + 1_000)
    assert counts[2] == 0


@pytest.mark.parametrize("name", ["title", "heading", "subheading"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_title_stands_alone_on_its_last_line(fonts: FontBook, language: Language, name: str) -> None:
    setter = make_setter(fonts, language, Kind.SLIDE)
    text = LocalText(
        "Some Hong Kong drugs and medical devices may be used in the whole of the GBA",
        "部分香港藥物及醫療儀器可在大灣區內地城市的指定醫療機構使用以及推廣",
        "部分香港药物及医疗器械可在大湾区内地城市的指定医疗机构使用以及推广",
    ).get(language)
    voice = getattr(setter.scale, name)
    for width in range(380, 860, 20):
        lines = setter.text((Span(text),), voice, width, None).lines
        plain_lines = setter.text((Span(text),), replace(voice, balanced=False), width, None).lines
        assert len(lines) == len(plain_lines)
        assert lines.widest <= width
        if len(lines) > 1:
            assert lines.lines[-1].width > 0.6 * lines.widest


def test_citations_in_small_print_are_as_large_as_their_line(fonts: FontBook) -> None:
    setter = make_setter(fonts, Language.EN)
    spans = (Span("Source "), Span("[1]", SpanStyle.CITE))
    small = setter.text(spans, setter.scale.small, 300, None).lines.text.spans[-1].style
    body = setter.text(spans, setter.scale.body, 300, None).lines.text.spans[-1].style
    assert (small.size, small.rise) == (setter.scale.small.size, 0.0)
    assert body.rise > 0
    assert body.size < setter.scale.body.size


PAIRS = [
    (style.NAVY, style.WHITE), (style.MUTED, style.WHITE), (style.ACCENT, style.WHITE), (style.RED, style.WHITE),
    (style.MUTED, style.TINT), (style.ACCENT, style.TINT), (style.MUTED, style.GREY_TINT), (style.AMBER, style.WHITE),
    (style.AMBER, style.AMBER_TINT), (style.AMBER, style.TINT), (style.RED, style.TINT), (style.WHITE, style.NAVY),
    (style.PALE, style.NAVY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_small_text_contrasts_with_its_ground(text: Rgb, ground: Rgb) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""

    def luminance(colour: Rgb) -> float:
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(text), luminance(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_contents_stand_close_before_they_lose_their_second_level(fonts: FontBook) -> None:
    setter = make_setter(fonts, Language.EN)

    def build(count: int, room: float) -> tuple[int, float]:
        entries = [
            Entry(f"Entry {at}", f"d{at}", str(at) if at % 5 == 0 else "", int(at % 5 > 0)) for at in range(count)
        ]
        box = build_contents(entries, "Contents", 480, room, setter, {})
        return sum(isinstance(each, EntryBox) for each, _ in walk(box)), box.height

    _, loose = build(40, 2000.0)
    shown, close = build(40, loose - 1)
    assert shown == 40
    assert close < loose
    shown, height = build(40, close - 1)
    assert shown == 8
    assert height <= close - 1


def make_deck(*slides: Slide, language: Language = Language.EN) -> Document:
    return replace(make_document(Form.SLIDES, language), slides=slides, attachments=())


def test_what_needs_two_slides_fills_them_alike(write: Write) -> None:
    points = Bullets(
        items=tuple((Span(f"Point {at}: " + "many words that take their line and more " * 3),) for at in range(7))
    )
    written = write(make_deck(Slide(SlideKind.CONTENT, "Seven points", (points,))))
    with pypdfium2.PdfDocument(written.data) as pdf:
        counts = [page.get_textpage().get_text_range().count("Point ") for page in pdf]
    assert sum(counts) == 7
    assert max(counts) - min(counts) <= 1
    assert len(counts) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_key_figures_share_one_slide(write: Write, language: Language) -> None:
    strip = Sampler(language).key_figures(6)
    written = write(make_deck(Slide(SlideKind.CONTENT, "Title", (strip,), kicker="Section"), language=language))
    assert written.report.pages == 1


@pytest.mark.parametrize("index", range(6))
def test_a_chart_takes_one_slide_and_most_of_its_height(fonts: FontBook, index: int) -> None:
    memory = get_memory(fonts)
    charts = Charts(memory)
    node = Sampler(Language.EN).chart(index)
    box = build_chart(node, 840.0, make_setter(fonts, Language.EN, Kind.SLIDE), charts, 360.0)
    assert box.height <= 360.0
    drawing = next(each for each, _ in walk(box) if isinstance(each, DrawingBox))
    assert drawing.scale >= 1.9 or drawing.height > 150.0


class _Lines(Box):
    """Content that can be torn anywhere."""

    def split(self, room: float, force: bool = False) -> tuple[Box, Box] | None:
        del force
        return (_Lines(room), _Lines(self.height - room)) if 0 < room < self.height else None


@pytest.mark.parametrize("repeated", [40.0, 90.0, 120.0])
def test_a_head_that_fills_the_page_does_not_come_back_on_every_page(repeated: float) -> None:
    again = Part(_Lines(repeated), keep=True, repeated=True)
    rest: Box = Stack((Part(_Lines(repeated), keep=True), Part(_Lines(300.0))), Frame(repeat=(again,)))
    pages = 0
    while (torn := rest.split(100.0, force=True)) and pages < 20:
        assert torn[0].height <= 100.0
        rest, pages = torn[1], pages + 1
    assert rest.height <= 100.0


def test_a_frame_that_has_no_room_at_all_is_not_torn() -> None:
    assert Stack((Part(_Lines(30.0)),), Frame(padding=Padding(8.0, 8.0))).split(10.0, force=True) is None
