"""Scatter: two values of each item as its place, a third as the area of its bubble, groups as colours, names beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.charts import style, words
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, Reach, draw_arrow
from briefing_app.charts.key import draw_disc_key
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import AxisOptions, OptionType, option
from briefing_app.charts.plane import Plane, Side, draw_plane
from briefing_app.charts.point_names import Named, draw_point_names
from briefing_app.charts.points import ARROW, RADIUS
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, Series, select
from briefing_app.charts.sketch import Sketch, ValueScale, get_block_height
from briefing_app.model.figure import Qualifier
from briefing_app.model.language import LocalText

_LEAST_PLOT = 90.0
_LARGEST = 20.0
_SMALLEST = 0.8
"""Radius of the largest bubble at most, and of any at least, so that the smallest is still seen; in points."""
_MOST_LINES, _MOST_STRONG_LINES = 4, 6
_MOST_GROUPS = 6
_MOST_LISTED = 4
_MOST_NAMED = 200  # of more points only the highlighted ones


@dataclass(frozen=True, slots=True)
class ScatterOptions(AxisOptions):
    """Options of scatter charts."""

    values: tuple[str, ...] = option(
        OptionType.COLUMNS,
        (),
        LocalText("Across and up", "橫軸與縱軸", "横轴与纵轴"),
        LocalText(
            "Two columns of numbers: the first from left to right, the second upwards; empty: the first two.",
            "兩個數字欄：前者為橫軸，後者為縱軸；留空即採用首兩個。",
            "两个数值列：前者为横轴，后者为纵轴；留空即采用前两个。",
        ),
    )
    size: str = option(
        OptionType.COLUMN,
        "",
        LocalText("Size of bubbles", "氣泡大小", "气泡大小"),
        LocalText(
            "Column of numbers shown as the area of a bubble; empty: all points alike.",
            "以氣泡面積表示的數字欄；留空即各點大小相同。",
            "以气泡面积表示的数值列；留空即各点大小相同。",
        ),
    )
    group: str = option(
        OptionType.COLUMN,
        "",
        LocalText("Groups", "組別", "组别"),
        LocalText(
            "Column whose words give each point its colour; empty: one colour.",
            "以顏色區分組別的欄；留空即用單一顏色。",
            "以颜色区分组别的列；留空即用单一颜色。",
        ),
    )
    zero: bool = option(
        OptionType.FLAG,
        False,
        LocalText("Start at zero", "由零開始", "从零开始"),
        LocalText(
            "Begin both axes at zero; otherwise they begin near the lowest values.",
            "兩軸由零開始；否則由接近最低數值之處開始。",
            "两轴从零开始；否则从接近最低数值处开始。",
        ),
    )

    def choose_values(self, numbers: Sequence[str]) -> tuple[str, ...]:
        """Across, up and, where there is one, the size."""
        chosen = self.values or tuple(each for each in numbers if each != self.size)[:2]
        return (*chosen, self.size) if self.size and self.size not in chosen else chosen


TWO_COLUMNS = Reason(
    "two-columns",
    LocalText(
        "a scatter chart needs two columns of numbers, one across and one up; choose two, or use bars.",
        "散點圖須有兩個數字欄，分別為橫軸和縱軸；請選取兩欄，或改用橫條圖。",
        "散点图须有两个数值列，分别为横轴和纵轴；请选取两列，或改用条形图。",
    ),
)
NO_PAIRS = Reason(
    "no-pairs",
    LocalText(
        "no row has both values, so there is no point to draw; fill in the table or use bars.",
        "沒有一行同時具備兩個數值，無點可畫；請補上數據，或改用橫條圖。",
        "没有一行同时具备两个数值，无点可画；请补上数据，或改用条形图。",
    ),
)
LOOSE_SIZE = Reason(
    "loose-size",
    LocalText(
        "a size is negative, a limit or a range, which no area can show; choose another column for the size, or none.",
        "有大小數值為負數、界限或範圍，無法以面積表示；請另選一欄，或不以大小表示。",
        "有大小数值为负数、界限或范围，无法用面积表示；请另选一列，或不用大小表示。",
    ),
)
MANY_GROUPS = Reason(
    "many-groups",
    LocalText(
        "more than six groups cannot be told apart by colour; gather some, or highlight rows.",
        "超過六組便難以用顏色分辨；請合併組別，或改為突出個別行。",
        "超过六组便难以用颜色区分；请合并组别，或改为突出个别行。",
    ),
)
FEW_POINTS = Reason(
    "few-points",
    LocalText(
        "a few points show no relation; bars or big numbers say more.",
        "點太少，看不出關係；橫條圖或大數字更清楚。",
        "点太少，看不出关系；条形图或大数字更清楚。",
    ),
    refuse=False,
)


def _suits(table: Table, options: ScatterOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    chosen = options.values or tuple(each.key for each in selection.series if each.key != options.size)
    if len(chosen) != 2:
        return (TWO_COLUMNS,)
    reasons = []
    plotted = _list_plotted(selection)
    if not plotted:
        reasons.append(NO_PAIRS)
    elif len(plotted) < 4:
        reasons.append(FEW_POINTS)
    size = _find_size(selection, options)
    if size is not None and any(_is_loose(each) for each in size.data):
        reasons.append(LOOSE_SIZE)
    if len(_list_groups(table, options)) > _MOST_GROUPS:
        reasons.append(MANY_GROUPS)
    return tuple(reasons)


def _is_loose(datum: Datum) -> bool:
    return datum.number is not None and (datum.number < 0 or datum.upper is not None or datum.qualifier.open_ended)


def _list_plotted(selection: Selection) -> list[int]:
    """Places of the rows that have both values."""
    across, up = selection.series[0].data, selection.series[1].data
    return [
        place
        for place in range(len(selection.rows))
        if across[place].number is not None and up[place].number is not None
    ]


def _find_size(selection: Selection, options: ScatterOptions) -> Series | None:
    return next((each for each in selection.series if each.key == options.size), None)


def _list_groups(table: Table, options: ScatterOptions) -> tuple[str, ...]:
    """Words of the groups in the order of the table; a row without words is of none of them."""
    cells = table.get_column(options.group) if options.group else ()
    return tuple(dict.fromkeys(each.printed for each in cells if each.printed))


@dataclass(frozen=True, slots=True)
class _Point:
    """One item: its values, its box on the sheet (a point, or the stretch of a range), radius and colour."""

    place: int
    row: int
    across: Datum
    up: Datum
    box: Box
    radius: float
    colour: str
    sized: bool

    @property
    def middle(self) -> tuple[float, float]:
        """The point, or the middle of its ranges."""
        return (self.box.left + self.box.right) / 2, (self.box.top + self.box.bottom) / 2


def _draw(sketch: Sketch, table: Table, options: ScatterOptions) -> float:
    selection = select(table, options)
    plotted = _list_plotted(selection)
    groups = _list_groups(table, options)
    colours = _choose_colours(sketch, len(groups))
    top = draw_disc_key(sketch, groups, colours) if groups else 0.0
    wanted = sketch.wanted_height_pt
    natural = min(max(sketch.width_pt * 0.6, 150.0), 320.0) if wanted is None else wanted
    largest = max(6.0, min(_LARGEST, sketch.width_pt / 16, natural / 9))
    size = _find_size(selection, options)
    radii: Sequence[float | None] = [None] * len(selection.rows)
    if size is not None:
        radii = _list_radii(size, largest)
        top = _draw_size_key(sketch, size, radii, top, largest)
    lacking = _list_lacking(sketch, selection, size)
    foot = get_block_height(len(lacking), style.SMALL_SIZE) + 4.0 if lacking else 0.0
    across, up = (_build_side(each, plotted) for each in selection.series[:2])
    if selection.reference is not None:
        up = replace(up, numbers=(*up.numbers, selection.reference.value))
    plane, bottom = draw_plane(
        sketch,
        across,
        up,
        top=top,
        height=natural - top - foot,
        least=_LEAST_PLOT,
        pad=_get_pad(selection, plotted, largest if size is not None else RADIUS),
        zero=options.zero,
    )
    box, ticks = plane.box, plane.up.ticks
    sketch.scale = ValueScale(False, plane.up.place, box.left, box.right, ticks[0], ticks[-1], up.unit, gridded=True)
    group_of = dict(zip(groups, colours, strict=True))
    cells = table.get_column(options.group) if options.group else ()
    points = []
    for place in plotted:
        row = selection.rows[place]
        colour = group_of.get(cells[row].printed, style.MUTED) if cells else sketch.palette.accent
        colour = style.get_quiet_colour(colour) if selection.is_quiet(row) else colour
        points.append(_build_point(selection, plane, place, radii[place], colour))
    # Large bubbles lie below small ones, and the highlighted above all.
    for each in sorted(points, key=lambda one: (one.row in selection.highlight, -one.radius)):
        _draw_point(sketch, each, size is not None)
    _draw_names(sketch, selection, plane, points)
    sketch.block(lacking, 0.0, bottom + 4.0, "missing", size=style.SMALL_SIZE, colour=style.MUTED)
    return bottom + foot


def _choose_colours(sketch: Sketch, count: int) -> list[str]:
    """A colour for each group; for black-and-white printers, whose patterns no point can hold, greys in even steps."""
    if sketch.palette.patterns:
        return [style.blend(style.INK, 1.0 - 0.8 * index / max(count - 1, 1)) for index in range(count)]
    return [sketch.palette.get_series(index) for index in range(count)]


def _build_side(series: Series, plotted: Sequence[int]) -> Side:
    data = [series.data[each] for each in plotted]
    numbers = [each for datum in data for each in (datum.number, datum.upper) if each is not None]
    return Side(series.label, series.unit, tuple(numbers))


def _get_pad(selection: Selection, plotted: Sequence[int], radius: float) -> float:
    """Room for what reaches beyond a point: its own radius, or the arrow of a limit."""
    arrows = any(each.data[place].qualifier.open_ended for each in selection.series[:2] for place in plotted)
    return radius + 2.0 + ARROW * arrows


def _list_lacking(sketch: Sketch, selection: Selection, size: Series | None) -> tuple[str, ...]:
    """The lines that name what cannot be drawn, or only without its size."""
    plotted = set(_list_plotted(selection))
    names = []
    for place, row in enumerate(selection.rows):
        name = get_name(selection, place) or str(row + 1)
        if place not in plotted:
            names.append(name)
        elif size is not None and size.data[place].number is None:
            names.append(words.add_aside(name, size.label, sketch.language))
    if not names:
        return ()
    listed = words.join_first(names, sketch.language, most=_MOST_LISTED, first=_MOST_LISTED - 1)
    text = words.LACKING.get(sketch.language).format(items=listed)
    return sketch.wrap(text, sketch.width_pt, size=style.SMALL_SIZE)


def _list_radii(size: Series, largest: float) -> list[float | None]:
    """Of the bubble of every row that has a size: the area, not the radius, is proportional to the value."""
    numbers = [each.number for each in size.data]
    most = max((each for each in numbers if each is not None), default=Decimal())
    return [
        None if each is None else max(_SMALLEST, largest * math.sqrt(float(each / most) if most else 0.0))
        for each in numbers
    ]


def _draw_size_key(sketch: Sketch, size: Series, radii: Sequence[float | None], top: float, largest: float) -> float:
    """The largest bubble with its value, and what the area means; where the next thing may begin."""
    known = [each for each in size.data if each.number is not None]
    if not known:
        return top
    most = max(known, key=lambda each: each.number or 0)
    radius = max(each for each in radii if each is not None)
    left = 2 * largest + style.GAP + 2.0
    text = words.AREA.get(sketch.language).format(name=size.label, value=most.printed)
    lines = sketch.wrap(text, sketch.width_pt - left)
    tall = max(2 * largest, get_block_height(len(lines)))
    sketch.disc(largest + 0.8, top + tall / 2 + 0.8, radius, style.PAPER, style.MUTED, "size-key", -1, 2)
    sketch.block(lines, left, top + 0.8 + (tall - get_block_height(len(lines))) / 2, "size-key", colour=style.LABEL)
    return top + tall + 1.6 + 6.0


def _build_point(selection: Selection, plane: Plane, place: int, radius: float | None, colour: str) -> _Point:
    """The point of a row; `radius` of its bubble, None where it has no size."""
    across, up = (each.data[place] for each in selection.series[:2])
    left, right = (plane.across.place(each or Decimal()) for each in (across.number, across.most))
    bottom, top = (plane.up.place(each or Decimal()) for each in (up.number, up.most))
    box, sized = Box(left, top, right, bottom), radius is not None
    return _Point(place, selection.rows[place], across, up, box, RADIUS if radius is None else radius, colour, sized)


def _draw_point(sketch: Sketch, point: _Point, bubbles: bool) -> None:
    """A disc where both values are exact; hollow for an estimate, with arrows at limits; a light stretch for ranges."""
    x, y = point.middle
    box, row = point.box, point.row
    for datum, lying in ((point.across, True), (point.up, False)):
        if datum.qualifier.open_ended:
            sign = 1.0 if datum.lower_limit else -1.0
            centre = y if lying else x
            bar = Bar(Reach(0, 0, 0, 0), centre - 3.0, centre + 3.0, row, 0 if lying else 1)
            draw_arrow(
                sketch,
                Frame(x if lying else y, lying=lying),
                bar,
                sign * point.radius,
                sign * (point.radius + ARROW - 3.0),
            )
    if point.across.upper is not None or point.up.upper is not None:
        half = 2.5
        stretch = Box(
            box.left - half * (box.left == box.right),
            box.top - half * (box.top == box.bottom),
            box.right + half * (box.left == box.right),
            box.bottom + half * (box.top == box.bottom),
        )
        sketch.rect(stretch, style.blend(point.colour, 0.35), "range", row)
        sketch.line((*stretch.corners, stretch.corners[0]), point.colour, 0.8, "outline", row)
        return
    loose = [each.qualifier for each in (point.across, point.up) if each.qualifier is not Qualifier.EXACT]
    if loose:
        role = "estimate" if Qualifier.ABOUT in loose else "limit"
        sketch.disc(x, y, point.radius, style.PAPER, point.colour, role, row)
    elif bubbles and not point.sized:
        sketch.disc(x, y, point.radius, style.PAPER, point.colour, "unsized", row)
    elif bubbles:
        sketch.disc(x, y, point.radius, style.blend(point.colour, 0.45), point.colour, "bubble", row)
    else:
        sketch.disc(x, y, point.radius, point.colour, point.colour, "point", row)


def _draw_names(sketch: Sketch, selection: Selection, plane: Plane, points: Sequence[_Point]) -> None:
    """Names beside their points: the highlighted first, then large bubbles and what lies far out."""
    room = max(60.0, (plane.box.right - plane.box.left) * 0.34)
    centre = (plane.box.left + plane.box.right) / 2, (plane.box.top + plane.box.bottom) / 2
    named = []
    for each in points:
        strong = each.row in selection.highlight
        if len(points) > _MOST_NAMED and not strong:
            continue
        lines = sketch.wrap(get_name(selection, each.place), room, bold=strong, balance=True)
        if 0 < len(lines) <= (_MOST_STRONG_LINES if strong else _MOST_LINES):
            named.append(Named(*each.middle, each.radius, lines, each.row, strong))
    named.sort(key=lambda each: (not each.strong, -each.radius, -math.hypot(each.x - centre[0], each.y - centre[1])))
    obstacles = [_get_obstacle(each) for each in points]
    draw_point_names(sketch, named, plane.box, [*obstacles, *plane.zero_lines])


def _get_obstacle(point: _Point) -> Box:
    """What no name may cover: the disc (its corners are free), a range, the arrow of a limit."""
    box, reach = point.box, point.radius * 0.85
    left, top, right, bottom = box.left - reach, box.top - reach, box.right + reach, box.bottom + reach
    for datum, lying in ((point.across, True), (point.up, False)):
        if datum.qualifier.open_ended:
            more = datum.lower_limit
            left, right = left - ARROW * (lying and not more), right + ARROW * (lying and more)
            top, bottom = top - ARROW * (not lying and more), bottom + ARROW * (not lying and not more)
    return Box(left, top, right, bottom)


KIND = ChartKind(
    name="scatter",
    label=LocalText("Scatter chart", "散點圖", "散点图"),
    help=LocalText(
        "Shows how two values of each item relate; a third as the size of bubbles.",
        "顯示各項目兩個數值之間的關係；第三個數值可用氣泡大小表示。",
        "显示各项目两个数值之间的关系；第三个数值可用气泡大小表示。",
    ),
    options=ScatterOptions,
    suits=_suits,
    draw=_draw,
    most_rows=2000,
)
