"""Slopes: what their lines and texts say of two dates."""

from __future__ import annotations

import pytest

from briefing_app.charts.drawing import Drawing, build_drawing
from briefing_app.charts.scene import Disc, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Chart
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.charts.samples import FONTS, NAME, draw, make_dataset, make_grid, name_cell, number_cell, number_column


def get_lines(drawing: Drawing) -> dict[int, Strokes]:
    return {each.row: each for each in drawing.scene.get_marks("line") if isinstance(each, Strokes)}


def test_heights_are_to_one_scale_on_both_sides() -> None:
    drawing = draw("slope", make_grid(("10", "20"), ("20", "40")))
    ends = {row: line.lines[0] for row, line in get_lines(drawing).items()}
    (_, ten), (_, twenty) = ends[0]
    (_, twenty_left), (_, forty) = ends[1]
    assert twenty == pytest.approx(twenty_left)
    assert twenty - forty == pytest.approx(2 * (ten - twenty))


def test_every_text_stands_beside_its_point_in_order() -> None:
    drawing = draw("slope", make_grid(("10", "21"), ("20", "20"), ("30", "22")))
    labels = drawing.scene.labels
    for series, order in ((0, [2, 1, 0]), (1, [2, 0, 1])):
        values = [each for each in labels if each.role == "value" and each.series == series]
        assert [each.row for each in sorted(values, key=lambda each: each.baseline)] == order
    names = {each.row: each.baseline for each in labels if each.role == "category"}
    values_left = {each.row: each.baseline for each in labels if each.role == "value" and each.series == 0}
    assert all(abs(names[row] - values_left[row]) < 1 for row in range(3))
    assert [each.text for each in labels if each.role == "heading"] == ["Amount a", "Amount b"]


def test_a_missing_end_has_no_line_and_no_point() -> None:
    drawing = draw("slope", make_grid(("10", ""), ("", "12"), ("5", "6")))
    assert set(get_lines(drawing)) == {2}
    points = {(each.row, each.series) for each in drawing.scene.get_marks("point")}
    assert points == {(0, 0), (1, 1), (2, 0), (2, 1)}
    missing = {(each.row, each.series) for each in drawing.scene.labels if each.text == "no data"}
    assert missing == {(0, 1), (1, 0)}


def test_lines_to_values_that_are_not_exact_are_dashed_and_ranges_have_none() -> None:
    drawing = draw("slope", make_grid(("10", "about 12"), ("over 5", "6"), ("3..4", "9"), ("7", "8")))
    assert {row: bool(line.dash) for row, line in get_lines(drawing).items()} == {0: True, 1: True, 3: False}
    assert {each.row for each in drawing.scene.get_marks("range")} == {2}
    assert {each.row for each in drawing.scene.get_marks("arrow")} == {1}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["slope", "line"])
def test_an_axis_that_does_not_start_at_zero_says_so(kind: str, language: Language) -> None:
    words = {Language.EN: "does not start at zero", Language.HANT: "並非由零開始", Language.HANS: "并非从零开始"}
    dataset = make_grid(("95", "99"), ("97", "98"))
    cut = draw(kind, dataset, language, options={"zero": False})
    whole = draw(kind, dataset, language, options={"zero": True})
    assert words[language] in cut.note
    assert cut.scene.get_marks("cut")
    assert words[language] not in whole.note
    assert whole.scene.get_marks("baseline")


def test_the_highlight_keeps_its_colour() -> None:
    drawing = draw("slope", make_grid(("10", "20"), ("20", "40")), options={"highlight": [1]})
    lines = get_lines(drawing)
    assert lines[1].colour == "#2556C9" != lines[0].colour
    assert lines[1].width > lines[0].width
    fills = {each.row: each.fill for each in drawing.scene.get_marks("point") if isinstance(each, Disc)}
    assert fills[1] == lines[1].colour


@pytest.mark.parametrize("count", [1, 3])
def test_another_number_of_columns_is_refused(count: int) -> None:
    columns = (NAME, *(number_column(key) for key in "abc"[:count]))
    dataset = make_dataset([(name_cell("A"), *(number_cell("5") for _ in range(count)))], columns)
    with pytest.raises(ChartDataError, match="two columns of numbers"):
        draw("slope", dataset)
    if count == 3:
        drawing = draw("slope", dataset, options={"values": ["a", "c"]})
        assert [each.text for each in drawing.scene.labels if each.role == "heading"] == ["Amount a", "Amount c"]


def test_two_units_are_refused() -> None:
    columns = (NAME, number_column("a"), number_column("b", Unit.HKD))
    with pytest.raises(ChartDataError, match="different units"):
        draw("slope", make_dataset([(name_cell("A"), number_cell("5"), number_cell("6"))], columns))


def test_long_names_stand_above_their_values_in_a_narrow_chart() -> None:
    rows = [(name_cell("Biotechnology companies listed"), number_cell("5E+12"), number_cell("6E+12"))]
    chart = Chart("c", "c", "d", "slope", LocalText.same("T"))
    dataset = make_dataset(rows, (NAME, number_column("a"), number_column("b")))
    drawing = build_drawing(chart, dataset, {}, Language.EN, width_pt=150, measure=FONTS[Language.EN].measure)
    names = [each for each in drawing.scene.labels if each.role == "category"]
    value = next(each for each in drawing.scene.labels if each.role == "value" and each.series == 0)
    assert all(each.box.bottom <= value.box.top + 0.1 for each in names)
