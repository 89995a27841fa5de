"""What charts calculate is right, is said to be calculated, and shares that do not come to 100% are said to be rounded."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from briefing_app.charts.totals import adds_up_to_whole, print_share
from briefing_app.model.chart import Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import (
    DATES,
    NAME,
    date_cell,
    draw,
    make_dataset,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)

EN, HANT, HANS = LANGUAGES
ROUNDED = {
    EN: "Shares are rounded and may not add up to 100%.",
    HANT: "佔比經四捨五入，總和未必等於100%。",
    HANS: "占比经四舍五入，总和未必等于100%。",
}


def make_stacks(*rows: tuple[str, ...], dates: bool = False, unit: Unit = Unit.COUNT) -> Dataset:
    keys = "abc"[: len(rows[0])]
    firsts = [date_cell(str(2020 + at)) if dates else name_cell(f"N{at}") for at in range(len(rows))]
    cells = [(first, *map(number_cell, row)) for first, row in zip(firsts, rows, strict=True)]
    return make_dataset(cells, (DATES if dates else NAME, *(number_column(key, unit) for key in keys)))


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("1", "1", "1"), False),
        (("1", "1"), True),
        (("1", "1", "4"), False),
        (("0", "0"), True),
        (("49.6", "50.4"), True),
    ],
)
def test_whether_rounded_shares_come_to_the_whole(parts: tuple[str, ...], whole: bool) -> None:
    assert adds_up_to_whole(map(Decimal, parts)) is whole


@pytest.mark.parametrize(
    ("part", "loose", "text"),
    [("48", False, "48%"), ("0.3", False, "under 1%"), ("0", False, "0%"), ("48", True, "about 48%")],
)
def test_a_share_is_whole_per_cent_and_never_zero_of_something(part: str, loose: bool, text: str) -> None:
    assert print_share(Decimal(part), Decimal(100), Language.EN, loose=loose) == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["stacked-bar", "stacked-column"])
def test_shares_that_come_to_99_or_101_are_said_to_be_rounded(kind: str, language: Language) -> None:
    thirds, halves = make_stacks(("1", "1", "1"), ("1", "1", "2")), make_stacks(("1", "1", "2"), ("2", "1", "1"))
    assert ROUNDED[language] in draw(kind, thirds, language, options={"shares": True}).note
    assert ROUNDED[language] not in draw(kind, thirds, language).note
    assert ROUNDED[language] not in draw(kind, halves, language, options={"shares": True}).note


def test_of_shares_over_time_only_the_last_are_printed_and_may_miss_the_whole() -> None:
    last, first = (
        make_stacks(*rows, dates=True)
        for rows in ((("1", "1", "2"), ("1", "1", "1")), (("1", "1", "1"), ("1", "1", "2")))
    )
    assert ROUNDED[EN] in draw("area", last, options={"shares": True}).note
    assert ROUNDED[EN] not in draw("area", first, options={"shares": True}).note


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"A": "33", "B": "33", "C": "33"}, True),
        ({"A": "33.3", "B": "33.3", "C": "33.3"}, True),
        ({"A": "50", "B": "30", "C": "20"}, False),
    ],
)
@pytest.mark.parametrize("kind", ["donut", "pie"])
def test_slices_that_the_source_rounded(kind: str, values: Mapping[str, str], said: bool) -> None:
    assert (ROUNDED[EN] in draw(kind, make_simple(values, Unit.PERCENT)).note) is said
    assert ROUNDED[EN] not in draw(kind, make_simple(values)).note


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            EN,
            (
                "N0: Amount a 120, Amount b 80, 200 in total; N1: Amount a 5, Amount b over 3, over 8 in total."
                " Totals are calculated."
            ),
        ),
        (
            HANT,
            "N0：數量a120、數量b80，合共200；N1：數量a5、數量b逾3（只是界限，並非確數），合共逾8。總數由各項相加得出。",
        ),
        (
            HANS,
            "N0：数量a120、数量b80，合计200；N1：数量a5、数量b超过3（只是界限，并非确数），合计超过8。总数由各项相加得出。",
        ),
    ],
)
def test_the_alternative_text_of_stacks_says_their_sums(language: Language, text: str) -> None:
    alt = draw("stacked-column", make_stacks(("120", "80"), ("5", "over 3")), language).alt
    assert text.replace("over 3,", "over 3 (a limit, not an exact value),") in alt
    without = draw("stacked-column", make_stacks(("120", "80"), ("5", "6")), language, options={"totals": False}).alt
    assert "200" not in without
    missing = draw("stacked-column", make_stacks(("120", ""), ("5", "6")), language).alt
    assert "11" in missing
    assert missing.count("total" if language is EN else "合") <= 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            EN,
            (
                "N0: Amount a 3 (75%), Amount b 1 (25%), 4 in total; N1: Amount a 1 (50%), Amount b 1 (50%), 2 in total."
                " Totals and shares are calculated."
            ),
        ),
        (
            HANT,
            "N0：數量a3（75%）、數量b1（25%），合共4；N1：數量a1（50%）、數量b1（50%），合共2。總數及佔比由計算得出。",
        ),
        (
            HANS,
            "N0：数量a3（75%）、数量b1（25%），合计4；N1：数量a1（50%）、数量b1（50%），合计2。总数和占比由计算得出。",
        ),
    ],
)
def test_the_alternative_text_of_shares_says_both(language: Language, text: str) -> None:
    assert text in draw("stacked-bar", make_stacks(("3", "1"), ("1", "1")), language, options={"shares": True}).alt


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "A: 30 (75%); B: 10 (25%). They add up to 40. Totals and shares are calculated."),
        (HANT, "A：30（75%）；B：10（25%）。各項合共40。總數及佔比由計算得出。"),
        (HANS, "A：30（75%）；B：10（25%）。各项合计40。总数和占比由计算得出。"),
    ],
)
def test_the_alternative_text_of_slices_says_shares_and_the_whole(language: Language, text: str) -> None:
    assert text in draw("pie", make_simple({"A": "30", "B": "10"}), language).alt
    percent = draw("donut", make_simple({"A": "75", "B": "25"}, Unit.PERCENT), language).alt
    assert "75%" in percent
    assert "100" not in percent
    about = draw("donut", make_simple({"A": "about 30", "B": "10"})).alt
    assert "about 75%" in about
    assert "They add up to about 40." in about


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "The steps lead to HK$960 million. Totals are calculated."),
        (HANT, "累計結果為9.6億港元。總數由各項相加得出。"),
        (HANS, "累计结果为9.6亿港元。总数由各项相加得出。"),
    ],
)
def test_the_alternative_text_of_a_waterfall_says_what_it_leads_to(language: Language, text: str) -> None:
    steps = make_simple({"Budget": "8.2E+8", "Laboratory": "3E+8", "Ended": "-1.6E+8"}, Unit.HKD)
    assert text in draw("waterfall", steps, language).alt
    assert text not in draw("waterfall", steps, language, options={"total": False}).alt
    summed = make_simple({"A": "10", "B": "-3", "Sum": "7"})
    assert "lead to" not in draw("waterfall", summed, options={"sums": [2]}).alt
