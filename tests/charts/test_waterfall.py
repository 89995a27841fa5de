"""Waterfalls: steps that begin where the last one ended, sums from zero, and what cannot be added up."""

from __future__ import annotations

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Box, Rect, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.figure import Unit
from briefing_app.model.language import Language
from tests.charts.samples import LONG, NAME, draw, make_dataset, make_simple, name_cell, number_cell, number_column

STEPS = {"Start": "100", "Grants": "40", "Costs": "-60", "More costs": "-20"}


def get_boxes(drawing: Drawing, role: str = "bar") -> dict[int, Box]:
    return {each.row: each.box for each in drawing.scene.get_marks(role) if isinstance(each, Rect)}


def get_texts(drawing: Drawing, *roles: str) -> list[str]:
    return [each.text for each in drawing.scene.labels if each.role in roles]


def test_each_step_begins_where_the_last_one_ended() -> None:
    drawing = draw("waterfall", make_simple(STEPS))
    boxes = get_boxes(drawing)
    unit = (boxes[0].bottom - boxes[0].top) / 100
    assert boxes[1].bottom == pytest.approx(boxes[0].top)
    assert boxes[1].bottom - boxes[1].top == pytest.approx(40 * unit)
    assert boxes[2].top == pytest.approx(boxes[1].top)
    assert boxes[2].bottom - boxes[2].top == pytest.approx(60 * unit)
    assert boxes[3].top == pytest.approx(boxes[2].bottom)
    total = boxes[-1]
    assert total.top == pytest.approx(boxes[3].bottom)
    assert total.bottom == pytest.approx(boxes[0].bottom)


def test_thin_lines_carry_the_levels_over() -> None:
    drawing = draw("waterfall", make_simple(STEPS))
    boxes = get_boxes(drawing)
    levels = [each for each in drawing.scene.get_marks("level") if isinstance(each, Strokes)]
    heights = [each.lines[0][0][1] for each in levels]
    assert heights == pytest.approx([boxes[0].top, boxes[1].top, boxes[2].bottom, boxes[3].bottom])


def test_signs_are_written_and_the_total_is_said_to_be_calculated() -> None:
    drawing = draw("waterfall", make_simple(STEPS))
    assert get_texts(drawing, "value", "total") == ["100", "+40", "−60", "−20", "60"]
    assert "Total" in get_texts(drawing, "category")
    assert "Totals are calculated." in drawing.note
    without = draw("waterfall", make_simple(STEPS), options={"total": False})
    assert not get_texts(without, "total")
    assert "Totals are calculated." not in without.note


def test_the_sign_stands_between_about_and_the_currency() -> None:
    dataset = make_simple({"A": "1E+9", "B": "about 3E+9"}, Unit.HKD)
    values = {Language.EN: "about +HK$3 billion", Language.HANT: "約+30億港元", Language.HANS: "约+30亿港元"}
    for language, text in values.items():
        drawing = draw("waterfall", dataset, language, width=700)
        row = [each.text for each in drawing.scene.labels if each.row == 1 and each.role == "value"]
        assert ("" if language.chinese else " ").join(row) == text
        # What adds up an estimate is one.
        total = "".join(get_texts(drawing, "total"))
        assert total.startswith({Language.EN: "about", Language.HANT: "約", Language.HANS: "约"}[language])
        assert {each.row for each in drawing.scene.get_marks("hatch")} == {1, -1}


def test_rows_marked_as_sums_stand_on_zero() -> None:
    dataset = make_simple({"Opening": "100", "In": "40", "Middle": "140", "Out": "-50"})
    drawing = draw("waterfall", dataset, options={"sums": [0, 2]})
    boxes = get_boxes(drawing)
    assert boxes[2].bottom == pytest.approx(boxes[0].bottom)
    assert boxes[2].top == pytest.approx(boxes[1].top)
    assert get_texts(drawing, "value", "total") == ["100", "+40", "140", "−50", "90"]
    fills = {each.row: each.fill for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)}
    assert fills[0] == fills[2] == fills[-1]
    assert len({fills[0], fills[1], fills[3]}) == 3


def test_below_zero_the_texts_stand_below() -> None:
    drawing = draw("waterfall", make_simple({"A": "-10", "B": "-20", "C": "5"}))
    boxes = get_boxes(drawing)
    for row in range(3):
        value = next(each for each in drawing.scene.labels if each.row == row and each.role == "value")
        assert value.box.top >= boxes[row].bottom


def test_long_names_turn_it_on_its_side() -> None:
    rows = [(name_cell(LONG), number_cell(str(10 * row + 10))) for row in range(6)]
    boxes = get_boxes(draw("waterfall", make_dataset(rows)))
    assert all(boxes[row].left == pytest.approx(boxes[row - 1].right) for row in range(1, 6))
    assert all(boxes[row].top > boxes[row - 1].bottom for row in range(1, 6))


@pytest.mark.parametrize("value", ["", "over 5", "at-most 5", "3..5"])
def test_steps_that_are_not_known_are_refused(value: str) -> None:
    with pytest.raises(ChartDataError, match="a step is missing, a limit or a range"):
        draw("waterfall", make_simple({"A": "1", "B": value, "C": "2"}))


def test_a_sum_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ChartDataError, match="is not the sum of the steps before it"):
        draw("waterfall", make_simple({"A": "1", "B": "2", "C": "4"}), options={"sums": [2]})
    draw("waterfall", make_simple({"A": "1", "B": "2", "C": "3"}), options={"sums": [2]})
    draw("waterfall", make_simple({"A": "1", "B": "about 2", "C": "4"}), options={"sums": [2]})


def test_two_columns_and_ranks_are_refused() -> None:
    columns = (NAME, number_column("a"), number_column("b"))
    dataset = make_dataset([(name_cell("A"), number_cell("5"), number_cell("6"))], columns)
    with pytest.raises(ChartDataError, match="adds up one column"):
        draw("waterfall", dataset)
    draw("waterfall", dataset, options={"values": ["b"]})
    with pytest.raises(ChartDataError, match="ranks and years are not amounts"):
        draw("waterfall", make_simple({"A": "2", "B": "3"}, Unit.RANK))
