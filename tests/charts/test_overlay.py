"""What is laid over a drawing: the reference line stands at its value, words stand beside their mark, a grid behind."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.charts import style
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.options import PaletteName
from briefing_app.charts.palette import PALETTES
from briefing_app.charts.room import crosses
from briefing_app.charts.scene import Box, Rect, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Cell, Dataset
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import (
    DATES,
    NAME,
    date_cell,
    draw,
    make_dataset,
    make_quoted,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)
from tests.charts.test_every_kind import VALUES, list_tables, try_drawing

LINE = {"value": "20", "label": {"en": "Target", "zh-Hant": "目標", "zh-Hans": "目标"}}
PAIRS = {"A": "10", "B": "40", "C": "25"}
KINDS = ("bar", "column", "dot", "line", "waterfall")


def make_series(*columns: tuple[str, ...]) -> Dataset:
    """Rows A, B, C… with one column of numbers for each tuple."""
    keys = "abcdefgh"[: len(columns)]
    rows = [(name_cell("ABCDEF"[row]), *(number_cell(each[row]) for each in columns)) for row in range(len(columns[0]))]
    return make_dataset(rows, (NAME, *(number_column(key) for key in keys)))


def get_texts(drawing: Drawing, role: str) -> list[str]:
    return [each.text for each in drawing.scene.labels if each.role == role]


def get_lines(drawing: Drawing, role: str = "reference") -> list[Strokes]:
    return [each for each in drawing.scene.get_marks(role) if isinstance(each, Strokes)]


def get_box(drawing: Drawing, row: int, series: int = 0) -> Box:
    return next(
        each.box
        for each in drawing.scene.get_marks("bar")
        if isinstance(each, Rect) and (each.row, each.series) == (row, series)
    )


@pytest.mark.parametrize("kind", ["bar", "column", "dot", "waterfall", "line", "area", "range-bar"])
def test_the_line_is_said_in_the_unit_of_the_figures_that_are_drawn(kind: str) -> None:
    """Cells that follow figures have their unit, whatever their column says of numbers typed into it."""
    figures = {key: make_quoted(key, value, Unit.PERCENT) for key, value in (("x", "10"), ("y", "40"))}
    rows = [(date_cell(year), Cell(figure=key)) for year, key in zip(("2021", "2022"), figures, strict=True)]
    dataset = make_dataset(rows, (DATES, number_column(unit=Unit.COUNT)))
    drawing = draw(kind, dataset, options={"reference_line": LINE}, figures=figures)
    assert get_texts(drawing, "reference-name") == ["Target: 20%"]


def test_the_line_stands_at_its_value_across_lying_bars() -> None:
    drawing = draw("bar", make_simple(PAIRS), options={"reference_line": LINE})
    box = get_box(drawing, 1)
    for each in get_lines(drawing):
        for x, _ in each.lines[0]:
            assert x == pytest.approx(box.left + (box.right - box.left) / 2)
    assert get_texts(drawing, "reference-name") == ["Target: 20"]


def test_the_line_stands_at_its_value_across_columns() -> None:
    drawing = draw("column", make_simple(PAIRS), options={"reference_line": LINE})
    box = get_box(drawing, 1)
    for each in get_lines(drawing):
        assert each.lines[0][0][1] == pytest.approx((box.top + box.bottom) / 2)


@pytest.mark.parametrize("value", ["90", "-30", "1E+9"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_axis_reaches_to_the_line(kind: str, value: str) -> None:
    drawing = draw(kind, make_simple(PAIRS), options={"reference_line": {"value": value}})
    lines = get_lines(drawing)
    assert lines
    for x, y in (point for each in lines for point in each.lines[0]):
        assert -1 <= x <= drawing.width_pt + 1
        assert -1 <= y <= drawing.height_pt + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_line_runs_through_no_text(kind: str, language: Language) -> None:
    pairs = {f"Institution {row}": str(17 + row) for row in range(7)}
    drawing = draw(kind, make_simple(pairs), language, options={"reference_line": LINE})
    assert get_lines(drawing)
    for each in get_lines(drawing):
        assert not [one.text for one in drawing.scene.labels if crosses(one.box, *each.lines[0])]


def test_shares_of_a_stack_are_measured_in_per_cent() -> None:
    dataset = make_series(("1", "30"), ("3", "90"))
    drawing = draw("stacked-column", dataset, options={"shares": True, "reference_line": {"value": "25"}})
    assert get_texts(drawing, "reference-name") == ["25%"]
    for each in get_lines(drawing):
        assert each.lines[0][0][1] == pytest.approx(get_box(drawing, 0).top)


def test_the_value_of_the_line_has_the_unit_of_the_numbers() -> None:
    dataset = make_simple({"A": "1.2E+9", "B": "3E+9"}, Unit.HKD)
    drawing = draw("bar", dataset, Language.HANT, options={"reference_line": {**LINE, "value": "2E+9"}})
    assert get_texts(drawing, "reference-name") == ["目標：20億港元"]


@pytest.mark.parametrize("width", [140.0, 300.0, 480.0, 800.0])
@pytest.mark.parametrize("kind", KINDS)
def test_no_annotation_is_lost(kind: str, width: float) -> None:
    notes = [{"row": row, "text": {"en": f"Remark{row} of an officer"}} for row in range(3)]
    drawing = draw(kind, make_simple(PAIRS), width=width, options={"annotations": notes})
    printed = " ".join(get_texts(drawing, "annotation"))
    assert [f"Remark{row}" in printed for row in range(3)] == [True] * 3


def test_an_annotation_stands_near_its_column() -> None:
    drawing = draw("column", make_simple(PAIRS), options={"annotations": [{"row": 0, "text": {"en": "Opened"}}]})
    label = next(each for each in drawing.scene.labels if each.role == "annotation")
    box = get_box(drawing, 0)
    assert abs((label.box.left + label.box.right) / 2 - (box.left + box.right) / 2) < 60
    assert label.box.bottom <= box.top


def test_what_finds_no_room_is_written_below_with_its_name() -> None:
    rows = [(date_cell(f"{1990 + row}"), number_cell(str(row * 7 % 13))) for row in range(12)]
    rows[4] = (date_cell("1994"), number_cell(""))
    dataset = make_dataset(rows, (DATES, number_column()))
    plain = draw("line", dataset, width=140.0)
    drawing = draw("line", dataset, width=140.0, options={"annotations": [{"row": 4, "text": {"en": "Not measured"}}]})
    assert "1994: Not measured" in " ".join(get_texts(drawing, "annotation"))
    assert drawing.height_pt > plain.height_pt


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_laid_over_leaves_the_drawing_as_it_is(kind: str) -> None:
    plain = draw(kind, make_simple(PAIRS))
    empty: dict[str, object] = {"reference_line": None, "annotations": [], "grid": False, "palette": "house"}
    assert draw(kind, make_simple(PAIRS), options=empty).scene == plain.scene


@pytest.mark.parametrize("kind", ["bar", "column"])
def test_a_grid_lies_behind_and_says_its_values(kind: str) -> None:
    drawing = draw(kind, make_simple(PAIRS), options={"grid": True})
    lines = get_lines(drawing, "grid")
    assert drawing.scene.marks[: len(lines)] == tuple(lines)
    assert get_texts(drawing, "tick") == ["0", "10", "20", "30", "40"]
    box, last = get_box(drawing, 1), lines[-1].lines[0][0]
    assert (last[0] if kind == "bar" else last[1]) == pytest.approx(box.right if kind == "bar" else box.top)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"annotations": [{"row": 3, "text": {"en": "x"}}]}, "row 3, but its table has rows 0 to 2"),
        (
            {"annotations": [{"row": 0, "series": "q", "text": {"en": "x"}}]},
            "column “q”, which the chart does not show",
        ),
        ({"highlight_series": "q"}, "column “q”, which the chart does not show"),
    ],
)
def test_what_points_at_nothing_is_refused(options: dict[str, object], said: str) -> None:
    with pytest.raises(ChartDataError, match=said):
        draw("bar", make_simple(PAIRS), options=options)


@pytest.mark.parametrize("kind", ["bar", "column", "stacked-bar", "stacked-column"])
def test_all_but_the_highlighted_series_step_back(kind: str) -> None:
    dataset = make_series(("3", "4"), ("5", "6"), ("2", "9"))
    drawing = draw(kind, dataset, options={"highlight_series": "b"})
    fills = {each.series: each.fill for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)}
    assert fills == {
        0: style.get_quiet_colour(style.SERIES[0]),
        1: style.SERIES[1],
        2: style.get_quiet_colour(style.SERIES[2]),
    }


@pytest.mark.parametrize("kind", ["bar", "column", "stacked-bar", "stacked-column"])
def test_in_print_the_third_series_is_told_by_a_pattern(kind: str) -> None:
    drawing = draw(kind, make_series(("3", "4"), ("5", "6"), ("2", "9")), options={"palette": "print"})
    assert {each.series for each in get_lines(drawing, "pattern") if each.row >= 0} == {2}
    assert {each.series for each in get_lines(drawing, "pattern") if each.row < 0} <= {2}
    colours = {each.fill for each in drawing.scene.marks if isinstance(each, Rect)}
    assert all(each[1:3] == each[3:5] == each[5:7] for each in colours - {style.PAPER, style.INK})


def test_every_palette_has_a_series_for_everything() -> None:
    assert set(PALETTES) == set(PaletteName)
    for each in PALETTES.values():
        assert each.get_series(20) in each.series


def test_a_huge_reference_line_flattens_the_bars_and_breaks_nothing() -> None:
    drawing = draw("bar", make_simple(PAIRS), options={"reference_line": {"value": str(Decimal(10) ** 15)}})
    assert get_texts(drawing, "value") == ["10", "40", "25"]


@pytest.mark.parametrize(("kind", "options"), [("line", {"zero": False}), ("slope", {})])
def test_an_axis_that_leaves_zero_out_says_where_it_starts(kind: str, options: dict[str, object]) -> None:
    said = []
    for language in LANGUAGES:
        drawing = draw(kind, make_series(("52", "61", "58"), ("55", "66", "70")), language, options=options)
        said += get_texts(drawing, "cut-name")
        assert drawing.note
    assert said == ["axis starts at 50", "數值軸由50開始", "数值轴从50开始"]


@pytest.mark.parametrize("kind", ["line", "slope"])
def test_an_axis_from_zero_says_nothing(kind: str) -> None:
    drawing = draw(kind, make_series(("52", "61", "58"), ("55", "66", "70")), options={"zero": True})
    assert get_texts(drawing, "cut-name") == []


def test_dots_without_stems_stand_at_the_same_place() -> None:
    plain, bare = (draw("dot", make_simple(PAIRS), options={"stems": each}) for each in (True, False))
    assert plain.scene.get_marks("dot") == bare.scene.get_marks("dot")
    widths = {each.width for each in get_lines(bare, "stem")}
    assert widths == {style.GRID_WIDTH}


@pytest.mark.parametrize("kind", ["column", "stacked-column", "waterfall"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_columns_fill_the_sheet(kind: str, count: int) -> None:
    pairs = {f"R{row}": str(12 + row) for row in range(count)}
    drawing = draw(kind, make_simple(pairs), width=480.0)
    boxes = [each.box for each in drawing.scene.get_marks("bar") if isinstance(each, Rect)]
    shown = len(boxes)
    # The names of parts stand right of stacks.
    room = 480.0 * (0.8 if kind == "stacked-column" else 1.0)
    assert max(each.right for each in boxes) > room * (shown - 0.5) / shown
    assert all(each.right - each.left >= 54 for each in boxes)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(
        ("area", "bar", "column", "dot", "line", "slope", "stacked-bar", "stacked-column", "waterfall")
    ),
    values=st.sampled_from(sorted(VALUES)),
    count=st.sampled_from((1, 2, 6, 14)),
    width=st.floats(140, 800),
    line=st.sampled_from((None, "0", "20", "-7", "3E+15", "0.0004")),
    notes=st.lists(st.tuples(st.integers(0, 13), st.sampled_from(("Opened", "x" * 150, "啟用" * 40))), max_size=6),
    grid=st.booleans(),
    pick=st.integers(0, 3),
)
def test_whatever_is_laid_over_crowds_nothing(
    kind: str,
    values: str,
    count: int,
    width: float,
    line: str | None,
    notes: list[tuple[int, str]],
    grid: bool,
    pick: int,
) -> None:
    options: dict[str, object] = {"annotations": [{"row": row % count, "text": {"en": text}} for row, text in notes]}
    if line is not None:
        options["reference_line"] = {"value": line, "label": {"en": "Target of the plan for the years to come"}}
    if kind != "slope":
        options["grid"] = grid
    tables = list_tables(kind, VALUES[values], count)
    faults = try_drawing(kind, tables[pick % len(tables)], Language.HANT, width, refusable=True, options=options)
    assert faults == []
