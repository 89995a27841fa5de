"""Rows, columns and cells of tables: every act against plain lists, undone and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.errors import InputError
from briefing_app.formats.pack.read import load_pack
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Citation, Unit, Value
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace import Workspace

TITLE = LocalText("Grants", "資助", "资助")
COLUMNS = (
    Column("", LocalText("City", "城市", "城市")),
    Column("", LocalText("Number"), ColumnKind.NUMBER),
    Column("", LocalText("When"), ColumnKind.DATE),
)


def words(text: str) -> Cell:
    return Cell(text=LocalText(text))


def number(text: str) -> Cell:
    return Cell(value=Value.parse(text))


ROWS = (
    (words("A"), number("5"), Cell(date=PartialDate(2024, 1))),
    (words("B"), number("3"), Cell()),
    (words("C"), words("n/a"), Cell(date=PartialDate(2023))),
    (words("D"), number("5"), Cell(date=PartialDate(2024))),
)


@pytest.fixture
def table(workspace: Workspace) -> Dataset:
    """A table of four rows and three columns."""
    return workspace.tables.add_table(TITLE, COLUMNS, ROWS)


def names(workspace: Workspace, table: Dataset) -> str:
    return "".join(str(row[0].text) for row in workspace.library.get_dataset(table.id).rows)


def test_a_table_is_made_with_keys_and_rows(workspace: Workspace, table: Dataset) -> None:
    assert [column.key for column in table.columns] == ["city", "number", "when"]
    head = workspace.tables.get_table(table.id)
    assert (head.row_count, head.dataset) == (4, replace(table, rows=()))
    assert workspace.library.get_dataset(table.id) == table
    assert workspace.tables.read_rows(table.id, 2, 10) == ROWS[2:]


def test_cells_are_replaced_and_the_table_grows(workspace: Workspace, table: Dataset) -> None:
    workspace.tables.set_cells(table.id, {(0, 1): number("6"), (6, 0): words("G")})
    rows = workspace.library.get_dataset(table.id).rows
    assert rows[0] == (ROWS[0][0], number("6"), ROWS[0][2])
    assert rows[1:4] == ROWS[1:]
    assert rows[4:] == ((Cell(),) * 3, (Cell(),) * 3, (words("G"), Cell(), Cell()))
    workspace.history.undo()
    assert workspace.library.get_dataset(table.id) == table


def test_rows_move_go_and_come(workspace: Workspace, table: Dataset) -> None:
    tables = workspace.tables
    tables.move_rows(table.id, 0, 2, 2)
    assert names(workspace, table) == "CDAB"
    tables.move_rows(table.id, 3, 1, 0)
    assert names(workspace, table) == "BCDA"
    tables.delete_rows(table.id, 1, 2)
    assert names(workspace, table) == "BA"
    tables.insert_rows(table.id, 2, [ROWS[2]])
    tables.insert_rows(table.id, 0)
    assert names(workspace, table) == "BAC"
    assert tables.get_table(table.id).row_count == 4
    for _ in range(5):
        workspace.history.undo()
    assert workspace.library.get_dataset(table.id) == table


def test_rows_are_sorted_with_the_missing_last(workspace: Workspace, table: Dataset) -> None:
    tables = workspace.tables
    tables.sort_rows(table.id, 1)
    assert names(workspace, table) == "BADC"
    tables.sort_rows(table.id, 1, descending=True)
    assert names(workspace, table) == "ADBC"
    tables.sort_rows(table.id, 2, descending=True)
    assert names(workspace, table) == "DACB"
    tables.sort_rows(table.id, 0)
    assert names(workspace, table) == "ABCD"


@pytest.mark.parametrize(
    ("given", "ordered"),
    [
        (("2023/24", "2021", "2022/23", "2021/22"), ("2021", "2021/22", "2022/23", "2023/24")),
        (("Q1 2025", "Q4 2024", "Q2 2024", "Q1 2024"), ("Q1 2024", "Q2 2024", "Q4 2024", "Q1 2025")),
        (("下半年", "上半年"), ("上半年", "下半年")),
        (("March", "January", "February", "December"), ("January", "February", "March", "December")),
        (("Q1 2025", "Beta", "Q4 2024"), ("Beta", "Q1 2025", "Q4 2024")),  # not all are times
    ],
)
def test_times_in_words_are_sorted_by_time(
    workspace: Workspace, given: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    tables = workspace.tables
    made = tables.add_table(
        LocalText("Times"), (Column("", LocalText("When")),), [(Cell(text=LocalText(each)),) for each in given]
    )
    tables.sort_rows(made.id, 0)
    assert tuple(row[0].text.en for row in tables.read_rows(made.id, 0, 9)) == ordered
    tables.sort_rows(made.id, 0, descending=True)
    assert tuple(row[0].text.en for row in tables.read_rows(made.id, 0, 9)) == ordered[::-1]


def test_columns_come_change_move_and_go(workspace: Workspace, table: Dataset) -> None:
    tables = workspace.tables
    made = tables.insert_column(table.id, 1, Column("", LocalText("City"), ColumnKind.NUMBER, Unit.HKD))
    assert made.key == "city_2"
    tables.move_column(table.id, 1, 3)
    dataset = workspace.library.get_dataset(table.id)
    assert [column.key for column in dataset.columns] == ["city", "number", "when", "city_2"]
    assert dataset.rows[0] == (*ROWS[0], Cell())
    tables.update_column(table.id, 1, Column("other", LocalText("How many"), ColumnKind.NUMBER, scale=3), rescale=True)
    dataset = workspace.library.get_dataset(table.id)
    assert (dataset.columns[1].key, dataset.columns[1].label.en) == ("number", "How many")
    assert dataset.rows[0][1] == number("5000")
    tables.delete_columns(table.id, 1, 3)
    assert [len(row) for row in workspace.library.get_dataset(table.id).rows] == [1] * 4
    with pytest.raises(InputError, match="at least one column"):
        tables.delete_columns(table.id, 0, 1)
    for _ in range(4):
        workspace.history.undo()
    assert workspace.library.get_dataset(table.id) == table


def test_a_block_is_pasted_beyond_the_edges(workspace: Workspace, table: Dataset) -> None:
    block = [[Cell(date=PartialDate(2020)), number("1")], [Cell(), number("2")]]
    workspace.tables.paste(table.id, 3, 2, block, [Column("", LocalText("More"), ColumnKind.NUMBER)])
    dataset = workspace.library.get_dataset(table.id)
    assert [column.key for column in dataset.columns] == ["city", "number", "when", "more"]
    assert dataset.rows[3] == (ROWS[3][0], ROWS[3][1], Cell(date=PartialDate(2020)), number("1"))
    assert dataset.rows[4] == (Cell(), Cell(), Cell(), number("2"))
    workspace.history.undo()
    assert workspace.library.get_dataset(table.id) == table


def test_a_block_is_pasted_over_rows_and_below_them_in_one_piece(workspace: Workspace, table: Dataset) -> None:
    count = len(table.rows)
    workspace.tables.paste(table.id, count + 1, 1, [[number("7")], [number("8")]])
    rows = workspace.library.get_dataset(table.id).rows
    assert rows[:count] == table.rows
    assert [row[1] for row in rows[count:]] == [Cell(), number("7"), number("8")]
    workspace.tables.paste(table.id, count - 1, 1, [[number("1")], [], [number("2")]])
    after = workspace.library.get_dataset(table.id).rows
    assert after[: count - 1] == rows[: count - 1]
    assert after[count - 1] == (rows[count - 1][0], number("1"), *rows[count - 1][2:])
    assert [row[1] for row in after[count:]] == [Cell(), number("2"), number("8")]
    workspace.history.undo()
    workspace.history.undo()
    assert workspace.library.get_dataset(table.id) == table


def test_what_is_not_there_is_refused_in_a_sentence(workspace: Workspace, table: Dataset) -> None:
    tables = workspace.tables
    acts: tuple[Callable[[], None], ...] = (
        lambda: tables.delete_rows(table.id, 3, 2),
        lambda: tables.insert_rows(table.id, 5),
        lambda: tables.set_cells(table.id, {(-1, 0): Cell()}),
        lambda: tables.move_rows(table.id, 0, 2, 3),
    )
    for act in acts:
        with pytest.raises(InputError, match="There is no row"):
            act()
    with pytest.raises(InputError, match="There is no column 4 in “Grants”, which has 3"):
        tables.set_cells(table.id, {(0, 3): Cell()})
    with pytest.raises(InputError, match="Row 2 of the column “When”"):
        tables.set_cells(table.id, {(1, 2): number("5")})
    same = number("5")  # as in rows that were read, where cells that say the same are one
    with pytest.raises(InputError, match="Row 3 of the column “When”"):
        tables.insert_rows(table.id, 2, [(words("E"), same, same)])
    with pytest.raises(InputError, match="A table may have 100,000 rows"):
        tables.set_cells(table.id, {(200_000, 0): Cell()})
    assert workspace.library.get_dataset(table.id) == table


def test_rows_and_columns_are_exchanged_and_back(workspace: Workspace) -> None:
    columns = (
        Column("", LocalText("City")),
        Column("", LocalText("2019", "2019年", "2019年"), ColumnKind.NUMBER, Unit.HKD, scale=6),
        Column("", LocalText("2020", "2020年", "2020年"), ColumnKind.NUMBER, Unit.HKD, scale=6),
    )
    rows = ((words("A"), number("1"), number("2")), (words("B"), Cell(), replace(number("4"), citation=None)))
    table = workspace.tables.add_table(TITLE, columns, rows)
    workspace.tables.transpose(table.id)
    turned = workspace.library.get_dataset(table.id)
    assert [str(column.label) for column in turned.columns] == ["City", "A", "B"]
    assert [cell.date for cell in (row[0] for row in turned.rows)] == [PartialDate(2019), PartialDate(2020)]
    assert turned.rows[1][1:] == (number("2"), number("4"))
    workspace.tables.transpose(table.id)
    back = workspace.library.get_dataset(table.id)
    assert back.rows == table.rows
    assert [replace(each, key="") for each in back.columns] == [replace(each, key="") for each in table.columns]


def test_an_exchange_that_would_mix_units_is_refused(workspace: Workspace, table: Dataset) -> None:
    with pytest.raises(InputError, match="“Number” and “When” hold different kinds"):
        workspace.tables.transpose(table.id)


def test_a_cell_names_its_own_source(workspace: Workspace, table: Dataset) -> None:
    source = workspace.library.list_sources()[0]
    cited = replace(number("9"), citation=Citation(source.id, "p. 3"), as_of=PartialDate(2022))
    workspace.tables.set_cells(table.id, {(1, 1): cited})
    assert workspace.library.get_dataset(table.id).rows[1][1] == cited
    assert workspace.library.get_dataset(table.id).cell_citations == (cited.citation,)


def test_a_pack_and_the_trash_keep_what_cells_say(workspace: Workspace, tmp_path: Path) -> None:
    source = workspace.data.add_source(LocalText("Supplied leaflet"))
    columns = (COLUMNS[0], Column("", LocalText("HK$ million"), ColumnKind.NUMBER, Unit.HKD, scale=6))
    cited = replace(number("1.32E+8"), citation=Citation(source.id, "p. 3"), as_of=PartialDate(2022))
    table = workspace.tables.add_table(TITLE, columns, [(words("A"), cited), (words("B"), words("n/a"))])
    content = load_pack(_export(workspace, tmp_path)).content
    assert next(each for each in content.datasets if each.slug == table.slug) == table
    with pytest.raises(InputError, match="take it out there first"):
        workspace.data.delete_source(source.id)
    workspace.data.delete_dataset(table.id)
    workspace.data.delete_source(source.id)
    workspace.history.undo()
    workspace.history.undo()
    assert workspace.library.get_dataset(table.id) == table


def test_a_table_comes_back_without_a_source_that_is_gone_for_good(workspace: Workspace) -> None:
    source = workspace.data.add_source(LocalText("Supplied leaflet"))
    cited = replace(number("5"), citation=Citation(source.id))
    table = workspace.tables.add_table(TITLE, COLUMNS[:2], [(words("A"), cited)])
    workspace.data.delete_dataset(table.id)
    workspace.data.delete_source(source.id)
    workspace.trash.remove(source.id)
    workspace.trash.restore(table.id)
    assert workspace.library.get_dataset(table.id).rows == ((words("A"), number("5")),)


def test_what_a_table_says_beside_its_rows_is_kept(workspace: Workspace, table: Dataset) -> None:
    workspace.tables.update_table(replace(table, title=LocalText("Other"), columns=(), rows=(), tags=("new",)))
    assert workspace.library.get_dataset(table.id) == replace(table, title=LocalText("Other"), tags=("new",))
    copy = workspace.tables.duplicate_table(table.id)
    assert (copy.rows, copy.title.en, copy.slug) == (table.rows, "Other (copy)", "grants-copy")
    assert workspace.library.get_dataset(copy.id) == copy


def test_every_act_has_a_name_of_its_own_in_the_history(workspace: Workspace, table: Dataset) -> None:
    tables, id = workspace.tables, table.id
    acts: tuple[Callable[[], object], ...] = (
        lambda: tables.duplicate_table(id),
        lambda: tables.set_cells(id, {(0, 1): number("8")}),
        lambda: tables.paste(id, 0, 1, [[number("9")]]),
        lambda: tables.insert_rows(id, 0),
        lambda: tables.delete_rows(id, 0, 1),
        lambda: tables.move_rows(id, 0, 1, 2),
        lambda: tables.sort_rows(id, 0, descending=True),
        lambda: tables.insert_column(id, 0, Column("", LocalText("New"))),
        lambda: tables.update_column(id, 0, Column("", LocalText("Newer"))),
        lambda: tables.move_column(id, 0, 2),
        lambda: tables.delete_columns(id, 1, 3),
        lambda: tables.insert_column(id, 1, Column("", LocalText("New"))),
        lambda: tables.transpose(id),
    )
    said = []
    for act in acts:
        act()
        step = workspace.history.find_undo()
        assert step is not None
        said.append(tuple(workspace.history.say(step, language) for language in LANGUAGES))
    assert len(set(said)) == len(acts) - 1
    assert said[1] == ("Edit cells of “Grants”", "修改「資助」的儲存格", "修改“资助”的单元格")


def _export(workspace: Workspace, folder: Path) -> Path:
    workspace.packs.export_pack(folder / "pack.zip")
    return folder / "pack.zip"
