"""When a figure goes stale: its as-of date and its review cadence (DESIGN §3.10)."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from briefing_app.model.figure import Figure, Observation


def find_stale_day(figure: Figure, observation: Observation | None) -> date | None:
    """The first day on which an observation of a figure is stale; None where it never is (no date, or no cadence)."""
    if observation is None or observation.as_of is None or figure.cadence_months is None:
        return None
    try:
        return add_months(observation.as_of.last, figure.cadence_months) + timedelta(days=1)
    except (ValueError, OverflowError):  # beyond the calendar's last year
        return None


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last of a month that is too short. Month ends stay month ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))
