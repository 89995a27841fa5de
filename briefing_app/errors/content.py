"""Errors about content: what was typed, what is not there, what cannot be drawn."""

from __future__ import annotations

import re
from typing import Final

from briefing_app.errors.base import BriefingError, InputError
from briefing_app.errors.phrase import ENGLISH, Local, name_kind

_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class TypedDateError(InputError):
    """What was typed as a date cannot be read as one."""

    key = "error.typed.date"
    english = ENGLISH[key]


class TypedDateOrderError(InputError):
    """What was typed as a date may mean two days."""

    key = "error.typed.date_order"
    english = ENGLISH[key]


class TypedDateYearError(InputError):
    """What was typed as a date has a day and a month, or a month and two digits of a year."""

    key = "error.typed.date_year"
    english = ENGLISH[key]


class TypedSpanError(InputError):
    """A quarter or financial year was typed as a date."""

    key = "error.typed.span"
    english = ENGLISH[key]


class TypedNumberError(InputError):
    """What was typed as a number cannot be read as one."""

    key = "error.typed.number"
    english = ENGLISH[key]


class TypedUnitError(InputError):
    """A number was typed in another unit than that of its figure."""

    key = "error.typed.unit"
    english = ENGLISH[key]


class NotFoundError(BriefingError):
    """An id or slug names nothing in this library; `kinds` is the word after `list` on the command line."""

    key = "error.not_found"
    english = "There is no {kind} “{id}” in this library; check how it is written, or look in the trash."

    def __init__(self, kind: str, id: str, kinds: str = "") -> None:
        self.kinds = kinds or kind + "s"
        if _UUID.fullmatch(id):  # which says nothing to a person
            self.key = "error.gone"
            self.english = ENGLISH[self.key]
        super().__init__(kind=name_kind(kind), id=id)


class ChartDataError(BriefingError):
    """A chart cannot be drawn from its data; `why` says it in the languages of the product."""

    key = "error.chart"
    english = "The chart “{chart}” cannot be drawn: {why}"

    def __init__(self, chart: str, why: Local, reason: str = "") -> None:
        self.why = why
        self.reason = reason
        super().__init__(chart=chart, why=why)


class CancelledError(BriefingError):
    """The person stopped a long task; nothing half done is left."""

    key = "error.cancelled"
    english = "Stopped; no unfinished file was left."
