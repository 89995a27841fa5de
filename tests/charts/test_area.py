"""Areas: true to zero, parts on one another, gaps where a part is missing, and refused where parts do not add up."""

from decimal import Decimal

import pytest

from briefing_app.charts import style
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Polygon, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Column, Dataset
from briefing_app.model.figure import CountNoun, Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import DATES, DRUGS, date_cell, draw, make_dataset, number_cell, number_column


def make_years(*columns: tuple[str, ...], heads: tuple[Column, ...] = ()) -> Dataset:
    """Years from 2015 on, one column of numbers for each tuple."""
    heads = heads or tuple(number_column("abc"[index]) for index in range(len(columns)))
    rows = [
        (date_cell(str(2015 + year)), *(number_cell(each[year]) for each in columns)) for year in range(len(columns[0]))
    ]
    return make_dataset(rows, (DATES, *heads))


def get_bands(drawing: Drawing, role: str = "band") -> list[Polygon]:
    return [each for each in drawing.scene.get_marks(role) if isinstance(each, Polygon)]


def get_heights(band: Polygon) -> list[float]:
    """How high the band is at each date."""
    half = len(band.points) // 2
    tops, feet = band.points[:half], list(reversed(band.points[half:]))
    return [foot[1] - top[1] for top, foot in zip(tops, feet, strict=True)]


def test_one_amount_stands_on_zero_in_proportion() -> None:
    (band,) = get_bands(draw("area", make_years(("10", "30", "20"))))
    one, three, two = get_heights(band)
    assert three == pytest.approx(3 * one)
    assert two == pytest.approx(2 * one)


def test_parts_stand_on_one_another() -> None:
    lower, upper = get_bands(draw("area", make_years(("10", "30"), ("5", "15"))))
    half = len(lower.points) // 2
    assert lower.points[:half] == tuple(reversed(upper.points[half:]))
    assert get_heights(upper) == pytest.approx([each / 2 for each in get_heights(lower)])


def test_as_shares_every_date_is_equally_high() -> None:
    drawing = draw("area", make_years(("10", "30"), ("30", "10")), options={"shares": True})
    lower, upper = get_bands(drawing)
    sums = [one + other for one, other in zip(get_heights(lower), get_heights(upper), strict=True)]
    assert sums[0] == pytest.approx(sums[1])
    assert get_heights(lower)[1] == pytest.approx(3 * get_heights(lower)[0])
    assert [each.text for each in drawing.scene.labels if each.role == "end"] == ["Amount a", "75%", "Amount b", "25%"]
    assert "make 100% at each date" in drawing.note


def test_a_share_of_an_estimate_is_one() -> None:
    drawing = draw("area", make_years(("10", "about 30"), ("30", "10")), options={"shares": True})
    assert [each.text for each in drawing.scene.labels if each.role == "end"][1::2] == ["about 75%", "about 25%"]


@pytest.mark.parametrize(
    "columns", [(("3", "4", "", "6", "7"),), (("3", "4", "5", "6", "7"), ("1", "2", "", "3", "1"))]
)
def test_a_missing_value_is_a_gap(columns: tuple[tuple[str, ...], ...]) -> None:
    drawing = draw("area", make_years(*columns))
    bands = get_bands(drawing)
    assert len(bands) == 2 * len(columns)
    edges = sorted({round(x, 3) for band in bands for x, _ in band.points})
    assert len(edges) == 4
    assert edges[2] - edges[1] == pytest.approx(2 * (edges[1] - edges[0]), rel=0.01)


def test_a_date_at_which_nothing_is_there_has_no_shares() -> None:
    drawing = draw("area", make_years(("3", "4", "0", "6", "7"), ("1", "2", "0", "3", "1")), options={"shares": True})
    assert len(get_bands(drawing)) == 4
    with pytest.raises(ChartDataError, match="every value is zero"):
        draw("area", make_years(("0", "0"), ("0", "0")), options={"shares": True})


@pytest.mark.parametrize(
    ("kind", "value"), [("area", "120"), ("area", "-5"), ("stacked-bar", "101"), ("stacked-column", "-1")]
)
def test_a_reference_line_beyond_the_whole_is_refused(kind: str, value: str) -> None:
    options = {"shares": True, "reference_line": {"value": value}}
    with pytest.raises(ChartDataError, match="below zero or above 100%"):
        draw(kind, make_years(("3", "4"), ("1", "2")), options=options)


def test_a_date_alone_between_gaps_is_still_seen() -> None:
    drawing = draw("area", make_years(("3", "", "5", "", "7", "8")))
    assert {each.row for each in drawing.scene.get_marks("band") if isinstance(each, Strokes)} == {0, 2}


def test_estimates_are_hatched_up_to_the_next_exact_values() -> None:
    drawing = draw("area", make_years(("3", "4", "about 5", "6", "7")))
    (loose,) = get_bands(drawing, "estimate")
    assert len(loose.points) == 6
    assert len(get_bands(drawing)) == 2
    assert "Hatched: approximate value." in drawing.note


@pytest.mark.parametrize(
    ("dataset", "said"),
    [
        (make_years(("3", "over 4", "5")), "only a limit or a range"),
        (make_years(("3", "4..6", "5")), "only a limit or a range"),
        (make_years(("3", "-4"), ("2", "2")), "parts below zero cannot be stacked"),
        (
            make_years(("60", "70"), ("50", "20"), heads=tuple(number_column(each, Unit.PERCENT) for each in "ab")),
            "100%",
        ),
        (
            make_years(
                ("6", "7"),
                ("5", "2"),
                heads=(
                    number_column("a", Unit.COUNT, DRUGS),
                    number_column("b", Unit.COUNT, CountNoun("park", "parks", "個園區", "个园区")),
                ),
            ),
            "count different things",
        ),
        (
            make_years(("6", "7"), ("5", "2"), heads=(number_column("a", Unit.HKD), number_column("b"))),
            "different units",
        ),
        (make_years(("6", ""), ("", "2")), "missing at every date"),
        (make_years(("3", "1"), heads=(number_column("a", Unit.RANK),)), "ranks"),
    ],
)
def test_what_does_not_add_up_is_refused(dataset: Dataset, said: str) -> None:
    with pytest.raises(ChartDataError, match=said) as caught:
        draw("area", dataset)
    assert [each for each in LANGUAGES if caught.value.why.best(each)[1] is not each] == []


def test_rounded_percentages_may_add_up_to_a_little_more() -> None:
    heads = tuple(number_column(each, Unit.PERCENT) for each in "ab")
    assert get_bands(draw("area", make_years(("60", "70"), ("41", "30"), heads=heads)))


def test_one_amount_may_lie_below_zero() -> None:
    drawing = draw("area", make_years(("3", "-4", "2")))
    zero = drawing.scene.get_marks("baseline")[0]
    assert isinstance(zero, Strokes)
    (band,) = get_bands(drawing)
    assert band.points[1][1] > zero.lines[0][0][1]


def test_a_highlighted_date_is_marked_to_its_top() -> None:
    drawing = draw("area", make_years(("3", "4", "5"), ("1", "2", "3")), Language.HANS, options={"highlight": [1]})
    (mark,) = (each for each in drawing.scene.get_marks("marked") if isinstance(each, Strokes))
    lower, upper = get_bands(drawing)
    assert mark.lines[0] == (lower.points[4], upper.points[1])
    assert mark.colour == style.INK


def test_the_lines_of_a_value_beyond_all_parts_are_within_the_sheet() -> None:
    drawing = draw("area", make_years(("3", "4"), ("1", "2")), options={"reference_line": {"value": str(Decimal(60))}})
    heights = [
        y for each in drawing.scene.get_marks("reference") if isinstance(each, Strokes) for _, y in each.lines[0]
    ]
    assert heights
    assert min(heights) >= 0
