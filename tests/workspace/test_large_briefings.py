"""Briefings that place tables too long to be printed: told at once, without reading the rows; versions of them are compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefing_app.charts.kinds import KINDS
from briefing_app.errors import BlockedError
from briefing_app.model.block import ChartBlock, TableBlock
from briefing_app.model.chart import PRINTED_CELLS, PRINTED_ROWS, Cell, Chart, Column, ColumnKind, Dataset
from briefing_app.model.edition import Audience, Form
from briefing_app.model.figure import Value
from briefing_app.model.finding import Severity
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store import table_rows
from briefing_app.store.cell_codec import RawRow, decode_rows
from briefing_app.workspace import Workspace

ROWS = 2_500
NAME, NUMBER = LocalText.same("Name"), LocalText.same("Number")


@dataclass(frozen=True, slots=True)
class Register:
    """A long table, a chart of it, and the briefing that places both."""

    table: Dataset
    chart: Chart
    briefing_id: str


def _rows(count: int) -> list[tuple[Cell, ...]]:
    return [(Cell(text=LocalText.same(f"Firm {at}")), Cell(value=Value(Decimal(at)))) for at in range(count)]


@pytest.fixture
def register(empty: Workspace) -> Register:
    """More rows than can be printed."""
    columns = [Column("name", NAME), Column("number", NUMBER, ColumnKind.NUMBER)]
    table = empty.tables.add_table(LocalText.same("Register"), columns, _rows(ROWS))
    options: dict[str, object] = {"category": "name", "values": ["number"]}
    chart = empty.data.add_chart(LocalText.same("Firms"), table.id, "line", options)
    briefing = empty.briefings.add_briefing(LocalText.same("Visit"))
    section = empty.briefings.add_section(briefing.id, LocalText.same("Numbers"))
    empty.briefings.add_block(section.id, TableBlock(id="", dataset_id=table.id))
    empty.briefings.add_block(section.id, ChartBlock(id="", chart_id=chart.id))
    return Register(table, chart, briefing.id)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows were made each time rows of tables were made."""
    counts: list[int] = []

    def count(rows: list[RawRow]) -> tuple[tuple[Cell, ...], ...]:
        counts.append(len(rows))
        return decode_rows(rows)

    monkeypatch.setattr(table_rows, "decode_rows", count)
    return counts


def _reopened(workspace: Workspace) -> Workspace:
    """The same library as another program opens it, with nothing read yet."""
    return Workspace.open(workspace.library.path, workspace.resources, workspace.today)


def test_no_kind_of_chart_shows_more_rows_than_an_edition_holds() -> None:
    assert max(each.most_rows for each in KINDS) <= PRINTED_ROWS


def test_checks_and_pages_tell_of_a_long_table_without_reading_it(
    empty: Workspace, register: Register, read: list[int], tmp_path: Path
) -> None:
    with _reopened(empty) as fresh:
        whole = fresh.findings.freeze(register.briefing_id, Audience.DELEGATION)
        shown = fresh.findings.freeze(register.briefing_id, Audience.HANDOUT)
        found = {
            each.key: each for each in fresh.findings.find_in(whole, shown, LANGUAGES) if each.check == "chart_data"
        }
        assert set(found) == {"check.chart_data.long_table", "check.chart_data.refused"}
        assert {each.severity for each in found.values()} == {Severity.BLOCK}
        said = fresh.findings.say(found["check.chart_data.long_table"], Language.EN)
        assert "“Register” has 2,500 rows" in said
        assert "at most 2,000 rows" in said
        assert "2500 rows" in str(found["check.chart_data.refused"].values["why"])
        with pytest.raises(BlockedError):
            fresh.exports.export(register.briefing_id, tmp_path)
        assert not read


@pytest.mark.parametrize("form", list(Form))
def test_the_pages_say_what_is_not_printed(empty: Workspace, register: Register, form: Form) -> None:
    frozen = empty.findings.freeze(register.briefing_id, Audience.DELEGATION)
    made, report = empty.exports._press.draw(empty.findings.make_edition(frozen, form, Language.EN))
    assert made.startswith(b"%PDF-")
    assert report.pages < 6


def test_a_table_that_is_just_short_enough_is_whole(empty: Workspace, register: Register) -> None:
    empty.tables.delete_rows(register.table.id, PRINTED_ROWS, ROWS - PRINTED_ROWS)
    frozen = empty.findings.freeze(register.briefing_id, Audience.DELEGATION)
    assert [len(each.rows) for each in frozen.content.datasets] == [PRINTED_ROWS]
    found = empty.findings.find_in(frozen, frozen, [Language.EN])
    assert not [each for each in found if each.key == "check.chart_data.long_table"]


def test_a_wide_table_counts_by_its_cells_and_fewer_columns_help(empty: Workspace) -> None:
    columns = [Column(f"c{at}", LocalText.same(f"C{at}")) for at in range(20)]
    table = empty.tables.add_table(LocalText.same("Wide"), columns, [(Cell(),) * 20] * (PRINTED_CELLS // 20 + 1))
    briefing = empty.briefings.add_briefing(LocalText.same("Visit"))
    section = empty.briefings.add_section(briefing.id, LocalText.same("Numbers"))
    block = empty.briefings.add_block(section.id, TableBlock(id="", dataset_id=table.id))
    assert isinstance(block, TableBlock)

    def find() -> bool:
        return "check.chart_data.long_table" in {each.key for each in empty.findings.find_findings(briefing.id)}

    assert find()
    empty.briefings.update_block(replace(block, columns=("c0", "c1")))
    assert not find()


def test_a_version_keeps_all_rows_of_a_long_table(empty: Workspace, register: Register) -> None:
    version = empty.versions.save_version(register.briefing_id)
    assert empty.versions.compare(version.id) == ()
    empty.briefings.delete_briefing(register.briefing_id)
    empty.data.delete_chart(register.chart.id)
    empty.data.delete_dataset(register.table.id)
    empty.versions.restore_as_copy(version.id)
    assert empty.library.get_dataset(register.table.id).rows == register.table.rows


def test_of_a_long_table_a_comparison_prints_what_changed(empty: Workspace, register: Register) -> None:
    version = empty.versions.save_version(register.briefing_id)
    empty.tables.set_cells(register.table.id, {(2_001, 1): Cell(value=Value(Decimal("7.10")))})
    changes = empty.versions.compare(version.id)
    assert [each.what for each in changes] == ["Register", "Firms"]
    assert changes[0].before.splitlines() == ["Register", "…", "Firm 2001 | 2,001", "…"]
    assert changes[0].after.splitlines() == ["Register", "…", "Firm 2001 | 7.10", "…"]
    empty.tables.set_cells(register.table.id, {(2_001, 1): Cell(value=Value(Decimal("2001.0")))})
    assert len(empty.versions.compare(version.id)) == 2  # an equal number of other digits prints otherwise
    empty.tables.set_cells(register.table.id, {(0, 1): Cell(value=Value(Decimal(5)))})
    assert 200 < len(empty.versions.compare(version.id)[0].after.splitlines()) < 210
    empty.tables.insert_rows(register.table.id, ROWS, _rows(1))
    assert empty.versions.compare(version.id)[0].before.splitlines()[1] == "Firm 0 | 0"


def test_a_table_only_made_longer_is_told_by_what_came(empty: Workspace, register: Register) -> None:
    version = empty.versions.save_version(register.briefing_id)
    empty.tables.insert_rows(register.table.id, ROWS, _rows(1))
    (change, _) = empty.versions.compare(version.id)
    assert change.before.splitlines() == ["Register", "…"]
    assert change.after.splitlines() == ["Register", "…", "Firm 0 | 0"]


def test_a_long_table_is_deleted_listed_and_removed_without_making_its_cells(
    empty: Workspace, register: Register, read: list[int]
) -> None:
    with _reopened(empty) as fresh:
        copy = fresh.tables.duplicate_table(register.table.id)
        read.clear()
        fresh.data.delete_dataset(copy.id)
        assert [each.id for each in fresh.trash.list_trash()] == [copy.id]
        assert not read
        fresh.trash.restore(copy.id)
        assert fresh.library.get_dataset(copy.id) == copy
        fresh.history.undo()
        read.clear()
        fresh.trash.remove(copy.id)
        assert not fresh.trash.list_trash()
        assert not read
        fresh.history.undo()
        fresh.trash.restore(copy.id)
        assert fresh.library.get_dataset(copy.id).rows == register.table.rows


def test_a_table_without_rows_is_deleted_and_comes_back(empty: Workspace) -> None:
    table = empty.tables.add_table(LocalText.same("Empty"), [Column("name", NAME)])
    empty.data.delete_dataset(table.id)
    empty.trash.restore(table.id)
    assert empty.library.get_dataset(table.id) == table
