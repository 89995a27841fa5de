"""Text, links and found words of a PDF."""

from itertools import pairwise

import pytest

from briefing_app.ui.preview.block_map import BlockMap
from briefing_app.ui.preview.hits import find_hits
from briefing_app.ui.preview.page_text import PageText
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.preview.selection import Selection, select_page
from tests.ui.preview.pdfs import make_text_pdf

LINES = ["Grants of HK$1.76 billion", "for 847 pro-", "jects in Hong", "Kong"]


@pytest.fixture
def pages() -> PdfPages:
    return PdfPages(make_text_pdf([LINES, ["The second page"], ["The last page"]]))


def page_of(text: str) -> PageText:
    """A page that holds this text, without places."""
    return PageText(text, (None,) * len(text))


def test_characters_have_places(pages: PdfPages) -> None:
    text = pages.page_text(0)
    assert text.chars.startswith("Grants of HK$1.76 billion\r\nfor 847")
    assert pages.chars(0) == text.chars
    at = text.char_at(45, 566)
    assert at == 0
    assert text.char_at(5, 5) is None
    boxes = [box for box in text.boxes[:6] if box]
    assert all(left[2] <= right[0] + 1 for left, right in pairwise(boxes))
    assert text.boxes[25] is None  # the line break


def test_the_nearest_place_is_on_the_nearest_line(pages: PdfPages) -> None:
    text = pages.page_text(0)
    end_of_first = text.chars.index("\r")
    assert text.caret_at(390, 565) == end_of_first
    assert text.caret_at(0, 565) == 0
    assert text.caret_at(0, 525) == text.chars.index("for 847")


def test_words_numbers_and_chinese_runs() -> None:
    text = page_of("costs HK$1.76 billion, the Hospital’s; 深圳及香港、2026年")
    assert text.chars[slice(*text.word_at(text.chars.index("billion") + 2))] == "billion"
    assert text.chars[slice(*text.word_at(text.chars.index("76")))] == "1.76"
    assert text.chars[slice(*text.word_at(text.chars.index("Hosp")))] == "Hospital’s"
    assert text.chars[slice(*text.word_at(text.chars.index("圳")))] == "深圳及香港"
    assert text.chars[slice(*text.word_at(text.chars.index("、")))] == "、"


def test_lines_and_blocks(pages: PdfPages) -> None:
    text = pages.page_text(0)
    at = text.chars.index("847")
    assert text.chars[slice(*text.line_at(at))].startswith("for 847 pro")
    found = text.within([(30.0, 510.0, 390.0, 590.0)])
    assert found is not None
    assert text.copy(*found).splitlines()[0] == "Grants of HK$1.76 billion"
    assert "jects" not in text.copy(*found)
    assert text.within([(0.0, 0.0, 10.0, 10.0)]) is None


def test_a_range_covers_one_rectangle_a_line(pages: PdfPages) -> None:
    text = pages.page_text(0)
    rects = text.rects(0, text.chars.index("847") + 3)
    assert len(rects) == 2
    assert rects[0].left() == pytest.approx(40, abs=2)
    assert rects[0].top() > rects[1].top()


def test_what_is_copied_is_clean(pages: PdfPages) -> None:
    text = pages.page_text(0)
    assert "\r" not in text.copy(0, len(text.chars))
    assert page_of("\ud83d\ude00 ok").copy(0, 5) == "😀 ok"
    assert page_of("well\ufffe\r\nknown").copy(0, 12) == "well\nknown"


def test_a_selection_goes_over_pages_in_either_direction(pages: PdfPages) -> None:
    forwards = Selection((0, pages.chars(0).index("Kong")), (1, 3))
    backwards = Selection(forwards.focus, forwards.anchor)
    assert forwards.text(pages) == backwards.text(pages) == "Kong\nThe"
    assert len(forwards.rects_on(1, pages)) == 1
    assert forwards.rects_on(2, pages) == []
    assert not Selection((0, 3), (0, 3))
    assert select_page(pages, 1).text(pages) == "The second page"


def test_words_are_found_in_any_case_and_over_line_breaks(pages: PdfPages) -> None:
    hits = find_hits(pages, "hong kong")
    assert [hit.page for hit in hits] == [0]
    text = pages.chars(0)
    assert text[hits[0].start : hits[0].end] == "Hong\r\nKong"
    assert [hit.page for hit in find_hits(pages, " PAGE ")] == [1, 2]
    assert find_hits(pages, "  ") == ()
    assert find_hits(pages, "absent") == ()


def test_links_lead_to_pages_and_addresses(pages: PdfPages) -> None:
    inner = pages.link_at(0, 60, 120)
    assert inner is not None
    assert inner.page == 2
    outer = pages.link_at(0, 60, 60)
    assert outer is not None
    assert (outer.page, outer.address) == (-1, "https://example.org/report")
    assert pages.link_at(0, 300, 500) is None


def test_a_band_of_a_page_is_that_part_of_the_whole(pages: PdfPages) -> None:
    whole = pages.draw(0, 1.0)
    band = pages.draw(0, 1.0, (20.0, 70.0))
    assert (band.width(), band.height()) == (400, 50)
    assert band == whole.copy(0, 20, 400, 50)


def test_blocks_have_pages_rectangles_and_a_smallest_one() -> None:
    blocks = BlockMap((
        ("slide", 1, 0.0, 0.0, 400.0, 600.0),
        ("chart", 1, 50.0, 50.0, 200.0, 200.0),
        ("chart", 2, 50.0, 500.0, 200.0, 600.0),
    ))  # fmt: skip
    assert blocks.ids == ("slide", "chart")
    assert blocks.pages(["chart"]) == [1, 2]
    assert blocks.spans == {"slide": (1, 1), "chart": (1, 2)}
    assert blocks.find_at(0, 100, 100) == "chart"
    assert blocks.find_at(0, 300, 100) == "slide"
    assert blocks.find_at(1, 300, 100) == ""
    assert blocks.rects("chart", 1) == ((50.0, 500.0, 200.0, 600.0),)
    assert "chart" in blocks
    assert "else" not in blocks
