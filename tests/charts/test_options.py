"""Options from plain JSON: what is understood, and that anything else is refused with a sentence in three languages."""

from decimal import Decimal
from typing import Any

import pytest

from briefing_app.charts.kinds.bar import BarOptions
from briefing_app.charts.kinds.donut import KIND as DONUT
from briefing_app.charts.kinds.line import LineOptions
from briefing_app.charts.options import PaletteName, keep_known, parse_options
from briefing_app.charts.remarks import LONGEST, MOST_ANNOTATIONS, Annotation, ReferenceLine
from briefing_app.errors import ChartDataError
from briefing_app.model.language import LANGUAGES, LocalText

NOTE = {"row": 2, "series": "a", "text": {"en": "Opened", "zh-Hant": "啟用"}}


def nest(depth: int) -> list[Any]:
    inner: list[Any] = []
    for _ in range(depth):
        inner = [inner]
    return inner


def test_a_reference_line_keeps_its_exact_value_and_its_words() -> None:
    options = parse_options(
        "c", "bar", BarOptions, {"reference_line": {"value": "40.50", "label": {"en": "Target", "zh-Hans": "目标"}}}
    )
    assert options.reference_line == ReferenceLine(Decimal("40.50"), LocalText("Target", "", "目标"))
    assert str(getattr(options.reference_line, "value", "")) == "40.50"


def test_annotations_name_a_row_a_series_and_words() -> None:
    options = parse_options("c", "bar", BarOptions, {"annotations": [NOTE, {"row": 0, "text": {"en": "a\n\tb\x00c"}}]})
    assert options.annotations == (
        Annotation(2, "a", LocalText("Opened", "啟用")),
        Annotation(0, "", LocalText("a b c")),
    )


def test_null_is_the_default() -> None:
    assert (
        parse_options("c", "bar", BarOptions, {"reference_line": None, "palette": None, "sort": None}) == BarOptions()
    )


def test_palettes_are_chosen_by_name() -> None:
    assert parse_options("c", "bar", BarOptions, {"palette": "colour-blind"}).palette is PaletteName.COLOUR_BLIND


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reference_line", 40.5),
        ("reference_line", {"value": 40.5}),
        ("reference_line", {"value": True}),
        ("reference_line", {"value": "NaN"}),
        ("reference_line", {"value": "Infinity"}),
        ("reference_line", {"value": "1E+999999"}),
        ("reference_line", {"value": 10**5000}),
        ("reference_line", {"value": "9" * 61}),
        ("reference_line", {"value": "٤٢"}),
        ("reference_line", {"value": ""}),
        ("reference_line", {"value": "4", "label": "Target"}),
        ("reference_line", {"value": "4", "label": {"fr": "But"}}),
        ("reference_line", {"value": "4", "label": {"en": "x" * (LONGEST + 1)}}),
        ("reference_line", {"value": "4", "colour": "red"}),
        ("reference_line", {"label": {"en": "Target"}}),
        ("annotations", NOTE),
        ("annotations", [NOTE] * (MOST_ANNOTATIONS + 1)),
        ("annotations", [{**NOTE, "row": -1}]),
        ("annotations", [{**NOTE, "row": True}]),
        ("annotations", [{**NOTE, "row": "2"}]),
        ("annotations", [{**NOTE, "series": 1}]),
        ("annotations", [{**NOTE, "text": {}}]),
        ("annotations", [{**NOTE, "text": {"en": " \n"}}]),
        ("annotations", [{**NOTE, "text": {"en": ["a"]}}]),
        ("annotations", [{**NOTE, "x": 3}]),
        ("annotations", ["Opened"]),
        ("annotations", nest(100_000)),
        ("palette", "neon"),
        ("palette", ["print"]),
        ("palette", {}),
        ("highlight_series", ["a"]),
        ("grid", "yes"),
        ("grid", 1),
    ],
)
def test_hostile_values_are_refused_with_a_sentence(name: str, value: object) -> None:
    with pytest.raises(ChartDataError, match=f"“{name}” cannot be") as caught:
        parse_options("c", "bar", BarOptions, {name: value})
    for language in LANGUAGES:
        assert caught.value.why.best(language)[1] is language
        assert len(caught.value.why.best(language)[0]) < 300


def test_what_another_kind_understands_goes_along() -> None:
    given = {"labels": "beside", "palette": "print", "reference_line": {"value": "4"}, "annotations": [NOTE], "x": 1}
    kept = keep_known(LineOptions, given)
    assert set(kept) == {"palette", "reference_line", "annotations"}
    parse_options("c", "line", LineOptions, kept)
    assert keep_known(DONUT.options, given) == {"palette": "print"}


def test_an_option_with_another_meaning_stays_behind() -> None:
    assert keep_known(LineOptions, {"zero": "no", "sort": "ascending"}) == {"sort": "ascending"}
