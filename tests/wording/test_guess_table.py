"""What a pasted or imported table holds is guessed from its headings and its cells."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from briefing_app.model.chart import ColumnKind, RawValue
from briefing_app.model.figure import Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.guess_table import GuessedTable, guess_table
from briefing_app.wording.read_heading import read_heading

EN, HANT, HANS = Language
TEXT, NUMBER, DATE = ColumnKind


def kinds(guessed: GuessedTable) -> list[tuple[ColumnKind, Unit, int]]:
    return [(each.column.kind, each.column.unit, each.column.scale) for each in guessed.columns]


@pytest.mark.parametrize(
    ("text", "language", "label", "unit", "scale"),
    [
        ("HK$ million", EN, "HK$ million", Unit.HKD, 6),
        ("Grants (HK$ million)", EN, "Grants", Unit.HKD, 6),
        ("Grants (HK$m)", EN, "Grants", Unit.HKD, 6),
        ("Grants, US$ bn", EN, "Grants", Unit.USD, 9),
        ("Grants in RMB billion", EN, "Grants", Unit.CNY, 9),
        ("港幣百萬元", HANT, "港幣百萬元", Unit.HKD, 6),
        ("資助（億港元）", HANT, "資助", Unit.HKD, 8),
        ("億元", HANT, "億元", Unit.HKD, 8),
        ("亿元", HANS, "亿元", Unit.CNY, 8),
        ("金额（万元）", HANS, "金额", Unit.CNY, 4),
        ("Share (%)", EN, "Share", Unit.PERCENT, 0),
        ("Share %", EN, "Share", Unit.PERCENT, 0),
        ("百分比", HANT, "百分比", Unit.PERCENT, 0),
        ("人數", HANT, "人數", Unit.COUNT, 0),
        ("人口（萬人）", HANT, "人口", Unit.COUNT, 4),
        ("Population ('000)", EN, "Population", Unit.COUNT, 3),
        ("Rank", EN, "Rank", Unit.RANK, 0),
        ("Number of projects", EN, "Number of projects", Unit.COUNT, 0),
        ("Region", EN, "Region", None, 0),
        ("Projects", EN, "Projects", None, 0),
        ("Hospital (new)", EN, "Hospital (new)", None, 0),
    ],
)
def test_a_heading_says_unit_and_scale(
    text: str, language: Language, label: str, unit: Unit | None, scale: int
) -> None:
    heading = read_heading(text, language)
    assert (heading.label, heading.unit, heading.scale) == (label, unit, scale)


def test_a_heading_says_what_is_counted() -> None:
    for text, language in (("人數", HANT), ("Number of persons", EN), ("人口（萬人）", HANT)):
        noun = read_heading(text, language).noun
        assert noun is not None
        assert (noun.other, noun.zh_hans) == ("persons", "人")


def test_columns_get_kind_unit_and_scale_and_what_is_refused_is_listed() -> None:
    guessed = guess_table(
        [
            ["Region", "Share (%)", "HK$ million", "When"],
            ["A", "61%", "132", "Jan 2024"],
            ["B", "abc", "n/a", "2/2/2024"],
        ],
        EN,
    )
    assert guessed.heading_rows == 1
    assert kinds(guessed) == [
        (TEXT, Unit.COUNT, 0),
        (NUMBER, Unit.PERCENT, 0),
        (NUMBER, Unit.HKD, 6),
        (DATE, Unit.COUNT, 0),
    ]
    assert [str(each.column.label) for each in guessed.columns] == ["Region", "Share", "HK$ million", "When"]
    assert [each.understood for each in guessed.columns] == [2, 1, 2, 2]
    row, text, problem = guessed.columns[1].refused[0]
    assert (row, text) == (2, "abc")
    assert "cannot be read as one number" in str(problem)
    assert guessed.rows[0][2].value == Value(Decimal("1.32E+8"))


def test_years_above_numbers_are_headings_and_years_among_years_are_dates() -> None:
    guessed = guess_table([["", "2019", "2020"], ["A", "5", "6"], ["B", "1", "2"]], EN)
    assert guessed.heading_rows == 1
    assert [each.column.kind for each in guessed.columns] == [TEXT, NUMBER, NUMBER]
    guessed = guess_table([["年份", "人數"], ["2019", "12萬"], ["2020年", "15萬"]], HANT)
    assert [each.column.kind for each in guessed.columns] == [DATE, NUMBER]
    assert guessed.rows[1][1].value == Value(Decimal("1.5E+5"))


def test_a_title_and_a_row_of_units_are_no_data() -> None:
    rows: list[list[RawValue]] = [
        ["Table 1", None, None],
        ["City", "Grants", "On"],
        ["", "US$ bn", ""],
        ["A", Decimal("1.5"), date(2024, 1, 2)],
        ["B", Decimal(3), date(2024, 2, 2)],
    ]
    guessed = guess_table(rows, EN)
    assert guessed.heading_rows == 3
    assert [str(each.column.label) for each in guessed.columns] == ["City", "Grants", "On"]
    assert kinds(guessed) == [(TEXT, Unit.COUNT, 0), (NUMBER, Unit.USD, 9), (DATE, Unit.COUNT, 0)]
    assert str(guessed.rows[0][1].value) == "1.5E+9"


def test_numbers_without_headings_are_all_data() -> None:
    for rows in ([["5"], ["6"]], [["A", "5"], ["B", "6"]]):
        assert guess_table(rows, EN).heading_rows == 0
    assert guess_table([["A", "B"], ["1", "2"]], EN, heading_rows=0).columns[0].column.kind is TEXT


def test_units_are_taken_from_the_cells_where_no_heading_says_them() -> None:
    guessed = guess_table([["5%", "HK$5m", "2nd", "1.5"], ["6%", "HK$6m", "3rd", "2"]], EN)
    assert kinds(guessed) == [
        (NUMBER, Unit.PERCENT, 0),
        (NUMBER, Unit.HKD, 0),
        (NUMBER, Unit.RANK, 0),
        (NUMBER, Unit.NUMBER, 0),
    ]


def test_keys_differ_and_nothing_gives_nothing() -> None:
    guessed = guess_table([["名", "名", "Value", "Value"], ["a", "b", "1", "2"]], HANT)
    keys = [each.column.key for each in guessed.columns]
    assert keys == ["column", "column_2", "value", "value_2"]
    assert guess_table([], EN) == GuessedTable(0, ())
    assert guess_table([["A"], ["b", "5"]], EN).rows[-1][1].value == Value(Decimal(5))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("Jan-25", "Feb-25", "Mar-25"), DATE),
        (("Oct-22", "Jan-23", "Apr-23", "Jul-23", "Oct-23", "Jan-24", "Apr-24", "Jul-24", "Oct-25"), DATE),
        (("Jan-25*", "Feb-25", "Jan-25", "Feb-25"), DATE),  # for two places, one with a mark
        (("Jan-25", "Jan-26", "Jan-27"), TEXT),  # may be days of January
        (("Jan-30", "Jan-31", "Feb-01", "Feb-02"), TEXT),
        (("20250131", "20250228"), DATE),
        ((Decimal(20250131), Decimal(20250228)), DATE),
        (("20250131", "20250232"), NUMBER),
        (("20250131", "12345678"), NUMBER),
    ],
)
def test_months_of_years_and_dates_without_separators_are_dates(cells: tuple[RawValue, ...], kind: ColumnKind) -> None:
    guessed = guess_table([("Period", "Value"), *((each, "5") for each in cells)], EN)
    assert kinds(guessed)[0][0] is kind


def test_a_month_of_a_year_is_read_as_such() -> None:
    guessed = guess_table([("Month", "Value"), ("Jan-25", "5"), ("Feb-25", "6")], EN)
    assert [str(row[0].date) for row in guessed.rows] == ["2025-01", "2025-02"]


def test_years_among_which_one_spans_two_stay_words_so_that_none_is_missing() -> None:
    rows = [("Year", "Grants"), *((each, "5") for each in ("2018", "2019", "2020", "2021", "2022/23"))]
    guessed = guess_table(rows, EN)
    assert kinds(guessed)[0][0] is TEXT
    assert guessed.columns[0].refused == ()
    assert [row[0].text.en for row in guessed.rows] == ["2018", "2019", "2020", "2021", "2022/23"]
    assert kinds(guess_table(rows[:-1], EN))[0][0] is DATE
