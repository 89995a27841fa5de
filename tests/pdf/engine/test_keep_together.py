"""What stays on one line although the general rules would cut it."""

from __future__ import annotations

import pytest

from briefing_app.pdf.engine.keep_together import find_breaks
from briefing_app.pdf.engine.linebreak import ALLOWED, MUST, NO


@pytest.mark.parametrize(
    "held",
    [
        "HK$1.76 billion",
        "US$226 million",
        "HK$120 billion",
        "RMB 3.5 million",
        "1.76\u00a0billion",
        "66.7%",
        "3.89 km²",
        "300 hectares",
        "18 months",
        "0.3 percentage points",
        "20 February 2023",
        "20 Feb 2023",
        "January 2024",
        "February 20, 2023",
        "No. 5",
        "pp. 12–14",
        "Phase 2",
        "Chapter 18A",
        "Dr Chan"[:4],
        "10–50",
        "2019/20",
        "about 60",
        "17.6億港元",
        "17.6亿港元",
        "1,200億港元",
        "2.26億美元",
        "28種",
        "28 種",
        "3,600名",
        "847個",
        "2024年1月",
        "2023年2月20日",
        "2023 年 2 月 20 日",
        "第18A章",
        "第 18A 章",
        "第三章",
        "第2號",
        "10至50人",
        "10–50 人",
        "3.89平方公里",
        "5.5%",
        "1.2万家",
        "22.5％",
        "二〇二四年一月",
        "9時",
        "60間",
        "構†",
        "institutions†",
        "械[1]",
        "械[1][2]",
        "來源 [1]",
        "Source: [12]",
    ],
)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("abc ", " def"), ("中文", "中文"), ("（", "），")])
def test_stays_whole(held: str, before: str, after: str) -> None:
    breaks = find_breaks(before + held + after)
    inside = breaks[len(before) + 1 : len(before) + len(held)]
    assert set(inside) <= {NO}, [held[:at] + "|" + held[at:] for at, kind in enumerate(inside, 1) if kind]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("in 2023 projects", 3),
        ("in 2023 projects", 8),
        ("847 firms listed", 4),
        ("約有17.6億港元投資", 8 + 1),
        ("中文字", 1),
        ("May I ask", 4),
        ("第一，第二", 3),
    ],
)
def test_does_not_hold_more_than_that(text: str, at: int) -> None:
    assert find_breaks(text)[at] == ALLOWED


def test_addresses_break_after_separators_only() -> None:
    text = "see https://www.example.org/en/page.html?a=b&c=d-e now"
    breaks = find_breaks(text)
    start, end = text.index("https"), text.index(" now")
    places = {at for at in range(start + 1, end) if breaks[at]}
    assert places
    assert {text[at - 1] for at in places} <= set("/.?&=")
    assert all(at > start + 8 for at in places)
    assert text.index("-e") + 1 not in places


def test_soft_hyphens_do_not_hide_what_belongs_together() -> None:
    breaks = find_breaks("20 Feb\u00adruary 2023")
    assert breaks[3] == NO  # before February
    assert breaks[7] == ALLOWED  # after the soft hyphen
    assert breaks[12] == NO  # before the year
    assert len(breaks) == len("20 Feb\u00adruary 2023") + 1
    assert breaks[-1] == MUST
