"""Big numbers: one tile for every value, with what it counts and its as-of date."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import OptionType, SeriesOptions, option
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.model.language import LocalText
from briefing_app.wording.dates import print_date

_LEAST_WIDTH = 104.0
_GUTTER = 9.0
_PAD = 10.0
_MOST = 12
_SIZES = (style.TILE_SIZE, 16.0, 14.0)

TOO_MANY = Reason(
    "too-many-tiles",
    LocalText(
        "more than twelve big numbers are not big any more; bars show them better.",
        "大數字超過十二個便不再突出，用橫條圖更合適。",
        "大数字超过十二个便不再突出，用条形图更合适。",
    ),
    refuse=False,
)


@dataclass(frozen=True, slots=True)
class TileOptions(SeriesOptions):
    """Options of big numbers."""

    dates: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Dates", "日期", "日期"),
        LocalText("Write the as-of date in every tile.", "在每格寫上截至日期。", "在每格写上截至日期。"),
    )


def _suits(table: Table, options: TileOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    return (TOO_MANY,) if len(selection.data) > _MOST else ()


@dataclass(frozen=True, slots=True)
class _Tile:
    datum: Datum
    row: int
    series: int
    size: float
    lead: tuple[str, ...]
    number: tuple[str, ...]
    unit: tuple[str, ...]
    name: tuple[str, ...]
    date: tuple[str, ...]

    @property
    def head(self) -> float:
        """Height of the number with its unit."""
        return sum(
            (
                get_block_height(len(self.lead)),
                get_block_height(len(self.number), self.size),
                get_block_height(len(self.unit)) + (1.0 if self.unit else 0.0),
            )
        )

    @property
    def foot(self) -> float:
        """Height of the name and date."""
        return get_block_height(len(self.name)) + (
            3.0 + get_block_height(len(self.date), style.SMALL_SIZE) if self.date else 0.0
        )


def _draw(sketch: Sketch, table: Table, options: TileOptions) -> float:
    selection = select(table, options)
    count = len(selection.data)
    across, size = _choose_grid(sketch, selection)
    undated = (words.UNDATED if table.sourced else words.UNDATED_TILE).get(sketch.language) if options.dates else ""
    width = _get_width(sketch, across)
    tiles = [
        _build_tile(sketch, selection, place, series, width - 2 * _PAD, size, undated)
        for place in range(len(selection.rows))
        for series in range(len(selection.series))
    ]
    top = 0.0
    for first in range(0, count, across):
        line = tiles[first : first + across]
        head, foot = max(each.head for each in line), max(each.foot for each in line)
        height = head + foot + 2 * _PAD + 2.0
        for place, tile in enumerate(line):
            left = place * (width + _GUTTER)
            _draw_tile(sketch, selection, tile, Box(left, top, left + width, top + height), head)
        top += height + _GUTTER
    return top - _GUTTER


def _choose_grid(sketch: Sketch, selection: Selection) -> tuple[int, float]:
    """Tiles side by side and size of the numbers: as many as let every number stand in one line with its words."""
    count = len(selection.data)
    most = max(1, min(count, int((sketch.width_pt + _GUTTER) // (_LEAST_WIDTH + _GUTTER))))
    for wanted in range(most, 0, -1):
        across = _align(_fill_evenly(count, wanted), len(selection.series))
        for size in _SIZES:
            if all(_fits(sketch, each, _get_width(sketch, across) - 2 * _PAD, size) for each in selection.data):
                return across, size
    return _align(_fill_evenly(count, most), len(selection.series)), _SIZES[-1]


def _align(across: int, series: int) -> int:
    """As many at the most so that the values of a row of the table stay together, and those of a column below one another."""
    return next(each for each in range(across, 0, -1) if each % series == 0 or series % each == 0)


def _fill_evenly(count: int, across: int) -> int:
    """6 tiles at 4 a line become 3 + 3, not 4 + 2."""
    return -(-count // -(-count // across))


def _get_width(sketch: Sketch, across: int) -> float:
    return (sketch.width_pt - _GUTTER * (across - 1)) / across


def _fits(sketch: Sketch, datum: Datum, room: float, size: float) -> bool:
    """Whether qualifier, number and unit stand in one line."""
    if datum.parts is None:
        return True
    small = sum(
        sketch.measure(each, style.LABEL_SIZE, True) + 3.0 for each in (datum.parts.qualifier, datum.parts.unit) if each
    )
    return sketch.measure(datum.parts.number, size, True) + small <= room


def _build_tile(
    sketch: Sketch, selection: Selection, place: int, series: int, room: float, size: float, undated: str
) -> _Tile:
    """`undated` is what is said where there is no as-of date; empty where no dates are wanted."""
    datum = selection.series[series].data[place]
    names = [get_name(selection, place)] if get_name(selection, place) else []
    if len(selection.series) > 1 or not names:
        names.append(selection.series[series].label)
    name = sketch.wrap(" · ".join(names), room, balance=True)
    if datum.number is None or datum.parts is None:
        text = words.MISSING.get(sketch.language)
        return _Tile(datum, selection.rows[place], series, 11.0, (), sketch.wrap(text, room, size=11.0), (), name, ())
    parts = datum.parts
    date: tuple[str, ...] = ()
    if undated:
        as_of = datum.as_of
        text = words.AS_OF.get(sketch.language).format(date=print_date(as_of, sketch.language)) if as_of else undated
        date = sketch.wrap(text, room, size=style.SMALL_SIZE)
    apart = not _fits(sketch, datum, room, size)
    return _Tile(
        datum,
        selection.rows[place],
        series,
        size,
        sketch.wrap(parts.qualifier, room, bold=True) if apart else (),
        sketch.wrap(parts.number, room, size=size, bold=True),
        sketch.wrap(parts.unit, room, bold=True) if apart else (),
        name,
        date,
    )


def _draw_tile(sketch: Sketch, selection: Selection, tile: _Tile, box: Box, head: float) -> None:
    strong = tile.row in selection.highlight
    quiet = selection.is_quiet(tile.row)
    accent = sketch.palette.accent
    plain = style.PANEL if accent == style.ACCENT else style.blend(accent, 0.08)  # greys stay grey
    fill = style.blend(accent, 0.16) if strong else plain
    colour = style.MUTED if tile.datum.number is None else style.LABEL if quiet else sketch.palette.accent
    sketch.rect(box, fill, "tile", tile.row, tile.series)
    left, top = box.left + _PAD, box.top + _PAD
    parts = tile.datum.parts
    one_line = len(tile.number) == 1 and not tile.lead and not tile.unit
    if parts is not None and one_line:
        x, baseline = left, top + head - style.DESCENT * tile.size
        for text, size, role in (
            (parts.qualifier, style.LABEL_SIZE, "qualifier"),
            (tile.number[0], tile.size, "value"),
            (parts.unit, style.LABEL_SIZE, "unit"),
        ):
            if text:
                placed = sketch.text(
                    text, x, baseline, role, size=size, colour=colour, bold=True, row=tile.row, series=tile.series
                )
                x += placed.width + 3.0
    else:
        known = parts is not None
        sketch.block(tile.lead, left, top, "qualifier", colour=colour, bold=True, row=tile.row, series=tile.series)
        top += get_block_height(len(tile.lead))
        sketch.block(
            tile.number,
            left,
            top,
            "value" if known else "missing",
            size=tile.size,
            colour=colour,
            bold=known,
            row=tile.row,
            series=tile.series,
        )
        below = top + get_block_height(len(tile.number), tile.size) + 1.0
        sketch.block(tile.unit, left, below, "unit", colour=colour, bold=True, row=tile.row, series=tile.series)
    below = box.top + _PAD + head + 2.0
    sketch.block(tile.name, left, below, "category", colour=style.INK, row=tile.row)
    sketch.block(
        tile.date,
        left,
        below + get_block_height(len(tile.name)) + 3.0,
        "date",
        size=style.SMALL_SIZE,
        colour=style.MUTED,
        row=tile.row,
    )


KIND = ChartKind(
    name="tiles",
    label=LocalText("Big numbers", "大數字", "大数字"),
    help=LocalText(
        "A few figures to remember, also of different units.",
        "突出幾個要記住的數字，單位可以不同。",
        "突出几个要记住的数字，单位可以不同。",
    ),
    options=TileOptions,
    suits=_suits,
    draw=_draw,
)
