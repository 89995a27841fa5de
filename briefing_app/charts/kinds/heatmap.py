"""Heat map: a table whose cells are the darker the larger their values, with the numbers in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import SeriesOptions
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, check_one_unit, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.wrap import needs_cut
from briefing_app.model.language import LocalText

_LIGHTEST, _DARKEST = 0.10, 0.95
"""Shares of the full colour that the ends of the scale take."""
_SEAM = 1.5
_PAD = 3.0
_WIDEST = 120.0
_LEAST_CELL = 24.0
_HEIGHT, _LOW = 21.0, 16.0
_MANY = 20
"""Height of a row, and of each of more than so many rows, in points."""
_MOST_HEADING_LINES = 4
_MOST_NAME_LINES = 4
_NAME_SHARE = 0.36
_STEPS = 7
_STEP = 14.0
_SWATCH = 8.0
_BLACK = "#000000"
_CONTRAST = 4.5
_SIZES = (style.LABEL_SIZE, 7.0, 6.5)


@dataclass(frozen=True, slots=True)
class HeatmapOptions(SeriesOptions):
    """Options of heat maps."""


ONE_COLUMN = Reason(
    "one-column",
    LocalText(
        "with one column of numbers there is nothing to compare across; bars show lengths, which are read more exactly.",
        "只有一欄數字，無從橫向比較；橫條圖以長度表示，更為準確易讀。",
        "只有一列数值，无从横向比较；条形图以长度表示，更准确易读。",
    ),
    refuse=False,
)


def _suits(table: Table, options: HeatmapOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    reasons = list(check_one_unit(selection))
    if len(selection.series) == 1:
        reasons.append(ONE_COLUMN)
    return tuple(reasons)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a value to a colour: one hue from light to dark, or two around zero where values lie on both of its sides.

    Where none lies above zero, the second hue grows darker downwards, as it does beside values above: the largest deficit
    is the darkest.
    """

    low: Decimal
    high: Decimal
    positive: str
    negative: str

    @property
    def around_zero(self) -> bool:
        """Whether there are two hues."""
        return self.low < 0 < self.high and self.positive != self.negative

    def get_colour(self, number: Decimal) -> str:
        """The colour of a number."""
        if self.around_zero:
            if not number:
                return style.blend(style.MUTED, _LIGHTEST)
            share = float(abs(number) / max(-self.low, self.high))
            colour = self.positive if number > 0 else self.negative
        else:
            span = self.high - self.low
            share = float((number - self.low) / span) if span else 0.5
            colour = self.positive
            if self.high <= 0 > self.low and self.positive != self.negative:
                share, colour = 1.0 - share, self.negative
        return style.blend(colour, _LIGHTEST + (_DARKEST - _LIGHTEST) * share)

    def get_step(self, share: float) -> str:
        """The colour at a share of the way from the lowest to the highest value."""
        return self.get_colour(self.low + (self.high - self.low) * Decimal(str(share)))


def _get_number(datum: Datum) -> Decimal:
    """What the colour shows: the number, or the middle of a range."""
    number = datum.number or Decimal()
    return number if datum.upper is None else (number + datum.upper) / 2


def _build_scale(sketch: Sketch, selection: Selection) -> _Scale:
    numbers = [_get_number(each) for each in selection.data if each.number is not None]
    accent = sketch.palette.accent
    # Greys have no second hue: they run from the lowest to the highest value.
    other = accent if sketch.palette.patterns else sketch.palette.get_series(1)
    return _Scale(min(numbers), max(numbers), accent, other)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells stand: left edge, width of a column, size of the values; lines of headings and names.

    `above`: names stand above their rows instead of at the left.
    """

    left: float
    width: float
    size: float
    headings: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    above: bool


def _draw(sketch: Sketch, table: Table, options: HeatmapOptions) -> float:
    selection = select(table, options)
    scale = _build_scale(sketch, selection)
    top = _draw_key(sketch, selection, scale)
    grid = _find_grid(sketch, selection, above=False) or _find_grid(sketch, selection, above=True)
    if grid is None:
        return _draw_list(sketch, selection, scale, top)
    return _draw_grid(sketch, selection, scale, grid, top)


def _find_grid(sketch: Sketch, selection: Selection, *, above: bool) -> _Grid | None:
    """The grid, or None where a heading or value does not fit its column."""
    count = len(selection.series)
    texts = [get_name(selection, each) for each in range(len(selection.rows))]
    room = sketch.width_pt
    if not above:
        longest = max(sketch.measure(each, style.LABEL_SIZE, True) for each in texts)
        room = min(longest + 0.1, sketch.width_pt * _NAME_SHARE)
        if any(needs_cut(each, room, style.LABEL_SIZE, sketch.measure, bold=True) for each in texts):
            return None
    names = tuple(
        sketch.wrap(text, room, bold=row in selection.highlight)
        for text, row in zip(texts, selection.rows, strict=True)
    )
    if not above and max(map(len, names)) > _MOST_NAME_LINES:
        return None
    left = 0.0 if above or not any(names) else room + 7.0
    width = min((sketch.width_pt - left) / count, _WIDEST)
    inner = width - _SEAM - 2 * _PAD
    if width < _LEAST_CELL:
        return None
    labels = [each.label for each in selection.series]
    if any(needs_cut(each, width - 4.0, style.SMALL_SIZE, sketch.measure, bold=True) for each in labels):
        return None
    headings = tuple(sketch.wrap(each, width - 4.0, size=style.SMALL_SIZE, bold=True, balance=True) for each in labels)
    if max(map(len, headings)) > _MOST_HEADING_LINES:
        return None
    values = [each.printed for each in selection.data if each.number is not None]
    for size in _SIZES:
        if all(sketch.measure(each, size, False) <= inner for each in values):
            return _Grid(left, width, size, headings, names, above)
    return None


def _draw_grid(sketch: Sketch, selection: Selection, scale: _Scale, grid: _Grid, top: float) -> float:
    head = get_block_height(max(map(len, grid.headings)), style.SMALL_SIZE)
    for index, lines in enumerate(grid.headings):
        centre = grid.left + (index + 0.5) * grid.width - _SEAM / 2
        start = top + head - get_block_height(len(lines), style.SMALL_SIZE)
        sketch.block(lines, centre, start, "heading", size=style.SMALL_SIZE, bold=True, align=0.5, series=index)
    top += head + 2.0
    cells = [_HEIGHT if len(selection.rows) <= _MANY else _LOW] * len(selection.rows)
    # Names above stand nearer to their own cells than to those before.
    apart = 4.0 if grid.above else 0.0
    names = [get_block_height(len(each)) + apart for each in grid.names]
    rows = [cell + name if grid.above else max(cell, name + 3.0) for cell, name in zip(cells, names, strict=True)]
    if sketch.wanted_height_pt is not None:
        least = [_LOW + name if grid.above else max(_LOW, name + 3.0) for name in names]
        spare = (sketch.wanted_height_pt - top - sum(rows)) / len(rows)
        rows = [max(row + spare, each) for row, each in zip(rows, least, strict=True)]
    for place, (row, height) in enumerate(zip(selection.rows, rows, strict=True)):
        strong = row in selection.highlight
        ink = style.LABEL if selection.is_quiet(row) else style.INK
        lines, tall = grid.names[place], names[place]
        upper, lower = (top + tall if grid.above else top), top + height - _SEAM
        if grid.above:
            sketch.block(lines, 0.0, top + apart - 1.0, "category", colour=ink, bold=strong, row=row)
        else:
            start = (upper + lower - tall) / 2
            sketch.block(lines, grid.left - 7.0, start, "category", colour=ink, bold=strong, align=1.0, row=row)
        for index, series in enumerate(selection.series):
            left = grid.left + index * grid.width
            box = Box(left, upper, left + grid.width - _SEAM, lower)
            _draw_cell(sketch, series.data[place], box, scale, grid.size, row, index)
        if strong:
            right = grid.left + len(selection.series) * grid.width - _SEAM
            _outline(sketch, Box(grid.left, upper, right, lower), row)
        top += height
    return top


def _draw_cell(sketch: Sketch, datum: Datum, box: Box, scale: _Scale, size: float, row: int, series: int) -> None:
    if datum.number is None:
        _draw_missing(sketch, box, row, series)
        return
    fill = scale.get_colour(_get_number(datum))
    sketch.rect(box, fill, "cell", row, series)
    middle = (box.top + box.bottom) / 2 + size * 0.36
    centre = (box.left + box.right) / 2
    colour = _choose_ink(fill)
    sketch.text(datum.printed, centre, middle, "value", size=size, colour=colour, align=0.5, row=row, series=series)


def _choose_ink(fill: str) -> str:
    """White or dark, and black where neither reads well: on the middle of the scale nothing else reaches 4.5 to 1 (WCAG 2)."""
    light = style.get_luminance(fill) + 0.05
    if light / (style.get_luminance(style.INK) + 0.05) >= _CONTRAST or 1.05 / light >= _CONTRAST:
        return style.get_text_colour(fill)
    return _BLACK if light / 0.05 >= 1.05 / light else style.PAPER


def _draw_missing(sketch: Sketch, box: Box, row: int, series: int) -> None:
    sketch.rect(box, style.PAPER, "missing-cell", row, series)
    sketch.hatch(box.corners, style.AXIS, row, series)


def _outline(sketch: Sketch, box: Box, row: int) -> None:
    corners = Box(box.left + 0.6, box.top + 0.6, box.right - 0.6, box.bottom - 0.6).corners
    sketch.line((*corners, *corners[:2]), style.INK, 1.2, "outline", row)


def _draw_list(sketch: Sketch, selection: Selection, scale: _Scale, top: float) -> float:
    """For narrow sheets: below each name a line for every column with its colour, heading and value."""
    left = _SWATCH + style.GAP
    for place, row in enumerate(selection.rows):
        strong = row in selection.highlight
        lines = sketch.wrap(get_name(selection, place), sketch.width_pt, bold=strong)
        sketch.block(lines, 0.0, top, "category", colour=style.INK, bold=strong, row=row)
        top += get_block_height(len(lines)) + 1.0
        for index, series in enumerate(selection.series):
            datum = series.data[place]
            top = _draw_entry(sketch, datum, series.label, scale, left, top, row, index)
        top += 5.0
    return top - 5.0


def _draw_entry(
    sketch: Sketch, datum: Datum, heading: str, scale: _Scale, left: float, top: float, row: int, series: int
) -> float:
    """One value of a list; where the next one begins."""
    known = datum.number is not None
    text = datum.together if known else words.MISSING.get(sketch.language)
    middle = top + get_block_height(1) / 2
    box = Box(0.0, middle - _SWATCH / 2, _SWATCH, middle + _SWATCH / 2)
    if known:
        sketch.rect(box, scale.get_colour(_get_number(datum)), "cell", row, series)
    else:
        _draw_missing(sketch, box, row, series)
    room = sketch.width_pt - left
    values = sketch.wrap(text, room, bold=known)
    wide = sketch.get_block_width(values, bold=known)
    below = len(values) > 1 or wide > room * 0.55
    lines = sketch.wrap(heading, room if below else room - wide - 6.0)
    sketch.block(lines, left, top, "heading", row=row, series=series)
    tall = get_block_height(len(lines))
    sketch.block(
        values,
        left if below else sketch.width_pt,
        top + tall if below else top,
        "value" if known else "missing",
        colour=style.INK if known else style.MUTED,
        bold=known,
        align=0.0 if below else 1.0,
        row=row,
        series=series,
    )
    return top + (tall + get_block_height(len(values)) if below else max(tall, get_block_height(1))) + 1.5


def _draw_key(sketch: Sketch, selection: Selection, scale: _Scale) -> float:
    """The colours from the lowest to the highest value, and what hatching means; the height taken, with the space below."""
    known = [each for each in selection.data if each.number is not None]
    ends = [pick(known, key=_get_number).printed for pick in (min, max)]
    baseline, middle = style.ASCENT * style.SMALL_SIZE, get_block_height(1, style.SMALL_SIZE) / 2
    widths = [sketch.measure(each, style.SMALL_SIZE, False) for each in ends]
    x, top = 0.0, 0.0
    if scale.low < scale.high and sum(widths) + _STEPS * _STEP + 2 * style.GAP <= sketch.width_pt:
        for text, start in ((ends[0], 0.0), (ends[1], widths[0] + 2 * style.GAP + _STEPS * _STEP)):
            sketch.text(text, start, baseline, "key-name", size=style.SMALL_SIZE, colour=style.LABEL)
        x = widths[0] + style.GAP
        for step in range(_STEPS):
            box = Box(x, middle - _SWATCH / 2, x + _STEP, middle + _SWATCH / 2)
            sketch.rect(box, scale.get_step(step / (_STEPS - 1)), "key")
            x += _STEP
        x += style.GAP + widths[1] + 14.0
    if len(known) < len(selection.data):
        x, top = _draw_missing_key(sketch, x, baseline, middle)
    return top + (get_block_height(1, style.SMALL_SIZE) + 6.0 if x else 0.0)


def _draw_missing_key(sketch: Sketch, x: float, baseline: float, middle: float) -> tuple[float, float]:
    """What hatching means, on a line of its own where there is no room; its right edge and the top of its line."""
    text = words.MISSING.get(sketch.language)
    wide = _STEP + style.GAP + sketch.measure(text, style.SMALL_SIZE, False)
    top = 0.0
    if x + wide > sketch.width_pt:
        x, top = 0.0, style.LEADING * style.SMALL_SIZE + 3.0
    box = Box(x, top + middle - _SWATCH / 2, x + _STEP, top + middle + _SWATCH / 2)
    _draw_missing(sketch, box, -1, -1)
    sketch.text(text, x + _STEP + style.GAP, top + baseline, "key-name", size=style.SMALL_SIZE, colour=style.LABEL)
    return x + wide, top


KIND = ChartKind(
    name="heatmap",
    label=LocalText("Heat map", "熱度圖", "热力图"),
    help=LocalText(
        "A table whose cells are the darker the larger their numbers: patterns over many rows and columns.",
        "數字愈大、格子愈深的表格，適合在多行多欄中找出規律。",
        "数值越大、单元格越深的表格，适合在多行多列中发现规律。",
    ),
    options=HeatmapOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
