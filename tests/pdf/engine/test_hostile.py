"""User text is text: markup is printed, addresses are not followed, controls vanish, monsters do no harm."""

from __future__ import annotations

import time

import pytest

from briefing_app.model.language import Language
from briefing_app.pdf.engine.canvas import FinishedFile
from briefing_app.pdf.engine.navigation import is_safe_link
from briefing_app.pdf.engine.text_style import ParagraphStyle, Span, TextStyle, clean_text
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, open_pdf, read_text, squeeze

MARKUP = (
    '<b>bold</b> <img src="secret.png"/> <a href="javascript:alert(1)">x</a> &amp; <!-- --> ]]> '
    "(((\\) %% EMC ET Q /F1 <00> endstream"
)


def print_text(make_canvas: MakeCanvas, text: str, language: Language = Language.EN) -> FinishedFile:
    canvas = make_canvas(text[:300])
    lines = canvas.typesetter.layout_text(text, ParagraphStyle(language), 450, TextStyle(10))
    element = canvas.root.add("P", alt=text[:300], actual=None)
    first = 0
    while first < len(lines):
        last = lines.find_split(740, first)
        canvas.draw_lines(lines, 60, 800, element, first=first, last=last)
        first = last
        if first < len(lines):
            canvas.start_page()
    return canvas.finish()


def assert_valid(finished: FinishedFile) -> None:
    assert find_failures(finished.data, UA) == []
    assert find_failures(finished.data, ARCHIVE) == []


def test_markup_is_printed_as_it_is(make_canvas: MakeCanvas) -> None:
    finished = print_text(make_canvas, MARKUP)
    assert squeeze(read_text(finished.data)) == squeeze(MARKUP)
    assert_valid(finished)
    with open_pdf(finished.data) as pdf:
        assert "/Annots" not in pdf.pages[0]
        assert str(pdf.docinfo.Title) == MARKUP


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x07c\x1bd\x7fe", "abcde"),
        ("a\u202eb\u202cc\u2066d\u2069\u200fe", "abcde"),
        ("\ufeffa\ufffeb\uffff", "ab"),
        ("a\ud800b", "ab"),
        ("\ue000\U0010fffd\U000f1234", "□□□"),
        ("a\tb", "a b"),
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("\U0001fffe\U0010ffff.", "."),
        ("plain 中文 𨋢\u200b\u00ad👩\u200d🔬", "plain 中文 𨋢\u200b\u00ad👩\u200d🔬"),
    ],
)
def test_cleaning(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x02" * 50 + "x",
        "\u202e" * 100 + "evil",
        "x" * 20_000,
        "漢" * 20_000,
        "「" * 3000,
        "。" * 3000,
        "e" + "\u0301" * 500,
        "👩\u200d👩\u200d👧\u200d👦🏳️\u200d🌈🇭🇰" * 20,
        "שלום العربية ไทย हिन्दी 한국어 ქართული",
        "".join(chr(code) for code in range(0x20, 0x3000)),
        "1" * 5000,
        " " * 5000 + "a",
        "\n" * 300,
        "a\u00ad" * 2000,
        "https://" + "a/" * 3000,
    ],
    ids=lambda text: ascii(text[:8]),
)
@pytest.mark.timed
def test_monsters_are_quick_and_valid(make_canvas: MakeCanvas, text: str) -> None:
    start = time.process_time()
    finished = print_text(make_canvas, text)
    assert time.process_time() - start < 8
    assert_valid(finished)


@pytest.mark.parametrize(
    ("target", "safe"),
    [
        ("https://www.example.org/?a=1&b=2", True),
        ("http://example.org", True),
        ("mailto:office@example.org", True),
        ("#source-1", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("file:///etc/passwd", False),
        ("C:\\Windows\\x.exe", False),
        ("data:text/html,x", False),
        ("https://a\nb", False),
        ("#", False),
        ("", False),
    ],
)
def test_only_these_links_are_live(make_canvas: MakeCanvas, target: str, safe: bool) -> None:
    assert is_safe_link(target) == safe
    canvas = make_canvas()
    canvas.add_destination("source-1", 10)
    lines = canvas.typesetter.layout([Span("click", TextStyle(), link=target)], ParagraphStyle(), 300)
    canvas.draw_lines(lines, 60, 700, canvas.root.add("P"))
    data = canvas.finish().data
    with open_pdf(data) as pdf:
        assert ("/Annots" in pdf.pages[0]) == safe
    assert "click" in read_text(data)
    assert find_failures(data, UA) == []


def test_link_addresses_are_escaped(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    lines = canvas.typesetter.layout([Span("x", TextStyle(), link="https://e.org/(a)/香?q=<b>")], ParagraphStyle(), 300)
    canvas.draw_lines(lines, 60, 700, canvas.root.add("P"))
    with open_pdf(canvas.finish().data) as pdf:
        assert str(pdf.pages[0].Annots[0].A.URI) == "https://e.org/(a)/%E9%A6%99?q=%3Cb%3E"
