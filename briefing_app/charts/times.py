"""Whether names are times, between which a line may run: dates, or financial years, quarters and months as words."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.charts.data import Datum
from briefing_app.wording.period_order import find_moment


def are_times(names: Sequence[Datum]) -> bool:
    """Whether all are dates, or all name a time (2023/24, Q2 2025) and stand in the order of time; of none at all, no."""
    if all(each.date is not None for each in names):
        return bool(names)
    moments = [find_moment(each.printed) for each in names]
    known = [each for each in moments if each is not None]
    years = {each[0] == 0 for each in known}  # months of no year beside years have no order
    return len(known) == len(moments) > 1 and len(years) == 1 and known == sorted(known)
