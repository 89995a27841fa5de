"""Headings: understood whatever brackets they are written with, and kept as they are written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from briefing_app.model.chart import RawValue
from briefing_app.model.figure import Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.guess_table import guess_table
from briefing_app.wording.read_heading import find_counted, is_of_things, is_relative, read_heading


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("企業數目（間）", "企業數目（間）"),
        ("企業數目(間)", "企業數目(間)"),
        ("投資額（甲類）（億元人民幣）", "投資額（甲類）"),
        ("机构（家）：总数", "机构（家）：总数"),
        ("資助額＊", "資助額"),
        ("\u3000企業\u3000數目（間）\u200b ", "企業 數目（間）"),
    ],
)
def test_a_heading_stays_as_it_is_written(written: str, label: str) -> None:
    assert read_heading(written, Language.HANT).label == label


def test_so_does_that_of_a_column_of_a_table() -> None:
    heads = ("年份", "企業數目（間）", "投資額（億元人民幣）", "類別")
    rows: list[Sequence[RawValue]] = [heads]
    rows += [(Decimal(2020 + at), Decimal(at), Decimal("1.5"), "甲（註：乙）") for at in range(3)]
    guessed = guess_table(rows, Language.HANT)
    labels = [each.column.label for each in guessed.columns]
    assert labels == [LocalText("", each) for each in ("年份", "企業數目（間）", "投資額", "類別")]
    assert (guessed.columns[2].column.unit, guessed.columns[2].column.scale) == (Unit.CNY, 8)
    assert guessed.columns[3].cells[0].text == LocalText("", "甲（註：乙）")


def test_what_a_heading_means_does_not_depend_on_the_width_of_its_letters() -> None:
    assert is_relative("變化（％）") is is_relative("變化(%)") is True
    assert is_of_things("Projects（new）") is is_of_things("Projects(new)") is False
    assert is_of_things("Projects\u3000new") is is_of_things("Projects new") is True
    assert find_counted("Projects\u3000") == find_counted("Projects") is not None
