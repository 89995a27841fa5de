"""Tables come in and go out by the command line."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.formats.sample import make_document, save_json

CARDS = "Title,Text,Theme,Source\nA,T,Money,A note\nB,U,New,Other\n"


def _write(folder: Path, text: str, name: str = "rows.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def _hash(library: Path) -> bytes:
    return hashlib.sha256(library.read_bytes()).digest()


def test_cards_come_in_as_one_step_and_only_once(run: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, CARDS)
    run("list", "cards")
    dry = run("import", path, "--dry-run", "--json").json["files"][0]
    assert (dry["as"], dry["counts"]) == ("cards", {"new": 2, "changed": 0, "same": 0, "refused": 0})
    assert dry["also"] == {"theme": ["New"], "source": ["Other"]}
    assert [each["field"] for each in dry["columns"]] == ["title.en", "text.en", "theme", "source.title"]
    done = run("import", path)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{path}: cards: 2 new; besides: 1 themes, 1 sources\n"
    assert run("import", path).out == f"{path}: cards: 2 same\n"
    assert run("undo").out == "Undone: Import “rows.csv”.\n"
    assert {each["slug"] for each in run("list", "cards", "--json").json} == {"fund-grants", "secret"}


def test_a_refused_row_keeps_the_file_out_unless_it_is_skipped(run: Run, library: Path, tmp_path: Path) -> None:
    path = _write(tmp_path, "Title,Text,Release\nA,T,open\n,U,\nC,V,perhaps\n")
    run("list", "cards")
    before = _hash(library)
    refused = run("import", path)
    assert (refused.status, refused.out) == (1, "")
    lines = refused.err.splitlines()
    assert [line.split(": ", 1)[1][:34] for line in lines] == [
        "row 3: This row has no title, so i",
        "row 4: “perhaps” is not one of ope",
    ]
    assert _hash(library) == before
    skipped = run("import", path, "--skip-refused", "--json")
    assert skipped.status == 0
    (answer,) = skipped.json["files"]
    assert answer["counts"] == {"new": 1, "changed": 0, "same": 0, "refused": 2}
    assert [(each["row"], each["column"], each["refused"]) for each in answer["problems"]] == [
        (3, 1, True),
        (4, 3, True),
    ]


def test_what_the_rows_are_can_be_said(run: Run, tmp_path: Path) -> None:
    path = _write(tmp_path, CARDS)
    done = run("import", path, "--as", "dataset", "--json").json["files"][0]
    assert (done["as"], done["counts"]["new"]) == ("dataset", 2)
    (table,) = [each for each in run("list", "datasets", "--json").json if each["id"] == done["dataset"]]
    assert [each["label"]["en"] for each in table["columns"]] == ["Title", "Text", "Theme", "Source"]
    wrong = run("import", path, "--as", "figures")
    assert wrong.status == 1
    assert "no column says what a row is about" in wrong.err or "no label" in wrong.err


def test_rows_of_a_dataset_are_replaced(run: Run, tmp_path: Path) -> None:
    first = _write(tmp_path, "Firm,Staff\nA,12\nB,9\n", "firms.csv")
    run("import", first)
    other = _write(tmp_path, "Firm,Staff\nA,13\nC,9\n", "later.csv")
    answer = run("import", other, "--into", "firms", "--json").json["files"][0]
    assert (answer["counts"], answer["removed"]) == ({"new": 1, "changed": 1, "same": 0, "refused": 0}, 1)
    assert [
        [cell.get("value") for cell in row if "value" in cell]
        for row in run("show", "dataset", "firms", "--json").json["rows"]
    ] == [["13"], ["9"]]
    assert run("import", other, "--into", "nothing").status == 1


def test_several_files_are_one_step_or_nothing(run: Run, library: Path, tmp_path: Path) -> None:
    pack = save_json(make_document() | {"glossary": []}, tmp_path / "good.json")
    run("list", "cards")
    before = _hash(library)
    bad = _write(tmp_path, "Title,Text,Sources\nA,T,Nowhere\n", "bad.csv")
    good = _write(tmp_path, CARDS)
    refused = run("import", good, bad)
    assert (refused.status, refused.out) == (1, "")
    assert run("import", good, tmp_path / "none.xlsx").status == 1
    assert [each["operation"] for each in run("history", "--json").json] == []
    assert before == _hash(library)
    assert run("import", pack, good, _write(tmp_path, "Firm,Staff\nA,12\n", "firms.csv")).status == 0
    assert [each["operation"] for each in run("history", "--json").json] == ["files.import"]


def test_a_dry_run_makes_no_library(run: Run, library: Path, tmp_path: Path) -> None:
    path = _write(tmp_path, CARDS)
    done = run("import", path, "--dry-run", "--json")
    assert done.json["files"] == [{"path": str(path), "as": "cards", "counts": {"rows": 2, "refused": 0}}]
    assert not library.exists()


def test_lists_and_tables_go_out_and_come_back(run: Run, tmp_path: Path) -> None:
    for kind in ("sources", "figures", "cards"):
        for suffix in ("xlsx", "csv"):
            path = tmp_path / f"{kind}.{suffix}"
            written = run("list", kind, "--output", path, "--json", "--ui-language", "zh-Hant").json
            assert written["path"] == str(path)
            counts = run("import", path, "--dry-run", "--json").json["files"][0]["counts"]
            assert counts == {"new": 0, "changed": 0, "same": written["rows"], "refused": 0}
    assert run("show", "dataset", "hospitals", "--output", tmp_path / "h.csv").out == f"{tmp_path / 'h.csv'}\n"
    back = run("import", tmp_path / "h.csv", "--into", "hospitals", "--dry-run", "--json").json["files"][0]
    assert set(back["counts"].items()) >= {("new", 0), ("changed", 0), ("refused", 0)}
    assert run("list", "datasets", "--output", tmp_path / "all.xlsx").status == 0


def test_what_cannot_be_written_as_a_table_is_said(run: Run, tmp_path: Path) -> None:
    assert run("list", "briefings", "--output", tmp_path / "b.xlsx").status == 2
    assert run("show", "card", "fund-grants", "--output", tmp_path / "b.xlsx").status == 2
    wrong = run("list", "cards", "--output", tmp_path / "b.pdf")
    assert (wrong.status, "end with .xlsx or .csv" in wrong.err) == (1, True)
    assert list(tmp_path.glob("b.*")) == []


def test_hostile_tables_are_refused_in_one_sentence_and_leave_nothing(run: Run, library: Path, tmp_path: Path) -> None:
    run("list", "cards")
    before = _hash(library)
    wrong = {
        "picture.csv": b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
        "old.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "cut.xlsx": b"PK\x03\x04" + b"\0" * 300,
        "wide.csv": b",".join([b"x"] * 100_000),
        "empty.tsv": b"\n\n",
    }
    for name, data in wrong.items():
        path = tmp_path / name
        path.write_bytes(data)
        for language in ("en", "zh-Hant", "zh-Hans"):
            refused = run("import", path, "--ui-language", language)
            assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1), name
            assert name in refused.err.split(": ", 1)[1]
    assert _hash(library) == before


WAYS = {
    "full": (os, "fsync", errno.ENOSPC, "the disk is full"),
    "read-only": (tempfile, "mkstemp", errno.EACCES, "out"),
}


@pytest.mark.parametrize("way", list(WAYS))
@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_full_disk_or_a_closed_folder_is_said_and_leaves_the_old_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str, name: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / name
    target.write_bytes(b"before")
    assert run("list", "cards").status == 0
    module, function, number, words = WAYS[way]

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    commands: list[tuple[object, ...]] = [
        ("show", "dataset", "hospitals", "--output", target),
        ("list", "cards", "--output", target),
    ]
    if name.endswith("xlsx"):
        commands.append(("list", "datasets", "--output", target))
    for command in commands:
        monkeypatch.setattr(module, function, refuse)
        done = run(*command)
        monkeypatch.undo()
        assert (done.status, done.out) == (1, "")
        assert words in done.err
        assert done.err.count("\n") == 1
        assert "Traceback" not in done.err
        assert target.read_bytes() == b"before"
        assert [each.name for each in folder.iterdir()] == [name]
