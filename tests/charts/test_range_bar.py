"""Range bars: ends at their values, what is not exact, missing or the wrong way round, and the line of zero."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.room import crosses
from briefing_app.charts.scene import Disc, Label, Polygon, Rect, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES
from tests.charts.samples import NAME, draw, make_dataset, make_grid, make_simple, name_cell, number_cell, number_column


def get_boxes(drawing: Drawing, role: str = "bar") -> dict[int, Rect]:
    return {each.row: each for each in drawing.scene.get_marks(role) if isinstance(each, Rect)}


def get_texts(drawing: Drawing, *roles: str) -> dict[tuple[int, int], Label]:
    return {(each.row, each.series): each for each in drawing.scene.labels if each.role in roles}


@pytest.mark.parametrize("zero", [True, False])
def test_bars_reach_from_the_lowest_to_the_highest_to_scale(zero: bool) -> None:
    drawing = draw("range-bar", make_grid(("10", "20"), ("20", "40"), ("30", "40")), options={"zero": zero})
    boxes = {row: each.box for row, each in get_boxes(drawing).items()}
    assert boxes[0].right == pytest.approx(boxes[1].left)
    assert boxes[1].right - boxes[1].left == pytest.approx(2 * (boxes[0].right - boxes[0].left))
    assert boxes[2].right == pytest.approx(boxes[1].right)


def test_one_column_of_ranges_says_the_same_with_one_text() -> None:
    two = draw("range-bar", make_grid(("10", "20"), ("20", "40")))
    one = draw("range-bar", make_simple({"N0": "10..20", "N1": "20..40"}))
    lengths = [[each.box.right - each.box.left for each in get_boxes(drawing).values()] for drawing in (two, one)]
    assert lengths[0][1] / lengths[0][0] == pytest.approx(lengths[1][1] / lengths[1][0]) == pytest.approx(2)
    assert {key: each.text for key, each in get_texts(one, "value").items()} == {(0, 0): "10–20", (1, 0): "20–40"}


def test_values_stand_beside_the_ends_they_belong_to() -> None:
    drawing = draw("range-bar", make_grid(("10", "20"), ("20", "40")))
    boxes, texts = get_boxes(drawing), get_texts(drawing, "value")
    for row in (0, 1):
        assert texts[row, 0].box.right <= boxes[row].box.left
        assert texts[row, 1].box.left >= boxes[row].box.right
    assert [each.text for each in drawing.scene.labels if each.role == "key-name"] == ["Amount a", "Amount b"]


def test_zero_is_a_line_and_another_start_is_dashed_and_said() -> None:
    dataset = make_grid(("90", "95"), ("92", "99"))
    whole, cut = (draw("range-bar", dataset, options={"zero": each}) for each in (True, False))
    assert whole.scene.get_marks("baseline")
    assert not whole.scene.get_marks("cut")
    assert "does not start at zero" not in whole.note
    assert cut.scene.get_marks("cut")
    assert not cut.scene.get_marks("baseline")
    assert "does not start at zero" in cut.note
    lengths = [get_boxes(each)[1].box.right - get_boxes(each)[1].box.left for each in (whole, cut)]
    assert lengths[1] > 3 * lengths[0]


def test_years_have_no_zero() -> None:
    drawing = draw("range-bar", make_grid(("2015", "2019"), ("2018", "2026"), unit=Unit.YEAR))
    boxes = get_boxes(drawing)
    assert boxes[1].box.right - boxes[1].box.left == pytest.approx(2 * (boxes[0].box.right - boxes[0].box.left))
    assert boxes[0].box.right - boxes[0].box.left > 60
    assert "zero" not in drawing.note


def crosses_value(drawing: Drawing) -> bool:
    lines = [
        line
        for role in ("baseline", "cut")
        for each in drawing.scene.get_marks(role)
        if isinstance(each, Strokes)
        for line in each.lines
    ]
    return any(crosses(label.box, *line) for label in get_texts(drawing, "value").values() for line in lines)


def test_values_that_zero_would_run_through_stand_together_at_the_other_end() -> None:
    dataset = make_grid(("6.125E+6", "9E+7"), ("5E+7", "1E+8"), unit=Unit.HKD)
    drawing = draw("range-bar", dataset, width=300)
    texts, boxes = get_texts(drawing, "value"), get_boxes(drawing)
    assert [each.text for each in texts.values()] == ["6.125 – 90", "50 – 100"]
    assert all(label.box.left > boxes[row].box.right for (row, _), label in texts.items())
    (line,) = [each for each in drawing.scene.get_marks("baseline") if isinstance(each, Strokes)]
    assert len(line.lines) == 1  # in one piece from the first row to the last
    below = draw("range-bar", make_grid(("-90", "-5"), ("-100", "-50"), ("-100", "40")), width=300)
    assert get_texts(below, "value")[0, 0].box.right < get_boxes(below)[0].box.left


@pytest.mark.parametrize("width", [140.0, 300.0, 480.0, 800.0])
@pytest.mark.parametrize("zero", [True, False])
@pytest.mark.parametrize(
    "pairs",
    [
        (("5", "90"), ("50", "100")),
        (("-90", "-5"), ("-100", "-50")),
        (("-3", "90"), ("2", "100"), ("-60", "-1")),
        (("1200", "3800"), ("900", "2600"), ("700", "4400"), ("", "")),
    ],
)
def test_no_value_stands_on_the_line_of_zero(pairs: Sequence[tuple[str, str]], zero: bool, width: float) -> None:
    for unit in (Unit.COUNT, Unit.HKD):
        assert not crosses_value(draw("range-bar", make_grid(*pairs, unit=unit), width=width, options={"zero": zero}))


def test_the_key_begins_over_the_bars() -> None:
    drawing = draw("range-bar", make_grid(("1200", "3800"), ("900", "2600")), options={"labels": "beside"})
    names = [each for each in drawing.scene.labels if each.role == "category"]
    key = next(each for each in drawing.scene.labels if each.role == "key-name")
    assert key.x >= max(each.box.right for each in names)


def test_a_missing_end_is_a_point_and_said() -> None:
    drawing = draw("range-bar", make_grid(("10", ""), ("", "20"), ("", ""), ("5", "6")))
    assert set(get_boxes(drawing)) == {3}
    points = {each.row: each for each in drawing.scene.get_marks("point") if isinstance(each, Disc)}
    assert set(points) == {0, 1}
    assert {key: each.text for key, each in get_texts(drawing, "missing").items()} == {
        (0, 1): "no data",
        (1, 0): "no data",
        (2, 1): "no data",
    }


@pytest.mark.parametrize(
    ("low", "high", "roles"),
    [
        ("10", "20", {"bar"}),
        ("about 10", "20", {"estimate", "hatch"}),
        ("10", "over 20", {"bar", "arrow"}),
        ("under 10", "20", {"bar", "arrow"}),
        ("over 10", "20", {"bound", "limit"}),
        ("10", "at-most 20", {"bound", "limit"}),
        ("8..12", "20", {"bar", "range", "hatch"}),
        ("", "about 20", {"estimate"}),
        ("over 10", "", {"limit"}),
    ],
)
def test_how_exact_the_ends_are_is_seen(low: str, high: str, roles: set[str]) -> None:
    drawing = draw("range-bar", make_grid((low, high), ("1", "40")))
    found = {each.role for each in drawing.scene.marks if each.row == 0 and not isinstance(each, Label)}
    assert found - {"outline"} == roles


def test_arrows_point_to_where_the_true_value_lies() -> None:
    drawing = draw("range-bar", make_grid(("under 10", "20"), ("10", "over 20")))
    tips = {each.row: each.points[0][0] for each in drawing.scene.get_marks("arrow") if isinstance(each, Polygon)}
    boxes = get_boxes(drawing)
    assert tips[0] < boxes[0].box.left
    assert tips[1] > boxes[1].box.right


def test_a_lowest_above_the_highest_is_refused() -> None:
    with pytest.raises(ChartDataError) as caught:
        draw("range-bar", make_grid(("10", "20"), ("30", "20")))
    assert caught.value.reason == "backwards"
    assert all(caught.value.why.best(each)[1] is each for each in LANGUAGES)


@pytest.mark.parametrize(
    ("units", "reason"), [((Unit.COUNT, Unit.HKD), "mixed-units"), ((Unit.COUNT,) * 3, "one-or-two-columns")]
)
def test_other_columns_are_refused(units: Sequence[Unit], reason: str) -> None:
    columns = [NAME, *(number_column(key, unit) for key, unit in zip("abc", units, strict=False))]
    rows = [(name_cell("A"), *(number_cell(str(each)) for each in range(len(units))))]
    with pytest.raises(ChartDataError) as caught:
        draw("range-bar", make_dataset(rows, columns))
    assert caught.value.reason == reason


def test_a_third_column_waits_to_be_chosen() -> None:
    columns = [NAME, *(number_column(key) for key in "abc")]
    dataset = make_dataset([(name_cell("A"), number_cell("1"), number_cell("2"), number_cell("9"))], columns)
    drawing = draw("range-bar", dataset, options={"values": ["b", "c"]})
    assert {each.text for each in get_texts(drawing, "value").values()} == {"2", "9"}


def test_without_room_the_values_stand_above_their_bar() -> None:
    text = "about HK$3 billion – HK$4 billion"
    pairs = make_grid(("about 3E+9", "4E+9"), ("about 1.234E+8", "9.123E+9"), unit=Unit.HKD)
    drawing = draw("range-bar", pairs, width=145.0)
    values = [each for each in drawing.scene.labels if each.role == "value" and each.row == 0]
    assert text.replace(" ", "") in "".join(each.text for each in values).replace(" ", "")
    assert all(each.box.bottom <= get_boxes(drawing, "estimate")[0].box.top for each in values)


def test_the_highlight_keeps_its_colour() -> None:
    drawing = draw("range-bar", make_grid(("10", "20"), ("20", "40")), options={"highlight": [1]})
    fills = {row: each.fill for row, each in get_boxes(drawing).items()}
    assert fills[1] == "#2556C9" != fills[0]


def test_both_ends_are_in_the_words_of_the_chart() -> None:
    drawing = draw("range-bar", make_grid(("10", "over 20")))
    assert "N0: 10 to over 20" in drawing.alt
    assert drawing.csv.count(b"N0") == 2
