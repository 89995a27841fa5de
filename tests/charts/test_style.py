"""The palette: readable on paper, apart for readers with red-green blindness, and free of any transparency."""

import itertools
import math

import pytest

from briefing_app.charts import style
from briefing_app.charts.options import PaletteName
from briefing_app.charts.palette import PALETTES
from briefing_app.charts.scene import Rect
from tests.charts.samples import draw, make_simple

# Machado, Oliveira, Fernandes 2009: simulation of full deuteranopia and protanopia in linear RGB.
DEUTERANOPIA = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTANOPIA = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))


def get_linear(colour: str) -> list[float]:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    return [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]


def get_lab(linear: list[float]) -> tuple[float, float, float]:
    red, green, blue = (min(max(each, 0.0), 1.0) for each in linear)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


TRITANOPIA = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))


@pytest.mark.parametrize("matrix", [DEUTERANOPIA, PROTANOPIA, ((1, 0, 0), (0, 1, 0), (0, 0, 1))])
def test_series_stay_apart_for_every_eye(matrix: tuple[tuple[float, float, float], ...]) -> None:
    seen = []
    for colour in style.SERIES[:6]:
        linear = get_linear(colour)
        seen.append(get_lab([sum(row[index] * linear[index] for index in range(3)) for row in matrix]))
    for one, other in itertools.combinations(seen, 2):
        assert math.dist(one, other) > 25


@pytest.mark.parametrize("matrix", [DEUTERANOPIA, PROTANOPIA, TRITANOPIA, ((1, 0, 0), (0, 1, 0), (0, 0, 1))])
def test_the_palette_for_the_colour_blind_keeps_all_eight_series_apart(
    matrix: tuple[tuple[float, float, float], ...],
) -> None:
    seen = []
    for colour in PALETTES[PaletteName.COLOUR_BLIND].series:
        linear = get_linear(colour)
        seen.append(get_lab([sum(row[index] * linear[index] for index in range(3)) for row in matrix]))
    assert len(seen) == 8
    for one, other in itertools.combinations(seen, 2):
        assert math.dist(one, other) > 30


def test_in_print_series_differ_in_lightness_or_pattern() -> None:
    palette = PALETTES[PaletteName.PRINT]
    looks = [(get_lab(get_linear(each))[0], palette.patterns[index]) for index, each in enumerate(palette.series)]
    assert len(looks) == len(palette.patterns) == len(palette.widths)
    for one, other in itertools.combinations(looks, 2):
        assert one[1] != other[1] or abs(one[0] - other[0]) > 18


@pytest.mark.parametrize(
    "colour",
    [*style.SERIES, *(colour for each in PALETTES.values() for colour in (each.accent, each.neutral, *each.series))],
)
def test_marks_stand_out_from_the_paper(colour: str) -> None:
    """WCAG 2.1, 1.4.11: three to one for graphics."""
    assert 1.05 / (style.get_luminance(colour) + 0.05) >= 2.9


@pytest.mark.parametrize("colour", [style.INK, style.LABEL, style.MUTED])
def test_text_can_be_read(colour: str) -> None:
    """WCAG 2.1, 1.4.3: four and a half to one for small text."""
    assert 1.05 / (style.get_luminance(colour) + 0.05) >= 4.5


def test_text_on_a_fill_takes_the_better_colour() -> None:
    assert style.get_text_colour("#000000") == style.PAPER
    assert style.get_text_colour("#FFFFFF") == style.INK


def test_blending_gives_opaque_colours_between_the_two() -> None:
    assert style.blend("#000000", 0.5) == "#808080"
    assert style.blend("#2556C9", 1.0) == "#2556C9"
    assert style.blend("#2556C9", 0.0) == "#FFFFFF"


def test_tiles_of_the_palette_for_print_have_no_colour() -> None:
    for palette, grey in (("print", True), ("house", False)):
        drawing = draw("tiles", make_simple({"A": "5", "B": "6"}), options={"palette": palette, "highlight": [1]})
        fills = [each.fill for each in drawing.scene.get_marks("tile") if isinstance(each, Rect)]
        assert len(set(fills)) == 2
        assert all((each[1:3] == each[3:5] == each[5:7]) == grey for each in fills)
