"""Small multiples: one scale for all panels, what a panel shows, gaps, names, and bars where names do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Box, Label, Rect, Strokes
from briefing_app.charts.suggest import resolve_head, suggest
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import (
    DATES,
    LONG,
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


def make_dated(*rows: Sequence[str], years: Sequence[str] = ()) -> Dataset:
    columns = [DATES, *(number_column(key) for key in "abcd"[: len(rows[0])])]
    when = years or [str(2015 + row) for row in range(len(rows))]
    return make_dataset(
        [(date_cell(year), *map(number_cell, each)) for year, each in zip(when, rows, strict=True)], columns
    )


def get_bars(drawing: Drawing) -> dict[tuple[int, int], Box]:
    return {(each.row, each.series): each.box for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)}


def get_lines(drawing: Drawing) -> dict[tuple[int, int], Strokes]:
    return {(each.row, each.series): each for each in drawing.scene.get_marks("line") if isinstance(each, Strokes)}


def get_texts(drawing: Drawing, role: str) -> list[Label]:
    return [each for each in drawing.scene.labels if each.role == role]


def test_names_give_a_panel_for_each_row_to_one_scale() -> None:
    drawing = draw("multiples", make_grid(("10", "20", "40"), ("20", "5", "10")))
    assert [(each.text, each.row) for each in get_texts(drawing, "category")] == [("N0", 0), ("N1", 1)]
    heights = {key: box.bottom - box.top for key, box in get_bars(drawing).items()}
    assert heights[0, 2] == pytest.approx(2 * heights[0, 1]) == pytest.approx(4 * heights[0, 0])
    assert heights[1, 0] == pytest.approx(heights[0, 1])
    assert heights[1, 2] == pytest.approx(heights[0, 0])


def test_dates_give_a_line_for_each_column_to_one_scale() -> None:
    drawing = draw("multiples", make_dated(("10", "30"), ("20", "10"), ("30", "20")))
    assert [(each.text, each.series) for each in get_texts(drawing, "heading")] == [("Amount a", 0), ("Amount b", 1)]
    ends = {key: [y for _, y in line.lines[0]] for key, line in get_lines(drawing).items()}
    assert ends.keys() == {(1, 0), (2, 0), (1, 1), (2, 1)}
    assert ends[2, 0][1] == pytest.approx(ends[1, 1][0])
    assert ends[1, 0][0] == pytest.approx(ends[1, 1][1])
    assert ends[1, 1][1] - ends[1, 1][0] == pytest.approx(2 * (ends[1, 0][0] - ends[1, 0][1]))


@pytest.mark.parametrize(("by", "titles"), [("rows", ["N0", "N1"]), ("columns", ["Amount a", "Amount b", "Amount c"])])
def test_what_has_a_panel_can_be_chosen(by: str, titles: list[str]) -> None:
    drawing = draw("multiples", make_grid(("1", "2", "4"), ("2", "5", "1")), options={"by": by})
    assert [each.text for each in drawing.scene.labels if each.bold and each.role in ("category", "heading")] == titles
    assert len(get_bars(drawing)) == 6


@pytest.mark.parametrize("shape", ["line", "column"])
def test_the_shape_can_be_chosen(shape: str) -> None:
    named, dated = make_grid(("1", "2", "4"), ("2", "5", "1")), make_dated(("1", "2"), ("2", "5"))
    for dataset in (named, dated):
        drawing = draw("multiples", dataset, options={"shape": shape})
        assert bool(get_lines(drawing)) is (shape == "line")
        assert bool(get_bars(drawing)) is (shape == "column")


def test_lines_break_at_missing_values_and_are_dashed_where_they_are_not_exact() -> None:
    drawing = draw("multiples", make_dated(("1", "1"), ("2", ""), ("about 3", "3"), ("4", "4")))
    lines = get_lines(drawing)
    assert lines.keys() == {(1, 0), (2, 0), (3, 0), (3, 1)}
    assert {key for key, each in lines.items() if each.dash} == {(2, 0), (3, 0)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_column_is_a_dash_and_an_empty_panel_says_so(language: Language) -> None:
    words = {Language.EN: "no data", Language.HANT: "沒有數據", Language.HANS: "无数据"}
    drawing = draw("multiples", make_grid(("1", "", "4"), ("", "", "")), language)
    assert [(each.row, each.series, each.text) for each in get_texts(drawing, "dash")] == [(0, 1, "–")]
    assert [(each.row, each.text) for each in get_texts(drawing, "missing")] == [(1, words[language])]
    assert words[language] in drawing.note
    assert not draw("multiples", make_grid(("1", "2", "4")), language).note
    assert {key for key in get_bars(drawing) if key[0] == 1} == set()


def test_values_stand_on_all_columns_or_on_the_highest() -> None:
    few = draw("multiples", make_grid(("1", "2", "4"), ("2", "5", "1")))
    assert len(get_texts(few, "value")) == 6
    rows = [[str(100 + row * 7 % 31), str(100 + row * 5 % 23)] for row in range(24)]
    many = draw("multiples", make_dated(*rows), options={"shape": "column"})
    values = get_texts(many, "value")
    assert len(values) == 2
    for label in values:
        highest = max(int(each[label.series]) for each in rows)
        assert label.text == str(highest) == rows[label.row][label.series]


def test_the_last_value_stands_at_the_end_of_its_line_and_not_on_it() -> None:
    drawing = draw("multiples", make_dated(("10", "30"), ("20", "10"), ("30", "20"), ("5", "28")))
    labels = {each.series: each for each in get_texts(drawing, "value")}
    assert {each.text for each in labels.values()} == {"5", "28"}
    for (_, series), line in get_lines(drawing).items():
        box = labels[series].box
        for (x0, y0), (x1, y1) in pairwise(line.lines[0]):
            for share in range(21):
                x, y = x0 + (x1 - x0) * share / 20, y0 + (y1 - y0) * share / 20
                assert not (box.left < x < box.right and box.top < y < box.bottom)


def test_first_and_last_of_many_dates_are_named_to_scale() -> None:
    rows = [(str(each), str(20 - each)) for each in range(12)]
    years = [str(2001 + each + (each > 5) * 10) for each in range(12)]
    drawing = draw("multiples", make_dated(*rows, years=years), width=300.0)
    names = [each.text for each in get_texts(drawing, "tick") if each.text.startswith("20") and len(each.text) == 4]
    assert names == ["2001", "2022"] * 2
    steps = {row: line.lines[0][1][0] - line.lines[0][0][0] for (row, series), line in get_lines(drawing).items()}
    assert steps[6] == pytest.approx(11 * steps[5], rel=0.01)


def test_names_that_do_not_fit_under_columns_get_bars_to_one_scale() -> None:
    columns = [NAME, *(number_column(key) for key in "ab")]
    rows = [(name_cell(LONG), *map(number_cell, each)) for each in (("10", "20"), ("40", "5"))]
    drawing = draw("multiples", make_dataset(rows, columns))
    lengths = {key: box.right - box.left for key, box in get_bars(drawing).items()}
    assert lengths[1, 0] == pytest.approx(2 * lengths[0, 1]) == pytest.approx(4 * lengths[0, 0])
    printed = "".join(each.text for each in get_texts(drawing, "category")).replace(" ", "")
    assert printed.count(LONG.en.replace(" ", "")) == 4


def test_columns_start_at_zero_and_a_line_that_does_not_says_so() -> None:
    dataset = make_dated(("90", "95"), ("92", "99"), ("97", "94"))
    columns = draw("multiples", dataset, options={"shape": "column", "zero": False})
    assert "zero" not in columns.note
    assert columns.scene.get_marks("baseline")
    cut = draw("multiples", dataset, options={"zero": False})
    assert "does not start at zero" in cut.note
    assert len(cut.scene.get_marks("cut")) == 2


def test_the_highlight_is_a_panel_or_a_column_in_each() -> None:
    dataset = make_grid(("1", "2", "4"), ("2", "5", "1"))
    for by, strong in (("rows", {(1, 0), (1, 1), (1, 2)}), ("columns", {(1, 0), (1, 1), (1, 2)})):
        drawing = draw("multiples", dataset, options={"by": by, "highlight": [1]})
        fills = {
            (each.row, each.series): each.fill for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)
        }
        assert {key for key, fill in fills.items() if fill == "#2556C9"} == strong


def test_patterns_are_left_out_where_all_panels_have_one_colour() -> None:
    drawing = draw("multiples", make_grid(("1", "2", "4"), ("2", "5", "1")), options={"palette": "print"})
    assert not drawing.scene.get_marks("pattern")
    assert len({each.fill for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)}) == 1


def test_two_units_are_refused_and_ranks_have_no_columns() -> None:
    columns = (NAME, number_column("a"), number_column("b", Unit.HKD), number_column("c"))
    row = (name_cell("A"), *map(number_cell, ("5", "6", "7")))
    with pytest.raises(ChartDataError, match="different units"):
        draw("multiples", make_dataset([row], columns))
    ranks = make_simple({"A": "2", "B": "1"}, Unit.RANK)
    with pytest.raises(ChartDataError, match="ranks and years"):
        draw("multiples", ranks)
    assert get_lines(draw("multiples", ranks, options={"shape": "line"}))


def test_too_few_and_too_many_panels_are_said() -> None:
    assert list_warnings("multiples", make_simple({"A": "1", "B": "2"})) == ["one-panel"]
    assert list_warnings("multiples", make_grid(*[("1", "2", "3")] * 25)) == ["many-panels"]
    assert not list_warnings("multiples", make_grid(*[("1", "2", "3")] * 24))


def test_many_series_over_time_suggest_small_multiples_before_a_tangle_of_lines() -> None:
    columns = [DATES, *(number_column(key) for key in "abcdef")]
    rows = [(date_cell(str(2010 + row)), *(number_cell(str(row * 3 + each)) for each in range(6))) for row in range(8)]
    many, few = make_dataset(rows, columns), make_dataset([each[:2] for each in rows], columns[:2])
    ranked = [[each.kind for each in suggest(resolve_head("t", each, {}, Language.EN))] for each in (many, few)]
    assert ranked[0][:2] == ["multiples", "line"]
    assert ranked[1][0] == "line"


def test_lines_of_panels_stand_evenly_whatever_their_titles_take() -> None:
    """The distance from one line of panels to the next is the same, also where one title needs two lines."""
    names = ["A", "B", "C", "A very long name of an institution that takes two lines", "E", "F"]
    rows = [(name_cell(each), *(number_cell(str(at + 3)) for at in range(3))) for each in names]
    dataset = make_dataset(rows, (NAME, *(number_column(key) for key in "abc")))
    drawing = draw("multiples", dataset, width=240, options={"by": "rows", "shape": "column"})
    zeros = sorted(
        {round(each.lines[0][0][1], 2) for each in drawing.scene.get_marks("baseline") if isinstance(each, Strokes)}
    )
    steps = [other - one for one, other in pairwise(zeros)]
    assert len(steps) >= 2
    assert max(steps) - min(steps) < 0.1


def test_lines_run_in_order_of_time_and_columns_in_that_of_the_table() -> None:
    dataset = make_dated(("30",), ("10",), ("25",), years=("2024", "2022", "2023"))
    drawing = draw("multiples", dataset)
    assert set(get_lines(drawing)) == {(2, 0), (0, 0)}
    assert [each.text for each in get_texts(drawing, "value")] == ["30"]
    assert [each.text for each in get_texts(drawing, "tick")][-3:] == ["2022", "2023", "2024"]
    columns = draw("multiples", dataset, options={"shape": "column"})
    assert [each.text for each in get_texts(columns, "tick")][-3:] == ["2024", "2022", "2023"]


def test_dates_in_uneven_steps_stand_to_scale() -> None:
    drawing = draw("multiples", make_dated(("30",), ("10",), ("25",), years=("2014", "2023", "2024")))
    xs = sorted({x for line in get_lines(drawing).values() for x, _ in line.lines[0]})
    assert xs[1] - xs[0] == pytest.approx(9 * (xs[2] - xs[1]), rel=0.01)
    assert [each.text for each in get_texts(drawing, "tick")][-2:] == ["2014", "2024"]
    even = draw("multiples", make_dated(("30",), ("10",), ("25",), years=("2024-01", "2024-02", "2024-03")))
    assert "February 2024" in [each.text for each in get_texts(even, "tick")]
