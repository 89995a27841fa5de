"""Line breaks of labels: English by word, Chinese by character with kinsoku, numbers and units whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.charts.wrap import get_longest_piece, needs_cut, wrap


def measure(text: str, size: float, bold: bool) -> float:
    """Latin letters are half as wide as the size, everything else as wide."""
    return sum(size / 2 if ord(each) < 0x2000 else size for each in text) * (1.1 if bold else 1.0)


def lines(text: str, width: float, *, balance: bool = False) -> tuple[str, ...]:
    return wrap(text, width, 10.0, measure, balance=balance)


def test_english_breaks_between_words_and_after_hyphens() -> None:
    assert lines("State Key Laboratories", 60) == ("State Key", "Laboratories")
    assert lines("Hong Kong–Shenzhen", 56) == ("Hong Kong–", "Shenzhen")


def test_chinese_breaks_between_characters_but_not_before_closing_marks() -> None:
    assert lines("國家重點實驗室", 30) == ("國家重", "點實驗", "室")
    assert lines("香港（深圳）科技", 50) == ("香港（深", "圳）科技")
    assert lines("香港（深圳）科技", 30) == ("香港", "（深", "圳）科", "技")
    assert lines("香港、深圳", 20) == ("香", "港、", "深圳")


@pytest.mark.parametrize("text", ["1,200億港元", "17.6亿港元", "HK$80–150", "28種"])
def test_numbers_keep_their_unit(text: str) -> None:
    assert get_longest_piece("集資" + text, 10, measure) >= measure(text.rstrip("種"), 10, False)


def test_no_break_spaces_and_joiners_hold_and_do_not_come_out() -> None:
    assert lines("about HK$120\u00a0billion", 75) == ("about", "HK$120 billion")
    assert lines("至\u2060少28", 25) == ("至少", "28")


def test_a_word_that_does_not_fit_is_cut_and_nothing_is_lost() -> None:
    assert needs_cut("pneumonoultramicroscopic", 40, 10, measure)
    assert lines("pneumono", 20) == ("pneu", "mono")


def test_balanced_lines_are_as_few_and_more_even() -> None:
    text = "Joint laboratories with the Chinese Academy of Sciences of Hong Kong"
    plain, even = lines(text, 180), lines(text, 180, balance=True)
    assert len(plain) == len(even)
    assert max(map(len, even)) <= max(map(len, plain))
    assert min(map(len, even)) >= min(map(len, plain))


def test_an_empty_text_has_no_lines() -> None:
    assert lines("", 50) == ()
    assert lines("   ", 50) == ()


@given(st.text("abc 中文字，（）12億-–/", max_size=60), st.floats(10, 200))
def test_lines_fit_and_lose_no_character(text: str, width: float) -> None:
    result = lines(text, width)
    assert "".join("".join(result).split()) == "".join(text.split())
    assert all(measure(each, 10, False) <= width + 1e-6 for each in result if len(each) > 1)


def test_a_word_without_end_is_cut_in_time_that_grows_with_its_length() -> None:
    measured = 0

    def count(text: str, size: float, bold: bool) -> float:
        nonlocal measured
        measured += len(text)
        return measure(text, size, bold)

    text = "x" * 10_000
    result = wrap(text, 100, 10, count)
    assert "".join(result) == text
    assert {len(each) for each in result[:-1]} == {20}
    assert measured < 30 * len(text)
