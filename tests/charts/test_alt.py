"""Alternative texts: every value of a short table, the gist of a long one, whole sentences in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing_app.charts.kinds import KINDS
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.charts.gallery.tables import find_example
from tests.charts.samples import (
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
TWO = (NAME, number_column("a"), number_column("b"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            EN,
            (
                "Bar chart: Title. Values: Amount a. HK: over 50% (a limit, not an exact value); UK: 23.6%; US: no data."
                " As of January 2024."
            ),
        ),
        (HANT, "橫條圖：標題。數值：數量a。HK：逾50%（只是界限，並非確數）；UK：23.6%；US：沒有數據。截至2024年1月。"),
        (HANS, "条形图：标题。数值：数量a。HK：超过50%（只是界限，并非确数）；UK：23.6%；US：无数据。截至2024年1月。"),
    ],
)
def test_every_value_of_a_short_table_is_given(language: Language, text: str) -> None:
    dataset = make_simple({"HK": "over 50", "UK": "23.6", "US": ""}, Unit.PERCENT)
    assert draw("bar", dataset, language).alt == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "HK: Amount a 5, Amount b: no data; UK: Amount a about 7, Amount b 1."),
        (HANT, "HK：數量a5、數量b沒有數據；UK：數量a約7、數量b1。"),
        (HANS, "HK：数量a5、数量b无数据；UK：数量a约7、数量b1。"),
    ],
)
def test_every_value_is_given_with_its_series(language: Language, text: str) -> None:
    rows = [
        (name_cell("HK"), number_cell("5"), number_cell("")),
        (name_cell("UK"), number_cell("about 7"), number_cell("1")),
    ]
    assert text in draw("column", make_dataset(rows, TWO), language).alt


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "HK: 5 (2019), 8 (2024)."),
        (HANT, "HK：5（2019年）、8（2024年）。"),
        (HANS, "HK：5（2019年）、8（2024年）。"),
    ],
)
def test_a_year_as_the_name_of_a_series_does_not_run_into_its_value(language: Language, text: str) -> None:
    years = [LocalText(f"{year}", f"{year}年", f"{year}年") for year in (2019, 2024)]
    columns = (NAME, *(Column(f"c{at}", year, ColumnKind.NUMBER) for at, year in enumerate(years)))
    dataset = make_dataset([(name_cell("HK"), number_cell("5"), number_cell("8"))], columns)
    assert text in draw("column", dataset, language).alt


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "HK: from 5 (Amount a) to 8 (Amount b); UK: Amount a 7, Amount b: no data."),
        (HANT, "HK：由5（數量a）變為8（數量b）；UK：數量a7、數量b沒有數據。"),
        (HANS, "HK：由5（数量a）变为8（数量b）；UK：数量a7、数量b无数据。"),
    ],
)
def test_a_slope_says_from_what_to_what(language: Language, text: str) -> None:
    rows = [(name_cell("HK"), number_cell("5"), number_cell("8")), (name_cell("UK"), number_cell("7"), number_cell(""))]
    assert text in draw("slope", make_dataset(rows, TWO), language).alt


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (EN, "HK: 5 to about 8; UK: Amount a 7, Amount b: no data."),
        (HANT, "HK：5至約8；UK：數量a7、數量b沒有數據。"),
        (HANS, "HK：5至约8；UK：数量a7、数量b无数据。"),
    ],
)
def test_a_range_says_from_where_to_where(language: Language, text: str) -> None:
    rows = [
        (name_cell("HK"), number_cell("5"), number_cell("about 8")),
        (name_cell("UK"), number_cell("7"), number_cell("")),
    ]
    assert text in draw("range-bar", make_dataset(rows, TWO), language).alt


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            EN,
            (
                "Bar chart: Title. Values: Amount a. 12 entries. Highest: N9 (19); lowest: Limit (over 5). First: N0 (10);"
                " last: Limit (over 5). Limits, not exact values: Limit (over 5). No data: Gap. As of January 2024."
            ),
        ),
        (
            HANT,
            (
                "橫條圖：標題。數值：數量a。共12項。最高為N9（19），最低為Limit（逾5）。首項為N0（10），末項為Limit（逾5）。"
                "以下只是界限，並非確數：Limit（逾5）。沒有數據：Gap。截至2024年1月。"
            ),
        ),
        (
            HANS,
            (
                "条形图：标题。数值：数量a。共12项。最高为N9（19），最低为Limit（超过5）。首项为N0（10），末项为Limit（超过5）。"
                "以下只是界限，并非确数：Limit（超过5）。无数据：Gap。截至2024年1月。"
            ),
        ),
    ],
)
def test_of_a_long_table_extremes_ends_limits_and_gaps_are_said(language: Language, text: str) -> None:
    pairs = {f"N{row}": str(10 + row) for row in range(10)} | {"Gap": "", "Limit": "over 5"}
    assert draw("bar", make_simple(pairs), language).alt == text


def test_of_a_long_table_with_series_each_is_summed_up() -> None:
    rows = [(name_cell(f"N{at}"), number_cell(str(at)), number_cell(str(50 - at))) for at in range(9)]
    alt = draw("column", make_dataset(rows, TWO)).alt
    assert "9 entries with 2 values each: Amount a, Amount b." in alt
    assert "Amount a: first N0 (0), last N8 (8), highest N8 (8), lowest N0 (0)." in alt
    assert "Amount b: first N0 (50), last N8 (42), highest N0 (50), lowest N8 (42)." in alt
    assert "First:" not in alt


def test_long_lists_are_cut_and_counted() -> None:
    rows = [(name_cell(f"N{at}"), number_cell("" if at % 2 else "over 3")) for at in range(100)]
    alt = draw("bar", make_dataset(rows)).alt
    assert "All values are over 3." in alt
    assert "Limits, not exact values: N0 (over 3), N2 (over 3), N4 (over 3), N6 (over 3) and 46 more." in alt
    assert "No data: N1, N3, N5, N7 and 46 more." in alt
    assert len(alt) < 400


def test_many_values_in_few_rows_are_summed_up_as_well() -> None:
    columns = (NAME, *(number_column(f"c{at}") for at in range(7)))
    rows = [(name_cell(f"N{row}"), *(number_cell(str(row * 10 + at)) for at in range(7))) for row in range(4)]
    alt = draw("column", make_dataset(rows, columns)).alt
    assert "4 entries with 7 values each: Amount c0, Amount c1, Amount c2, Amount c3 and 3 more." in alt
    assert "Highest: N3 (Amount c6) (36); lowest: N0 (Amount c0) (0)." in alt


def test_reference_line_and_annotations_are_said() -> None:
    options = {
        "reference_line": {
            "value": str(Decimal("40.5")),
            "label": {"en": "Target", "zh-Hant": "目標", "zh-Hans": "目标"},
        },
        "annotations": [{"row": 1, "text": {"en": "New rules.", "zh-Hant": "新規則", "zh-Hans": "新规则"}}],
    }
    dataset = make_simple({"HK": "50", "UK": "23.6"}, Unit.PERCENT)
    assert "Reference line at 40.5%: Target. Note on UK: New rules." in draw("bar", dataset, options=options).alt
    assert "參考線（40.5%）：目標。UK的註解：新規則。" in draw("bar", dataset, HANT, options=options).alt
    bare = {"reference_line": {"value": "40"}}
    assert "参考线：40%。" in draw("bar", dataset, HANS, options=bare).alt


def test_dates_that_differ_are_said() -> None:
    rows = [(name_cell("HK"), number_cell("5", "2023")), (name_cell("UK"), number_cell("7", "2024-02"))]
    assert draw("bar", make_dataset(rows)).alt.endswith("Dates differ: HK as of 2023; UK as of February 2024.")


def test_events_have_their_dates_and_those_without_one_say_so() -> None:
    columns = (Column("d", LocalText("Date"), ColumnKind.DATE), NAME)
    rows = [
        (date_cell("2021"), name_cell("b")),
        (date_cell("2018-04"), name_cell("a")),
        (date_cell(""), name_cell("z")),
    ]
    alt = draw("timeline", make_dataset(rows, columns)).alt
    assert alt == "Timeline: Title. a: April 2018; b: 2021; z: no date in the source."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_every_kind_is_said_in_whole_sentences_with_each_name_and_value(kind: str, language: Language) -> None:
    example = find_example(kind)
    drawing = draw(kind, example.dataset, language, options=example.options)
    stop = "。" if language.chinese else "."
    assert drawing.alt.endswith(stop)
    assert "{" not in drawing.alt
    assert stop + stop not in drawing.alt
    assert "  " not in drawing.alt
    for entry in drawing.shown.entries:
        assert entry.name in drawing.alt
        assert entry.datum.printed in drawing.alt
    if language.chinese:
        assert not set(drawing.alt) & set(";:()"), "marks of another script"
