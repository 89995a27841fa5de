"""Heat maps: colours in the order of the values, two hues only around zero, what is missing, and layouts for narrow sheets."""

from __future__ import annotations

import pytest

from briefing_app.charts import style
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Label, Rect, Strokes
from briefing_app.charts.suggest import resolve_head, suggest
from briefing_app.errors import ChartDataError
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import (
    LONG,
    NAME,
    draw,
    list_warnings,
    make_dataset,
    make_grid,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)


def get_cells(drawing: Drawing) -> dict[tuple[int, int], Rect]:
    return {(each.row, each.series): each for each in drawing.scene.get_marks("cell") if isinstance(each, Rect)}


def get_values(drawing: Drawing) -> dict[tuple[int, int], Label]:
    return {(each.row, each.series): each for each in drawing.scene.labels if each.role == "value"}


def test_the_larger_the_darker() -> None:
    cells = get_cells(draw("heatmap", make_grid(("1", "5"), ("3", "9"))))
    light = {key: style.get_luminance(each.fill) for key, each in cells.items()}
    assert light[0, 0] > light[1, 0] > light[0, 1] > light[1, 1]


def test_colours_are_in_proportion() -> None:
    cells = get_cells(draw("heatmap", make_grid(("0", "5", "10"))))
    reds = [int(cells[0, each].fill[1:3], 16) for each in range(3)]
    assert reds[0] - reds[1] == pytest.approx(reds[1] - reds[2], abs=1)


def test_values_above_and_below_zero_have_hues_of_their_own() -> None:
    cells = get_cells(draw("heatmap", make_grid(("-8", "8"), ("-2", "0"))))
    red, blue = (cells[key].fill for key in ((0, 0), (0, 1)))
    assert int(red[1:3], 16) > int(red[5:7], 16)
    assert int(blue[5:7], 16) > int(blue[1:3], 16)
    # As far below as above zero is as dark, though the scale is longer on one side.
    light = style.get_luminance(cells[1, 1].fill)
    assert light > style.get_luminance(cells[1, 0].fill) > style.get_luminance(red)
    # The same without any value above zero, where the scale is that of the values alone.
    below = get_cells(draw("heatmap", make_grid(("-8", "-2"))))
    assert all(int(each.fill[1:3], 16) > int(each.fill[5:7], 16) for each in below.values())
    assert style.get_luminance(below[0, 0].fill) < style.get_luminance(below[0, 1].fill)
    greys = get_cells(draw("heatmap", make_grid(("-8", "-2")), options={"palette": "print"}))
    assert style.get_luminance(greys[0, 0].fill) > style.get_luminance(greys[0, 1].fill)


def test_both_sides_of_zero_share_one_scale() -> None:
    cells = get_cells(draw("heatmap", make_grid(("-1", "1", "10"))))
    assert min(style.get_luminance(cells[0, each].fill) for each in (0, 1)) > 0.7


def test_greys_run_from_the_lowest_to_the_highest() -> None:
    cells = get_cells(draw("heatmap", make_grid(("-8", "0", "8")), options={"palette": "print"}))
    light = [style.get_luminance(cells[0, each].fill) for each in range(3)]
    assert light == sorted(light, reverse=True)
    assert len({each.fill[1:3] + each.fill[3:5] for each in cells.values()}) == 3


def test_every_value_stands_in_its_cell_and_can_be_read() -> None:
    rows = [[str(each * 7 % 23) for each in range(row, row + 6)] for row in range(6)]
    drawing = draw("heatmap", make_grid(*rows))
    cells, values = get_cells(drawing), get_values(drawing)
    assert cells.keys() == values.keys()
    assert len(cells) == 36
    for key, label in values.items():
        box = cells[key].box
        assert box.left < label.box.left
        assert label.box.right < box.right
        light = sorted((style.get_luminance(cells[key].fill), style.get_luminance(label.colour)))
        assert (light[1] + 0.05) / (light[0] + 0.05) >= 4.5


def test_names_and_headings_stand_at_their_rows_and_columns() -> None:
    drawing = draw("heatmap", make_grid(("1", "5"), ("3", "9")))
    cells = get_cells(drawing)
    for label in drawing.scene.labels:
        if label.role == "category":
            assert cells[label.row, 0].box.top < label.baseline < cells[label.row, 0].box.bottom
        if label.role == "heading":
            box = cells[0, label.series].box
            assert (label.box.left + label.box.right) / 2 == pytest.approx((box.left + box.right) / 2)
            assert label.box.bottom <= box.top


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_is_hatched_without_a_number_and_explained(language: Language) -> None:
    words = {Language.EN: "no data", Language.HANT: "沒有數據", Language.HANS: "无数据"}
    drawing = draw("heatmap", make_grid(("1", ""), ("3", "9")), language)
    assert (0, 1) not in get_cells(drawing)
    assert {(each.row, each.series) for each in drawing.scene.get_marks("missing-cell")} == {(0, 1), (-1, -1)}
    assert words[language] in [each.text for each in drawing.scene.labels if each.role == "key-name"]
    full = draw("heatmap", make_grid(("1", "2"), ("3", "9")), language)
    assert not full.scene.get_marks("missing-cell")
    assert words[language] not in [each.text for each in full.scene.labels]


def test_the_key_names_the_lowest_and_the_highest() -> None:
    drawing = draw("heatmap", make_grid(("over 1", "5"), ("3", "9")))
    assert [each.text for each in drawing.scene.labels if each.role == "key-name"] == ["over 1", "9"]
    steps = [each.fill for each in drawing.scene.get_marks("key") if isinstance(each, Rect)]
    cells = get_cells(drawing)
    assert (steps[0], steps[-1]) == (cells[0, 0].fill, cells[1, 1].fill)


def test_equal_values_have_one_colour_and_no_key() -> None:
    drawing = draw("heatmap", make_grid(("5", "5"), ("5", "5")))
    assert len({each.fill for each in get_cells(drawing).values()}) == 1
    assert not drawing.scene.get_marks("key")


def test_the_highlight_is_outlined_and_keeps_its_colours() -> None:
    dataset = make_grid(("1", "5"), ("3", "9"))
    plain, strong = (draw("heatmap", dataset, options=each) for each in ({}, {"highlight": [1]}))
    assert [each.fill for each in get_cells(plain).values()] == [each.fill for each in get_cells(strong).values()]
    assert [each.row for each in strong.scene.get_marks("outline") if isinstance(each, Strokes)] == [1]
    assert [each.bold for each in strong.scene.labels if each.role == "category"] == [False, True]


def test_long_names_stand_above_their_cells_in_a_narrow_chart() -> None:
    columns = [NAME, *(number_column(key) for key in "abc")]
    dataset = make_dataset([(name_cell(LONG), *map(number_cell, ("1", "2", "3")))], columns)
    drawing = draw("heatmap", dataset, width=170.0)
    cells = get_cells(drawing)
    assert all(each.box.bottom <= cells[0, 0].box.top for each in drawing.scene.labels if each.role == "category")
    assert cells[0, 0].box.left == 0


def test_what_fits_no_grid_is_a_list_with_every_heading_and_value() -> None:
    rows = [["123,456,789".replace(",", "")] * 8, ["987654321"] * 8]
    drawing = draw("heatmap", make_grid(*rows), width=150.0)
    assert len(get_values(drawing)) == 16
    headings = [each for each in drawing.scene.labels if each.role == "heading"]
    assert len(headings) == 16


def test_two_units_are_refused_and_one_column_is_better_as_bars() -> None:
    with pytest.raises(ChartDataError, match="different units"):
        draw("heatmap", make_grid(("1", "5"), units=(Unit.COUNT, Unit.HKD)))
    assert list_warnings("heatmap", make_simple({"A": "1", "B": "2"})) == ["one-column"]
    assert not list_warnings("heatmap", make_grid(("1", "5")))


def test_many_rows_and_columns_suggest_a_heat_map() -> None:
    many = make_grid(*[[str(row * 7 % 5 + 1 + each) for each in range(8)] for row in range(9)])
    few = make_grid(("1", "5"), ("3", "9"))
    ranked = [[each.kind for each in suggest(resolve_head("t", each, {}, Language.EN))] for each in (many, few)]
    assert ranked[0].index("heatmap") < 3
    assert ranked[1].index("heatmap") > 4
