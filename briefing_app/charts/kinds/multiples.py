"""Small multiples: one small line or column chart for each series or row, all to the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing_app.charts import style
from briefing_app.charts.axis import Axis, get_positions, get_range, print_ticks
from briefing_app.charts.bars import get_name
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.options import OptionType, SeriesOptions, option
from briefing_app.charts.panels import (
    SIZE,
    Panel,
    Point,
    draw_bar_panel,
    draw_columns,
    draw_empty,
    draw_ground,
    draw_lines,
    find_names,
    fit_bars,
    get_head,
)
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, check_one_unit, check_units, select
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.model.language import LocalText

_LEAST = 92.0
_LEAST_BARS = 118.0
"""Least width of a panel with names under it, and of one with bars, in points."""
_MOST_ACROSS = 6
_GUTTER = 16.0
_BETWEEN = 14.0
_UNDER_TITLE = 3.0
_LEAST_PLOT = 34.0
_MANY = 24
_AUTO_ROWS = 3


class By(StrEnum):
    """What has a panel of its own."""

    AUTO = "auto"
    COLUMNS = "columns"
    ROWS = "rows"


class Shape(StrEnum):
    """What is drawn in each panel."""

    AUTO = "auto"
    LINE = "line"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class MultiplesOptions(SeriesOptions):
    """Options of small multiples."""

    by: By = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.CHOICE,
        By.AUTO,
        LocalText("One panel for", "分圖", "分图"),
        LocalText(
            "Each column of numbers or each row; by itself: columns where the names are dates, else rows.",
            "每個數字欄或每行各成一圖；自動：名稱為日期時按欄，否則按行。",
            "每个数值列或每行各成一图；自动：名称为日期时按列，否则按行。",
        ),
        By,
    )
    shape: Shape = option(  # noqa: RUF009 (it is a dataclass field)
        OptionType.CHOICE,
        Shape.AUTO,
        LocalText("Drawn as", "圖形", "图形"),
        LocalText(
            "Lines or columns; by itself: lines for dates.",
            "折線或柱；自動：日期用折線。",
            "折线或柱；自动：日期用折线。",
        ),
        Shape,
    )
    zero: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Start at zero", "由零開始", "从零开始"),
        LocalText(
            "Begin the value axis of lines at zero; columns always do.",
            "折線的數值軸由零開始；柱狀必由零開始。",
            "折线的数值轴从零开始；柱状一律从零开始。",
        ),
    )

    @property
    def runs_in_time(self) -> bool:
        """Lines of columns do; columns and rows stand as the table has them."""
        return self.shape is not Shape.COLUMN and self.by is not By.ROWS


ONE_PANEL = Reason(
    "one-panel",
    LocalText(
        "there is only one panel; a line or column chart shows it larger.",
        "只有一格；用折線圖或柱狀圖顯示更大更清楚。",
        "只有一格；用折线图或柱状图显示更大更清楚。",
    ),
    refuse=False,
)
MANY_PANELS = Reason(
    "many-panels",
    LocalText(
        "more than twenty-four panels are hard to compare; show fewer, or use a heat map.",
        "超過二十四格便難以比較；請減少項目，或改用熱度圖。",
        "超过二十四格便难以比较；请减少项目，或改用热力图。",
    ),
    refuse=False,
)


def _suits(table: Table, options: MultiplesOptions) -> tuple[Reason, ...]:
    selection = select(table, options)
    panels = _list_panels(selection, options)
    reasons = list(check_one_unit(selection) if _is_line(panels, options) else check_units(selection))
    if len(panels) == 1:
        reasons.append(ONE_PANEL)
    if len(panels) > _MANY:
        reasons.append(MANY_PANELS)
    return tuple(reasons)


def _list_panels(selection: Selection, options: MultiplesOptions) -> tuple[Panel, ...]:
    dates = all(each.date is not None for each in selection.names)
    by = options.by
    if by is By.AUTO:
        by = By.ROWS if not dates and len(selection.series) >= _AUTO_ROWS else By.COLUMNS
    if by is By.COLUMNS:
        return tuple(
            Panel(
                one.label,
                tuple(
                    Point(selection.names[place], one.data[place], row, index, selection.is_quiet(row))
                    for place, row in enumerate(selection.rows)
                ),
                -1,
                index,
                quiet=False,
            )
            for index, one in enumerate(selection.series)
        )
    headings = [Datum(text=each.label, printed=each.label) for each in selection.series]
    return tuple(
        Panel(
            get_name(selection, place),
            tuple(
                Point(headings[index], one.data[place], row, index, quiet=False)
                for index, one in enumerate(selection.series)
            ),
            row,
            -1,
            selection.is_quiet(row),
        )
        for place, row in enumerate(selection.rows)
    )


def _is_line(panels: Sequence[Panel], options: MultiplesOptions) -> bool:
    if options.shape is Shape.AUTO:
        return len(panels[0].points) > 1 and all(each.name.date is not None for each in panels[0].points)
    return options.shape is Shape.LINE


def _draw(sketch: Sketch, table: Table, options: MultiplesOptions) -> float:
    selection = select(table, options)
    panels = _list_panels(selection, options)
    # All panels have one colour: patterns that tell series apart would say nothing.
    sketch.palette = replace(sketch.palette, patterns=(), widths=())
    line = _is_line(panels, options)
    zero = options.zero or not line
    low, high, ticks = get_range(selection, zero)
    texts = print_ticks(sketch, ticks, selection.unit)
    left = sketch.get_block_width(texts, SIZE) + 5.0
    if left > sketch.width_pt * 0.25:
        texts, left = [""] * len(ticks), 0.0
    across = _count_across(sketch.width_pt - left, len(panels), _LEAST)
    width = _get_width(sketch.width_pt - left, across)
    names = find_names(sketch, [each.name for each in panels[0].points], width, scaled=line)
    widest = max(sketch.measure(each.printed, SIZE, True) for each in selection.data)
    if names is None or widest > width:
        return _draw_bars(sketch, selection, panels)
    head = get_head(panels, columns=not line)
    foot = (get_block_height(1, SIZE) + 3.0 if low < 0 or (line and not zero) else 2.0) + _get_drop(panels, line)
    lines = -(-len(panels) // across)
    titles = _wrap_titles(sketch, panels, width, across)
    taken = sum(titles) + lines * (_UNDER_TITLE + names.height + 3.0) + (lines - 1) * _BETWEEN
    wanted = sketch.wanted_height_pt
    height = min(max(width * 0.5, 46.0), 90.0) + head + foot
    if wanted is not None:
        height = max((wanted - taken) / lines, head + foot + _LEAST_PLOT)
    every = _fit_values(sketch, panels, width)
    shares = [selection.get_share(each) for each in ticks]
    top = 0.0
    for number in range(lines):
        plot = top + titles[number] + _UNDER_TITLE
        axis = Axis(low, high, plot + head, plot + height - foot)
        _draw_ticks(sketch, axis, shares, texts, left)
        for place, panel in enumerate(panels[number * across : (number + 1) * across]):
            start = left + place * (width + _GUTTER)
            _draw_title(sketch, panel, start, width, top, titles[number])
            draw_ground(sketch, axis, shares, start, start + width)
            if all(each.datum.number is None for each in panel.points):
                draw_empty(sketch, Box(start, plot, start + width, axis.bottom), panel.row, panel.series)
            elif line:
                xs = _get_xs(selection, panel, start, width, names.ends)
                draw_lines(sketch, selection, panel, xs, axis, start + width)
            else:
                draw_columns(sketch, selection, panel, start, width, axis, every=every)
            names.draw(sketch, start, width, plot + height + 3.0)
        top = plot + height + 3.0 + names.height + _BETWEEN
    return top - _BETWEEN


def _count_across(room: float, count: int, least: float) -> int:
    """Panels side by side: as many as there is room for, in lines as even as can be."""
    most = max(1, min(count, _MOST_ACROSS, int((room + _GUTTER) // (least + _GUTTER))))
    return -(-count // -(-count // most))


def _get_width(room: float, across: int) -> float:
    return (room - _GUTTER * (across - 1)) / across


def _get_drop(panels: Sequence[Panel], line: bool) -> float:
    """Room below the lowest value for arrows downwards and columns that fade out."""
    data = [each.datum for panel in panels for each in panel.points]
    if line:
        return 15.0 if any(each.qualifier.open_ended for each in data) else 0.0
    fading = any(each.number is not None and each.number < 0 and each.qualifier.open_ended for each in data)
    return style.FADE_LENGTH if fading else 0.0


def _wrap_titles(sketch: Sketch, panels: Sequence[Panel], width: float, across: int) -> list[float]:
    """The height of the titles of each line of panels: from the second on the same, so that the lines stand evenly."""
    tall = [get_block_height(len(sketch.wrap(each.title, width, bold=True))) for each in panels]
    lines = -(-len(panels) // across)
    return [max(tall[:across]), *[max(tall[across:], default=0.0)] * (lines - 1)]


def _draw_title(sketch: Sketch, panel: Panel, left: float, width: float, top: float, height: float) -> None:
    """At the foot of the room that the titles of one line of panels have."""
    lines = sketch.wrap(panel.title, width, bold=True)
    sketch.block(
        lines,
        left,
        top + height - get_block_height(len(lines)),
        "category" if panel.row >= 0 else "heading",
        colour=style.LABEL if panel.quiet else style.INK,
        bold=True,
        row=panel.row,
        series=panel.series,
    )


def _draw_ticks(sketch: Sketch, axis: Axis, shares: Sequence[float], texts: Sequence[str], left: float) -> None:
    """The round values, left of the first panel of a line; those that would touch are left out."""
    edge = float("inf")
    for share, text in zip(shares, texts, strict=True):
        baseline = axis.place(share) + SIZE * 0.36
        if text and baseline + style.DESCENT * SIZE <= edge:
            sketch.text(text, left - 5.0, baseline, "tick", size=SIZE, colour=style.MUTED, align=1.0)
            edge = baseline - style.ASCENT * SIZE


def _fit_values(sketch: Sketch, panels: Sequence[Panel], width: float) -> bool:
    """Whether every value has room above its column."""
    slot = width / len(panels[0].points) - 2.0
    data = (each.datum for panel in panels for each in panel.points)
    return all(sketch.measure(each.printed, SIZE, True) <= slot for each in data)


def _get_xs(selection: Selection, panel: Panel, left: float, width: float, ends: bool) -> list[float]:
    """Where the points of a line stand: dates to scale where only the first and last are named, else above their names."""
    count = len(panel.points)
    if ends and panel.series >= 0:
        return get_positions(selection, left + 4.0, left + width - 4.0)
    return [left + (index + 0.5) * width / count for index in range(count)]


def _draw_bars(sketch: Sketch, selection: Selection, panels: Sequence[Panel]) -> float:
    """Panels of bars, for names that do not fit under columns."""
    across = _count_across(sketch.width_pt, len(panels), _LEAST_BARS)
    width = _get_width(sketch.width_pt, across)
    bars = fit_bars(sketch, selection, panels, width)
    titles = _wrap_titles(sketch, panels, width, across)
    top = 0.0
    for number, height in enumerate(titles):
        for place, panel in enumerate(panels[number * across : (number + 1) * across]):
            start = place * (width + _GUTTER)
            _draw_title(sketch, panel, start, width, top, height)
            draw_bar_panel(sketch, selection, panel, bars, start, top + height + _UNDER_TITLE)
        top += height + _UNDER_TITLE + bars.height + _BETWEEN
    return top - _BETWEEN


KIND = ChartKind(
    name="multiples",
    label=LocalText("Small multiples", "多格小圖", "多格小图"),
    help=LocalText(
        "One small chart for each series or row, all to the same scale: compares the course of many without a tangle.",
        "每個系列或每行一個小圖，比例一致，可比較多個項目的走勢而不致混亂。",
        "每个系列或每行一个小图，比例一致，可比较多个项目的走势而不致混乱。",
    ),
    options=MultiplesOptions,
    suits=_suits,
    draw=_draw,
    unit_at_head=True,
)
