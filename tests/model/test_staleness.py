"""A figure is stale from the day after its as-of date and its cadence have passed."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.model.figure import Figure, Observation, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.staleness import find_stale_day


def _find(as_of: PartialDate | None, cadence: int | None) -> date | None:
    figure = Figure("f", "f", LocalText("F"), cadence_months=cadence)
    return find_stale_day(figure, Observation(Value.parse("1"), as_of=as_of))


@pytest.mark.parametrize(
    ("as_of", "cadence", "wanted"),
    [
        (PartialDate(2023), 12, date(2025, 1, 1)),
        (PartialDate(2023, 2), 12, date(2024, 3, 1)),
        (PartialDate(2023, 2, 20), 1, date(2023, 3, 21)),
        (PartialDate(2023, 12, 31), 2, date(2024, 3, 1)),
        (PartialDate(2023), 0, date(2024, 1, 1)),
        (PartialDate(2023), None, None),
        (None, 12, None),
        (PartialDate(9999, 12, 31), 1, None),
        (PartialDate(9998), 12_000_000, None),
    ],
)
def test_the_first_stale_day(as_of: PartialDate | None, cadence: int | None, wanted: date | None) -> None:
    assert _find(as_of, cadence) == wanted


def test_without_an_observation_nothing_is_stale() -> None:
    assert find_stale_day(Figure("f", "f", LocalText("F")), None) is None
