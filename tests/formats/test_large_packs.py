"""Packs with long tables: what each cell costs is counted, not timed, and nothing of ours is refused."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from types import FrameType
from typing import Any
from uuid import UUID

import pytest

from briefing_app.errors import Problem
from briefing_app.formats.pack import Pack, build_zip, limits, parse_pack
from briefing_app.formats.pack.plain_rows import leave_out_plain_rows
from briefing_app.formats.pack.schema import find_violations
from briefing_app.formats.pack.strict_json import parse_json
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Cell, Column, ColumnKind, Dataset
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.figure import Citation, Qualifier, Value
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from tests.formats.sample import make_document, make_png

MANIFEST = PackManifest(str(UUID(int=1)), LocalText("Tables"))
SOURCE = Source(str(UUID(int=2)), "register", "Register")


def _count_calls(act: Callable[[], object]) -> int:
    """How many functions written in Python are called."""
    calls = 0

    def count(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls


def _make_pack(rows: int, *, same: bool = False) -> Pack:
    """A name, a date, a number, one that is about right, and one with a source of its own in each row."""
    columns = (
        Column("name", LocalText("Name")),
        Column("day", LocalText("Day"), ColumnKind.DATE),
        *(Column(key, LocalText(key), ColumnKind.NUMBER) for key in ("a", "b", "c")),
    )
    cited = Citation(SOURCE.id, "p. 4")
    cells = tuple(
        (
            Cell(text=LocalText(f"Place {at}", f"地方{at}")),
            Cell(date=PartialDate(2000 + at % 20, 1, 1 + at % 31)),
            Cell(value=Value(Decimal(at).scaleb(6))),
            Cell(value=Value(Decimal(at)), qualifier=Qualifier.ABOUT),
            Cell(value=Value(Decimal(at)), as_of=PartialDate(2020), citation=cited),
        )
        for at in (range(rows) if not same else (7,) * rows)
    )
    table = Dataset(str(UUID(int=3)), "table", LocalText("Table"), columns, cells)
    return Pack(MANIFEST, Content(sources=(SOURCE,), datasets=(table,)))


def test_a_cell_is_written_and_read_with_few_calls() -> None:
    short, long = _make_pack(100), _make_pack(1_100)
    cells = 1_000 * 5
    written = _count_calls(lambda: build_zip(long)) - _count_calls(lambda: build_zip(short))
    assert written < 8 * cells  # 30 where every text went through the general way
    short_zip, long_zip = build_zip(short), build_zip(long)
    read = _count_calls(lambda: parse_pack(long_zip, "x.zip")) - _count_calls(lambda: parse_pack(short_zip, "x.zip"))
    assert read < 20 * cells  # hundreds where the schema looked at each row with a source in it
    assert parse_pack(long_zip, "x.zip") == long


def test_the_schema_looks_at_no_row_that_is_plain() -> None:
    with zipfile.ZipFile(BytesIO(build_zip(_make_pack(50)))) as archive:
        document = {"datasets": json.loads(archive.read("datasets.json"))}
    assert leave_out_plain_rows(document)["datasets"][0]["rows"] == []


GOOD: tuple[Any, ...] = (
    None,
    {"value": "-12.50"},
    {"value": "5", "qualifier": "at-least", "as_of": "2024-02", "source": "circular", "locator": ""},
    {"value": "1.25E+6"},
    {"value": "-" + "9" * 30 + "." + "9" * 20 + "e29"},
    {"date": "2024-02-28"},
    {"date": "2024-12-31"},
    {"date": "2024-09-30"},
    {"date": "1999-10"},
    {"text": {"en": "n/a", "zh-Hans": "无"}},
    {"figure": "grants", "as_of": "1999"},
)
BAD: tuple[Any, ...] = (
    {},
    {"qualifier": "about"},
    {"value": "5", "text": {"en": "five"}},
    {"value": "5\n"},
    {"value": "1E+99"},
    {"value": "1E"},
    {"date": "2024-09-31"},
    {"date": "2024-02-30"},
    {"date": "2024-00"},
    {"date": "2024-1-1"},
    {"value": "٥"},
    {"value": 5},
    {"value": "5", "qualifier": "roughly"},
    {"value": "5", "qualifier": ["about"]},
    {"value": "5", "as_of": "2024-13"},
    {"value": "5", "source": "no such name"},
    {"value": "5", "locator": "x" * 2_001},
    {"value": "5", "locator": 4},
    {"value": "5", "unit": "HKD"},
    {"date": "2023-02-29"},
    {"date": None},
    {"text": "five"},
    {"text": {"fr": "cinq"}},
    {"text": {"en": None}},
    {"figure": "Grants"},
    [],
    "5",
)


def _with_cell(cell: Any) -> dict[str, Any]:
    document = make_document(make_png())
    document["datasets"][0]["rows"] = [[cell]]
    return document


@pytest.mark.parametrize("cell", GOOD, ids=str)
def test_a_cell_that_is_as_it_should_be_is_plain_and_the_schema_agrees(cell: Any) -> None:
    document = _with_cell(cell)
    assert leave_out_plain_rows(document)["datasets"][0]["rows"] == []
    document["datasets"][0]["rows"][0].append({})  # the row is left to the schema, which finds fault with that alone
    assert {pointer for pointer, _ in find_violations(document)} == {"/datasets/0/rows/0/1"}


@pytest.mark.parametrize("cell", BAD, ids=lambda cell: str(cell)[:60])
def test_what_the_schema_refuses_is_never_plain(cell: Any) -> None:
    assert any(pointer.startswith("/datasets/0/rows/0/0") for pointer, _ in find_violations(_with_cell(cell)))


def test_a_table_of_equal_rows_is_no_attack() -> None:
    pack = _make_pack(9_000, same=True)
    data = build_zip(pack)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo("datasets.json")
        assert entry.file_size > limits.RATIO * entry.compress_size  # else this test would show nothing
    assert parse_pack(data, "x.zip") == pack


def test_texts_that_repeat_themselves_are_written_so_that_they_can_be_read() -> None:
    cards = tuple(
        FactCard(str(UUID(int=100 + at)), f"card-{at}", LocalText("A"), LocalText("a" * 90_000)) for at in range(20)
    )
    pack = Pack(MANIFEST, Content(cards=cards))
    assert [each.text for each in parse_pack(build_zip(pack), "x.zip").content.cards] == [each.text for each in cards]


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1, "a": 2}',
        '{"a" : 1, "b": {"c"\n\t: 2, "c" :3}}',
        '{"a\\\\": 1, "a\\\\": 2}',
        '[{"a": ": 1"}, {"a": ":", "a": "\\": "}]',
        '{"a": {}, "a": {}}',
    ],
)
def test_a_field_given_twice_is_found_however_it_is_written(text: str) -> None:
    problems: list[Problem] = []
    assert parse_json(text.encode(), "x.json", problems) is None
    assert [each.what.key for each in problems] == ["pack.field_twice"]


@pytest.mark.parametrize("text", ['{"a": ": 1", "b": "\\":", "c\\"": 1, "d\\u0041": "\\n"}', "[]", "{}"])
def test_what_only_looks_odd_is_read(text: str) -> None:
    problems: list[Problem] = []
    assert parse_json(text.encode(), "x.json", problems) == json.loads(text)
    assert not problems


@pytest.mark.parametrize("odd", ["\\u0007", "\\b", "\\ud800", "\\uffff", "\x7f", "\u0085"])
def test_characters_that_no_text_may_hold_are_found_written_out_or_escaped(odd: str) -> None:
    problems: list[Problem] = []
    assert parse_json(f'[{{"a": ["x{odd}"]}}]'.encode(), "x.json", problems) is None
    assert [(each.place, each.what.key) for each in problems] == [("x.json#/0/a/0", "pack.character")]


def test_json_may_be_as_deep_as_allowed_and_no_deeper() -> None:
    def read(depth: int) -> list[Problem]:
        problems: list[Problem] = []
        parse_json(("[" * depth + "]" * depth).encode(), "x.json", problems)
        return problems

    assert not read(limits.DEPTH + 1)  # the outermost is at depth 0
    assert [each.what.key for each in read(limits.DEPTH + 2)] == ["pack.deep"]
