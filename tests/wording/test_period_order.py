"""Times that are no single dates are told apart by when they begin."""

from __future__ import annotations

import pytest

from briefing_app.wording.period_order import Moment, find_moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023/24", (2023, 4, 0)),
        ("2023-24*", (2023, 4, 0)),
        ("FY 2023/24", (2023, 4, 0)),
        ("2023/24年度", (2023, 4, 0)),
        ("2019–2023", (2019, 4, 0)),
        ("2021", (2021, 0, 0)),
        ("2021年", (2021, 0, 0)),
        ("Q2 2025", (2025, 4, 0)),
        ("2025 Q4", (2025, 10, 0)),
        ("4Q25", (2025, 10, 0)),
        ("2025年第三季", (2025, 7, 0)),
        ("2025年第3季度", (2025, 7, 0)),
        ("第四季", (0, 10, 0)),
        ("second quarter 2024", (2024, 4, 0)),
        ("2024 H2", (2024, 7, 0)),
        ("1H 2025", (2025, 1, 0)),
        ("2024年上半年", (2024, 1, 0)),
        ("下半年", (0, 7, 0)),
        ("Jan-25", (2025, 1, 0)),
        ("Mar 2025", (2025, 3, 0)),
        ("Sept", (0, 9, 0)),
        ("12月", (0, 12, 0)),
        ("十二月", (0, 12, 0)),
        ("十月", (0, 10, 0)),
        ("2025年1月5日", (2025, 1, 5)),
        ("Alpha", None),
        ("Q5 2025", None),
        ("12", None),
        ("", None),
    ],
)
def test_when_a_time_begins(text: str, moment: Moment | None) -> None:
    assert find_moment(text) == moment
