"""Scatter charts: places, areas, groups, what is not exact or missing, and names that touch nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Disc, Label, Rect, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Column, ColumnKind, Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.charts.samples import NAME, draw, make_dataset, name_cell, number_cell, number_column

GROUP = Column("g", LocalText("Kind", "類別", "类别"))


def make_points(*points: Sequence[str], units: tuple[Unit, Unit] = (Unit.COUNT, Unit.COUNT)) -> Dataset:
    """Rows of across, up and, if there is a third, the size."""
    columns = [NAME, number_column("a", units[0]), number_column("b", units[1]), number_column("c")]
    rows = [(name_cell(f"P{row}"), *map(number_cell, each)) for row, each in enumerate(points)]
    return make_dataset(rows, columns[: len(rows[0])])


def get_discs(drawing: Drawing, role: str = "point") -> dict[int, Disc]:
    return {each.row: each for each in drawing.scene.get_marks(role) if isinstance(each, Disc)}


def get_texts(drawing: Drawing, role: str) -> list[Label]:
    return [each for each in drawing.scene.labels if each.role == role]


def test_places_are_to_scale_on_both_axes() -> None:
    discs = get_discs(draw("scatter", make_points(("10", "5"), ("20", "15"), ("40", "10"), ("0", "0"))))
    assert discs[2].x - discs[1].x == pytest.approx(2 * (discs[1].x - discs[0].x))
    assert discs[0].y - discs[1].y == pytest.approx(2 * (discs[0].y - discs[2].y))
    assert discs[0].x < discs[1].x
    assert discs[1].y < discs[0].y


def test_axes_have_their_own_scales_units_and_titles() -> None:
    dataset = make_points(("1E+9", "5"), ("3E+9", "15"), ("4E+9", "11"), units=(Unit.HKD, Unit.PERCENT))
    drawing = draw("scatter", dataset)
    assert [(each.text, each.series) for each in get_texts(drawing, "axis-title")] == [("Amount b", 1), ("Amount a", 0)]
    ticks = [each.text for each in get_texts(drawing, "tick")]
    assert "HK$4 billion" in ticks
    assert "15%" in ticks


def test_ticks_stand_at_their_values() -> None:
    drawing = draw("scatter", make_points(("10", "10"), ("20", "20"), ("40", "40")))
    discs = get_discs(drawing)
    across = {each.text: each for each in get_texts(drawing, "tick") if each.series == 0}
    up = {each.text: each for each in get_texts(drawing, "tick") if each.series == 1}
    assert across["20"].x + across["20"].width / 2 == pytest.approx(discs[1].x, abs=0.5)
    assert up["40"].baseline - up["40"].size * 0.36 == pytest.approx(discs[2].y, abs=0.5)


@pytest.mark.parametrize(("zero", "first"), [(False, "90"), (True, "0")])
def test_axes_start_near_the_values_or_at_zero(zero: bool, first: str) -> None:
    drawing = draw("scatter", make_points(("91", "95"), ("97", "99"), ("100", "93")), options={"zero": zero})
    ticks = [each.text for each in get_texts(drawing, "tick") if each.series == 0]
    assert ticks[0] == first


def test_areas_and_not_radii_are_proportional() -> None:
    dataset = make_points(("10", "5", "400"), ("20", "15", "100"), ("40", "10", "25"))
    discs = get_discs(draw("scatter", dataset, options={"size": "c"}), "bubble")
    assert discs[0].radius == pytest.approx(2 * discs[1].radius)
    assert discs[1].radius == pytest.approx(2 * discs[2].radius)


def test_small_bubbles_lie_above_large_ones_and_the_key_shows_the_largest() -> None:
    dataset = make_points(("10", "5", "25"), ("10", "5", "400"), ("40", "10", "100"))
    drawing = draw("scatter", dataset, options={"size": "c"})
    order = [each.row for each in drawing.scene.get_marks("bubble")]
    assert order == [1, 2, 0]
    key = next(each for each in drawing.scene.get_marks("size-key") if isinstance(each, Disc))
    assert key.radius == get_discs(drawing, "bubble")[1].radius
    assert get_texts(drawing, "size-key")[0].text == "Area: Amount c (this size: 400)"


@pytest.mark.parametrize("size", ["-3", "over 3", "2..4"])
def test_a_size_that_no_area_can_show_is_refused(size: str) -> None:
    with pytest.raises(ChartDataError) as caught:
        draw("scatter", make_points(("10", "5", "4"), ("20", "15", size)), options={"size": "c"})
    assert caught.value.reason == "loose-size"


def test_a_missing_size_is_hollow_and_said() -> None:
    drawing = draw("scatter", make_points(("10", "5", "4"), ("20", "15", "")), options={"size": "c"})
    assert set(get_discs(drawing, "unsized")) == {1}
    assert [each.text for each in get_texts(drawing, "missing")] == ["No data: P1 (Amount c)."]


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.EN, "No data: P1, P2."), (Language.HANT, "沒有數據：P1、P2。"), (Language.HANS, "无数据：P1、P2。")],
)
def test_rows_without_both_values_are_no_points_and_are_named(language: Language, said: str) -> None:
    drawing = draw("scatter", make_points(("10", "5"), ("20", ""), ("", "15"), ("40", "8")), language)
    assert set(get_discs(drawing)) == {0, 3}
    assert [each.text for each in get_texts(drawing, "missing")] == [said]


def test_many_missing_rows_are_counted() -> None:
    drawing = draw("scatter", make_points(("10", "5"), *[("", "1")] * 30))
    assert [each.text for each in get_texts(drawing, "missing")] == ["No data: P1, P2, P3 and 27 more."]


def test_no_row_with_both_values_is_refused() -> None:
    with pytest.raises(ChartDataError) as caught:
        draw("scatter", make_points(("10", ""), ("", "15")))
    assert caught.value.reason == "no-pairs"
    assert all(caught.value.why.best(each)[1] is each for each in LANGUAGES)


def test_one_column_is_refused_and_a_third_waits_to_be_chosen() -> None:
    with pytest.raises(ChartDataError, match="needs two columns"):
        draw("scatter", make_points(("10",), ("4",)))
    with pytest.raises(ChartDataError, match="needs two columns"):
        draw("scatter", make_points(("10", "5", "4")), options={"values": ["a", "b", "c"]})
    drawing = draw("scatter", make_points(("10", "5", "4")), options={"values": ["c", "a"]})
    assert [each.text for each in get_texts(drawing, "axis-title")] == ["Amount a", "Amount c"]


def test_estimates_are_hollow_limits_have_arrows_and_ranges_stretch() -> None:
    drawing = draw("scatter", make_points(("about 10", "5"), ("20", "over 5"), ("under 30", "9"), ("3..8", "9")))
    assert set(get_discs(drawing, "estimate")) == {0}
    assert set(get_discs(drawing, "limit")) == {1, 2}
    assert {each.row for each in drawing.scene.get_marks("arrow")} == {1, 2}
    stretch = next(each for each in drawing.scene.get_marks("range") if isinstance(each, Rect))
    assert stretch.row == 3
    assert stretch.box.right - stretch.box.left > stretch.box.bottom - stretch.box.top
    assert "Hollow mark: approximate value." in drawing.note
    assert "Arrow: the source gives a limit" in drawing.note


def make_grouped(groups: Sequence[str]) -> Dataset:
    rows = [
        (name_cell(f"P{row}"), number_cell(str(row)), number_cell(str(row * row)), name_cell(each))
        for row, each in enumerate(groups)
    ]
    return make_dataset(rows, (NAME, number_column("a"), number_column("b"), GROUP))


def test_groups_are_colours_with_a_key_and_words_in_the_alternative_text() -> None:
    drawing = draw("scatter", make_grouped(["firm", "fund", "firm"]), options={"group": "g"})
    fills = {row: each.fill for row, each in get_discs(drawing).items()}
    assert fills[0] == fills[2] != fills[1]
    assert [each.text for each in get_texts(drawing, "key-name")] == ["firm", "fund"]
    assert "P1 (fund)" in drawing.alt
    assert b"P1 (fund)" in drawing.csv


def test_more_than_six_groups_are_refused() -> None:
    six = draw("scatter", make_grouped(list("abcdef")), options={"group": "g"})
    assert len({each.fill for each in get_discs(six).values()}) == 6
    with pytest.raises(ChartDataError, match="six groups"):
        draw("scatter", make_grouped(list("abcdefg")), options={"group": "g"})


def test_every_name_is_written_where_there_is_room() -> None:
    drawing = draw("scatter", make_points(*[(str(each), str(each * 37 % 11)) for each in range(8)]))
    assert {each.text for each in get_texts(drawing, "category")} == {f"P{row}" for row in range(8)}


def test_in_a_crowd_the_highlighted_keeps_its_name_and_covers_no_point() -> None:
    points = [(str(50 + each * 17 % 7), str(50 + each * 29 % 9)) for each in range(60)]
    drawing = draw("scatter", make_points(*points), width=260.0, options={"highlight": [31]})
    names = get_texts(drawing, "category")
    assert len(names) < 60
    kept = [each for each in names if each.bold]
    assert [each.text for each in kept] == ["P31"]
    discs = get_discs(drawing).values()
    for name in names:
        assert not any(
            name.box.left < disc.x < name.box.right and name.box.top < disc.y < name.box.bottom for disc in discs
        )


def test_the_highlight_keeps_its_colour() -> None:
    discs = get_discs(draw("scatter", make_points(("1", "2"), ("3", "4")), options={"highlight": [1]}))
    assert discs[1].fill == "#2556C9" != discs[0].fill


def test_all_values_are_in_the_words_of_the_chart() -> None:
    drawing = draw("scatter", make_points(("10", "5", "400"), ("20", "15", "100")), options={"size": "c"})
    assert "P0: Amount a 10, Amount b 5, Amount c 400" in drawing.alt


def test_the_kind_of_the_group_column_does_not_matter() -> None:
    dates = Column("g", LocalText.same("g"), ColumnKind.NUMBER)
    rows = [(name_cell("A"), number_cell("1"), number_cell("2"), number_cell("7"))]
    dataset = make_dataset(rows, (NAME, number_column("a"), number_column("b"), dates))
    drawing = draw("scatter", dataset, options={"values": ["a", "b"], "group": "g"})
    assert [each.text for each in get_texts(drawing, "key-name")] == ["7"]


def test_a_reference_line_stands_at_its_height_and_widens_the_axis() -> None:
    dataset = make_points(("10", "5"), ("20", "15"), ("40", "10"), ("0", "0"))
    line = {"value": "30", "label": {"en": "Target"}}
    drawing = draw("scatter", dataset, options={"reference_line": line})
    discs = get_discs(drawing)
    level = next(each for each in drawing.scene.get_marks("reference") if isinstance(each, Strokes)).lines[0][0][1]
    assert discs[3].y - level == pytest.approx(2 * (discs[3].y - discs[1].y))
    assert [each.text for each in get_texts(drawing, "reference-name")] == ["Target: 30"]


def test_an_annotation_stands_near_its_point() -> None:
    note = {"row": 1, "series": "b", "text": {"en": "moved"}}
    drawing = draw("scatter", make_points(("10", "5"), ("20", "15"), ("40", "10")), options={"annotations": [note]})
    label, disc = get_texts(drawing, "annotation")[0], get_discs(drawing)[1]
    assert abs((label.box.left + label.box.right) / 2 - disc.x) < 80
    assert abs(label.baseline - disc.y) < 40


def test_a_thousand_points_are_drawn_and_only_the_highlighted_named() -> None:
    points = [(str(each * 7919 % 1009), str(each * 104729 % 997)) for each in range(1000)]
    drawing = draw("scatter", make_points(*points), options={"highlight": [3]})
    assert len(get_discs(drawing)) == 1000
    assert [each.text for each in get_texts(drawing, "category")] == ["P3"]


def test_more_points_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ChartDataError) as caught:
        draw("scatter", make_points(*[(str(each), "1") for each in range(2001)]))
    assert all(caught.value.why.best(each)[1] is each for each in LANGUAGES)
