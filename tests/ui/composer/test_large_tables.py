"""A table of thousands of rows in a briefing: the composer reads what it is called, and none of its rows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.model.block import ChartBlock, TableBlock
from briefing_app.model.chart import PRINTED_ROWS, Cell, Column, ColumnKind
from briefing_app.model.figure import Value
from briefing_app.model.finding import Finding
from briefing_app.model.language import LocalText
from briefing_app.store import table_rows
from briefing_app.store.cell_codec import RawRow, decode_rows
from briefing_app.ui.composer.dataset_picker import DatasetPicker
from briefing_app.ui.composer.inspector.table import TableForm
from tests.ui.composer.conftest import Desk
from tests.ui.conftest import clear_deferred

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROWS = PRINTED_ROWS + 100


def test_the_composer_reads_no_rows_of_a_long_table(desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    core, page = desk.core, desk.page
    columns = (Column("a", LocalText.same("Firm")), Column("b", LocalText.same("Staff"), ColumnKind.NUMBER))
    rows = [(Cell(text=LocalText.same(f"Firm {at}")), Cell(value=Value(Decimal(at)))) for at in range(ROWS)]
    table = core.tables.add_table(LocalText.same("Long register"), columns, rows)
    chart = core.data.add_chart(LocalText.same("Staff by firm"), table.id, "line", {"category": "a", "values": ["b"]})
    read = 0

    def count(raw: list[RawRow]) -> tuple[tuple[Cell, ...], ...]:
        nonlocal read
        read += len(raw)
        return decode_rows(raw)

    monkeypatch.setattr(table_rows, "decode_rows", count)
    section = core.briefings.add_section(page.acts.briefing_id, LocalText("Z"))
    block = core.briefings.add_block(section.id, TableBlock(id="", dataset_id=table.id))
    core.briefings.add_block(section.id, ChartBlock(id="", chart_id=chart.id))
    QApplication.processEvents()
    shown = dict(desk.shown())
    assert shown["Z"] == ["Long register", "Staff by firm"]
    page.view.choose([block.id])
    page.open_settings()
    form = page.inspector.form
    assert isinstance(form, TableForm)
    assert set(form.columns) == {"a", "b"}
    desk.do("insert_table")
    picker = page.window().findChild(DatasetPicker)
    assert picker is not None  # the list, since the starter library has more than a menu holds
    assert "Long register" in {each.title for each in picker.list.rows.rows}
    picker.close_button.click()
    clear_deferred()
    found: list[Finding] = []
    page.preview.findings_changed.connect(lambda findings: found.extend(findings or ()))
    qtbot.waitUntil(lambda: "check.chart_data.long_table" in {each.key for each in found}, timeout=30_000)
    assert read < ROWS  # all the other tables of the library have fewer rows together
