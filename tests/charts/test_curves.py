"""Lines and areas: values beside the line and never on it, ends close to their texts, words at points without a mark."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.room import crosses
from briefing_app.charts.scene import Box, Strokes
from briefing_app.model.chart import Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import DATES, date_cell, draw, make_dataset, number_cell, number_column
from tests.charts.test_every_kind import find_crossed, find_faults


def make_years(values: list[str], unit: Unit = Unit.COUNT) -> Dataset:
    rows = [(date_cell(str(2000 + at)), number_cell(each)) for at, each in enumerate(values)]
    return make_dataset(rows, (DATES, number_column("a", unit)))


def get_texts(drawing: Drawing, role: str) -> list[str]:
    return [each.text for each in drawing.scene.labels if each.role == role]


def get_segments(drawing: Drawing) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    marks = [each for each in drawing.scene.get_marks("line") if isinstance(each, Strokes)]
    return [pair for each in marks for line in each.lines for pair in pairwise(line)]


@pytest.mark.parametrize("zero", [True, False])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_stands_on_a_line_of_any_course(language: Language, zero: bool) -> None:
    """Two sizes of money, which share no unit: long texts at steep and flat stretches, peaks and dips."""
    dice = random.Random(7)
    for width in (200.0, 330.0, 480.0, 800.0):
        for _ in range(12):
            values = [f"{dice.randint(400, 2000)}E+6" for _ in range(dice.randint(2, 8))]
            drawing = draw(
                "line", make_years([*values, "1.2345E+8"], Unit.HKD), language, width=width, options={"zero": zero}
            )
            assert not find_crossed(drawing), (values, width)
            assert not find_faults(drawing), (values, width)


def test_a_value_above_a_peak_and_below_a_dip() -> None:
    drawing = draw("line", make_years(["40", "90", "30", "80"]))
    texts = {each.row: each.box for each in drawing.scene.labels if each.role == "value"}
    heights = {round(end[0], 3): end[1] for segment in get_segments(drawing) for end in segment}
    ys = [heights[x] for x in sorted(heights)]
    assert len(texts) == 4
    assert texts[1].bottom < ys[1]
    assert texts[2].top > ys[2]


def test_where_not_all_values_fit_the_axis_and_the_extremes_are_left() -> None:
    values = ["5.15E+8", "1.234E+9", "4.35E+8", "1.1E+9", "5.25E+8", "1.3E+9", "5.05E+8", "7.77E+8"]
    drawing = draw("line", make_years([*values, "1.2345E+8"], Unit.HKD), width=260)
    assert len(get_texts(drawing, "tick")) >= 2
    said = {*get_texts(drawing, "value"), *get_texts(drawing, "end")}
    assert "HK$1.3 billion" in said
    assert len(said) < len(values)


def test_an_axis_without_zero_makes_room_below_a_dip() -> None:
    """The value of the dip stands neither on the line nor on the dashed foot of the axis."""
    drawing = draw("line", make_years(["410", "520", "402", "680"]), options={"zero": False}, width=200)
    (foot,) = [each for each in drawing.scene.get_marks("cut") if isinstance(each, Strokes)]
    level = foot.lines[0][0][1]
    boxes = [each.box for each in drawing.scene.labels if each.role == "value"]
    assert len(boxes) == 4
    assert all(box.bottom <= level or box.top >= level for box in boxes)
    assert not any(crosses(box, *each) for box in boxes for each in get_segments(drawing))


@pytest.mark.parametrize("kind", ["area", "line"])
def test_the_last_value_stands_at_the_end_of_its_line(kind: str) -> None:
    drawing = draw(kind, make_years(["4", "6", "5", "8"]), options={"grid": True})
    (end,) = [each for each in drawing.scene.labels if each.role == "end"]
    last = max(x for segment in get_segments(drawing) for x, _ in segment)
    assert 3.0 <= end.x - last <= 10.0


@pytest.mark.parametrize("kind", ["area", "line"])
@pytest.mark.parametrize("row", [0, 40, 79])
def test_words_about_a_point_without_a_mark_stand_near_it(kind: str, row: int) -> None:
    values = [str(100 + (at * 37) % 50) for at in range(80)]
    options = {"annotations": [{"row": row, "text": {"en": "Opened"}}]}
    drawing = draw(kind, make_years(values), options=options, width=460)
    (words,) = [each for each in drawing.scene.labels if each.role == "annotation"]
    assert words.text == "Opened"
    xs = sorted({x for segment in get_segments(drawing) for x, _ in segment})
    box: Box = words.box
    assert box.left - 80 <= xs[row] <= box.right + 80
    assert box.bottom < max(each.box.bottom for each in drawing.scene.labels if each.role == "category")


def make_shuffled() -> Dataset:
    """The latest date comes first, and the last row is neither the latest nor the largest."""
    rows = [("2024-03", "30", "5"), ("2023-01", "10", "8"), ("2024-01", "25", "6"), ("2023-06", "18", "7")]
    cells = [(date_cell(when), number_cell(one), number_cell(other)) for when, one, other in rows]
    return make_dataset(cells, (DATES, number_column("a"), number_column("b")))


@pytest.mark.parametrize("options", [{}, {"sort": "descending"}, {"sort": "ascending"}])
@pytest.mark.parametrize("kind", ["area", "line"])
def test_dates_in_any_order_end_with_the_value_of_the_latest(kind: str, options: dict[str, object]) -> None:
    drawing = draw(kind, make_shuffled(), options={"grid": True, **options})
    assert [each.split()[-1] for each in get_texts(drawing, "end")] == ["a", "30", "b", "5"]
    upper, lower = [each.box for each in drawing.scene.labels if each.text in ("30", "5") and each.role == "end"]
    assert (upper.bottom < lower.top) == (kind == "line")  # areas stand on one another
    assert [each.name for each in drawing.shown.entries][::2] == [
        "January 2023",
        "June 2023",
        "January 2024",
        "March 2024",
    ]


def test_of_uneven_dates_the_first_and_the_last_are_named_before_those_between() -> None:
    rows = [("2020", "1"), ("2021", "2"), ("2025", "3"), ("2029-12", "4"), ("2030-01", "5")]
    dataset = make_dataset([(date_cell(when), number_cell(each)) for when, each in rows], (DATES, number_column("a")))
    names = get_texts(draw("line", dataset, width=220), "category")
    assert names[0] == "2020"
    assert names[-1] == "January 2030"
    assert "December 2029" not in names
    assert 2 < len(names) < 5


def test_even_dates_are_named_in_a_rhythm() -> None:
    names = get_texts(draw("line", make_years([str(each) for each in range(31)]), width=330), "category")
    assert names == ["2000", "2005", "2010", "2015", "2020", "2025", "2030"]
