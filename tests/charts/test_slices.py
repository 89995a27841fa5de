"""Pies and donuts: what they take for a whole, and what their slices and texts say of it."""

from __future__ import annotations

import math

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Polygon
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Cell, Dataset
from briefing_app.model.figure import CountNoun, Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import (
    DRUGS,
    NAME,
    draw,
    make_dataset,
    make_quoted,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)

KINDS = ["donut", "pie"]


def get_area(polygon: Polygon) -> float:
    """By the shoelace formula, in square points."""
    points = polygon.points
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def get_slices(drawing: Drawing) -> dict[int, Polygon]:
    return {each.row: each for each in drawing.scene.get_marks("slice") if isinstance(each, Polygon)}


@pytest.mark.parametrize("kind", KINDS)
def test_areas_are_shares_of_the_whole(kind: str) -> None:
    areas = {row: get_area(each) for row, each in get_slices(draw(kind, make_simple({"A": "3", "B": "1"}))).items()}
    assert areas[0] / areas[1] == pytest.approx(3, rel=0.01)


def test_a_pie_is_full_and_a_donut_hollow() -> None:
    dataset = make_simple({"A": "3", "B": "1"})
    pie, donut = (sum(map(get_area, get_slices(draw(kind, dataset)).values())) for kind in ("pie", "donut"))
    assert donut / pie == pytest.approx(1 - 0.6**2, rel=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_holds_the_whole_is_no_slice_and_prints_as_it_is(kind: str) -> None:
    drawing = draw(kind, make_simple({"All firms": "10", "A": "7", "B": "3"}), options={"whole": [0]})
    assert set(get_slices(drawing)) == {1, 2}
    assert any("10" in each.text for each in drawing.scene.labels if each.role == "whole-value")
    assert "calculated" not in drawing.note
    assert "All firms: 10" in drawing.alt


@pytest.mark.parametrize(("kind", "text"), [("donut", "10"), ("pie", "Total: 10")])
def test_a_sum_that_no_row_holds_is_said_to_be_calculated(kind: str, text: str) -> None:
    drawing = draw(kind, make_simple({"A": "7", "B": "3"}))
    assert [each.text for each in drawing.scene.labels if each.role == "total"] == [text]
    assert "Totals are calculated." in drawing.note


@pytest.mark.parametrize("kind", KINDS)
def test_shares_of_a_hundred_have_no_sum(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "70", "B": "30"}, Unit.PERCENT))
    assert not drawing.scene.get_marks("total")
    assert "calculated" not in drawing.note


def test_shares_of_a_stated_share_need_not_make_a_hundred() -> None:
    dataset = make_simple({"Of exports": "40", "A": "25", "B": "15"}, Unit.PERCENT)
    assert set(get_slices(draw("pie", dataset, options={"whole": [0]}))) == {1, 2}


@pytest.mark.parametrize("rounded", ["33.3", "33.4"])
def test_a_whole_may_differ_by_rounding_only(rounded: str) -> None:
    fits = make_simple({"All": "100", "A": rounded, "B": "33.3", "C": "33.3"})
    assert get_slices(draw("pie", fits, options={"whole": [0]}))
    with pytest.raises(ChartDataError, match="do not add up to the row"):
        draw("pie", make_simple({"All": "100", "A": "31", "B": "66.3"}), options={"whole": [0]})


@pytest.mark.parametrize(
    ("name", "language"), [("Total", Language.EN), ("總計", Language.HANT), ("合计（家）", Language.HANS)]
)
def test_a_total_among_the_slices_is_refused(name: str, language: Language) -> None:
    with pytest.raises(ChartDataError) as caught:
        draw("donut", make_simple({"A": "6", "B": "4", name: "10"}), language)
    assert caught.value.reason == "holds-total"


def test_a_part_that_happens_to_equal_the_others_is_drawn() -> None:
    assert set(get_slices(draw("donut", make_simple({"Hong Kong": "10", "B": "6", "C": "4"})))) == {0, 1, 2}
    # Of two rows each other one would be “the sum of the others”.
    assert set(get_slices(draw("donut", make_simple({"All": "5", "B": "5"})))) == {0, 1}


@pytest.mark.parametrize("whole", [[3], [-1], [0, 1], [2]])
def test_a_whole_that_is_no_row_with_an_exact_value_is_refused(whole: list[int]) -> None:
    with pytest.raises(ChartDataError) as caught:
        draw("pie", make_simple({"A": "6", "B": "4", "C": "over 10"}), options={"whole": whole})
    assert caught.value.reason == "wrong-whole"
    assert all(caught.value.why.best(each)[1] is each for each in LANGUAGES)


def test_different_things_make_no_whole() -> None:
    firms = make_quoted("firms", "12", Unit.COUNT)
    other = CountNoun("firm", "firms", "家企業", "家企业")
    rows = [(name_cell("A"), Cell(figure="firms")), (name_cell("B"), number_cell("5"))]
    same = make_dataset(rows, (NAME, number_column(noun=DRUGS)), as_of="2024")
    assert set(get_slices(draw("pie", same, figures={"firms": firms}))) == {0, 1}
    apart: Dataset = make_dataset(rows, (NAME, number_column(noun=other)), as_of="2024")
    with pytest.raises(ChartDataError) as caught:
        draw("pie", apart, figures={"firms": firms})
    assert caught.value.reason == "other-things"


def test_slices_begin_at_the_top_and_go_clockwise() -> None:
    drawing = draw("pie", make_simple({"A": "1", "B": "1", "C": "2"}))
    first = get_slices(drawing)[0].points
    centre, top = first[-1], first[0]
    assert top[0] == pytest.approx(centre[0])
    assert top[1] < centre[1]
    right = max(first, key=lambda each: each[0])
    assert math.isclose(right[1], centre[1], abs_tol=0.01)


def test_the_highlight_keeps_its_colour() -> None:
    dataset = make_simple({"A": "3", "B": "1"})
    plain, strong = (get_slices(draw("pie", dataset, options=each)) for each in ({}, {"highlight": [1]}))
    assert strong[1].fill == plain[1].fill
    assert strong[0].fill != plain[0].fill
