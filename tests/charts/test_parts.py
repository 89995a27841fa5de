"""The small parts under the kinds: hatching, ticks, scale fitting, spreading of labels."""

from dataclasses import fields
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.charts.fit import Extent, fit_scale, get_need, spread
from briefing_app.charts.hatch import build_hatch
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.options import get_option_info
from briefing_app.charts.room import Room
from briefing_app.charts.scene import Box, Label, Polygon, Rect
from briefing_app.charts.ticks import build_ticks
from briefing_app.model.language import LANGUAGES


def test_hatch_lines_stay_inside_and_rise_at_45_degrees() -> None:
    lines = build_hatch(((0, 0), (40, 0), (40, 20), (0, 20)), gap=5)
    assert len(lines) == 8
    for (x0, y0), (x1, y1) in lines:
        assert abs(x1 - x0) == pytest.approx(abs(y1 - y0))
        for x, y in ((x0, y0), (x1, y1)):
            assert -1e-6 <= x <= 40 + 1e-6
            assert -1e-6 <= y <= 20 + 1e-6


def test_hatching_of_a_ring_leaves_its_hole_free() -> None:
    """A U shape: no line may cross the gap between its legs."""
    lines = build_hatch(((0, 0), (10, 0), (10, 30), (20, 30), (20, 0), (30, 0), (30, 40), (0, 40)), gap=3)
    for (x0, y0), (x1, y1) in lines:
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not (10.01 < middle[0] < 19.99 and middle[1] < 29.99)


@given(st.decimals(-1000000, 1000000, places=2), st.decimals("0.01", 1000000, places=2))
def test_ticks_cover_the_range_in_even_steps(low: Decimal, span: Decimal) -> None:
    ticks = build_ticks(low, low + span)
    assert ticks[0] <= low
    assert ticks[-1] >= low + span
    assert 2 <= len(ticks) <= 7
    steps = {other - one for one, other in pairwise(ticks)}
    assert len(steps) == 1


def test_ticks_are_round() -> None:
    assert build_ticks(Decimal(0), Decimal(87)) == tuple(map(Decimal, (0, 20, 40, 60, 80, 100)))
    assert build_ticks(Decimal(0), Decimal("2.3E+11")) == tuple(
        Decimal(each) * 10**9 for each in (0, 50, 100, 150, 200, 250)
    )


def test_the_scale_is_the_largest_that_fits() -> None:
    extents = [Extent(1.0, 30.0), Extent(-0.5, 20.0), Extent(0.2, 90.0)]
    scale, below = fit_scale(extents, 300.0)
    assert get_need(extents, scale) == pytest.approx(300.0, abs=0.01)
    assert below == pytest.approx(0.5 * scale + 20.0)


def test_the_scale_is_nothing_where_texts_alone_do_not_fit() -> None:
    assert fit_scale([Extent(1.0, 400.0)], 300.0)[0] == pytest.approx(0.0, abs=1e-6)


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(5, 30)), min_size=1, max_size=6))
def test_spread_blocks_do_not_touch_and_keep_their_order(blocks: list[tuple[float, float]]) -> None:
    centres, heights = [each for each, _ in blocks], [each for _, each in blocks]
    placed = spread(centres, heights, 0.0, 250.0, 2.0)
    order = sorted(range(len(blocks)), key=lambda index: (centres[index], index))
    for one, other in pairwise(order):
        assert placed[one] + heights[one] / 2 + 2.0 <= placed[other] - heights[other] / 2 + 1e-6
    assert placed[order[0]] - heights[order[0]] / 2 >= -1e-6


def test_blocks_with_room_stay_where_they_are() -> None:
    assert spread([20.0, 80.0], [10.0, 10.0], 0.0, 100.0) == (20.0, 80.0)


def make_label(text: str, x: float, baseline: float) -> Label:
    return Label(text, x, baseline, 10.0, "#000000", False, 30.0, "value")


def test_a_text_is_free_where_it_touches_no_text_and_covers_no_mark() -> None:
    bar = Rect(Box(0, 50, 40, 100), "#000000", "bar")
    room = Room([make_label("x", 10, 20), bar], 200, 0, 100)
    assert room.is_free(Box(50, 10, 80, 20))
    assert not room.is_free(Box(30, 10, 60, 20))
    assert not room.is_free(Box(30, 60, 60, 70))
    assert room.is_free(Box(30, 60, 60, 70), over_marks=True)
    assert not room.is_free(Box(180, 10, 210, 20))
    assert not room.is_free(Box(50, 95, 80, 105))


def test_a_text_within_an_outline_covers_it() -> None:
    triangle = Polygon(((0, 0), (100, 0), (0, 100)), "#000000", "band")
    room = Room([triangle], 200, 0, 100)
    assert not room.is_free(Box(10, 10, 20, 20))
    assert not room.is_free(Box(40, 40, 70, 70))
    assert room.is_free(Box(70, 70, 90, 90))


def test_a_line_is_cut_where_texts_stand_on_it() -> None:
    room = Room([make_label("x", 20, 50), make_label("y", 45, 50), make_label("z", 120, 90)], 200, 0, 100)
    pieces = room.cut_out((0, 47), (200, 47))
    assert list(pieces) == [((0, 47), (18.5, 47)), ((76.5, 47), (200, 47))]
    assert room.cut_out((130, 0), (130, 100))[0] == ((130, 0), (130, 81))


def test_what_lies_near_decides_alike() -> None:
    marks = [make_label("x", 10.0 * each, 7.0 * each) for each in range(15)]
    whole = Room(marks, 200, 0, 120)
    near = whole.narrow(Box(40, 20, 120, 80))
    for left in range(40, 90, 7):
        for top in range(20, 70, 7):
            box = Box(left, top, left + 30, top + 10)
            assert near.is_free(box) == whole.is_free(box)


def test_every_option_explains_itself_in_three_languages() -> None:
    for kind in KINDS:
        for each in fields(kind.options):
            info = get_option_info(each)
            for language in LANGUAGES:
                assert info.label.get(language)
                assert info.help.get(language)
