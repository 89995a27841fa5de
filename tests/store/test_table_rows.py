"""Rows of tables in chunks: the same as a plain list, whatever is exchanged in them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_app.errors import DamagedError, InputError, NotFoundError
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Citation, Qualifier, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store import chunks
from briefing_app.store.cell_codec import RawRow, decode_rows, dump_rows, encode_row, load_rows
from briefing_app.store.chunks import Chunk, lay, lay_anew, lay_over
from briefing_app.store.library import Library
from tests.store.samples import CONTENT, DATASET, PRINTER, dump, fill

SPARE = Dataset(
    "spare", "spare", LocalText("Spare"), (Column("a", LocalText("A"), ColumnKind.NUMBER), Column("b", LocalText("B")))
)


def row(number: int, words: str = "") -> tuple[Cell, ...]:
    return Cell(value=Value(Decimal(number))), Cell(text=LocalText(words))


values = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9).map(Value)
texts = st.builds(LocalText, st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
dates = st.builds(PartialDate, st.integers(1900, 2100), st.none() | st.integers(1, 12))
citations = st.none() | st.builds(Citation, st.just("source-1"), st.sampled_from(("", "p. 3")))
own = {"as_of": st.none() | dates, "citation": citations}
cells = st.one_of(
    st.just(Cell()),
    st.builds(Cell, value=values),
    st.builds(Cell, text=texts),
    st.builds(Cell, date=dates),
    st.builds(Cell, value=values | st.just(Value.parse("1.20E+9")), qualifier=st.sampled_from(Qualifier), **own),
    st.builds(Cell, text=texts, **own),
    st.builds(Cell, figure=st.sampled_from(("itf_grants", "projects")), **own),
)


@given(st.lists(st.lists(cells, max_size=4), max_size=6))
def test_cells_come_back_down_to_the_digits(rows: list[list[Cell]]) -> None:
    text = dump_rows([encode_row(each) for each in rows])
    read = decode_rows(load_rows(text))
    assert read == tuple(map(tuple, rows))
    assert [str(cell.value) for each in read for cell in each] == [str(cell.value) for each in rows for cell in each]
    assert dump_rows([encode_row(each) for each in read]) == text


acts = st.tuples(st.integers(0, 400), st.integers(0, 150), st.integers(0, 200))


@settings(max_examples=30, deadline=None)
@example(193, [(192, 0, 0)])  # nothing for nothing, beside a chunk of one row
@given(st.integers(0, 300), st.lists(acts, max_size=8))
def test_exchanged_rows_are_those_of_a_list(
    tmp_path_factory: pytest.TempPathFactory, size: int, todo: list[tuple[int, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "library.briefing"
    with Library.create(path, printer=PRINTER) as library:
        with library.operation("dataset.add") as writer:
            writer.save_dataset(replace(SPARE, rows=tuple(row(each) for each in range(size))))
        plain = [row(each) for each in range(size)]
        states = [(list(plain), dump(library._file))]
        for number, (first, count, added) in enumerate(todo, start=1):
            first = min(first, len(plain))
            count = min(count, len(plain) - first)
            new = [row(1_000 * number + each, "new") for each in range(added)]
            with library.operation("dataset.rows") as writer:
                writer.splice_rows("spare", first, count, new)
            if count or added:
                plain[first : first + count] = new
                states.append((list(plain), dump(library._file)))
            assert library.get_dataset("spare").rows == tuple(plain)
            assert library.get_table("spare").row_count == len(plain)
            assert library.read_rows("spare", first, 90) == tuple(plain[first : first + 90])
            sizes = [each[0] for each in library._file.execute("SELECT count FROM dataset_rows")]
            assert all(0 < each <= chunks.MOST for each in sizes)
        for rows, kept in reversed(states):
            assert library.get_dataset("spare").rows == tuple(rows)
            assert dump(library._file) == kept
            library.undo()


def test_an_edit_writes_only_its_chunk(library: Library) -> None:
    whole = replace(SPARE, rows=tuple(row(each) for each in range(1_000)))
    with library.operation("dataset.add") as writer:
        writer.save_dataset(whole)
    with library.operation("dataset.cells") as writer:
        writer.splice_rows("spare", 500, 1, [row(-1)])
    noted = "SELECT place, act FROM history_changes WHERE step = (SELECT max(id) FROM history_steps)"
    assert library._file.execute(noted).fetchall() == [("dataset_rows", "changed")]
    rows = list(library.get_dataset("spare").rows)
    rows[700] = row(-2)
    with library.operation("dataset.update") as writer:
        writer.save_dataset(replace(whole, rows=tuple(rows)))
    assert library._file.execute(noted).fetchall() == [("dataset_rows", "changed")]


def test_many_rows_in_one_spot_find_room(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "STEP", 4)
    with library.operation("dataset.add") as writer:
        writer.save_dataset(replace(SPARE, rows=tuple(row(each) for each in range(200))))
    plain = [row(each) for each in range(200)]
    for number in range(6):
        with library.operation("dataset.rows") as writer:
            writer.splice_rows("spare", 100, 0, [row(number)] * 150)
        plain[100:100] = [row(number)] * 150
        assert library.get_dataset("spare").rows == tuple(plain)
    for _ in range(6):
        library.undo()
    assert library.get_dataset("spare").rows == tuple(row(each) for each in range(200))


def test_chunks_are_left_where_they_hold_the_same() -> None:
    rows: list[RawRow] = [[str(each)] for each in range(300)]
    there = lay_anew(rows)
    assert [chunk.count for chunk in there] == [64, 64, 64, 64, 44]
    assert lay_over(there, rows) == there
    changed = lay_over(there, [*rows[:130], ["new"], *rows[130:]])
    assert [a == b for a, b in zip(there, changed, strict=True)] == [True, True, False, True, True]
    assert lay([["1"]], 7, (), 8) is None
    assert lay([["1"]], 7, (), 9) == [Chunk(8, 1, '[["1"]]')]


def test_what_cells_name_is_known_and_guarded(library: Library) -> None:
    fill(library)
    cited = Cell(value=Value(Decimal(5)), citation=Citation("source-1", "p. 4"))
    rows = tuple(row(each) for each in range(300))
    with library.operation("dataset.add") as writer:
        writer.save_dataset(replace(SPARE, rows=rows))
    assert "spare" not in {use.id for use in library.where_used("source", "source-1")}
    with library.operation("dataset.cells") as writer:
        writer.splice_rows("spare", 250, 1, [(cited, Cell(text=LocalText("see {double_projects}")))])
        writer.splice_rows("spare", 260, 1, [(Cell(figure="itf_grants"), Cell())])
    assert "spare" in {use.id for use in library.where_used("source", "source-1")}
    for figure in ("figure-1", "figure-3"):
        assert "spare" in {use.id for use in library.where_used("figure", figure)}
    assert library.count_users("source/dataset", ["source-1"]) == {"source-1": 2}
    with pytest.raises(InputError, match="not in this library"), library.operation("dataset.cells") as writer:
        writer.splice_rows("spare", 0, 1, [(Cell(figure="gone"), Cell())])
    with pytest.raises(InputError, match="not in this library"), library.operation("dataset.cells") as writer:
        writer.splice_rows("spare", 0, 1, [(replace(cited, citation=Citation("gone")), Cell())])
    library.undo()
    assert "spare" not in {use.id for use in library.where_used("source", "source-1")}
    assert library.where_used("figure", "figure-1") != ()
    assert "spare" not in {use.id for use in library.where_used("figure", "figure-1")}


def test_a_long_table_is_found_by_its_title_and_first_rows(library: Library) -> None:
    rows = tuple(row(50_000 + each, f"word{each}") for each in range(1_000))
    with library.operation("dataset.add") as writer:
        writer.save_dataset(replace(SPARE, rows=rows))
    for words, found in (("spare", 1), ("word7", 1), ("50007", 1), ("word777", 0), ("50777", 0)):
        assert len(library.search(words, kinds=["dataset"]).hits) == found, words
    with library.operation("dataset.cells") as writer:
        writer.splice_rows("spare", 3, 1, [row(1, "unusual")])
    assert len(library.search("unusual").hits) == 1
    assert library.search("word3 spare").hits == () or "word3" not in dict(library.read_rows("spare", 3, 1)[0][1].text)


def test_a_table_is_read_without_its_rows(filled: Library) -> None:
    head = filled.get_table("dataset-1")
    assert head.dataset == replace(DATASET, rows=())
    assert head.row_count == 3
    assert filled.list_tables() == (head,)
    assert filled.list_tables(["gone", "dataset-1"]) == (head,)
    with pytest.raises(NotFoundError):
        filled.get_table("gone")
    with pytest.raises(NotFoundError):
        filled.read_rows("gone", 0, 5)
    assert filled.read_rows("dataset-1", 3, 5) == filled.read_rows("dataset-1", -1, 5) == ()


def test_what_a_table_says_is_kept_without_its_rows(filled: Library) -> None:
    changed = replace(DATASET, rows=(), title=LocalText("Other"), sources=(), note=LocalText("New"))
    with filled.operation("dataset.update") as writer:
        writer.save_table(changed)
    assert filled.get_dataset("dataset-1") == replace(changed, rows=DATASET.rows)
    filled.undo()
    assert filled.list_content() == CONTENT


@pytest.mark.parametrize("cells", ['[["five"]]', "[[5]]", "nothing", '[[{"kind":1}]]', '[[{"date":"x"}]]'])
def test_a_damaged_chunk_is_told(path: Path, cells: str) -> None:
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE dataset_rows SET cells = ?", (cells,))
    conn.close()
    with Library.open(path, printer=PRINTER) as library:
        with pytest.raises(DamagedError):
            library.get_dataset("dataset-1")
        with pytest.raises(DamagedError):
            library.read_rows("dataset-1", 0, 1)
