"""Every kind of chart, drawn with few and many, strange and missing data: nothing overlaps, nothing leaves the sheet."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.charts import kinds
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.kinds import KINDS, get_kind
from briefing_app.charts.scene import Box, Disc, Rect, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Cell, Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
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

NAMES = [each.name for each in KINDS]
BARS = ["bar", "column"]
WIDTHS = [150.0, 230.0, 450.0, 700.0]
VALUES = ["5", "about 14", "over 28", "", "at-most 22", "3..9", "16", "0", "under 7", "at-least 31"]


def make_rows(kind: str, count: int, *, long: bool = False, mixed: bool = False, scale: str = "") -> Dataset:
    """A table that the kind can draw: parts for a donut, dates for line and timeline, two columns for a stack."""
    plain = kind in ("area", "donut", "pie", "stacked-column", "stacked-bar", "waterfall")
    texts = [VALUES[row % len(VALUES)] if mixed and not plain else str(3 + row * 7 % 23) for row in range(count)]
    cells = [number_cell(f"{each}{scale}" if each else "") for each in texts]
    names = [name_cell(LONG if long else f"Institution {row}") for row in range(count)]
    if kind == "timeline":
        when = [date_cell(f"{2015 + row // 4}-{1 + row % 4 * 3:02d}") for row in range(count)]
        return make_dataset(list(zip(when, names, strict=True)), (DATES, NAME))
    if kind in ("line", "area"):
        when = [date_cell(f"{2010 + row}") for row in range(count)]
        return make_dataset(list(zip(when, cells, strict=True)), (DATES, number_column()))
    if kind in ("stacked-column", "stacked-bar", "slope", "scatter"):
        last = [number_cell(VALUES[row % len(VALUES)] if mixed else "4") for row in range(count)]
        return make_dataset(list(zip(names, cells, last, strict=True)), (NAME, number_column("a"), number_column("b")))
    if kind == "range-bar":
        more = [number_cell(f"{32 + row % 9}{scale}") for row in range(count)]
        return make_dataset(list(zip(names, cells, more, strict=True)), (NAME, number_column("a"), number_column("b")))
    return make_dataset(list(zip(names, cells, strict=True)))


def assert_clean(drawing: Drawing) -> None:
    """No two texts touch, nothing lies outside the sheet, nothing is too small to read."""
    scene = drawing.scene
    labels = scene.labels
    assert labels
    for index, one in enumerate(labels):
        assert one.size >= 6
        assert one.box.left >= -0.1, one
        assert one.box.right <= scene.width_pt + 0.1, one
        assert one.box.top >= -0.1, one
        assert one.box.bottom <= scene.height_pt + 0.1, one
        for other in labels[index + 1 :]:
            assert not one.box.overlaps(other.box, 0.3), (one.text, other.text)
    for mark in scene.marks:
        if isinstance(mark, Rect):
            assert mark.box.left >= -1, mark
            assert mark.box.right <= scene.width_pt + 1, mark
            assert mark.box.bottom <= scene.height_pt + 1, mark
        if isinstance(mark, Disc):
            assert mark.radius <= mark.x + 1
            assert mark.x + mark.radius <= scene.width_pt + 1
        if isinstance(mark, Strokes):
            for x, y in (point for line in mark.lines for point in line):
                assert -3 <= x <= scene.width_pt + 3, mark
                assert -3 <= y <= scene.height_pt + 3, mark


@pytest.mark.parametrize("kind", NAMES)
def test_no_rows_is_a_clear_error(kind: str) -> None:
    with pytest.raises(ChartDataError, match="has no rows"):
        draw(kind, make_rows(kind, 0))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 6, 40])
@pytest.mark.parametrize("kind", NAMES)
def test_any_number_of_rows(kind: str, count: int, language: Language, width: float) -> None:
    dataset = make_rows(kind, count, mixed=True)
    if kind in ("donut", "pie") and count > 6:
        with pytest.raises(ChartDataError):
            draw(kind, dataset, language, width=width)
        return
    assert_clean(draw(kind, dataset, language, width=width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 6])
@pytest.mark.parametrize("kind", NAMES)
def test_long_names(kind: str, count: int, language: Language, width: float) -> None:
    drawing = draw(kind, make_rows(kind, count, long=True, mixed=True), language, width=width)
    assert_clean(drawing)
    if kind not in (
        "line",
        "area",
        "scatter",
    ):  # names of lines are dates, and those of points are written where there is room
        printed = "".join(each.text for each in drawing.scene.labels).replace(" ", "")
        assert LONG.get(language).replace(" ", "") in printed


@pytest.mark.parametrize("height", [80.0, 160.0, 400.0])
@pytest.mark.parametrize("kind", NAMES)
def test_wanted_height(kind: str, height: float) -> None:
    drawing = draw(kind, make_rows(kind, 6, mixed=True), height=height)
    assert_clean(drawing)
    assert drawing.height_pt >= height
    if height == 400.0:
        assert drawing.height_pt == pytest.approx(400.0, abs=1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", ["E+12", "E+50", "E-6"])
@pytest.mark.parametrize("kind", [each for each in NAMES if each not in ("timeline", "slope", "scatter")])
def test_huge_and_tiny_values(kind: str, scale: str, language: Language) -> None:
    pairs = {"One": f"3{scale}", "Two": f"7{scale}", "Three": f"1{scale}"}
    dataset = make_simple(pairs)
    for width in WIDTHS:
        assert_clean(draw(kind, dataset, language, width=width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["bar", "column", "dot", "line", "tiles"])
def test_negative_values(kind: str, width: float) -> None:
    dataset = make_simple(
        {"A": "-12.5", "B": "over 8", "C": "under -3", "D": "-9..-4", "E": "0", "F": "-2..5"}, Unit.PERCENT
    )
    assert_clean(draw(kind, dataset, width=width))


@pytest.mark.parametrize("kind", ["bar", "column", "dot", "line"])
def test_three_series(kind: str) -> None:
    columns = (NAME, number_column("a"), number_column("b"), number_column("c"))
    rows = [
        (
            name_cell(str(2020 + row)),
            number_cell(f"{row + 3}"),
            number_cell(f"about {row + 9}"),
            number_cell("" if row == 2 else "7"),
        )
        for row in range(5)
    ]
    for width in WIDTHS:
        drawing = draw(kind, make_dataset(rows, columns), width=width)
        assert_clean(drawing)
        text = " ".join(each.text for each in drawing.scene.labels)
        assert all(f"Amount {key}" in text for key in "abc")


@pytest.mark.parametrize("kind", NAMES)
def test_equal_input_gives_an_equal_scene(kind: str) -> None:
    one, two = (draw(kind, make_rows(kind, 6, mixed=True)) for _ in range(2))
    assert one.scene == two.scene
    assert one.key == two.key


@pytest.mark.parametrize("kind", NAMES)
def test_every_kind_speaks_three_languages(kind: str) -> None:
    found = get_kind(kind)
    for language in LANGUAGES:
        assert found.label.get(language)
        assert found.help.get(language)
    assert len({found.label.get(each) for each in LANGUAGES}) >= 2


def test_every_file_of_the_folder_is_listed() -> None:
    folder = Path(kinds.__file__).parent
    files = {each.stem.replace("_", "-") for each in folder.glob("*.py") if each.stem != "__init__"}
    assert files == set(NAMES)


def test_an_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(ChartDataError, match="no kind “pie3d”; use one of column, bar"):
        draw("pie3d", make_simple({"A": "1"}))


# -- the marks tell the truth ------------------------------------------------------------------------------------------


def get_boxes(drawing: Drawing, role: str) -> dict[int, Box]:
    return {each.row: each.box for each in drawing.scene.get_marks(role) if isinstance(each, Rect)}


def get_size(box: Box, kind: str) -> float:
    """Length of a bar along its axis."""
    return box.right - box.left if kind == "bar" else box.bottom - box.top


def test_bars_begin_at_zero_and_are_in_proportion() -> None:
    boxes = get_boxes(draw("bar", make_simple({"A": "10", "B": "20", "C": "40"})), "bar")
    assert len({round(each.left, 6) for each in boxes.values()}) == 1
    lengths = [boxes[row].right - boxes[row].left for row in range(3)]
    assert lengths[1] == pytest.approx(2 * lengths[0])
    assert lengths[2] == pytest.approx(4 * lengths[0])


def test_columns_stand_on_zero_and_are_in_proportion() -> None:
    drawing = draw("column", make_simple({"A": "10", "B": "30", "C": "-10"}))
    boxes = get_boxes(drawing, "bar")
    baseline = drawing.scene.get_marks("baseline")[0]
    assert isinstance(baseline, Strokes)
    zero = baseline.lines[0][0][1]
    assert boxes[0].bottom == boxes[1].bottom == boxes[2].top == pytest.approx(zero)
    assert boxes[1].bottom - boxes[1].top == pytest.approx(3 * (boxes[0].bottom - boxes[0].top))
    assert boxes[2].bottom - boxes[2].top == pytest.approx(boxes[0].bottom - boxes[0].top)


@pytest.mark.parametrize("kind", BARS)
def test_a_lower_limit_goes_on_beyond_its_value(kind: str) -> None:
    drawing = draw(kind, make_simple({"Hong Kong": "over 50", "United Kingdom": "23.6"}, Unit.PERCENT))
    assert {each.row for each in drawing.scene.get_marks("fade")} == {0}
    assert {each.row for each in drawing.scene.get_marks("arrow")} == {0}
    body, fade = get_boxes(drawing, "bar")[0], get_boxes(drawing, "fade")[0]
    assert (fade.right > body.right + 1) if kind == "bar" else (fade.top < body.top - 1)
    assert "over 50%" in [each.text for each in drawing.scene.labels]
    # The solid part still stands for 50: in proportion to the exact bar beside it.
    exact = get_boxes(drawing, "bar")[1]
    ratio = get_size(body, kind) / get_size(exact, kind)
    assert ratio == pytest.approx(50 / 23.6)


@pytest.mark.parametrize("kind", BARS)
def test_an_upper_limit_is_no_solid_bar(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "at-most 50", "B": "23"}))
    assert 0 not in get_boxes(drawing, "bar")
    assert 0 in get_boxes(drawing, "bound")
    assert not drawing.scene.get_marks("fade")


def test_over_a_negative_number_points_towards_zero() -> None:
    drawing = draw("bar", make_simple({"A": "over -50", "B": "-20"}))
    assert 0 in get_boxes(drawing, "bound")
    drawing = draw("bar", make_simple({"A": "under -50", "B": "-20"}))
    fades, body = get_boxes(drawing, "fade"), get_boxes(drawing, "bar")[0]
    assert fades[0].left < body.left + 0.01


@pytest.mark.parametrize("kind", [*BARS, "donut", "pie"])
def test_estimates_are_hatched(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "about 50", "B": "23"}))
    assert {each.row for each in drawing.scene.get_marks("hatch")} == {0}
    assert 0 not in get_boxes(drawing, "bar")
    assert "Hatched: approximate value." in drawing.note


@pytest.mark.parametrize("kind", BARS)
def test_a_range_is_solid_to_its_lower_end_only(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "20..30", "B": "20"}))
    boxes = get_boxes(drawing, "bar")
    assert get_size(boxes[0], kind) == pytest.approx(get_size(boxes[1], kind))
    assert get_size(get_boxes(drawing, "range")[0], kind) == pytest.approx(get_size(boxes[1], kind) / 2)


@pytest.mark.parametrize("kind", [*BARS, "dot", "tiles"])
def test_missing_is_said_and_never_drawn(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "", "B": "23"}))
    marks = [each for each in drawing.scene.marks if each.row == 0 and each.role not in ("category", "tile")]
    assert [each.role for each in marks] == ["missing"]
    assert "no data" in [each.text for each in drawing.scene.labels]


def test_a_line_breaks_at_missing_values() -> None:
    drawing = draw("line", make_simple({"2018": "5", "2019": "9", "2020": "", "2021": "12", "2022": "14"}))
    assert [each.row for each in drawing.scene.get_marks("line")] == [1, 4]
    assert not [each for each in drawing.scene.get_marks("point") if each.row == 2]


def test_a_line_is_dashed_towards_values_that_are_not_exact() -> None:
    drawing = draw("line", make_simple({"2018": "5", "2019": "about 9", "2020": "over 11", "2021": "12", "2022": "14"}))
    dashed = {each.row: bool(each.dash) for each in drawing.scene.get_marks("line") if isinstance(each, Strokes)}
    assert dashed == {1: True, 2: True, 3: True, 4: False}
    assert {each.row for each in drawing.scene.get_marks("limit")} == {2}
    assert {each.row for each in drawing.scene.get_marks("arrow")} == {2}


def test_a_line_over_dates_is_to_scale() -> None:
    rows = [(date_cell(when), number_cell("5")) for when in ("2018", "2019", "2023")]
    drawing = draw("line", make_dataset(rows, (DATES, number_column())))
    xs = [each.x for each in drawing.scene.get_marks("point")]  # type: ignore[union-attr]
    assert xs[2] - xs[1] == pytest.approx(4 * (xs[1] - xs[0]), rel=0.01)


def test_crowded_lines_do_without_points() -> None:
    assert draw("line", make_rows("line", 20), width=450).scene.get_marks("point")
    assert not draw("line", make_rows("line", 40), width=230).scene.get_marks("point")


def test_a_line_starts_at_zero_unless_told_otherwise() -> None:
    dataset = make_simple({"2018": "95", "2019": "99"})
    assert draw("line", dataset).scene.get_marks("baseline")
    assert not draw("line", dataset, options={"zero": False}).scene.get_marks("baseline")


def test_the_highlight_stands_out_and_sorting_puts_missing_last() -> None:
    dataset = make_simple({"A": "5", "B": "", "C": "9", "D": "7"})
    drawing = draw("bar", dataset, options={"highlight": [2], "sort": "descending"})
    names = [each.text for each in drawing.scene.labels if each.role == "category"]
    assert names == ["C", "D", "A", "B"]
    fills = {each.row: each.fill for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)}
    assert fills[0] == fills[3] != fills[2] == "#2556C9"


def test_columns_with_long_names_become_bars() -> None:
    rows = [(name_cell(LONG), number_cell(str(row + 1))) for row in range(8)]
    boxes = get_boxes(draw("column", make_dataset(rows)), "bar")
    assert len({round(each.left, 6) for each in boxes.values()}) == 1


# -- what a kind refuses, with the reason ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pairs", "unit", "reason"),
    [
        ({str(row): "1" for row in range(7)}, Unit.COUNT, "more than six slices"),
        ({"A": "5", "B": ""}, Unit.COUNT, "not parts of one whole"),
        ({"A": "5", "B": "-2"}, Unit.COUNT, "not parts of one whole"),
        ({"A": "over 50", "B": "50"}, Unit.PERCENT, "not parts of one whole"),
        ({"A": "23.6", "B": "12.9"}, Unit.PERCENT, "not parts of one whole"),
        ({"A": "0", "B": "0"}, Unit.COUNT, "not parts of one whole"),
        ({"A": "2", "B": "3"}, Unit.RANK, "ranks and years are not amounts"),
    ],
)
def test_a_donut_refuses_what_is_no_whole(pairs: dict[str, str], unit: Unit, reason: str) -> None:
    with pytest.raises(ChartDataError, match=reason):
        draw("donut", make_simple(pairs, unit))


def test_a_donut_takes_shares_that_are_rounded() -> None:
    drawing = draw("donut", make_simple({"A": "33.3", "B": "33.3", "C": "33.3"}, Unit.PERCENT))
    assert len(drawing.scene.get_marks("slice")) == 3


def test_a_donut_refuses_parts_of_different_dates() -> None:
    rows = [(name_cell("A"), number_cell("5", "2023")), (name_cell("B"), number_cell("5", "2024"))]
    with pytest.raises(ChartDataError, match="different dates"):
        draw("donut", make_dataset(rows))


@pytest.mark.parametrize("kind", ["bar", "column", "line", "dot", "stacked-column", "stacked-bar"])
def test_one_axis_never_carries_two_units(kind: str) -> None:
    columns = (NAME, number_column("a"), number_column("b", Unit.HKD))
    rows = [(name_cell("A"), number_cell("126"), number_cell("277E+9"))]
    with pytest.raises(ChartDataError, match="different units"):
        draw(kind, make_dataset(rows, columns))
    assert_clean(draw("tiles", make_dataset(rows, columns)))


STACKS = ["stacked-column", "stacked-bar"]


@pytest.mark.parametrize("kind", STACKS)
def test_stacks_add_up_and_say_so(kind: str) -> None:
    columns = (NAME, number_column("a"), number_column("b"))
    rows = [
        (name_cell("X"), number_cell("5"), number_cell("14")),
        (name_cell("Y"), number_cell("5"), number_cell("over 14")),
        (name_cell("Z"), number_cell("5"), Cell()),
    ]
    drawing = draw(kind, make_dataset(rows, columns))
    totals = {each.row: each.text for each in drawing.scene.labels if each.role == "total"}
    assert totals == {0: "19", 1: "over 19"}
    assert "Totals are calculated." in drawing.note


@pytest.mark.parametrize("kind", STACKS)
def test_shares_are_of_each_stack_and_said_to_be_calculated(kind: str) -> None:
    drawing = draw(kind, make_grid(("1", "3"), ("30", "10"), ("", "")), options={"shares": True})
    parts = {(each.row, each.series): each.text for each in drawing.scene.labels if each.role == "part"}
    assert parts == {(0, 0): "25%", (0, 1): "75%", (1, 0): "75%", (1, 1): "25%"}
    lying = "bar" if kind == "stacked-bar" else "column"
    bars = [(each.row, get_size(each.box, lying)) for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)]
    lengths = [sum(size for row, size in bars if row == wanted) for wanted in (0, 1)]
    assert lengths[0] == pytest.approx(lengths[1])
    assert bars[1][1] == pytest.approx(3 * bars[0][1])
    assert [each.text for each in drawing.scene.labels if each.role == "total"] == ["4", "40"]
    assert "no data" in [each.text for each in drawing.scene.labels]
    assert "Each stack is 100%; its shares are calculated." in drawing.note
    assert "Each stack is 100%" not in draw(kind, make_grid(("1", "3"))).note


def test_shares_keep_estimates_and_are_never_rounded_to_nothing() -> None:
    drawing = draw("stacked-bar", make_grid(("about 42", "58")), options={"shares": True})
    # The whole is an estimate as well, and so is the share of a part that is exact.
    assert [each.text for each in drawing.scene.labels if each.role == "part"] == ["about 42%", "about 58%"]
    small = draw("stacked-bar", make_grid(("2", "998"), ("5", "1")), width=800, options={"shares": True})
    texts = [each.text for each in small.scene.labels if each.row == 0 and each.role == "part"]
    assert texts == ["100%"]  # the part of 0.2% has no room for its share
    percent = draw("stacked-bar", make_grid(("61", "39"), unit=Unit.PERCENT), options={"shares": True})
    assert not [each for each in percent.scene.labels if each.role == "total"]


@pytest.mark.parametrize("cells", [("5", ""), ("5", "over 3"), ("5", "2..3")])
def test_shares_of_an_unknown_whole_are_refused(cells: tuple[str, str]) -> None:
    dataset = make_grid(cells)
    assert_clean(draw("stacked-bar", dataset))
    with pytest.raises(ChartDataError, match="the whole that shares are taken of is not known"):
        draw("stacked-bar", dataset, options={"shares": True})


def test_stacked_bars_lie_where_columns_would_have_room() -> None:
    dataset = make_grid(("1", "3"), ("30", "10"))
    for kind, along in (("stacked-bar", True), ("stacked-column", False)):
        baseline = draw(kind, dataset).scene.get_marks("baseline")[0]
        assert isinstance(baseline, Strokes)
        (x0, _), (x1, _) = baseline.lines[0]
        assert (x0 == x1) is along


@pytest.mark.parametrize(("cells", "reason"), [(("over 5", "3"), "only a limit"), (("-5", "3"), "negative")])
def test_stacks_refuse_what_cannot_be_stacked(cells: tuple[str, str], reason: str) -> None:
    columns = (NAME, number_column("a"), number_column("b"))
    rows = [(name_cell("X"), number_cell(cells[0]), number_cell(cells[1]))]
    with pytest.raises(ChartDataError, match=reason):
        draw("stacked-column", make_dataset(rows, columns))


def test_reasons_are_given_in_the_language_of_the_chart() -> None:
    with pytest.raises(ChartDataError, match="more than six") as caught:
        draw("donut", make_simple({str(row): "1" for row in range(7)}), Language.HANT)
    assert "超過六份" in caught.value.why.best(Language.HANT)[0]


def test_a_timeline_is_in_order_and_shows_what_is_undated() -> None:
    rows = [
        (date_cell(when), name_cell(text))
        for when, text in (("2021", "b"), ("2018-04", "a"), ("", "z"), ("2023-02-20", "c"))
    ]
    drawing = draw("timeline", make_dataset(rows, (DATES, NAME)))
    texts = [
        each.text
        for each in sorted(drawing.scene.labels, key=lambda each: each.baseline)
        if each.role in ("event", "date")
    ]
    assert texts == ["April 2018", "a", "2021", "b", "20 February 2023", "c", "no date in the source", "z"]
    assert [each.row for each in drawing.scene.get_marks("span")] == [0]
    assert {each.row for each in drawing.scene.get_marks("event-mark")} == {1, 3}


@pytest.mark.parametrize(
    ("language", "said", "blamed"),
    [
        (Language.EN, "no date given", "source"),
        (Language.HANT, "未註明日期", "來源"),
        (Language.HANS, "未注明日期", "来源"),
    ],
)
def test_an_event_without_a_date_blames_no_source_where_there_is_none(
    language: Language, said: str, blamed: str
) -> None:
    rows = [(date_cell("2021"), name_cell("b")), (date_cell(""), name_cell("z"))]
    dataset = make_dataset(rows, (DATES, NAME))
    bare = draw("timeline", replace(dataset, sources=()), language)
    assert [each.text for each in bare.scene.labels if each.role == "date"][-1] == said
    assert said in bare.alt
    assert blamed not in bare.alt
    assert blamed in draw("timeline", dataset, language).alt


def test_a_timeline_too_long_for_a_low_sheet_goes_on_beside() -> None:
    rows = [(date_cell(str(2010 + year)), name_cell(f"event {year}")) for year in range(8)]
    dataset = make_dataset(rows, (DATES, NAME))
    tall = draw("timeline", dataset)
    low = draw("timeline", dataset, height=tall.scene.height_pt * 0.6)
    assert low.scene.height_pt <= tall.scene.height_pt * 0.6
    assert len(tall.scene.get_marks("rail")) == 1
    assert len(low.scene.get_marks("rail")) == 2
    events = [each for each in low.scene.labels if each.role == "event"]
    assert [each.text for each in events] == [f"event {year}" for year in range(8)]
    left, right = sorted({round(each.x) for each in events})
    assert [round(each.x) for each in events] == [left] * 4 + [right] * 4
    narrow = draw("timeline", dataset, width=300.0, height=60.0)
    assert len(narrow.scene.get_marks("rail")) == 1


def test_a_timeline_that_would_be_taller_than_a_page_goes_on_beside() -> None:
    dataset = make_rows("timeline", 40)
    wide, narrow = (draw("timeline", dataset, width=each) for each in (450.0, 300.0))
    for drawing, count in ((wide, 2), (narrow, 1)):
        assert_clean(drawing)
        assert len(drawing.scene.get_marks("rail")) == count
    assert wide.height_pt < narrow.height_pt * 0.6
    assert len(draw("timeline", make_rows("timeline", 12)).scene.get_marks("rail")) == 1


def test_a_timeline_without_dates_is_refused() -> None:
    with pytest.raises(ChartDataError, match="needs a column of dates"):
        draw("timeline", make_simple({"A": "5"}))


@pytest.mark.parametrize("names", [("", "", ""), ("North", "", "South")])
def test_columns_without_names_keep_all_their_values(names: tuple[str, ...]) -> None:
    rows = [(name_cell(name) if name else Cell(), number_cell(each)) for name, each in zip(names, "528", strict=True)]
    drawing = draw("column", make_dataset(rows))
    assert [each.text for each in drawing.scene.labels if each.role == "value"] == ["5", "2", "8"]


def test_marks_too_thin_for_any_value_stand_before_a_scale() -> None:
    """Six columns a year over thirty years: without values and without a scale nothing could be read."""
    rows = [
        (date_cell(str(1995 + year)), *(number_cell(str(100 + year * (series + 1))) for series in range(6)))
        for year in range(30)
    ]
    drawing = draw("column", make_dataset(rows, (DATES, *map(number_column, "abcdef"))), width=330)
    assert "value" not in {each.role for each in drawing.scene.labels}
    assert [each.text for each in drawing.scene.labels if each.role == "tick"] == ["0", "100", "200"]
    assert not draw("column", make_simple({"A": "5", "B": "6"})).scene.get_marks("grid")
