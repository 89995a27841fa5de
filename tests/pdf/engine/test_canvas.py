"""The canvas: structure in reading order, marked content, links, late text, pages, shapes."""

from __future__ import annotations

import re

import pikepdf
import pytest

from briefing_app.model.language import Language
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.errors import LinkTargetError
from briefing_app.pdf.engine.text_style import ParagraphStyle, Span, TextStyle
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.demo import build_demo
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, list_structure, open_pdf, read_text

STYLE = TextStyle(10)


def draw(canvas: TaggedCanvas, spans: list[Span], language: Language = Language.EN, width: float = 300) -> None:
    lines = canvas.typesetter.layout(spans, ParagraphStyle(language), width)
    canvas.draw_lines(lines, 60, 700, canvas.root.add("P"))


def get_content(data: bytes, page: int = 0) -> str:
    with open_pdf(data) as pdf:
        return pdf.pages[page].Contents.read_bytes().decode("ascii")


def test_structure_of_the_demo_in_reading_order(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    build_demo(canvas)
    rows = list_structure(canvas.finish().data)
    assert rows[0] == (0, "Document")
    top = [name for depth, name in rows if depth == 1]
    assert top == ["TOC", "Sect", "Sect", "Sect", "L", "Table", "Figure", "Figure"]
    assert rows[1:5] == [(1, "TOC"), (2, "TOCI"), (3, "Reference"), (4, "Link")]
    section = rows[rows.index((1, "Sect")) :][:6]
    assert section == [(1, "Sect"), (2, "H1"), (2, "P"), (3, "Reference"), (4, "Link"), (3, "Link")]
    table = [name for _, name in rows[rows.index((1, "Table")) :]]
    assert table[:7] == ["Table", "THead", "TR", "TH", "P", "TH", "P"]
    assert [name for name in table if name in {"TH", "TD"}] == ["TH", "TH", "TH", "TD", "TH", "TD"]
    items = rows[rows.index((1, "L")) :][:4]
    assert items == [(1, "L"), (2, "LI"), (3, "Lbl"), (3, "LBody")]


def test_table_attributes(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    table = canvas.root.add("Table")
    table.summary = "What it shows"
    row = table.add("TR")
    header = row.add_header("Column", id="h1", col_span=2)
    canvas.draw_text("Head", 60, 700, STYLE, Language.EN, element=header)
    row = table.add("TR")
    for number in range(2):
        cell = row.add_cell(headers=("h1",), row_span=1)
        canvas.draw_text(str(number), 60 + 50 * number, 680, STYLE, Language.EN, element=cell)
    data = canvas.finish().data
    with open_pdf(data) as pdf:
        element = pdf.Root.StructTreeRoot.K[0].K[0]
        assert str(element.A[0].Summary) == "What it shows"
        head = element.K[0].K[0]
        assert (str(head.A[0].Scope), int(head.A[0].ColSpan), str(head.ID)) == ("/Column", 2, "h1")
        assert str(element.K[1].K[0].A[0].Headers[0]) == "h1"
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert (str(names[0]), names[1].objgen) == ("h1", head.objgen)
    assert find_failures(data, UA) == []


def test_a_paragraph_over_two_pages_is_one_element(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    lines = canvas.typesetter.layout_text("word " * 100, ParagraphStyle(), 200, STYLE)
    element = canvas.root.add("P")
    canvas.draw_lines(lines, 60, 700, element, last=3)
    canvas.start_page()
    canvas.draw_lines(lines, 60, 700, element, first=3)
    data = canvas.finish().data
    with open_pdf(data) as pdf:
        paragraph = pdf.Root.StructTreeRoot.K[0].K[0]
        first, second = paragraph.K
        assert first == 0
        assert (str(second.Type), int(second.MCID)) == ("/MCR", 0)
        assert second.Pg.objgen == pdf.pages[1].objgen
    assert read_text(data).split().count("word") == 100
    assert find_failures(data, UA) == []


def test_language_of_a_span_is_told(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    draw(canvas, [Span("The "), Span("河套", language=Language.HANT), Span(" zone")])
    with open_pdf(canvas.finish().data) as pdf:
        paragraph = pdf.Root.StructTreeRoot.K[0].K[0]
        assert paragraph.K[0] == 0
        span = paragraph.K[1]
        assert (str(span.S), str(span.Lang)) == ("/Span", "zh-Hant-HK")
        assert paragraph.K[2] == 2
        assert str(pdf.Root.Lang) == "en-HK"


def test_actual_text_and_alternative_of_a_span(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    draw(canvas, [Span("✓", actual="yes"), Span(" and "), Span("↑", alt="rising", tag="Span")])
    with open_pdf(canvas.finish().data) as pdf:
        paragraph = pdf.Root.StructTreeRoot.K[0].K[0]
        assert str(paragraph.K[0].ActualText) == "yes"
        assert str(paragraph.K[2].Alt) == "rising"


def test_a_link_over_two_lines_is_one_element_with_two_areas(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    link = Span("a long link text that needs two lines", STYLE, link="https://example.org/", alt="Example")
    draw(canvas, [Span("See "), link, Span(" now.")], width=120)
    data = canvas.finish().data
    with open_pdf(data) as pdf:
        annotations = pdf.pages[0].Annots
        assert len(annotations) == 2
        links = [kid for kid in pdf.Root.StructTreeRoot.K[0].K[0].K if isinstance(kid, pikepdf.Dictionary)]
        assert len(links) == 1
        areas = [kid for kid in links[0].K if isinstance(kid, pikepdf.Dictionary)]
        assert [str(each.Type) for each in areas] == ["/OBJR"] * 2
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for annotation in annotations:
            assert parents[int(annotation.StructParent)].objgen == links[0].objgen
            assert str(annotation.Contents) == "Example"
            assert annotation.F == 4
            left, bottom, right, top = (float(value) for value in annotation.Rect)
            assert 60 <= left < right <= 181
            assert 8 < top - bottom < 12
    assert find_failures(data, UA) == []


def test_link_area_covers_the_printed_word(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    draw(canvas, [Span("See ", STYLE), Span("here", STYLE, link="https://example.org/"), Span(" now.", STYLE)])
    width = canvas.typesetter.book.measure("See ", STYLE, Language.EN)
    word = canvas.typesetter.measure_text("here", STYLE, Language.EN)
    with open_pdf(canvas.finish().data) as pdf:
        left, _, right, _ = (float(value) for value in pdf.pages[0].Annots[0].Rect)
    assert left == pytest.approx(60 + width, abs=0.3)
    assert right - left == pytest.approx(word, abs=0.3)


def test_a_link_to_nowhere_is_refused(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    draw(canvas, [Span("x", link="#nowhere")])
    with pytest.raises(LinkTargetError, match="nowhere"):
        canvas.finish()


def test_everything_drawn_is_marked_once(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    build_demo(canvas)
    data = canvas.finish().data
    with open_pdf(data) as pdf:
        for sheet in pdf.pages:
            depth = 0
            seen: set[int] = set()
            for instruction in pikepdf.parse_content_stream(sheet):
                operands, name = instruction.operands, str(instruction.operator)
                if name in {"BDC", "BMC"}:
                    depth += 1
                    assert depth == 1
                    if str(operands[0]) != "/Artifact":
                        seen.add(int(operands[1].MCID))
                elif name == "EMC":
                    depth -= 1
                elif name in {"Tj", "TJ", "S", "f", "B", "Do"}:
                    assert depth == 1, name
            assert depth == 0
            assert seen == set(range(len(seen)))


def test_marks_do_not_nest_and_pages_do_not_end_inside(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    with canvas.artifact("Header"), pytest.raises(RuntimeError), canvas.tagged(canvas.root.add("P")):
        pass
    with pytest.raises(RuntimeError), canvas.artifact():
        canvas.start_page()


def test_text_inside_an_artifact_is_no_content(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    with canvas.artifact("Footer"):
        canvas.draw_text("page foot", 60, 40, STYLE, Language.EN)
    data = canvas.finish().data
    assert "/Artifact<</Type/Pagination/Subtype/Footer>>BDC" in get_content(data)
    assert list_structure(data) == [(0, "Document")]


def test_pages_of_different_size(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas(width=400.0, height=300.0)
    canvas.start_page(960, 540)
    assert (canvas.page_number, canvas.width, canvas.height) == (2, 960, 540)
    canvas.start_page()
    finished = canvas.finish()
    assert finished.pages == 3
    with open_pdf(finished.data) as pdf:
        sizes = [[float(value) for value in sheet.MediaBox][2:] for sheet in pdf.pages]
    assert sizes == [[400, 300], [960, 540], [960, 540]]


@pytest.mark.parametrize(("align", "share"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_single_text_alignment(make_canvas: MakeCanvas, align: str, share: float) -> None:
    canvas = make_canvas()
    width = canvas.draw_text("Word", 300, 700, STYLE, Language.EN, align=align)  # type: ignore[arg-type]
    assert width == pytest.approx(canvas.typesetter.measure_text("Word", STYLE, Language.EN))
    place = re.search(r"1 0 0 1 ([\d.]+) 700\.00 Tm", get_content(canvas.finish().data))
    assert place
    assert float(place[1]) == pytest.approx(300 - width * share, abs=0.01)


def test_baseline_of_lines(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    lines = canvas.typesetter.layout_text("a\nb", ParagraphStyle(leading=20), 300, STYLE)
    canvas.draw_lines(lines, 60, 700, canvas.root.add("P"))
    heights = [float(each) for each in re.findall(r"1 0 0 1 60\.00 ([\d.]+) Tm", get_content(canvas.finish().data))]
    assert heights == pytest.approx([700 - 10 - 3.65, 700 - 30 - 3.65], abs=0.01)


def test_a_figure_knows_its_place(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    shaped = canvas.typesetter.book.shape("圖 A", STYLE, Language.HANT)
    drawing = Drawing(
        100, 50, ("q 0 0 100 50 re S Q", TextOperation("圖 A", shaped, 10, (0, 0, 0), (1, 0, 0, 1, 5, 5)))
    )
    figure = canvas.root.add("Figure", alt="A box")
    canvas.draw_drawing(drawing, 60, 600, figure, scale=2)
    data = canvas.finish().data
    assert drawing.texts == ("圖 A",)
    assert "圖 A" in read_text(data)
    with open_pdf(data) as pdf:
        element = pdf.Root.StructTreeRoot.K[0].K[0]
        assert [float(value) for value in element.A[0].BBox] == [60, 600, 260, 700]
        assert str(element.Alt) == "A box"
    assert find_failures(data, UA) == []
    assert find_failures(data, ARCHIVE) == []


def test_shapes(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    canvas.draw_rectangle(10, 20, 100, 50, fill=(1, 0, 0))
    canvas.draw_rectangle(10, 20, 100, 50, stroke=(0, 0, 1), line_width=2, radius=500)
    canvas.draw_rectangle(10, 20, 100, 50)
    canvas.draw_line(0, 0, 5, 5, color=(0, 1, 0), dash=(2, 1))
    content = get_content(canvas.finish().data)
    assert "q 1 0 0 rg 10 20 100 50 re f Q" in content
    assert "0 0 1 RG 2 w 35 20 m 85 20 l" in content  # the radius is cut to half the height
    assert "q 0 1 0 RG 0.5 w [2 1]0 d 0 0 m 5 5 l S Q" in content
    assert content.count("BDC") == content.count("EMC") == 4


def test_underline_is_drawn_below_its_word(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    draw(canvas, [Span("plain ", STYLE), Span("under", TextStyle(10, underline=True))])
    content = get_content(canvas.finish().data)
    stroke = re.search(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", content)
    baseline = re.search(r"1 0 0 1 60\.00 ([\d.]+) Tm", content)
    assert stroke
    assert baseline
    assert float(stroke[1]) > 60 + 20
    assert float(stroke[2]) == pytest.approx(float(baseline[1]) - 1.1, abs=0.1)
