"""Dates as typed: each habit is read one way only, and what could be read two ways is asked back."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.errors import InputError, TypedDateError, TypedDateOrderError, TypedDateYearError, TypedSpanError
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.paths import resources_dir
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.dates import print_date
from briefing_app.wording.typed_date import parse_typed_date


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2023", "2023"),
        (" 2023年 ", "2023"),
        ("2026-06", "2026-06"),
        ("2026-6", "2026-06"),
        ("2026/6/5", "2026-06-05"),
        ("2026.06.05", "2026-06-05"),
        ("20260605", "2026-06-05"),
        ("２０２６０６０５", "2026-06-05"),
        ("30/6/26", "2026-06-30"),
        ("30/06/2026", "2026-06-30"),
        ("30.6.2026", "2026-06-30"),
        ("30-6-2026", "2026-06-30"),
        ("5/6/26", "2026-06-05"),
        ("1/7/97", "1997-07-01"),
        ("6/2026", "2026-06"),
        ("Jan 2024", "2024-01"),
        ("january, 2024", "2024-01"),
        ("Sept. 2024", "2024-09"),
        ("30 June 2026", "2026-06-30"),
        ("30 Jun 26", "2026-06-30"),
        ("1st of July 1997", "1997-07-01"),
        ("June 30, 2026", "2026-06-30"),
        ("2024年1月", "2024-01"),
        ("2024年1月5日", "2024-01-05"),
        ("2024 年 1 月 5 號", "2024-01-05"),
        ("２０２４年１月", "2024-01"),
        ("３０／６／２６", "2026-06-30"),
    ],
)
def test_each_habit_is_read(typed: str, read: str) -> None:
    assert str(parse_typed_date(typed)) == read


@pytest.mark.parametrize(
    ("typed", "example"),
    [("6/30/26", "30/6/2026"), ("6/30/2026", "30/6/2026")],
)
def test_what_may_mean_two_days_is_asked_back(typed: str, example: str) -> None:
    with pytest.raises(TypedDateOrderError) as caught:
        parse_typed_date(typed)
    assert caught.value.values["example"] == example
    assert typed in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "english", "chinese"),
    [
        ("3/12", "3 December 2026", "2026年12月3日"),
        ("05.07", "5 July 2026", "2026年7月5日"),
        ("26-6", "26 June 2026", "2026年6月26日"),
        ("6/26", "June 2026", "2026年6月"),
    ],
)
def test_a_day_without_its_year_asks_for_the_year(typed: str, english: str, chinese: str) -> None:
    """The example has the order of what was typed, and is a date that is read."""
    with pytest.raises(TypedDateYearError) as caught:
        parse_typed_date(typed)
    assert str(caught.value) == f"“{typed}” leaves the year open; write it in four digits, such as {english}."
    example = caught.value.values["example"]
    assert isinstance(example, LocalText)
    assert (example.en, example.zh_hant, example.zh_hans) == (english, chinese, chinese)
    assert parse_typed_date(english) == parse_typed_date(chinese)


def test_what_is_no_date_is_asked_for_without_a_source_which_a_visit_has_not() -> None:
    catalogue = Catalogue.load(resources_dir() / "i18n" / "errors")
    for language, word in zip(LANGUAGES, ("source", "來源", "来源"), strict=True):
        said = catalogue.get("error.typed.date", language, text="soon")
        assert "2026-06" in said
        assert word not in said


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("Q2 2026", "2026-06"),
        ("2026 Q4", "2026-12"),
        ("2026-Q1", "2026-03"),
        ("2026年第二季", "2026-06"),
        ("2026年第3季度", "2026-09"),
        ("2023/24", "2024-03"),
        ("2023-24", "2024-03"),
        ("2023–2024", "2024-03"),
        ("FY2024", "2024-03"),
    ],
)
def test_spans_of_months_are_refused_with_the_month_they_end_in(typed: str, example: str) -> None:
    with pytest.raises(TypedSpanError) as caught:
        parse_typed_date(typed)
    assert caught.value.values["example"] == example


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "31/2/2026",
        "2026-13",
        "2026/25",
        "2026-13-01",
        "2026-02-30",
        "99/99/9999",
        "1",
        "20261",
        "20261301",
        "20260230",
        "21000101",
        "202606",
        "today",
        "13/2026",
        "30/2",
        "32/6",
        "13/26",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(TypedDateError):
        parse_typed_date(typed)


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), st.sampled_from(["day", "month", "year"]))
def test_every_printed_date_is_read_again(day: date, exact: str) -> None:
    partial = PartialDate(day.year, None if exact == "year" else day.month, day.day if exact == "day" else None)
    for language in LANGUAGES:
        assert parse_typed_date(print_date(partial, language)) == partial
    assert parse_typed_date(str(partial)) == partial


@given(st.integers(0, 36500))
def test_day_month_year_means_day_first(days: int) -> None:
    day = date(1980, 1, 1) + timedelta(days)
    if day.year < 2080:
        assert parse_typed_date(f"{day.day}/{day.month}/{day.year % 100:02d}") == PartialDate.of(day)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with suppress(InputError):
        assert isinstance(parse_typed_date(typed), PartialDate)
