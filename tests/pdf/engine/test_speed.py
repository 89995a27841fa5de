"""Loose ceilings that a quadratic step or a lost cache would break through; the benchmarks measure for real."""

from __future__ import annotations

import time

import pytest

from briefing_app.model.language import Language
from briefing_app.pdf.engine.fontbook import FontBook
from briefing_app.pdf.engine.paragraph import Typesetter
from briefing_app.pdf.engine.text_style import ParagraphStyle, TextStyle
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.samples import PARAGRAPHS

pytestmark = pytest.mark.timed


def draw_pages(make_canvas: MakeCanvas, typesetter: Typesetter, pages: int) -> float:
    """Milliseconds of processor time a page."""
    start = time.process_time()
    canvas = make_canvas()
    top, number = 800.0, 0
    while canvas.page_number <= pages:
        for language in Language:
            for paragraph in PARAGRAPHS[language]:
                number += 1
                style = ParagraphStyle(language, 15, "justify")
                lines = typesetter.layout_text(f"{number} {paragraph}", style, 455, TextStyle(10.5))
                if top - lines.height < 40:
                    canvas.start_page()
                    top = 800.0
                canvas.draw_lines(lines, 70, top, canvas.root.add("P", language=language))
                top -= lines.height + 6
    canvas.finish()
    return (time.process_time() - start) * 1000 / pages


def test_milliseconds_a_page(make_canvas: MakeCanvas, typesetter: Typesetter) -> None:
    draw_pages(make_canvas, typesetter, 2)
    assert min(draw_pages(make_canvas, typesetter, 10) for _ in range(3)) < 30


def test_time_grows_with_the_pages_and_no_faster(make_canvas: MakeCanvas, book: FontBook) -> None:
    short = min(draw_pages(make_canvas, Typesetter(book), 5) for _ in range(3))
    long = draw_pages(make_canvas, Typesetter(book), 40)
    assert long < short * 2.5


def test_a_known_paragraph_is_not_set_again(typesetter: Typesetter) -> None:
    paragraph = "again " + PARAGRAPHS[Language.HANS][0] * 20
    style = ParagraphStyle(Language.HANS, 15, "justify")
    start = time.perf_counter()
    first = typesetter.layout_text(paragraph, style, 400)
    once = time.perf_counter() - start
    start = time.perf_counter()
    assert typesetter.layout_text(paragraph, style, 400) is first
    assert time.perf_counter() - start < once / 5
