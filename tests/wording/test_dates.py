"""Dates are printed as far as they are known."""

from __future__ import annotations

from typing import Any

import babel.dates
import pytest
from babel.dates import format_skeleton

from briefing_app.errors import InputError
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.partial_date import PartialDate
from briefing_app.wording.dates import print_date, print_date_range


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023", ("2023", "2023年", "2023年")),
        ("2024-01", ("January 2024", "2024年1月", "2024年1月")),
        ("2023-02-20", ("20 February 2023", "2023年2月20日", "2023年2月20日")),
        ("2024-09-01", ("1 September 2024", "2024年9月1日", "2024年9月1日")),
    ],
)
def test_a_date_is_printed_with_the_parts_it_has(date: str, expected: tuple[str, ...]) -> None:
    assert tuple(print_date(PartialDate.parse(date), language) for language in LANGUAGES) == expected


def test_a_long_column_prints_each_date_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def count(skeleton: str, *given: Any, **named: Any) -> str:
        asked.append(skeleton)
        return str(format_skeleton(skeleton, *given, **named))

    monkeypatch.setattr(babel.dates, "format_skeleton", count)
    date = PartialDate(1803, 7)
    assert {print_date(date, Language.EN) for _ in range(100)} == {"July 1803"}
    assert len(asked) <= 1  # none where another test has printed it


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        ("2026-12-12", "2026-12-14", "12–14 December 2026", "2026年12月12日至14日"),
        ("2026-11-30", "2026-12-02", "30 November – 2 December 2026", "2026年11月30日至12月2日"),
        ("2026-12-30", "2027-01-02", "30 December 2026 – 2 January 2027", "2026年12月30日至2027年1月2日"),
        ("2024-01", "2024-03", "January–March 2024", "2024年1月至3月"),
        ("2023-12", "2024-01", "December 2023 – January 2024", "2023年12月至2024年1月"),
        ("2018", "2024", "2018–2024", "2018年至2024年"),
        ("2018", "2024-03", "2018 – March 2024", "2018年至2024年3月"),
        ("2024-03-05", "2024-03-05", "5 March 2024", "2024年3月5日"),
    ],
)
def test_a_range_says_each_part_once(start: str, end: str, english: str, chinese: str) -> None:
    dates = PartialDate.parse(start), PartialDate.parse(end)
    assert [print_date_range(*dates, language) for language in LANGUAGES] == [english, chinese, chinese]


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(InputError, match="backwards"):
        print_date_range(PartialDate(2024), PartialDate(2023), Language.EN)
