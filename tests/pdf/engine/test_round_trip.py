"""Every character that goes in comes out of the text layer, in order, whatever program reads it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.model.language import Language
from briefing_app.pdf.engine.archive import DocumentInfo
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.pdf.engine.paragraph import Typesetter
from briefing_app.pdf.engine.text_style import Align, ParagraphStyle, Span, TextStyle
from tests.pdf.engine.conftest import CREATED, MakeCanvas
from tests.pdf.engine.reading import open_pdf, read_text, squeeze
from tests.pdf.engine.samples import PARAGRAPHS

CANTONESE = "嘅咗啲㗎𨋢𠝹𡃁瞓冧喺嗰嘢𠺢𨳒𥄫𢱕𦧲"


def print_paragraph(
    canvas: TaggedCanvas, text: str, language: Language, width: float = 300, align: Align = "justify"
) -> bytes:
    lines = canvas.typesetter.layout_text(text, ParagraphStyle(language, 15, align), width, TextStyle(10.5))
    canvas.draw_lines(lines, 60, 800, canvas.root.add("P", language=language))
    return canvas.finish().data


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("align", ["left", "justify"])
def test_paragraphs(make_canvas: MakeCanvas, language: Language, align: Align) -> None:
    for paragraph in PARAGRAPHS[language]:
        for width in (160, 233, 320, 420):
            assert squeeze(read_text(print_paragraph(make_canvas(), paragraph, language, width, align))) == squeeze(
                paragraph
            )


@pytest.mark.parametrize("language", list(Language))
def test_words_stay_apart_and_chinese_stays_together(make_canvas: MakeCanvas, language: Language) -> None:
    """Searching for a phrase must find it: a justified gap is no space, and a line end between words is one."""
    for paragraph in PARAGRAPHS[language]:
        for width in (250, 333, 420):
            read = read_text(print_paragraph(make_canvas(), paragraph, language, width)).replace("\r\n", "\n")
            flat = read.replace(" \n", " ").replace("\n", "" if language.chinese else " ")
            flat = flat.replace("/ ", "/").replace(". html", ".html") if "http" in paragraph else flat
            if "http" not in paragraph:
                assert flat.strip() == paragraph


def test_beyond_the_basic_plane(make_canvas: MakeCanvas) -> None:
    assert squeeze(read_text(print_paragraph(make_canvas(), CANTONESE, Language.HANT))) == CANTONESE


def test_characters_that_share_a_glyph_keep_their_identity(make_canvas: MakeCanvas) -> None:
    """A Kangxi radical looks like the ideograph, a no-break space like a space: the text layer tells them apart."""
    text = "⼀一⼆二\u00a0a b"
    canvas = make_canvas()
    data = print_paragraph(canvas, text, Language.HANT)
    with open_pdf(data) as pdf:
        maps = [font.ToUnicode.read_bytes().decode("ascii") for font in pdf.pages[0].Resources.Font.values()]
    values = {
        line.split()[1] for each in maps for line in each.splitlines() if line.startswith("<") and line.count("<") == 2
    }
    for char in "⼀一⼆二\u00a0 ":
        assert f"<{char.encode('utf-16-be').hex().upper()}>" in values


def test_missing_characters_come_back_and_are_reported(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    lines = canvas.typesetter.layout_text("peace שלום salam سلام", ParagraphStyle(), 300)
    canvas.draw_lines(lines, 60, 800, canvas.root.add("P"))
    finished = canvas.finish()
    assert finished.missing == "שלום" + "سلام"
    # pdfium turns Hebrew and Arabic around, as they are read; what matters is that each character is there.
    assert sorted(squeeze(read_text(finished.data))) == sorted("peaceשלוםsalamسلام")


def test_a_missing_chinese_character_is_reported(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    canvas.draw_text("甲𪐀乙", 50, 700, TextStyle(), Language.HANT, element=canvas.root.add("P"))
    finished = canvas.finish()
    assert finished.missing == "𪐀"
    assert squeeze(read_text(finished.data)) == "甲𪐀乙"


def test_shaped_clusters_keep_all_characters(make_canvas: MakeCanvas) -> None:
    text = "Ha\u0300 No\u0302\u0323i cafe\u0301 ﬁ ½ №"
    read = squeeze(read_text(print_paragraph(make_canvas(), text, Language.EN)))
    assert read.replace("ﬁ", "fi") == squeeze(text).replace("ﬁ", "fi")


def test_hyphen_at_line_end_is_a_soft_hyphen(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    text = "internationalisation of biopharmaceutical characterisation laboratories"
    style = ParagraphStyle(align="justify", hyphenate=True)
    lines = canvas.typesetter.layout_text(text, style, 120, TextStyle(10))
    canvas.draw_lines(lines, 60, 800, canvas.root.add("P"))
    data = canvas.finish().data
    assert squeeze(read_text(data)) == squeeze(text)
    assert "\ufffe" in read_text(data)  # pdfium's sign for a hyphen that joins two lines


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_characters="\u00ad\u00a0"),
            st.sampled_from("香港深圳河套生物科技𨋢嘅，。「」（）《》“”‘’…—、；：！？１％"),
        ),
        min_size=1,
        max_size=60,
    ),
    st.sampled_from(list(Language)),
)
@settings(max_examples=60)
def test_any_text(typesetter: Typesetter, profile: bytes, text: str, language: Language) -> None:
    canvas = TaggedCanvas(typesetter, DocumentInfo("T", language, CREATED), profile, width=595, height=842)
    read = squeeze(read_text(print_paragraph(canvas, text, language, 140)))
    wanted = squeeze("".join(char for char in text if char.isprintable() or char == " "))
    assert read == wanted


def test_spans_of_many_styles_come_back_in_order(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    spans = [
        Span("Alpha ", TextStyle(10)),
        Span("貝塔", TextStyle(10, bold=True), language=Language.HANT),
        Span(" gamma", TextStyle(10, color=(0.2, 0.3, 0.4)), link="https://example.org/"),
        Span("[1]", TextStyle(6, rise=3), link="#s1", tag="Reference"),
        Span(" end.", TextStyle(12)),
    ]
    canvas.add_destination("s1", 100)
    lines = canvas.typesetter.layout(spans, ParagraphStyle(), 90)
    canvas.draw_lines(lines, 60, 700, canvas.root.add("P"))
    assert squeeze(read_text(canvas.finish().data)) == "Alpha貝塔gamma[1]end."
