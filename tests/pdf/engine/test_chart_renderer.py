"""Matplotlib figures become operators and text in the document's fonts."""

from __future__ import annotations

import re

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from briefing_app.model.language import Language
from briefing_app.pdf.engine.chart_renderer import draw_figure
from briefing_app.pdf.engine.drawing import Drawing, TextOperation
from briefing_app.pdf.engine.errors import ChartDrawingError
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.text_style import TextStyle
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, open_pdf, read_text


def make_figure(**options: object) -> Figure:
    return Figure(figsize=(4, 2), frameon=False, **options)  # type: ignore[arg-type]


def operators(drawing: Drawing) -> str:
    return "\n".join(each for each in drawing.operations if isinstance(each, str))


def test_size_is_in_points(book: FontBook) -> None:
    drawing = draw_figure(make_figure(dpi=200), book, Language.EN)
    assert (drawing.width, drawing.height) == (288, 144)


def test_filled_rectangle(book: FontBook) -> None:
    figure = make_figure()
    figure.add_artist(Rectangle((0.25, 0.5), 0.5, 0.25, facecolor=(1, 0, 0), linewidth=0, transform=figure.transFigure))
    assert "1 0 0 rg 72 72 m" in operators(draw_figure(figure, book, Language.EN))


def test_transparent_colours_are_mixed_with_paper(book: FontBook) -> None:
    figure = make_figure()
    figure.add_artist(Circle((0.5, 0.5), 0.1, facecolor=(0, 0, 1, 0.25), edgecolor="none"))
    assert "0.75 0.75 1 rg" in operators(draw_figure(figure, book, Language.EN))


def test_dashes_and_width(book: FontBook) -> None:
    figure = make_figure()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.plot([0, 1], [0, 1], color="#00ff00", linewidth=2, linestyle=(0, (3, 1)))
    text = operators(draw_figure(figure, book, Language.EN))
    assert "0 1 0 RG 2 w [6 2] 0 d" in text


def test_hatch_is_clipped_lines_and_no_pattern(book: FontBook) -> None:
    figure = make_figure()
    axes = figure.add_axes((0, 0, 1, 1))
    axes.bar([0, 1], [1, 2], hatch="//", facecolor="white", edgecolor="black")
    text = operators(draw_figure(figure, book, Language.EN))
    assert "W n 0 0 0 RG 0 0 0 rg" in text
    assert "/Pattern" not in text
    assert text.count("q") == text.count("Q")


def test_text_is_kept_as_text_with_dollars(book: FontBook) -> None:
    figure = make_figure()
    figure.text(0.5, 0.5, "HK$5 及 US$6 億", fontsize=12, fontweight="bold", color="#ff0000")
    drawing = draw_figure(figure, book, Language.HANT)
    assert drawing.texts == ("HK$5 及 US$6 億",)
    operation = next(each for each in drawing.operations if isinstance(each, TextOperation))
    assert operation.color == pytest.approx((1, 0, 0))
    assert operation.size == 12
    assert {run.face.name for run in operation.shaped.runs} == {"Inter-Bold", "NotoSansHK-Bold"}


def test_text_is_measured_with_the_fonts_that_print_it(book: FontBook) -> None:
    figure = make_figure()
    text = figure.text(1.0, 0.5, "香港 Hong Kong", fontsize=10, horizontalalignment="right")
    drawing = draw_figure(figure, book, Language.HANT)
    operation = next(each for each in drawing.operations if isinstance(each, TextOperation))
    width = book.measure("香港 Hong Kong", TextStyle(10), Language.HANT)
    assert operation.matrix[4] == pytest.approx(288 - width, abs=0.01)
    assert text.get_window_extent().width == pytest.approx(width, abs=0.01)


def test_turned_text(book: FontBook) -> None:
    figure = make_figure()
    figure.text(0.1, 0.1, "up", rotation=90)
    operation = next(
        each for each in draw_figure(figure, book, Language.EN).operations if isinstance(each, TextOperation)
    )
    assert operation.matrix[:4] == pytest.approx((0, 1, -1, 0), abs=1e-9)


def test_constrained_layout_uses_the_same_widths(book: FontBook) -> None:
    figure = make_figure(layout="constrained")
    axes = figure.add_subplot()
    axes.barh(["一個相當長的類別名稱", "短"], [1, 2])
    drawing = draw_figure(figure, book, Language.HANT)
    left = min(each.matrix[4] for each in drawing.operations if isinstance(each, TextOperation))
    assert 0 <= left < 12


def test_pixels_are_refused(book: FontBook) -> None:
    figure = make_figure()
    figure.add_subplot().imshow([[0, 1], [1, 0]])
    with pytest.raises(ChartDrawingError, match="made of pixels"):
        draw_figure(figure, book, Language.EN)


def test_figure_in_a_file(book: FontBook, make_canvas: MakeCanvas) -> None:
    figure = make_figure()
    axes = figure.add_subplot()
    axes.plot([1, 2, 3], [2, 1, 3], marker="o")
    axes.set_title("深圳 & 香港")
    axes.set_xlabel("𨋢 $x$")
    canvas = make_canvas()
    canvas.draw_drawing(draw_figure(figure, book, Language.HANT), 60, 500, canvas.root.add("Figure", alt="Chart"))
    data = canvas.finish().data
    text = read_text(data)
    assert "深圳 & 香港" in text
    assert "𨋢 $x$" in text
    assert find_failures(data, UA) == []
    assert find_failures(data, ARCHIVE) == []
    with open_pdf(data) as pdf:
        content = pdf.pages[0].Contents.read_bytes().decode("ascii")
        assert "/XObject" not in pdf.pages[0].Resources
    assert not re.search(r"/GS\d|/ca |/CA ", content)


def test_a_drawing_serves_many_documents(book: FontBook, make_canvas: MakeCanvas) -> None:
    figure = make_figure()
    figure.text(0.1, 0.5, "重用 again")
    drawing = draw_figure(figure, book, Language.HANT)
    files = []
    for _ in range(2):
        canvas = make_canvas()
        canvas.draw_drawing(drawing, 60, 500, canvas.root.add("Figure", alt="Chart"))
        files.append(canvas.finish().data)
    assert files[0] == files[1]
