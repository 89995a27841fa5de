"""A unit that all values share is said once at the head of the plot; no number gets digits that its source had not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Strokes
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language
from tests.charts.samples import (
    DATES,
    NAME,
    date_cell,
    draw,
    make_dataset,
    make_simple,
    name_cell,
    number_cell,
    number_column,
)

EN, HANT, HANS = LANGUAGES
STEPS = {"Budget": "8.2E+8", "Laboratory": "2.1E+8", "Equipment": "about 9E+7", "Ended": "-1.6E+8"}
MIXED = {"A": "1.76E+9", "B": "5E+6", "C": "9E+8"}


def get_texts(drawing: Drawing, *roles: str) -> list[str]:
    return [each.text for each in drawing.scene.labels if each.role in roles]


@pytest.mark.parametrize(
    ("language", "head", "values"),
    [
        (EN, "HK$ million", ["820", "+210", "about +90", "−160", "about 960"]),
        (HANT, "億港元", ["8.2", "+2.1", "約+0.9", "−1.6", "約9.6"]),
        (HANS, "亿港元", ["8.2", "+2.1", "约+0.9", "−1.6", "约9.6"]),
    ],
)
def test_money_is_said_once_in_the_size_word_of_each_language(language: Language, head: str, values: list[str]) -> None:
    drawing = draw("waterfall", make_simple(STEPS, Unit.HKD), language)
    assert get_texts(drawing, "unit-head") == [head]
    assert get_texts(drawing, "value", "total") == values
    assert not any("HK$" in each or "港元" in each for each in get_texts(drawing, "value", "total", "tick"))


def test_words_and_the_attached_table_keep_the_full_values() -> None:
    drawing = draw("bar", make_simple(STEPS, Unit.HKD))
    assert "Budget: HK$820 million" in drawing.alt
    assert "Budget,,820000000,,exact,HKD,2024-01,HK$820 million" in drawing.csv.decode("utf-8-sig")
    assert next(each.datum.printed for each in drawing.shown.entries) == "HK$820 million"


@pytest.mark.parametrize(
    ("values", "unit", "head"),
    [
        (MIXED, Unit.HKD, ""),  # 0.005 billion, 1,760 million: neither is what the source says
        ({"A": "1.76E+9", "B": "9.5E+8", "C": "2E+9"}, Unit.HKD, "HK$ billion"),
        ({"A": "1.76E+9", "B": "9.512E+8", "C": "2E+9"}, Unit.HKD, ""),
        ({"A": "1200", "B": "900", "C": "0"}, Unit.USD, "US$"),
        ({"A": "1200", "B": "900", "C": "700"}, Unit.CNY, "RMB"),
        ({"A": "1E+9", "B": "2E+9"}, Unit.HKD, ""),  # two values say it themselves
        ({"A": "1E+9", "B": "2E+9", "C": ""}, Unit.HKD, ""),
        ({"A": "1.2E+6", "B": "3E+6", "C": "2E+6..4E+6"}, Unit.COUNT, "Millions"),
        ({"A": "1.2E+6", "B": "8E+5", "C": "2E+6"}, Unit.COUNT, ""),
        ({"A": "12", "B": "8", "C": "20"}, Unit.COUNT, ""),
        ({"A": "12", "B": "8", "C": "20"}, Unit.PERCENT, ""),
        ({"A": "0", "B": "0", "C": "0"}, Unit.HKD, ""),
    ],
)
def test_what_is_shared_and_what_is_not(values: Mapping[str, str], unit: Unit, head: str) -> None:
    drawing = draw("column", make_simple(values, unit), width=700)
    assert get_texts(drawing, "unit-head") == ([head] if head else [])
    if not head and unit.currency and any(values.values()):
        assert all("HK$" in each for each in get_texts(drawing, "value"))


def test_a_smaller_amount_keeps_its_digits_under_a_larger_size_word() -> None:
    drawing = draw("bar", make_simple({"A": "1.76E+9", "B": "9.5E+8", "C": "over 2E+9"}, Unit.HKD))
    assert get_texts(drawing, "value") == ["1.76", "0.95", "over 2"]


def test_ranges_name_nothing_twice_in_any_language() -> None:
    values = {"A": "2E+9..3E+9", "B": "4E+9", "C": "1E+9"}
    texts = {each: get_texts(draw("bar", make_simple(values, Unit.HKD), each), "value") for each in LANGUAGES}
    assert texts == {EN: ["2–3", "4", "1"], HANT: ["20至30", "40", "10"], HANS: ["20至30", "40", "10"]}


@pytest.mark.parametrize("kind", ["donut", "pie", "tiles"])
def test_values_that_stand_alone_say_their_unit(kind: str) -> None:
    drawing = draw(kind, make_simple({"A": "1E+9", "B": "2E+9", "C": "3E+9"}, Unit.HKD), options={})
    assert not get_texts(drawing, "unit-head")
    assert sum("billion" in each.text for each in drawing.scene.labels) >= 3


def test_shares_of_a_stack_leave_the_unit_to_its_sum() -> None:
    rows = [(name_cell(each), number_cell("1E+9"), number_cell("3E+9")) for each in "ABC"]
    columns = (NAME, number_column("a", Unit.HKD), number_column("b", Unit.HKD))
    drawing = draw("stacked-bar", make_dataset(rows, columns), options={"shares": True})
    assert not get_texts(drawing, "unit-head")
    assert set(get_texts(drawing, "total")) == {"HK$4 billion"}


@pytest.mark.parametrize("width", [140.0, 330.0, 700.0])
@pytest.mark.parametrize("height", [None, 220.0])
@pytest.mark.parametrize("kind", ["bar", "column", "dot", "line", "area", "waterfall", "slope", "heatmap", "multiples"])
def test_the_head_stands_at_the_top_and_keeps_the_wish_for_a_height(
    kind: str, height: float | None, width: float
) -> None:
    rows = [(date_cell(str(2020 + at)), number_cell(f"{at + 2}E+8"), number_cell(f"{at + 1}E+8")) for at in range(4)]
    columns = (DATES, number_column("a", Unit.HKD), number_column("b", Unit.HKD))
    drawing = draw(
        kind,
        make_dataset(rows, columns[: 2 if kind == "waterfall" else 3])
        if kind != "waterfall"
        else make_dataset([row[:2] for row in rows], columns[:2]),
        width=width,
        height=height,
    )
    (head,) = [each for each in drawing.scene.labels if each.role == "unit-head"]
    assert head.text == "HK$ million"
    assert head.box.top < 1.0
    if height is not None and kind in ("column", "line", "area") and width > 200:
        assert drawing.scene.height_pt == pytest.approx(height, abs=0.2)


def test_the_grid_of_a_shared_unit_has_bare_numbers() -> None:
    drawing = draw("column", make_simple({"A": "1E+9", "B": "2E+9", "C": "3E+9"}, Unit.HKD), options={"grid": True})
    assert get_texts(drawing, "tick") == ["0", "1", "2", "3"]


# -- without values at the marks ---------------------------------------------------------------------------------------

PLAIN = {"A": "12", "B": "31", "C": "8"}
GRIDDED = ("bar", "column", "dot", "line", "area", "waterfall")


@pytest.mark.parametrize("kind", GRIDDED)
def test_without_values_at_the_marks_an_axis_with_a_grid_says_them(kind: str) -> None:
    with_values, without = (draw(kind, make_simple(PLAIN), options={"value_labels": each}) for each in (True, False))
    assert get_texts(with_values, "value", "end")
    assert not get_texts(without, "value", "end", "total")
    assert len(get_texts(without, "tick")) >= 2
    assert without.scene.get_marks("grid")
    assert "B: 31" in without.alt


def test_of_a_stack_the_sums_have_an_option_of_their_own() -> None:
    rows = [(name_cell(each), number_cell("10"), number_cell("30")) for each in "ABC"]
    dataset = make_dataset(rows, (NAME, number_column("a"), number_column("b")))
    drawing = draw("stacked-column", dataset, options={"value_labels": False})
    assert not get_texts(drawing, "part")
    assert get_texts(drawing, "total") == ["40"] * 3
    bare = draw("stacked-bar", dataset, options={"value_labels": False, "totals": False, "shares": True})
    assert not get_texts(bare, "part", "total")
    assert "100%" in get_texts(bare, "tick")


def test_where_the_scale_has_no_room_the_values_stay_at_the_marks() -> None:
    """Numbers must be readable somewhere: a narrow sheet has no room for the scale of such values."""
    values = {"A": "-123456789012345", "B": "98765432109876", "C": "5"}
    drawing = draw("column", make_simple(values), width=140, options={"value_labels": False})
    ticks = get_texts(drawing, "tick")
    assert len(ticks) >= 2 or get_texts(drawing, "value")
    wide = make_simple({"A": "123456789.123", "B": "98765432.5"}, Unit.HKD)
    line = draw("line", wide, width=140, options={"value_labels": False})
    assert len(get_texts(line, "tick")) >= 2 or get_texts(line, "end")


def test_a_total_that_stands_without_its_value_is_still_said_to_be_calculated() -> None:
    drawing = draw("waterfall", make_simple(PLAIN), options={"value_labels": False})
    assert "Totals are calculated." in drawing.note


def test_missing_values_are_said_with_and_without_values() -> None:
    drawing = draw("bar", make_simple({"A": "12", "B": "", "C": "8"}), options={"value_labels": False})
    assert get_texts(drawing, "missing") == ["no data"]


# -- lines of zero ----------------------------------------------------------------------------------------------------


def test_the_line_of_zero_is_open_where_a_name_stands_on_it() -> None:
    drawing = draw(
        "bar",
        make_simple({"Institution of translational medicine in the Loop": "-12", "B": "31"}),
        options={"labels": "above"},
    )
    name = next(
        each for each in drawing.scene.labels if each.text == "Institution of translational medicine in the Loop"
    )
    lines = [line for each in drawing.scene.get_marks("baseline") if isinstance(each, Strokes) for line in each.lines]
    assert any(name.box.left < line[0][0] < name.box.right for line in lines)
    assert not any(line[0][1] < name.box.bottom - 0.1 and line[1][1] > name.box.top + 0.1 for line in lines)


def test_names_above_dots_stand_beside_the_line_of_zero() -> None:
    drawing = draw("dot", make_simple(PLAIN), options={"labels": "above"})
    (line,) = [each for each in drawing.scene.get_marks("baseline") if isinstance(each, Strokes)]
    assert len(line.lines) == 1
    names = [each for each in drawing.scene.labels if each.role == "category"]
    assert all(each.x >= line.lines[0][0][0] + 1.0 for each in names)
