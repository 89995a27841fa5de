"""Moments in the words of the interface: when something was saved, backed up or said."""

from __future__ import annotations

from datetime import datetime

from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.look import Look


def say_moment(look: Look, at: datetime) -> str:
    """22 November 2026, 18:02; 2026年11月22日 18:02. `at` is in local time."""
    from briefing_app.wording.dates import print_date  # loads the calendars

    day = print_date(PartialDate(at.year, at.month, at.day), look.language)
    return look.say("shell.moment", day=day, time=at.strftime("%H:%M"))


def say_size(look: Look, size: int) -> str:
    """A number of bytes for people: 1.3 MB."""
    if size < 1_000_000:
        return look.say("shell.kilobytes", n=max(1, round(size / 1000)))
    return look.say("shell.megabytes", n=f"{size / 1_000_000:.1f}")
