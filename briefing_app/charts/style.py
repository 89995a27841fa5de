"""The look of every chart in one place: colours, sizes and line widths, the same on screen and on paper.

Colours are opaque (tints are blended beforehand), differ in lightness as well as hue so that they survive a black-and-white
printer, and keep apart for readers with red-green blindness (tests/charts/test_style.py measures both).
"""

from __future__ import annotations

VERSION = 8
"""Raised whenever a drawing of the same data would look different; part of every cache key."""

ACCENT = "#2556C9"
INK = "#172033"
LABEL = "#3F4A5E"
MUTED = "#667085"
AXIS = "#BCC4D1"
GRID = "#E4E8EF"
PANEL = "#EEF2FC"
PAPER = "#FFFFFF"

SERIES = ("#2556C9", "#D18212", "#08433F", "#D0698F", "#4F97DA", "#8F3B1B", "#59606E", "#6B3FA0")
"""Colours of several series, in order. After the last they begin again."""

LABEL_SIZE = 8.0
VALUE_SIZE = 8.5
SMALL_SIZE = 7.0
TILE_SIZE = 19.0

LEADING = 1.28
ASCENT = 0.90
DESCENT = 0.24
"""Of the text size: line distance, and the height above and below the baseline that a line of any script may take."""

AXIS_WIDTH = 0.75
GRID_WIDTH = 0.5
REFERENCE_WIDTH = 1.0
LINE_WIDTH = 1.8
HATCH_WIDTH = 0.7
HATCH_GAP = 3.4
PATTERN_WIDTH = 0.9
PATTERN_GAP = 3.0
GAP = 4.0
"""Least distance between two things that must not touch, in points."""

FADE_LENGTH = 26.0
FADE_STEPS = 12


def blend(colour: str, share: float, ground: str = PAPER) -> str:
    """`share` of the colour over the ground, as an opaque colour: what alpha would have shown, without any alpha."""
    front, back = _channels(colour), _channels(ground)
    mixed = (round(back[each] + (front[each] - back[each]) * share) for each in range(3))
    return "#" + "".join(f"{each:02X}" for each in mixed)


def get_series_colour(index: int) -> str:
    """The colour of the n-th series, from 0."""
    return SERIES[index % len(SERIES)]


def get_quiet_colour(colour: str) -> str:
    """What everything but the highlight takes on."""
    return blend(colour, 0.42)


def get_hatch_ground(colour: str) -> str:
    """The light ground under the hatching of an estimate."""
    return blend(colour, 0.18)


def get_text_colour(fill: str) -> str:
    """Dark or white, whichever reads better on the fill (WCAG relative luminance)."""
    light = get_luminance(fill)
    return PAPER if 1.05 / (light + 0.05) > (light + 0.05) / (get_luminance(INK) + 0.05) else INK


def get_luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 (black) to 1 (white)."""
    parts = [each / 255 for each in _channels(colour)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
