"""Which face draws which character, and what happens to those that none can draw."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.pdf.engine.errors import FontFileError
from briefing_app.pdf.engine.face import Face
from briefing_app.pdf.engine.fontbook import FontBook, load_font_book
from briefing_app.pdf.engine.text_style import TextStyle

CANTONESE = "嘅咗啲㗎𨋢𠝹𡃁瞓冧喺嗰嘢𠺢𨳒𥄫𢱕𦧲"


def faces_of(book: FontBook, text: str, language: Language, *, bold: bool = False) -> list[str]:
    shaped = book.shape(text, TextStyle(bold=bold), language)
    return [run.face.name for run in shaped.runs]


@pytest.mark.parametrize(
    ("language", "text", "face"),
    [
        (Language.EN, "abc 123", "Inter-Regular"),
        (Language.HANT, "abc 123", "Inter-Regular"),
        (Language.HANT, "骨直角", "NotoSansHK-Regular"),
        (Language.HANS, "骨直角", "NotoSansSC-Regular"),
        (Language.EN, "骨", "NotoSansHK-Regular"),
        (Language.EN, "“”‘’…—·", "Inter-Regular"),
        (Language.HANT, "“”‘", "NotoSansHK-Regular"),
        (Language.HANS, "“”‘’", "NotoSansSC-Regular"),
        (Language.HANT, "——", "NotoSansHK-Regular"),
        (Language.HANS, "……", "NotoSansSC-Regular"),
        (Language.HANT, "，。", "NotoSansHK-Regular"),
        (Language.HANS, "，。", "NotoSansSC-Regular"),
        (Language.EN, "हिन्दी", "NotoSans-Regular"),
        (Language.EN, "⌛", "NotoSansSymbols2-Regular"),
        (Language.EN, "🧬", "NotoEmoji-Regular"),
    ],
)
def test_right_face(book: FontBook, language: Language, text: str, face: str) -> None:
    assert faces_of(book, text, language) == [face]


def test_bold_face(book: FontBook) -> None:
    assert faces_of(book, "Bold 骨", Language.HANT, bold=True) == ["Inter-Bold", "NotoSansHK-Bold"]


def test_apostrophe_in_a_latin_word_is_latin_even_in_chinese(book: FontBook) -> None:
    assert faces_of(book, "Kong’s", Language.HANT) == ["Inter-Regular"]


def test_cantonese_is_complete(book: FontBook) -> None:
    assert book.find_missing(CANTONESE, Language.HANT) == ""
    assert book.find_missing(CANTONESE, Language.HANS) == ""


def test_all_of_hkscs_and_gb2312_is_there(book: FontBook) -> None:
    """The codecs of Python are an independent list of the characters of both standards; big5hkscs covers HKSCS-2004."""
    hkscs = "".join(
        text
        for high in range(0x87, 0xFF)
        for low in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
        if (text := bytes((high, low)).decode("big5hkscs", "ignore")) and len(text) == 1 and ord(text) >= 0x3400
        and not 0xE000 <= ord(text) <= 0xF8FF
    )  # fmt: skip
    gb2312 = "".join(
        bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)
    )
    assert len(hkscs) > 10_000
    assert len(gb2312) > 6_700
    assert book.find_missing(hkscs, Language.HANT) == ""
    assert book.find_missing(gb2312, Language.HANS) == ""


def test_missing_characters_are_named_once_in_order(book: FontBook) -> None:
    assert book.find_missing("aעbغעc\u200b\u0301", Language.EN) == "עغ"


def test_missing_character_becomes_a_square_that_keeps_its_meaning(book: FontBook) -> None:
    shaped = book.shape("aעb", TextStyle(), Language.EN)
    square = [run for run in shaped.runs if run.missing]
    assert [run.missing for run in square] == ["ע"]
    assert square[0].texts == ("ע",)
    assert all(glyph != 0 for run in shaped.runs for glyph in run.glyphs)
    assert len(shaped.advances) == 3
    assert sum(shaped.advances) == pytest.approx(shaped.width)


def test_nothing_ever_paints_notdef(book: FontBook) -> None:
    for language in Language:
        for text in (
            "\ue000",
            "\U0010fffd",
            "क्\u200dष",
            "e\u0301\u0302\u0303",
            "\u202f\u2011\u00a0",
            "אבג",
            "👩\u200d🔬",
        ):
            shaped = book.shape(text, TextStyle(), language)
            assert all(glyph != 0 for run in shaped.runs for glyph in run.glyphs), text


def test_kerning_narrows(book: FontBook) -> None:
    together = book.measure("AVAVA", TextStyle(10), Language.EN)
    apart = sum(book.measure(char, TextStyle(10), Language.EN) for char in "AVAVA")
    assert together < apart - 0.3


def test_typed_arrows_stay_what_was_typed(book: FontBook) -> None:
    """Inter would draw -> as an arrow and 3x4 with a multiplication sign if contextual alternates were on."""
    shaped = book.shape("->3x4", TextStyle(), Language.EN)
    assert [text for run in shaped.runs for text in run.texts] == list("->3x4")


def test_soft_hyphen_and_joiners_have_no_width(book: FontBook) -> None:
    plain = book.shape("biology", TextStyle(), Language.EN)
    marked = book.shape("bio\u00ad\u200blogy", TextStyle(), Language.EN)
    assert marked.width == pytest.approx(plain.width)
    assert len(marked.advances) == len(plain.advances) + 2


def test_opening_a_folder_reads_almost_nothing(font_folder: Path) -> None:
    book = load_font_book(font_folder)
    stack = book.get_stack(Language.HANT)
    assert len(stack.faces) == 6


def test_missing_font_is_one_clear_sentence(tmp_path: Path, font_folder: Path) -> None:
    with pytest.raises(FontFileError, match=r"font “.*\.ttf” is missing or damaged") as caught:
        load_font_book(tmp_path)
    assert isinstance(caught.value, BriefingError)
    shutil.copy(font_folder / "README.md", tmp_path / "broken.ttf")
    with pytest.raises(FontFileError):
        Face(tmp_path / "broken.ttf")


def test_subset_holds_only_what_was_asked(book: FontBook) -> None:
    face = book.get_stack(Language.HANT).wide_face
    glyphs = frozenset((0, face.glyphs["骨"], face.glyphs["直"]))
    subset = face.subset(glyphs)
    assert set(subset.glyphs) == glyphs
    assert sorted(subset.glyphs.values()) == [0, 1, 2]
    assert len(subset.data) < 10_000
    assert face.subset(glyphs) is subset
