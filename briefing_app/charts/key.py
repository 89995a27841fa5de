"""The line of names above a chart with several series that cannot be named at their marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing_app.charts import style, words
from briefing_app.charts.scene import Box
from briefing_app.charts.sketch import Sketch, get_block_height

_SWATCH = 8.0
_RADIUS = 3.6
_BETWEEN = 14.0
_SAMPLE = 22.0
"""Length of the bar that stands for a range, in points."""


def draw_key(sketch: Sketch, names: Sequence[str], colours: Sequence[str]) -> float:
    """Coloured swatches with names from the top left, on as many lines as needed; the height taken, with the space below."""

    def draw_swatch(x: float, middle: float, index: int) -> None:
        box = Box(x, middle - _SWATCH / 2, x + _SWATCH, middle + _SWATCH / 2)
        sketch.fill_box(box, colours[index], "key", -1, index)

    return _draw_names(sketch, names, _SWATCH, draw_swatch)


def draw_disc_key(sketch: Sketch, groups: Sequence[str], colours: Sequence[str]) -> float:
    """Discs with the words of the groups from the top left; the height taken, with the space below."""

    def draw_disc(x: float, middle: float, index: int) -> None:
        sketch.disc(x + _RADIUS + 0.6, middle, _RADIUS, colours[index], colours[index], "key", -1, index)

    return _draw_names(sketch, groups, 2 * _RADIUS, draw_disc)


def _draw_names(
    sketch: Sketch, names: Sequence[str], wide: float, draw_mark: Callable[[float, float, int], None]
) -> float:
    """Names behind marks as wide as that, each drawn at a left edge and middle; the height taken, with the space below."""
    x, top, left = 0.0, 0.0, wide + style.GAP
    for index, name in enumerate(names):
        lines = sketch.wrap(name, sketch.width_pt - left)
        width = sketch.get_block_width(lines)
        if x and x + left + width > sketch.width_pt:
            x, top = 0.0, top + style.LEADING * style.LABEL_SIZE + 2.0
        draw_mark(x, top + get_block_height(1) / 2, index)
        sketch.block(lines, x + left, top, "key-name", colour=style.INK, series=index)
        if len(lines) > 1:
            x, top = 0.0, top + style.LEADING * style.LABEL_SIZE * len(lines) + 2.0
        else:
            x += left + width + _BETWEEN
    return top + (get_block_height(1) if x else 0.0) + 7.0


def draw_span_key(sketch: Sketch, names: Sequence[str], start: float) -> float:
    """A small bar with two names, of its lowest and its highest value, at its ends; the height taken, with the space below.

    It begins at `start`, over the bars, where it has room there.
    """
    first, last = names
    left = sketch.measure(first, style.LABEL_SIZE, False)
    right = sketch.measure(last, style.LABEL_SIZE, False)
    middle = get_block_height(1) / 2
    wide = left + right + _SAMPLE + 2 * style.GAP
    if wide > sketch.width_pt:
        text = words.SPAN.get(sketch.language).format(low=first, high=last)
        lines = sketch.wrap(text, sketch.width_pt)
        sketch.block(lines, 0.0, 0.0, "key-name", colour=style.INK)
        return get_block_height(len(lines)) + 7.0
    x, baseline = min(start, sketch.width_pt - wide), style.ASCENT * style.LABEL_SIZE
    sketch.text(first, x, baseline, "key-name", colour=style.INK, series=0)
    x += left + style.GAP
    sketch.fill_box(Box(x, middle - 3.5, x + _SAMPLE, middle + 3.5), sketch.palette.accent, "key", -1, 0)
    sketch.text(last, x + _SAMPLE + style.GAP, baseline, "key-name", colour=style.INK, series=1)
    return get_block_height(1) + 7.0
