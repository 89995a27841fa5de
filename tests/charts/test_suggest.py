"""What suits a table comes first, with a reason in three languages; what does not is named with why."""

import time

import pytest

from briefing_app.charts.data import Table
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.suggest import refusals, resolve_head, suggest
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Column, ColumnKind, Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.charts.samples import (
    DATES,
    NAME,
    date_cell,
    draw,
    list_warnings,
    make_dataset,
    make_grid,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)
from tests.charts.test_every_kind import VALUES, list_silent, list_tables, make_events, make_table


def read(dataset: Dataset) -> Table:
    return resolve_head("T", dataset, {}, Language.EN)


def make_years(*headings: str) -> Dataset:
    columns = [Column(f"c{at}", LocalText.same(each), ColumnKind.NUMBER) for at, each in enumerate(headings)]
    rows = [(name_cell(name), number_cell("3"), number_cell(str(4 + at))) for at, name in enumerate("ABCDE")]
    return make_dataset(rows, (NAME, *columns))


def make_wide(columns: int, *, dates: bool) -> Dataset:
    rows = [
        (date_cell(str(2010 + row)) if dates else name_cell(f"Item {row}"), *[number_cell(str(row + 3))] * columns)
        for row in range(9)
    ]
    return make_dataset(rows, (DATES if dates else NAME, *(number_column(each) for each in "abcdefgh"[:columns])))


def make_mixed(rows: int) -> Dataset:
    columns = (NAME, number_column("a", Unit.HKD), number_column("b"))
    return make_dataset(
        [(name_cell(f"R{row}"), number_cell(str(row + 2)), number_cell(str(row * 5 % 7))) for row in range(rows)],
        columns,
    )


@pytest.mark.parametrize(
    ("dataset", "best"),
    [
        (make_events(5, long=False), "timeline"),
        (make_table(10, VALUES["plain"], long=False, dates=True), "line"),
        (make_table(3, VALUES["plain"], long=False, dates=True), "column"),
        (make_table(6, VALUES["plain"], long=True, dates=False), "bar"),
        (make_simple({"HK": "3", "SZ": "5", "GZ": "4", "FS": "6", "ZH": "2"}), "column"),
        (make_simple({"A": "over 50"}, Unit.PERCENT), "tiles"),
        (make_simple({"A": "2", "B": "1"}, Unit.RANK), "tiles"),
        (make_years("2019", "2024"), "slope"),
        (make_mixed(3), "tiles"),
        (make_wide(6, dates=True), "multiples"),
        (make_wide(4, dates=False), "heatmap"),
        (make_mixed(9), "scatter"),
        (make_simple({"Opening": "12", "Grants": "30", "Costs": "-18", "Fees": "-4", "Sales": "6"}), "column"),
    ],
)
def test_the_best_kind_comes_first(dataset: Dataset, best: str) -> None:
    assert suggest(read(dataset))[0].kind == best


def test_ups_and_downs_make_a_waterfall_one_of_the_best() -> None:
    table = read(make_simple({"Opening": "12", "Grants": "30", "Costs": "-18"}))
    assert "waterfall" in [each.kind for each in suggest(table)][:3]


def test_percentages_of_each_row_that_make_a_whole_are_stacked() -> None:
    columns = (NAME, *(number_column(each, Unit.PERCENT) for each in "abc"))
    rows = [
        (name_cell(name), number_cell("50"), number_cell("30"), number_cell("20")) for name in ("Hong Kong", "Shenzhen")
    ]
    assert suggest(read(make_dataset(rows, columns)))[0].kind == "stacked-column"


@pytest.mark.parametrize("count", [0, 1, 6, 100])
@pytest.mark.parametrize("values", VALUES)
def test_every_kind_is_either_suggested_or_refused_and_is_drawn_accordingly(values: str, count: int) -> None:
    dataset = list_tables("line", VALUES[values], count)[0]
    table = read(dataset)
    suggested, refused = suggest(table), refusals(table)
    assert sorted([*(each.kind for each in suggested), *refused]) == sorted(each.name for each in KINDS)
    for each in suggested:
        draw(each.kind, dataset)
        assert [language for language in LANGUAGES if not each.reason.get(language)] == []
    for name, why in refused.items():
        assert [language for language in LANGUAGES if not why.get(language)] == []
        assert why.en[0].isupper()
        with pytest.raises(ChartDataError):
            draw(name, dataset)


@pytest.fixture(scope="module")
def huge() -> Dataset:
    row = (date_cell("2020"), name_cell("x"), number_cell("4"), number_cell("9"))
    return make_dataset([row] * 50_000, (DATES, NAME, number_column("a"), number_column("b")))


@pytest.mark.timed
@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_fifty_thousand_rows_are_refused_at_once_with_what_to_do(kind: str, huge: Dataset) -> None:
    begun = time.perf_counter()
    with pytest.raises(ChartDataError, match=r"has 50000 rows.*at most \d+; choose the rows") as caught:
        draw(kind, huge)
    assert time.perf_counter() - begun < 0.1
    assert not list_silent(caught.value)


def test_a_huge_table_gets_no_suggestion_but_reasons(huge: Dataset) -> None:
    table = read(huge)
    assert suggest(table, len(huge.rows)) == ()
    refused = refusals(table, len(huge.rows))
    assert set(refused) == {each.name for each in KINDS}
    assert all("50000" in each.get(language) for each in refused.values() for language in LANGUAGES)


@pytest.mark.timed
@pytest.mark.parametrize("kind", [each.name for each in KINDS])
def test_as_many_rows_as_a_kind_takes_are_drawn_in_time(kind: str) -> None:
    most = next(each.most_rows for each in KINDS if each.name == kind)
    dataset = list_tables(kind, VALUES["plain"], most)[0]
    begun = time.perf_counter()
    try:
        draw(kind, dataset)
    except ChartDataError:
        assert kind in ("donut", "pie")
    assert time.perf_counter() - begun < 2.0


@pytest.mark.parametrize(("rows", "columns", "said"), [(60, 1, False), (61, 1, True), (20, 3, False), (21, 3, True)])
@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_more_lines_of_marks_than_can_be_read_in_print_are_said(kind: str, rows: int, columns: int, said: bool) -> None:
    dataset = make_grid(*[[str(3 + row)] * columns for row in range(rows)])
    assert ("many-bars" in list_warnings(kind, dataset)) == said


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (("2019/20", "2020/21", "2021/22", "2022/23", "2023/24"), "line"),
        (("2024年第一季", "2024年第二季", "2024年第三季", "2024年第四季", "2025年第一季"), "line"),
        (("2020", "2021", "2022", "2023/24", "2024/25"), "line"),
        (("2023/24", "2019/20", "2020/21", "2021/22", "2022/23"), "column"),  # a line would run back in time
        (("Alpha", "Beta", "Gamma", "Delta", "Epsilon"), "column"),
    ],
)
def test_financial_years_and_quarters_in_their_order_are_times(names: tuple[str, ...], best: str) -> None:
    rows = [(name_cell(name), number_cell(str(at * 3 + 2))) for at, name in enumerate(names)]
    assert suggest(read(make_dataset(rows, (NAME, number_column("a")))))[0].kind == best


def test_two_measures_of_years_are_not_drawn_against_each_other_nor_as_big_numbers_first() -> None:
    heads = (DATES, number_column("a"), number_column("b", Unit.CNY))
    rows = [(date_cell(str(2020 + at)), number_cell(str(120 + 60 * at)), number_cell(str(35 + at))) for at in range(5)]
    score = {each.kind: each.score for each in suggest(read(make_dataset(rows, heads)))}
    course = suggest(read(make_dataset([row[:2] for row in rows], heads[:2])))
    assert [each.kind for each in course][:2] == ["line", "column"]
    assert course[1].score > max(score["scatter"], score["tiles"]) + 30
    few = {each.kind: each.score for each in suggest(read(make_dataset(rows[:4], heads)))}
    assert few["tiles"] == score["tiles"]  # eight values, of which years still want the course
    assert [each.score for each in course] == sorted((each.score for each in course), reverse=True)
