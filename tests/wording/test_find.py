"""Plain numbers in running text are found; dates, names and codes with digits are not."""

from __future__ import annotations

import pytest

from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.find import find_numbers


def found(text: str, language: Language = Language.EN) -> list[str]:
    numbers = list(find_numbers(text, language))
    assert all(text[each.start : each.end] == each.text for each in numbers)
    return [each.text for each in numbers]


def test_numbers_are_found_with_their_qualifier_scale_and_unit() -> None:
    text = "Over 50% of it, about HK$120 billion (US$226 million), ranked 2nd, in the top 50; 28 drugs, 3–5 sites."
    assert found(text) == ["Over 50%", "about HK$120 billion", "US$226 million", "2nd", "top 50", "28", "3–5"]
    first, second, *_ = find_numbers(text, Language.EN)
    assert (first.parsed.qualifier, first.parsed.unit) == (Qualifier.OVER, Unit.PERCENT)
    assert second.parsed.value == Value.parse("120E+9")


def test_chinese_numbers_are_found() -> None:
    text = "截至2023年12月，有126家公司上市，集資約2,770億港元，排名第2位，逾50%，５間醫院。"
    assert found(text, Language.HANT) == ["126", "約2,770億港元", "第2位", "逾50%", "５"]
    assert found("集资约2770亿港元，增长20%至30%", Language.HANS) == ["约2770亿港元", "20%至30%"]


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 18A listings, COVID-19, 5G, H1N1, B2B and version 1.2.3",
        "on 20 February 2023, in January 2024, February 20, 2023, 12–14 December 2026 and 3 May",
        "2023年2月20日、2024年1月、12月3日至5日、第18A章、第3批",
        "at 09:30 on 2024-01-31 or 31/01/2024",
        "see https://example.org/2024/18/report-7 or mail a1@b2.org",
        "1. one\n2. two",
        "page 12, Table 3, section 4",
        "the {batch_1} and {itf_grants|plain}",
        "no numbers at all, first of all",
        "the 2023-24 budget",
    ],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_placeholders_do_not_shift_places_and_doubled_braces_are_text() -> None:
    assert found("{five_5} and 6, {{7}}") == ["6", "7"]


def test_a_bare_year_is_a_year_and_a_count_of_years_is_not() -> None:
    units = [each.parsed.unit for each in find_numbers("In 2018 there were 2,018", Language.EN)]
    assert units == [Unit.YEAR, None]
    units = [each.parsed.unit for each in find_numbers("2018年起的5年計劃", Language.HANT)]
    assert units == [Unit.YEAR, None]


def test_two_numbers_that_only_look_like_a_range_are_found_apart() -> None:
    text = "It gave HK$1.76 billion to 39 firms and 5 more"
    assert [each.text for each in find_numbers(text, Language.EN)] == ["HK$1.76 billion", "39", "5"]
