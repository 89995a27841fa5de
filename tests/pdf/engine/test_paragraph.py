"""Paragraphs: heights, alignment, splitting, spacing between scripts, tabular figures, hyphens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.model.language import Language
from briefing_app.pdf.engine.paragraph import Lines, Typesetter
from briefing_app.pdf.engine.prepare import HAN_LATIN_GAP
from briefing_app.pdf.engine.text_style import Align, ParagraphStyle, Span, TextStyle
from tests.pdf.engine.samples import ENGLISH, SIMPLIFIED, TRADITIONAL

STYLE = TextStyle(10)


def set_lines(typesetter: Typesetter, text: str, language: Language = Language.EN, width: float = 200) -> Lines:
    return typesetter.layout_text(text, ParagraphStyle(language, 14), width, STYLE)


def test_height_is_lines_times_leading(typesetter: Typesetter) -> None:
    lines = set_lines(typesetter, ENGLISH[0])
    assert len(lines) > 4
    assert lines.height == pytest.approx(14 * len(lines))
    assert lines.get_height(1, 3) == 28


def test_empty_text_has_no_lines(typesetter: Typesetter) -> None:
    assert len(set_lines(typesetter, "")) == 0
    assert set_lines(typesetter, "").height == 0
    assert len(typesetter.layout([], ParagraphStyle(), 100)) == 0


def test_forced_line_ends(typesetter: Typesetter) -> None:
    assert set_lines(typesetter, "one\ntwo\n\nfour").get_plain() == ["one", "two", "", "four"]
    assert set_lines(typesetter, "one\n").get_plain() == ["one"]


def test_same_spans_give_the_same_object(typesetter: Typesetter) -> None:
    assert set_lines(typesetter, ENGLISH[1]) is set_lines(typesetter, ENGLISH[1])


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_alignment(typesetter: Typesetter, align: str, share: float) -> None:
    style = ParagraphStyle(align=align)  # type: ignore[arg-type]
    line = typesetter.layout_text("short", style, 200, STYLE).lines[0]
    assert line.x == pytest.approx((200 - line.width) * share)


def test_first_indent(typesetter: Typesetter) -> None:
    lines = typesetter.layout_text(ENGLISH[0], ParagraphStyle(first_indent=40), 200, STYLE)
    assert lines.lines[0].x == 40
    assert lines.lines[1].x == 0
    assert lines.lines[0].width <= 160.05


def test_total_fit_is_at_least_as_even_as_first_fit(typesetter: Typesetter) -> None:
    lines = typesetter.layout_text(ENGLISH[0], ParagraphStyle(align="justify"), 260, STYLE)
    assert all(line.width == pytest.approx(260, abs=0.05) for line in lines.lines[:-1])
    assert max(line.space for line in lines.lines) < 6
    assert lines.lines[-1].space == 0


def test_split_leaves_no_widow_or_orphan(typesetter: Typesetter) -> None:
    lines = set_lines(typesetter, ENGLISH[0])
    count = len(lines)
    assert lines.find_split(lines.height) == count
    assert lines.find_split(lines.height - 1) == count - 2
    assert lines.find_split(14 * 3) == 3
    assert lines.find_split(14) == 0
    assert lines.find_split(14, orphans=1) == 1
    assert lines.find_split(14 * 2, 2) == 4


@given(st.integers(0, 300), st.integers(0, 5))
def test_split_always_gets_on(typesetter: Typesetter, height: int, first: int) -> None:
    lines = set_lines(typesetter, ENGLISH[2], width=120)
    last = lines.find_split(height, first)
    assert first <= last <= len(lines)
    assert lines.get_height(first, last) <= height + 0.01
    left = len(lines) - last
    assert left == 0 or left >= 2 or last == first


def test_gap_between_chinese_and_latin_but_not_at_a_real_space(typesetter: Typesetter) -> None:
    plain = typesetter.measure_text("中文", STYLE, Language.HANT) + typesetter.measure_text("ABC", STYLE, Language.HANT)
    mixed = typesetter.measure_text("中文ABC", STYLE, Language.HANT)
    assert mixed - plain == pytest.approx(HAN_LATIN_GAP * 10)
    spaced = typesetter.measure_text("中文 ABC", STYLE, Language.HANT)
    assert spaced - plain == pytest.approx(
        typesetter.measure_text("a b", STYLE, Language.HANT) - typesetter.measure_text("ab", STYLE, Language.HANT),
        abs=0.2,
    )
    assert typesetter.measure_text("（ABC", STYLE, Language.HANT) < mixed


@pytest.mark.parametrize(
    ("language", "text", "saved"),
    [
        (Language.HANS, "。”", 1),
        (Language.HANS, "》，《", 1 + 1),
        (Language.HANS, "（“", 1),
        (Language.HANS, "，、", 1),
        (Language.HANT, "」，", 1),
        (Language.HANT, "，「", 1),
        (Language.HANT, "」「", 1),
        (Language.HANT, "，、", 0),
        (Language.HANS, "中，文", 0),
    ],
)
def test_marks_close_up(typesetter: Typesetter, language: Language, text: str, saved: int) -> None:
    """`saved` half squares fall away between marks; the outer blanks fall away at the line's ends."""
    body = typesetter.measure_text("中" + text + "中", STYLE, language)
    assert body == pytest.approx(10 * (len(text) + 2) - 5 * saved, abs=0.01)


def test_opening_mark_at_line_start_is_flush(typesetter: Typesetter) -> None:
    assert typesetter.measure_text("「中", STYLE, Language.HANT) == pytest.approx(15, abs=0.01)
    assert typesetter.measure_text("中」", STYLE, Language.HANT) == pytest.approx(15, abs=0.01)


def test_tabular_digits_have_one_width(typesetter: Typesetter) -> None:
    tabular = TextStyle(10, tabular=True)
    widths = {round(typesetter.measure_text(digit * 3, tabular, Language.EN), 3) for digit in "0123456789"}
    assert len(widths) == 1
    plain = {round(typesetter.measure_text(digit * 3, STYLE, Language.EN), 3) for digit in "0123456789"}
    assert len(plain) > 1


def test_bold_is_wider(typesetter: Typesetter) -> None:
    assert typesetter.measure_text("Briefing", TextStyle(10, bold=True), Language.EN) > typesetter.measure_text(
        "Briefing", STYLE, Language.EN
    )


def test_measure_gives_narrowest_and_widest(typesetter: Typesetter) -> None:
    spans = [Span("biotechnology in HK$1.76 billion", STYLE)]
    narrow, wide = typesetter.measure(spans, ParagraphStyle())
    assert narrow == pytest.approx(typesetter.measure_text("HK$1.76 billion", STYLE, Language.EN), abs=0.2)
    assert wide == pytest.approx(
        typesetter.measure_text("biotechnology in HK$1.76 billion", STYLE, Language.EN), abs=0.2
    )
    assert len(typesetter.layout(spans, ParagraphStyle(), wide + 0.01)) == 1
    assert max(len(each) for each in typesetter.layout(spans, ParagraphStyle(), narrow + 0.01).get_plain()) == 15


def test_hyphenation_cuts_long_words_only_when_asked(typesetter: Typesetter) -> None:
    text = "internationalisation of biopharmaceutical characterisation laboratories"
    whole = typesetter.layout_text(text, ParagraphStyle(), 120, STYLE)
    cut = typesetter.layout_text(text, ParagraphStyle(align="justify", hyphenate=True), 120, STYLE)
    assert all(not line.endswith("\u00ad") for line in whole.get_plain())
    ends = [line for line in cut.get_plain() if line.endswith("\u00ad")]
    assert ends
    assert cut.widest <= 120.05
    assert "".join(cut.get_plain()).replace("\u00ad", "").replace(" ", "") == text.replace(" ", "")


def test_spans_change_size_in_the_line(typesetter: Typesetter) -> None:
    small = TextStyle(6, rise=3)
    lines = typesetter.layout([Span("text", STYLE), Span("[1]", small)], ParagraphStyle(), 200)
    expected = typesetter.measure_text("text", STYLE, Language.EN) + typesetter.measure_text("[1]", small, Language.EN)
    assert lines.widest == pytest.approx(expected, abs=0.01)


@given(
    st.lists(st.sampled_from([*ENGLISH, *TRADITIONAL, *SIMPLIFIED, " ", "\n", "“", "中", "a" * 40]), max_size=4),
    st.integers(30, 300),
)
def test_no_character_is_lost_between_lines(typesetter: Typesetter, parts: list[str], width: int) -> None:
    text = "".join(parts)
    for language in Language:
        lines = typesetter.layout_text(text, ParagraphStyle(language), width, STYLE)
        assert "".join("".join(lines.get_plain()).split()) == "".join(text.split())


def test_tabular_figures_leave_hyphens_alone(typesetter: Typesetter) -> None:
    for text in ("pre-revenue", "C-MER", "pre-2018"):
        hyphen, plain = (
            typesetter.measure_text(text[:4], TextStyle(10, tabular=each), Language.EN) for each in (True, False)
        )
        assert hyphen == pytest.approx(plain), text


@pytest.mark.parametrize("align", ["left", "justify"])
def test_no_single_chinese_character_stands_on_a_last_line(typesetter: Typesetter, align: Align) -> None:
    text = "首批五間連同第二批十四間大灣區內地城市合共有十九間指定醫療機構並會陸續增加至更多城市與醫院單位。"
    style = ParagraphStyle(Language.HANT, 16, align)
    for width in range(270, 420, 2):
        lines = typesetter.layout_text(text, style, width, TextStyle(10)).lines
        assert lines[-1].end - lines[-1].start > 2, width
        assert all(line.wide <= 0.8 + 1e-6 for line in lines[:-1]), width
        assert "".join(text[line.start : line.end] for line in lines) == text
