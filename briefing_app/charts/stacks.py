"""Parts on one another: what may be stacked, sums and shares, and the marks of one stack, standing or lying."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from briefing_app.charts import style
from briefing_app.charts.bars import get_colour
from briefing_app.charts.data import Datum, Table
from briefing_app.charts.ends import Bar, Frame, Reach, draw_bar, get_overhang, points_outward
from briefing_app.charts.kind import Reason
from briefing_app.charts.options import GroupOptions, OptionType, option
from briefing_app.charts.scene import Box
from briefing_app.charts.series import Selection, check_units, select
from briefing_app.charts.sketch import Sketch, ValueScale
from briefing_app.charts.totals import add_up, is_estimate, print_share
from briefing_app.model.figure import Unit, Value
from briefing_app.model.language import LocalText


@dataclass(frozen=True, slots=True)
class StackOptions(GroupOptions):
    """Options of stacks."""

    totals: bool = option(
        OptionType.FLAG,
        True,
        LocalText("Totals", "總數", "总数"),
        LocalText(
            "Write the sum of the parts at the end of each stack.", "在每疊末端寫上總數。", "在每叠末端写上总数。"
        ),
    )
    shares: bool = option(
        OptionType.FLAG,
        False,
        LocalText("As shares of 100%", "以百分比顯示", "以百分比显示"),
        LocalText(
            "Draw every stack equally long and its parts as shares of it, to compare make-up and not size.",
            "各疊等長，各部分以佔比顯示，用以比較組成而非多少。",
            "各叠等长，各部分以占比显示，用于比较构成而非多少。",
        ),
    )


NEGATIVE = Reason(
    "negative-part",
    LocalText(
        "a part is negative, and parts below zero cannot be stacked; use columns.",
        "有部分為負數，不能堆疊；請改用柱狀圖。",
        "有部分为负数，不能堆叠；请改用柱状图。",
    ),
)
OPEN_INSIDE = Reason(
    "open-inside",
    LocalText(
        "a part is only a limit or a range, so what stands on it would begin nowhere; put that column last or use columns.",
        "有部分只是界限或範圍，其上的部分便沒有起點；請把該欄移到最後，或改用柱狀圖。",
        "有部分只是界限或范围，其上的部分便没有起点；请把该列移到最后，或改用柱状图。",
    ),
)
ONE_SERIES = Reason(
    "one-series",
    LocalText(
        "there is only one part in each stack; columns or bars say the same.",
        "每疊只有一個部分，用柱狀圖或橫條圖即可。",
        "每叠只有一个部分，用柱状图或条形图即可。",
    ),
    refuse=False,
)
LOOSE_WHOLE = Reason(
    "loose-whole",
    LocalText(
        "a part is missing, a limit or a range, so the whole that shares are taken of is not known; show amounts.",
        "有部分欠缺，或只是界限或範圍，整體不明，無法計算佔比；請改為顯示數量。",
        "有部分缺失，或只是界限或范围，整体不明，无法计算占比；请改为显示数量。",
    ),
)


LINE_BEYOND = Reason(
    "line-beyond",
    LocalText(
        "its reference line lies below zero or above 100%, where no part can reach; choose another value or take it away.",
        "參考線低於零或高於100%，沒有部分會到達該處；請改用其他數值或移除。",
        "参考线低于零或高于100%，没有部分会到达该处；请改用其他数值或移除。",
    ),
)


def check_stacks(table: Table, options: StackOptions) -> tuple[Reason, ...]:
    """Reasons against stacking the values."""
    selection = select(table, options)
    reasons = list(check_units(selection))
    if any(each.number is not None and each.number < 0 for each in selection.data):
        reasons.append(NEGATIVE)
    for index in range(len(selection.rows)):
        known = [each.data[index] for each in selection.series if each.data[index].number is not None]
        if any(_is_loose(each) for each in known[:-1]):
            reasons.append(OPEN_INSIDE)
            break
    if options.shares and any(_is_whole_loose(selection, index) for index in range(len(selection.rows))):
        reasons.append(LOOSE_WHOLE)
    line = selection.reference
    if line is not None and (line.value < 0 or (options.shares and line.value > 100)):
        reasons.append(LINE_BEYOND)
    if len(selection.series) == 1:
        reasons.append(ONE_SERIES)
    return tuple(reasons)


def _is_loose(datum: Datum) -> bool:
    return datum.upper is not None or datum.qualifier.open_ended


def _is_whole_loose(selection: Selection, index: int) -> bool:
    """Whether the sum of a stack is not known; a stack without any value is left out and does no harm."""
    data = [each.data[index] for each in selection.series]
    known = [each for each in data if each.number is not None]
    return bool(known) and (len(known) < len(data) or any(_is_loose(each) for each in known))


@dataclass(frozen=True, slots=True)
class Stacks:
    """The stacks of a chart, measured in shares of the highest one or, with `shares`, each of its own sum."""

    sketch: Sketch
    selection: Selection
    totals: bool
    shares: bool
    _sums: tuple[Decimal, ...] = field(init=False, repr=False)
    _whole: Decimal = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Once, for every part of every stack is measured by them.
        sums = tuple(
            sum((datum.most or Decimal() for _, datum in self.get_parts(index)), Decimal())
            for index in range(len(self.selection.rows))
        )
        reference = self.selection.reference
        whole = max(sums) if reference is None else max(*sums, abs(reference.value))
        object.__setattr__(self, "_sums", sums)
        object.__setattr__(self, "_whole", whole)

    def get_parts(self, index: int) -> list[tuple[int, Datum]]:
        """Series and datum of each part that has a value, bottom first."""
        cells = ((number, each.data[index]) for number, each in enumerate(self.selection.series))
        return [(number, datum) for number, datum in cells if datum.number is not None]

    @property
    def single(self) -> bool:
        """Whether there is only one part, whose value then stands at the end, where there is room for the smallest."""
        return self.totals and not self.shares and len(self.selection.series) == 1

    @property
    def end_role(self) -> str:
        """What the text at the end of a stack is."""
        return "value" if self.single else "total"

    def get_overhang(self, index: int) -> float:
        """How far the stack is drawn beyond its end, in points."""
        return max((get_overhang(each) for _, each in self.get_parts(index)), default=0.0)

    def get_sum(self, index: int) -> Decimal:
        """Sum of the known parts, a range counting to its far end."""
        return self._sums[index]

    def get_share(self, index: int, number: Decimal) -> float:
        """A length in the stack, 0 to 1."""
        whole = self._sums[index] if self.shares else self._whole
        return float(number / whole) if whole else 0.0

    def build_scale(self, lying: bool, place: Callable[[float], float], start: float, end: float) -> ValueScale:
        """The value axis: amounts, or with `shares` per cent; `place` gives where a share stands."""

        def stand(value: Decimal) -> float:
            return place(float(value / 100) if self.shares else self.get_share(0, value))

        high = Decimal(100) if self.shares else max(self._sums)
        unit = Unit.PERCENT if self.shares else self.selection.unit
        return ValueScale(lying, stand, start, end, Decimal(), high, unit)

    @property
    def reference_shares(self) -> tuple[float, ...]:
        """Where the reference line stands, if there is one."""
        reference = self.selection.reference
        if reference is None:
            return ()
        return (float(reference.value / 100) if self.shares else self.get_share(0, reference.value),)

    def get_part(self, index: int, datum: Datum) -> str:
        """What is written in a part: the value, or its share of the stack in whole per cent."""
        if not self.shares or datum.number is None or not self.sketch.value_labels:
            return datum.printed
        loose = is_estimate(each for _, each in self.get_parts(index))
        return print_share(datum.number, self.get_sum(index), self.sketch.language, loose=loose)

    def get_total(self, index: int) -> str:
        """The printed sum, or the value of an only part; empty where a sum is unknown: a part is missing or a range."""
        data = [each.data[index] for each in self.selection.series]
        if self.single:
            return data[0].printed
        if not self.totals or len(data) < 2 or (self.shares and data[0].unit is Unit.PERCENT):
            return ""
        added = add_up(data)
        return "" if added is None else self.sketch.print_value(Value(added[0]), data[0].unit, added[1])

    def draw(
        self, index: int, frame: Frame, scale: float, low: float, high: float
    ) -> Iterator[tuple[int, Datum, float, float]]:
        """Draw one stack; gives series, datum, start and end (points along) of every part drawn."""
        start, row = 0.0, self.selection.rows[index]
        for series, datum in self.get_parts(index):
            number, most = datum.number or Decimal(), datum.most or Decimal()
            solid, far = self.get_share(index, number) * scale, self.get_share(index, most) * scale
            colour = get_colour(self.sketch, self.selection, row, series)
            reach = Reach(solid, solid, far, far) if datum.upper is not None else Reach(solid, 0.0, 0.0, solid)
            draw_bar(self.sketch, frame, Bar(reach, low, high, row, series, start), datum, colour)
            if start > 0:
                edge = (frame.place(start, low), frame.place(start, high))
                self.sketch.line(edge, style.PAPER, 1.0, "seam", row, series)
            yield series, datum, start, start + far
            start += far


def write_inside(stacks: Stacks, datum: Datum, box: Box, index: int, series: int) -> None:
    """The value of a part inside it, where it fits."""
    sketch, row = stacks.sketch, stacks.selection.rows[index]
    size, text = style.SMALL_SIZE, stacks.get_part(index, datum)
    if not text or stacks.single:
        return
    width = sketch.measure(text, size, True)
    arrow = datum.qualifier.open_ended and not points_outward(datum)
    if width > box.right - box.left - 3 or size * 1.1 > box.bottom - box.top or (arrow and box.bottom - box.top < 20):
        return
    fill = get_colour(sketch, stacks.selection, row, series)
    solid = (datum.exact or datum.lower_limit) and datum.upper is None
    solid = solid and not sketch.palette.get_pattern(series)
    ink = style.get_text_colour(fill) if solid else style.INK
    middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if not solid:
        ground = Box(
            middle_x - width / 2 - 1.5, middle_y - size * 0.55, middle_x + width / 2 + 1.5, middle_y + size * 0.55
        )
        sketch.rect(ground, style.PAPER, "ground", row, series)
    sketch.text(
        text,
        middle_x,
        middle_y + size * 0.36,
        "part",
        size=size,
        colour=ink,
        bold=True,
        align=0.5,
        row=row,
        series=series,
    )
