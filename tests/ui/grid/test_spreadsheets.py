"""Clipboards as real spreadsheets wrote them: LibreOffice Calc 7.4 (HTML and text) and Gnumeric 1.12 (HTML)."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData

from briefing_app.model.chart import ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.grid.clip import Copied, CopiedLane, make_mime
from briefing_app.ui.grid.pasting import plan_new, read_clipboard, take_in
from tests.ui.grid.conftest import number

RECORDED = Path(__file__).with_name("clipboards")


def record(name: str) -> QMimeData:
    """A clipboard that holds what a spreadsheet put there."""
    data = QMimeData()
    text = (RECORDED / name).read_text(encoding="utf-8")
    (data.setHtml if name.endswith(".html") else data.setText)(text)
    return data


@pytest.mark.parametrize("name", ["calc.html", "calc.tsv", "gnumeric.html"])
def test_a_table_of_a_spreadsheet_is_understood(name: str) -> None:
    rows = read_clipboard(record(name))
    assert rows is not None
    plan = plan_new(take_in(rows))
    assert [(each.kind, each.unit) for each in plan.columns] == [
        (ColumnKind.TEXT, Unit.COUNT),
        (ColumnKind.NUMBER, Unit.COUNT),
        (ColumnKind.NUMBER, Unit.PERCENT),
        (ColumnKind.NUMBER, Unit.HKD),
        (ColumnKind.NUMBER, Unit.COUNT),
        (ColumnKind.DATE, Unit.COUNT),
        (ColumnKind.TEXT, Unit.COUNT),
        (ColumnKind.TEXT, Unit.COUNT),
    ]
    assert plan.around.title == LocalText("Park of examples 河套示例")  # the merged line above the headings
    name_, projects, share, grant, change, signed, remark, year = plan.cells[0]
    assert name_.text.en == "示例研究院"
    values = [each.value and each.value.number for each in (projects, share, grant, change)]
    assert values == [1234, Decimal("61.0"), Decimal("1760000.50"), -132]
    assert signed.date == PartialDate.of(date(2026, 6, 30))
    assert remark.text.en.split() == ["Two", "lines"]
    assert year.text.en == "2023/24"
    assert plan.cells[1][0].text.en == "Example Lab & Sons <b>"
    assert plan.cells[1][6].missing
    assert plan.cells[2][6].text.en == 'He said "yes"'
    assert [each.text for each in plan.refused] == (["merged"] if name.endswith(".html") else [])


def test_numbers_below_zero_and_lines_are_such_in_a_spreadsheet() -> None:
    """Calc takes −132 with the sign that is printed for words, and a bare line end for a space."""
    lanes = (CopiedLane(ColumnKind.NUMBER, None),) * 4
    data = make_mime(Copied(lanes, ((number("-132"),) * 4,)), [["−132", "−1,234.5", "−x", "two\nlines"]])
    assert data.text() == "-132\t-1,234.5\t−x\ttwo lines\n"
    assert "<td>-132</td><td>-1,234.5</td><td>−x</td>" in data.html()
    assert '<td>two<br style="mso-data-placement:same-cell">lines</td>' in data.html()
