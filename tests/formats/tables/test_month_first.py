"""Dates with the month first are told from the whole table; where one stands otherwise, nothing changes."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.formats.tables.month_first import read_months_first
from briefing_app.formats.tables.raw import RawCell, RawTable


def read(*cells: RawCell) -> tuple[RawCell, ...]:
    return read_months_first(RawTable((cells,))).rows[0]


def test_one_date_that_can_be_nothing_else_tells_of_all() -> None:
    table = read_months_first(RawTable((("Day", "Then"), ("01/31/2025", "3/5/25"), ("3/5/2025 14:05", "12-31-97"))))
    assert table.rows == (("Day", "Then"), ("2025-01-31", "2025-03-05"), ("2025-03-05 14:05", "1997-12-31"))
    assert [str(each) for each in table.notes] == [
        "Dates written with the month first (1/31/2025): 4; all dates of the table are read so."
    ]


@pytest.mark.parametrize(
    "cells",
    [
        ("01/02/2025", "05/06/2025"),  # either way
        ("01/31/2025", "31/01/2025"),  # both ways
        ("31/01/2025", "05/06/2025"),
        ("02/30/2025", "01/31/2025"),  # no such day
        ("1/31", "1.31.2025", "1/31/2025 or so", "1/31-2025", "a 1/31/2025", None, date(2025, 1, 31)),
    ],
)
def test_nothing_changes_where_it_is_not_certain(cells: tuple[RawCell, ...]) -> None:
    assert read(*cells) == cells
    assert read_months_first(RawTable((cells,))).notes == ()
