"""Where names, values and scales come to stand: what belongs together is together, and nothing leads through anything else."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest

from briefing_app.charts import style
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Disc, Label, Rect, Strokes
from briefing_app.model.chart import Dataset
from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.charts.samples import (
    DATES,
    LONG,
    NAME,
    date_cell,
    draw,
    make_dataset,
    make_grid,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)
from tests.charts.test_every_kind import find_faults


def get_labels(drawing: Drawing, role: str) -> list[Label]:
    return [each for each in drawing.scene.labels if each.role == role]


# -- names beside and above --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["bar", "dot", "range-bar", "stacked-bar", "waterfall"])
def test_names_beside_are_balanced_and_take_no_more_room_than_they_need(kind: str, language: Language) -> None:
    name = LocalText(
        "Old Mill Centre for Translational Medicine",
        "舊磨坊轉化醫學及先進療法臨床研究中心",
        "旧磨坊转化医学和先进疗法临床研究中心",
    )
    rows = [(name_cell(name), number_cell("9"))]
    rows += [(name_cell(f"N{each}"), number_cell(str(each + 1))) for each in range(7)]
    options = {"labels": "beside"} if kind in ("bar", "dot", "range-bar") else {}
    drawing = draw(kind, make_dataset(rows), language, width=330, options=options)
    lines = [each for each in get_labels(drawing, "category") if each.row == 0]
    widths = sorted(each.width for each in lines)
    assert widths[0] > 0.6 * widths[-1]
    assert min(each.x for each in lines) < 3.0
    assert not find_faults(drawing)


@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_names_of_bars_that_all_run_to_the_left_end_at_the_line_of_zero(kind: str) -> None:
    drawing = draw(kind, make_simple({"North": "-30", "South": "-5"}), width=330)
    (zero,) = [each.lines[0][0][0] for each in drawing.scene.get_marks("baseline") if isinstance(each, Strokes)]
    for name in get_labels(drawing, "category"):
        assert zero - 4.0 < name.x + name.width < zero
    mixed = draw(kind, make_simple({"North": "-30", "South": "5"}), width=330)
    assert all(each.x < 5.0 for each in get_labels(mixed, "category"))


def test_long_names_of_bars_to_the_left_stay_on_the_sheet() -> None:
    rows = [(name_cell(LONG), number_cell("-30")), (name_cell("B"), number_cell("-7"))]
    assert not find_faults(draw("bar", make_dataset(rows), width=200))


def test_names_and_values_of_two_lines_stand_apart() -> None:
    rows = [(date_cell(str(2020 + each)), number_cell("10"), number_cell("10")) for each in range(3)]
    drawing = draw("line", make_dataset(rows, (DATES, number_column("a"), number_column("b"))))
    ends = sorted(get_labels(drawing, "end"), key=lambda each: each.baseline)
    steps = [other.baseline - one.baseline for one, other in itertools.pairwise(ends)]
    assert len(ends) == 4
    assert steps[1] > steps[0] + 1.0


def test_short_chinese_names_under_small_columns_are_not_torn() -> None:
    quarters = ["第一季", "第二季", "第三季", "第四季"]
    columns = [number_column(key) for key in "abcd"]
    named = [
        type(each)(each.key, LocalText.same(name), each.kind) for each, name in zip(columns, quarters, strict=True)
    ]
    rows = [(name_cell(f"N{at}"), *(number_cell(str(90 + at + each)) for each in range(4))) for at in range(3)]
    drawing = draw("multiples", make_dataset(rows, (NAME, *named)), Language.HANT, width=330)
    assert [each.text for each in get_labels(drawing, "tick") if "第" in each.text] == quarters * 3
    assert not find_faults(drawing)


# -- values --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("series", "width"), [(2, 330), (2, 450), (3, 450), (4, 450)])
def test_the_tiles_of_a_row_stay_together(series: int, width: float) -> None:
    drawing = draw("tiles", make_grid(*[[str(10 + each) for each in range(series)]] * 3), width=width)
    tiles = [each for each in drawing.scene.get_marks("tile") if isinstance(each, Rect)]
    for column in {round(each.box.left) for each in tiles}:
        assert len({each.series for each in tiles if round(each.box.left) == column}) in (1, 2)
    lines: dict[int, list[int]] = {}
    for each in tiles:
        lines.setdefault(round(each.box.top), []).append(each.row)
    for rows in lines.values():
        assert all(rows.count(row) in (series, len(rows)) for row in rows)


def test_the_largest_deficit_is_the_darkest_cell() -> None:
    drawing = draw("heatmap", make_grid(("-30", "-40"), ("-5", "-7")))
    cells = [each for each in drawing.scene.get_marks("cell") if isinstance(each, Rect)]
    light = {(each.row, each.series): style.get_luminance(each.fill) for each in cells}
    assert sorted(light, key=lambda each: light[each]) == [(0, 1), (0, 0), (1, 1), (1, 0)]
    steps = [style.get_luminance(each.fill) for each in drawing.scene.get_marks("key") if isinstance(each, Rect)]
    assert steps == sorted(steps)  # from the lowest value, the darkest, to the highest


@pytest.mark.parametrize("kind", ["donut", "pie"])
def test_lines_to_the_labels_of_thin_slices_go_around_the_circle(kind: str) -> None:
    values = {"Drugs": "12", "Devices": "9", "Diagnostics": "15", "Hub": "100000"}
    drawing = draw(kind, make_simple(values), width=330)
    marks = [each for each in drawing.scene.get_marks("slice") if each.row == 3]
    xs, ys = zip(*(point for each in marks for point in getattr(each, "points", ())), strict=True)
    centre, radius = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2), (max(ys) - min(ys)) / 2
    for line in drawing.scene.get_marks("leader"):
        assert isinstance(line, Strokes)
        for one, other in zip(line.lines[0], line.lines[0][1:], strict=False):
            for step in range(21):
                x, y = (a + (b - a) * step / 20 for a, b in zip(one, other, strict=True))
                assert math.hypot(x - centre[0], y - centre[1]) > radius


# -- timelines -----------------------------------------------------------------------------------------------------------


def make_events(*dates: str) -> Drawing:
    rows = [(date_cell(when), name_cell(f"Event {at}")) for at, when in enumerate(dates)]
    return draw("timeline", make_dataset(rows, (DATES, NAME)), width=330)


def test_events_of_one_month_stand_apart_on_its_rail() -> None:
    drawing = make_events(*[f"2024-05-{day:02d}" for day in range(1, 31)])
    assert [each.text for each in get_labels(drawing, "year")] == ["May 2024"]
    ys = sorted(each.y for each in drawing.scene.get_marks("event-mark") if isinstance(each, Disc))
    assert len(ys) == 30
    assert min(other - one for one, other in itertools.pairwise(ys)) > 2 * 3.4


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (["2024-01-15", "2024-03", "2024-04-20"], ["January 2024", "February 2024", "March 2024", "April 2024"]),
        (["2023-12-30", "2024-01-02"], ["December 2023", "January 2024"]),
        (["2024"], ["2024"]),
        (["2023-09", "2024-09-30"], ["2023", "2024"]),
        (["2024", "2025-01"], ["2024", "2025"]),
    ],
)
def test_a_rail_is_of_months_where_all_lies_within_a_year(dates: list[str], names: list[str]) -> None:
    drawing = make_events(*dates)
    assert [each.text for each in get_labels(drawing, "year")] == names
    assert not find_faults(drawing)


# -- what is said --------------------------------------------------------------------------------------------------------


def test_a_table_without_a_source_is_not_said_to_have_one_without_a_date() -> None:
    dataset = make_simple({"A": "5", "B": "6"}, as_of="")
    bare = replace(dataset, sources=())
    for drawing, said in (
        (draw("bar", dataset), "The source gives no date."),
        (draw("bar", bare), "No as-of date is given."),
    ):
        assert drawing.note.startswith(said)
        assert drawing.alt.endswith(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_names_a_way_on(language: Language) -> None:
    from briefing_app.charts import refusals
    from briefing_app.charts.series import MIXED_UNITS

    reasons = (refusals.NO_ROWS, refusals.NO_NUMBERS, refusals.ALL_MISSING, refusals.TIMELINE_COLUMNS)
    for each in (*reasons, MIXED_UNITS.sentence):
        assert (";" if language is Language.EN else "；请" if language is Language.HANS else "；請") in each.get(
            language
        )


@pytest.mark.parametrize("kind", ["column", "stacked-column"])
def test_columns_of_dates_that_run_backwards_are_said(kind: str) -> None:
    def make(*years: str) -> Dataset:
        rows = [(date_cell(year), number_cell("3"), number_cell(str(4 + at))) for at, year in enumerate(years)]
        return make_dataset(rows, (DATES, number_column("a"), number_column("b")))

    backwards = make("2024", "2023", "2022")
    assert [each.key for each in draw(kind, backwards).reasons] == ["time-backwards"]
    assert not draw(kind, make("2022", "2023", "2024")).reasons
    assert not draw(kind, backwards, options={"sort": "descending"}).reasons  # somebody has chosen so
    assert not draw("bar", backwards).reasons
    assert not draw("line", backwards).reasons  # which puts them in order itself


@pytest.mark.parametrize("kind", ["stacked-column", "stacked-bar"])
def test_stacks_of_one_part_say_every_value_however_small(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "99.7", "B": "0.2", "C": "0.1"}), width=330)
    assert [each.text for each in get_labels(drawing, "value")] == ["99.7", "0.2", "0.1"]
    assert not get_labels(drawing, "part")
    assert "calculated" not in drawing.note
    assert not find_faults(drawing)
    inside = draw(kind, make_simple({"A": "99.7", "B": "0.2"}), width=330, options={"totals": False})
    assert [each.text for each in get_labels(inside, "part")] == ["99.7"]


def test_names_of_parts_and_lines_in_several_lines_are_about_equally_long() -> None:
    columns = [
        type(each)(each.key, LocalText.same(f"二零二{at}年至二{at + 1}年度撥款"), each.kind)
        for at, each in enumerate((number_column("a"), number_column("b")), 1)
    ]
    rows = [(date_cell(str(2020 + at)), number_cell(str(30 + at)), number_cell(str(50 - at))) for at in range(3)]
    for kind, role in (("stacked-column", "series-name"), ("line", "end")):
        drawing = draw(kind, make_dataset(rows, (DATES, *columns)), Language.HANT, width=300)
        lines = [each.width for each in get_labels(drawing, role) if each.series == 0 and not each.text.isdigit()]
        assert len(lines) > 1
        assert min(lines) > 0.6 * max(lines)


def test_tiles_without_a_date_name_the_source_only_where_there_is_one() -> None:
    dataset = make_simple({"A": "5", "B": "6"}, as_of="")
    bare = replace(dataset, sources=())
    assert {each.text for each in get_labels(draw("tiles", dataset), "date")} == {"no date in the source"}
    assert {each.text for each in get_labels(draw("tiles", bare), "date")} == {"no as-of date"}
    assert not get_labels(draw("tiles", bare, options={"dates": False}), "date")


def test_the_line_of_a_year_does_not_cross_that_of_a_day_within() -> None:
    drawing = make_events("2018-04", "2019", "2020-12", "2021", "2023", "2023-02-20", "2024-01", "2024-02")
    leaders = {each.row: each.lines[0] for each in drawing.scene.get_marks("leader") if isinstance(each, Strokes)}
    for one, other in itertools.pairwise(sorted(leaders)):
        for (_, above), (_, below) in zip(leaders[one], leaders[other], strict=True):
            assert above <= below + 0.01
    (span,) = [each for each in drawing.scene.get_marks("span") if each.row == 4]
    assert isinstance(span, Strokes)
    (_, start), (_, end) = span.lines[0]
    assert start - 0.01 <= leaders[4][0][1] <= end + 0.01
