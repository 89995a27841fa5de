"""Lines of real paragraphs at many widths: none starts or ends with a forbidden mark, none cuts a word, number or unit."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from briefing_app.model.language import Language
from briefing_app.pdf.engine.paragraph import Typesetter
from briefing_app.pdf.engine.text_style import Align, ParagraphStyle, Span, TextStyle
from tests.pdf.engine.samples import PARAGRAPHS

NOT_FIRST = set("，。、；：！？）」』】》〉〕］｝”’…—·％%,.;:!?)]}")
NOT_LAST = set("（「『【《〈〔［｛“‘([{$")
UNITS = re.compile(
    r"\d[\d,.]*[ ]?(?:billion|million|per cent|percentage points|hectares|months|[億亿][港美]元|[個个種种名章年月日時时分家人]"
    r"|平方公里|%)"
    r"|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|第 ?\d+[A-Z]? ?[章號]|\d[\d,.]*–\d[\d,.]*|No\. \d"
)
ADDRESS = re.compile(r"https?://[^\s，。（）]+")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("align", ["justify", "left"])
def test_no_violation_at_any_width(typesetter: Typesetter, language: Language, align: Align) -> None:
    style = ParagraphStyle(language, 15, align, hyphenate=align == "justify")
    lines = 0
    wrong: list[tuple[str, str]] = []
    for paragraph in PARAGRAPHS[language]:
        address = [range(match.start() + 1, match.end()) for match in ADDRESS.finditer(paragraph)]
        held = [range(match.start() + 1, match.end()) for match in UNITS.finditer(paragraph)]
        for width in range(120, 460, 7):
            set_lines = typesetter.layout([Span(paragraph, TextStyle(10.5))], style, width)
            lines += len(set_lines)
            text = set_lines.text.text
            shift = [0]
            for char in text:
                shift.append(shift[-1] + (char != "\u00ad"))
            for before, after in pairwise(set_lines.lines):
                at = shift[after.start]  # in the paragraph as written
                if any(at in each for each in address):
                    continue
                first, last = text[after.start], text[before.end - 1]
                touching = before.end == after.start and last != "\u00ad"
                cut_word = touching and first.isascii() and last.isascii() and first.isalnum() and last.isalnum()
                if first in NOT_FIRST or last in NOT_LAST or cut_word or any(at in each for each in held):
                    wrong.append((text[max(0, before.end - 8) : before.end], text[after.start : after.start + 8]))
    assert wrong == []
    assert lines > 500
    assert sum(1 for _ in UNITS.finditer("".join(PARAGRAPHS[language]))) > 8


@pytest.mark.parametrize("language", list(Language))
def test_every_line_fits_its_width(typesetter: Typesetter, language: Language) -> None:
    for paragraph in PARAGRAPHS[language]:
        for width in range(150, 460, 30):
            for align in ("justify", "left"):
                lines = typesetter.layout(
                    [Span(paragraph, TextStyle(10.5))], ParagraphStyle(language, 15, align), width
                )
                assert lines.widest <= width + 0.05


@pytest.mark.parametrize("language", [Language.HANT, Language.HANS])
def test_justified_chinese_reaches_the_margin(typesetter: Typesetter, language: Language) -> None:
    short = total = 0
    for paragraph in PARAGRAPHS[language]:
        for width in range(250, 460, 8):
            lines = typesetter.layout(
                [Span(paragraph, TextStyle(10.5))], ParagraphStyle(language, 15, "justify"), width
            )
            for line in lines.lines[:-1]:
                total += 1
                short += line.width < width - 0.05
    assert total > 150
    assert short / total < 0.15  # only where a long number or address leaves too much to spread


def test_a_word_wider_than_the_line_is_cut_and_nothing_is_lost(typesetter: Typesetter) -> None:
    word = "x" * 3000
    lines = typesetter.layout_text(f"a {word} b", ParagraphStyle(), 100)
    assert "".join(lines.get_plain()).replace(" ", "") == f"a{word}b"
    assert lines.widest <= 100.01
