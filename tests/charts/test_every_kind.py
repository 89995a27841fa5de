"""The bar of every kind, whichever there are: any size of table, strange values, long words, three languages, any width."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping
from itertools import pairwise

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.room import crosses
from briefing_app.charts.scene import Box, Disc, Polygon, Rect, Strokes
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Column, Dataset
from briefing_app.model.language import LANGUAGES, Language, LocalText
from tests.charts.samples import DATES, LONG, NAME, date_cell, draw, make_dataset, name_cell, number_cell, number_column

NAMES = [each.name for each in KINDS]
WIDTHS = (140.0, 240.0, 460.0, 800.0)
LONG_HEADING = LocalText(
    "Institutions designated for clinical trials, including those that await their certificate",
    "獲指定可進行臨床試驗的機構（包括等候發出證明書者）",
    "获指定可开展临床试验的机构（包括等候颁发证书者）",
)

VALUES = {
    "plain": ("12", "31", "8", "24.5", "17", "3"),
    "negative": ("-12", "31", "-8.25", "0", "17", "-29"),
    "huge": ("3E+15", "1.25E+15", "9.99E+14", "7E+15", "1E+3", "2E+15"),
    "tiny": ("0.0003", "0.00012", "0.0009", "0.00001", "0.0005", "0.0007"),
    "missing": ("12", "", "8", "", "", "3"),
    "open-ended": ("over 12", "31", "under 8", "at-least 24.5", "about 17", "at-most 3"),
    "ranges": ("12..31", "8", "17..24.5", "3..9", "0..6", "11"),
    "equal": ("5", "5", "5", "5", "5", "5"),
    "zero": ("0", "0", "0", "0", "0", "0"),
}
REFUSED = {
    *(("area", each) for each in ("negative", "open-ended", "ranges", "missing")),
    *((f"stacked-{kind}", each) for kind in ("column", "bar") for each in ("negative", "open-ended", "ranges")),
    *(("waterfall", each) for each in ("missing", "open-ended", "ranges")),
    *((kind, each) for kind in ("donut", "pie") for each in VALUES if each not in ("plain", "huge", "tiny", "equal")),
}
"""What a kind may refuse, always with a reason; every other table has to be drawn."""
MOST_ROWS = {"donut": 6, "pie": 6}
GRIDDED = ("area", "column", "bar", "stacked-column", "stacked-bar", "waterfall", "line", "dot")
REFUSING = {kind: frozenset(values for one, values in REFUSED if one == kind) for kind in GRIDDED}
GRID: Mapping[str, object] = {"grid": True}
REMARKS: Mapping[str, object] = {
    "reference_line": {
        "value": "20",
        "label": {"en": "Target of the plan", "zh-Hant": "規劃目標", "zh-Hans": "规划目标"},
    },
    "annotations": [
        {"row": 0, "text": {"en": "First clinical trial", "zh-Hant": "首項臨床試驗", "zh-Hans": "首项临床试验"}},
        {"row": 1, "text": LONG_HEADING.to_json()},
        {"row": 3, "text": {"en": "Moved into the Loop", "zh-Hant": "遷入河套", "zh-Hans": "迁入河套"}},
    ],
}
VARIANTS: tuple[tuple[str, Mapping[str, object], frozenset[str]], ...] = (
    ("stacked-column", {"shares": True}, frozenset({"negative", "open-ended", "ranges", "missing"})),
    ("stacked-bar", {"shares": True}, frozenset({"negative", "open-ended", "ranges", "missing"})),
    ("bar", {"labels": "above", "sort": "descending", "highlight": [0]}, frozenset()),
    ("dot", {"labels": "beside", "sort": "ascending", "stems": False}, frozenset()),
    ("line", {"zero": False}, frozenset()),
    *((kind, {"value_labels": False}, REFUSING.get(kind, frozenset())) for kind in (*GRIDDED, "range-bar")),
    ("waterfall", {"sums": [0], "total": False}, frozenset({"missing", "open-ended", "ranges"})),
    ("slope", {"zero": True, "highlight": [1]}, frozenset()),
    *((kind, {**REMARKS, **GRID}, REFUSING.get(kind, frozenset())) for kind in GRIDDED),
    ("area", {"shares": True}, REFUSING["area"] | {"zero"}),
    ("slope", REMARKS, frozenset()),
    ("range-bar", {**REMARKS, **GRID}, frozenset()),
    ("scatter", REMARKS, frozenset()),
    ("stacked-column", {**REMARKS, "shares": True}, frozenset({"negative", "open-ended", "ranges", "missing"})),
    ("bar", {"palette": "colour-blind", "grid": True}, frozenset()),
    ("column", {"palette": "print", "grid": True}, frozenset()),
    ("stacked-column", {"palette": "print"}, frozenset({"negative", "open-ended", "ranges"})),
    ("multiples", {"by": "columns", "shape": "line", "zero": False}, frozenset()),
    ("multiples", {"by": "columns", "shape": "column", "highlight": [1]}, frozenset()),
    ("multiples", {"by": "rows", "shape": "line", "highlight": [0]}, frozenset()),
    ("heatmap", {"highlight": [0, 2], "sort": "descending"}, frozenset()),
    ("range-bar", {"zero": False, "labels": "beside", "highlight": [0]}, frozenset()),
    ("range-bar", {"labels": "above", "sort": "descending"}, frozenset()),
    ("scatter", {"size": "c", "highlight": [1, 3]}, frozenset({"negative", "open-ended", "ranges"})),
    ("scatter", {"values": ["c", "a"], "zero": True}, frozenset()),
)
"""Options that change how a kind is laid out, and the values that it refuses with them."""


STROKES = frozenset({"line", "stem", "level", "range", "marked", "baseline", "cut", "reference"})
"""Strokes that no text may stand on."""


def make_table(count: int, values: tuple[str, ...], *, long: bool, dates: bool, series: int = 1) -> Dataset:
    """A table of so many rows: names or dates, and columns of values that begin at different places of the list."""
    first = [
        date_cell(f"{1990 + row}") if dates else name_cell(LONG if long else f"Institution {row}")
        for row in range(count)
    ]
    heading = DATES if dates else NAME
    columns = [number_column(key) for key in "abc"[:series]]
    if long:
        columns = [Column(each.key, LONG_HEADING, each.kind, each.unit) for each in columns]
    rows = [
        (first[row], *(number_cell(values[(row + 2 * shift) % len(values)]) for shift in range(series)))
        for row in range(count)
    ]
    return make_dataset(rows, (heading, *columns))


def make_spans(count: int, values: tuple[str, ...], *, long: bool, dates: bool) -> Dataset:
    """A table of two columns of values, of which the lower one of each row comes first."""
    table = make_table(count, values, long=long, dates=dates, series=2)
    rows = [
        (name, *sorted(pair, key=lambda each: each.value.number if each.value is not None else 0))
        for name, *pair in table.rows
    ]
    return make_dataset(rows, table.columns)


def make_events(count: int, *, long: bool) -> Dataset:
    """Events in the order of time, each second one dated to the month only."""
    rows = [
        (
            date_cell(f"{2015 + row // 4}-{1 + row % 4 * 3:02d}" + ("-15" if row % 2 else "")),
            name_cell(LONG if long else f"Event {row}"),
        )
        for row in range(count)
    ]
    return make_dataset(rows, (DATES, NAME))


def find_faults(drawing: Drawing) -> list[str]:
    """Texts that touch, are too small or cut by the sheet, and marks outside of it."""
    scene = drawing.scene
    width, height = scene.width_pt + 0.1, scene.height_pt + 0.1
    faults = [f"{each.text!r} is set in {each.size}" for each in scene.labels if each.size < 6]
    faults += [
        f"{each.text!r} leaves the sheet: {each.box} of {width} x {height}"
        for each in scene.labels
        if each.box.left < -0.1 or each.box.top < -0.1 or each.box.right > width or each.box.bottom > height
    ]
    # Sorted from the top, so that of a hundred rows only neighbours are compared.
    labels = sorted(scene.labels, key=lambda each: each.box.top)
    for index, one in enumerate(labels):
        for other in labels[index + 1 :]:
            if other.box.top >= one.box.bottom:
                break
            if one.box.overlaps(other.box, 0.3):
                faults.append(f"{one.text!r} touches {other.text!r}")
    for mark in scene.marks:
        match mark:
            case Rect():
                points = [(mark.box.left, mark.box.top), (mark.box.right, mark.box.bottom)]
            case Polygon():
                points = list(mark.points)
            case Strokes():
                points = [point for line in mark.lines for point in line]
            case Disc():
                points = [
                    (mark.x - mark.radius, mark.y - mark.radius),
                    (mark.x + mark.radius, mark.y + mark.radius),
                ]
            case _:
                points = []
        if any(not (-1 <= x <= width + 1 and -1 <= y <= height + 1) for x, y in points):
            faults.append(f"a mark of the role {mark.role!r} of row {mark.row} leaves the sheet")
    return faults


def find_crossed(drawing: Drawing) -> list[str]:
    """Texts that a stroke of a series, the line of zero or a reference line runs through; leaders lead to their words."""
    faults = []
    segments = [
        (mark, pair)
        for mark in drawing.scene.marks
        if isinstance(mark, Strokes) and mark.role in STROKES
        for line in mark.lines
        for pair in pairwise(line)
    ]
    for each in drawing.scene.labels:
        # The letters themselves: the box of a line has room for every script.
        box = Box(
            each.box.left + 0.2,
            each.box.top + 0.12 * each.size,
            each.box.right - 0.2,
            each.box.bottom - 0.14 * each.size,
        )
        faults += [f"{each.text!r} is crossed by a {mark.role}" for mark, pair in segments if crosses(box, *pair)]
    return faults


def list_silent(problem: ChartDataError) -> list[Language]:
    """The languages in which a refusal has no sentence of its own."""
    return [each for each in LANGUAGES if problem.why.best(each)[1] is not each]


def try_drawing(
    kind: str,
    dataset: Dataset,
    language: Language,
    width: float,
    *,
    refusable: bool,
    height: float | None = None,
    options: Mapping[str, object] | None = None,
) -> list[str]:
    """The faults of one drawing, told with what was drawn; a refusal that may be needs a whole sentence."""
    place = f"{kind}, {len(dataset.rows)} rows, {language.value}, {width:g} pt, height {height}"
    try:
        drawing = draw(kind, dataset, language, width=width, height=height, options=options)
    except ChartDataError as problem:
        missing = [f"{place}: refused without a sentence in {each.value}" for each in list_silent(problem)]
        return missing if refusable else [*missing, f"{place}: refused, {problem}"]
    assert drawing.scene.labels, place
    return [f"{place}: {each}" for each in (*find_faults(drawing), *find_crossed(drawing))]


def list_tables(kind: str, values: tuple[str, ...], count: int) -> list[Dataset]:
    """The tables of one size that a kind is tried with: short and long words, one and three series, names and dates."""
    if kind == "timeline":
        return [make_events(count, long=long) for long in (False, True)]
    if kind in ("slope", "scatter"):
        return [
            make_table(count, values, long=long, dates=dates, series=2 if kind == "slope" else 3)
            for long in (False, True)
            for dates in (False, True)
        ]
    if kind == "range-bar":
        return [
            make(count, values, long=long, dates=dates)
            for long in (False, True)
            for make, dates in ((make_table, False), (make_spans, False), (make_spans, True))
        ]
    shapes = [(long, False, series) for long in (False, True) for series in (1, 3)]
    shapes.append((False, True, 1))
    shapes.append((True, True, 3))
    if kind in ("donut", "pie", "waterfall"):
        shapes = [each for each in shapes if each[2] == 1]
    return [make_table(count, values, long=long, dates=dates, series=series) for long, dates, series in shapes]


@pytest.mark.parametrize("kind", NAMES)
def test_no_rows_are_refused_with_a_sentence_in_three_languages(kind: str) -> None:
    for language in LANGUAGES:
        with pytest.raises(ChartDataError) as caught:
            draw(kind, list_tables(kind, VALUES["plain"], 0)[0], language)
        assert not list_silent(caught.value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("values", VALUES)
@pytest.mark.parametrize("kind", NAMES)
def test_nothing_touches_and_nothing_leaves_the_sheet(kind: str, values: str, language: Language) -> None:
    faults = []
    widths = WIDTHS if language is Language.EN else WIDTHS[::2]
    for count in (1, 6, 100):
        refusable = (kind, values) in REFUSED or count > MOST_ROWS.get(kind, count)
        for number, dataset in enumerate(list_tables(kind, VALUES[values], count)):
            # A hundred rows at one width each: their drawings hold hundreds of texts, and the suite has to stay quick.
            for width in widths if count < 100 else WIDTHS[1 + number % 2 :][:1]:
                faults += try_drawing(kind, dataset, language, width, refusable=refusable)
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:12])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "options", "refused"), VARIANTS)
def test_options_that_change_the_layout_crowd_nothing(
    kind: str, options: Mapping[str, object], refused: frozenset[str], language: Language
) -> None:
    faults = []
    for values in VALUES:
        for dataset in list_tables(kind, VALUES[values], 6):
            for width in WIDTHS[:3]:
                refusable = values in refused
                faults += try_drawing(kind, dataset, language, width, refusable=refusable, options=options)
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:12])


@pytest.mark.parametrize("height", [60.0, 150.0, 500.0])
@pytest.mark.parametrize("kind", NAMES)
def test_a_wish_for_a_height_crowds_nothing(kind: str, height: float) -> None:
    faults = []
    for count in (1, 6, 14):
        refusable = count > MOST_ROWS.get(kind, count)
        for dataset in list_tables(kind, VALUES["plain"], count):
            for width in WIDTHS[:3]:
                faults += try_drawing(kind, dataset, Language.EN, width, refusable=refusable, height=height)
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:12])


@pytest.mark.timed
@pytest.mark.parametrize("kind", NAMES)
def test_a_drawing_takes_less_than_25_ms(kind: str) -> None:
    """The bar is the median of several tries of a usual chart."""
    dataset = list_tables(kind, VALUES["plain"], 6)[0]
    draw(kind, dataset)
    spent = []
    for _ in range(7):
        begun = time.perf_counter()
        draw(kind, dataset)
        spent.append(time.perf_counter() - begun)
    assert statistics.median(spent) < 0.025
