"""Hostile, broken and vanishing files: a sentence in three languages, bounded time and memory, and nothing left behind."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.errors import InputError
from briefing_app.formats.tables.html_read import read_html
from briefing_app.model.language import LANGUAGES
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.importing import ReadChoice, guess_mapping, read_draft, understand
from tests.repo.scripts import ROOT
from tests.workspace.importing import hostile
from tests.workspace.importing.conftest import plan_of

SECONDS, MEGABYTES = 10.0, 500.0
MAKERS = {"books": hostile.make_books, "texts": hostile.make_texts, "pages": hostile.make_pages}


@pytest.mark.timed
@pytest.mark.parametrize("kind", list(MAKERS))
def test_what_is_made_to_break_us_is_read_or_refused(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    library = workspace.library.path
    workspace.close()
    folder, scratch = tmp_path / "files", tmp_path / "scratch"
    folder.mkdir()
    scratch.mkdir()
    expected = MAKERS[kind](folder)
    before, there = sha256(library.read_bytes()).hexdigest(), sorted(tmp_path.rglob("*"))
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/workspace/importing/hostile.py"), str(library), str(folder)],
        cwd=ROOT, env={**os.environ, "TMPDIR": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True,
        encoding="utf-8", timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    outcomes = dict(map(json.loads, done.stdout.splitlines()))
    assert {name: each["key"] for name, each in outcomes.items()} == expected
    for name, each in outcomes.items():
        assert each["seconds"] < SECONDS, f"{name}: {each['seconds']:.1f} s"
        assert each["megabytes"] < MEGABYTES, f"{name}: {each['megabytes']:.0f} MB"
        if each["key"]:
            assert len(set(each["said"])) == len(LANGUAGES), name
            assert not any("\n" in said or "{" in said for said in each["said"]), name
    assert sha256(library.read_bytes()).hexdigest() == before
    assert sorted(tmp_path.rglob("*")) == there


def _book() -> bytes:
    book = openpyxl.Workbook()
    for row in (("Name", "Staff", "河套"), ("a", 1, 2.5), ("b", 3, "n/a")):
        book.worksheets[0].append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


SOUND = {
    "rows.csv": 'Name,Staff,年份\n河套,約120,2023\n“b”,"1,200",2024\n'.encode(),
    "rows.tsv": "名稱\t數目\n香港\t1\n深圳\t2\n".encode("big5"),
    "wide.csv": "Name,Staff\na,1\nb,2\n".encode("utf-16"),
    "rows.xlsx": _book(),
    "rows.html": "<table><tr><th rowspan=2>Name<td colspan=3>河套<tr><td>1&amp;2</table>".encode(),
}
Change = tuple[int, int, bytes]
changes = st.lists(
    st.tuples(st.integers(0, 1 << 16), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4
)


def _change(data: bytes, spots: list[Change], length: int) -> bytes:
    for at, cut, put in spots:
        at %= len(data) + 1
        data = data[:at] + put + data[at + cut :]
    return data[: length % (len(data) + 1)] if length else data


@settings(max_examples=250, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(SOUND)), spots=changes, length=st.integers(0, 4_000))
def test_any_bytes_changed_or_cut_off_are_read_or_refused(
    resources: Resources, tmp_path: Path, name: str, spots: list[Change], length: int
) -> None:
    data = _change(SOUND[name], spots, length)
    path = tmp_path / name
    path.write_bytes(data)
    try:
        if name.endswith(".html"):
            read_html(data.decode(errors="replace"))
        draft = read_draft(path)
        understood = understand(draft, guess_mapping(draft))
    except InputError as problem:
        said = [resources.errors.get_error(problem, language) for language in LANGUAGES]
        assert all(said)
    else:
        assert len(understood.cells) + len(understood.entries) <= len(draft.rows)
    path.unlink(missing_ok=True)
    assert list(tmp_path.iterdir()) == []


# -- places ------------------------------------------------------------------------------------------------------------


def _key(act: Callable[[], object]) -> str:
    with pytest.raises(InputError) as caught:
        act()
    return caught.value.key.removeprefix("error.input.tables.")


def test_what_is_no_file_or_cannot_be_reached_is_said(tmp_path: Path) -> None:
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "gone.csv")
    (tmp_path / "file").write_text("x", "utf-8")
    places = {
        tmp_path: "not_file",
        Path(os.devnull): "not_file",
        tmp_path / "loop.csv": "unreadable",
        tmp_path / "nowhere.csv": "unreadable",
        tmp_path / "file" / "rows.csv": "unreadable",
        tmp_path / f"{'y' * 300}.csv": "unreadable",
        tmp_path.joinpath(*["d" * 200] * 30, "rows.csv"): "unreadable",
    }
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        places[tmp_path / "pipe.csv"] = "not_file"
    for place, key in places.items():
        assert _key(lambda place=place: read_draft(place)) == key, place  # type: ignore[misc]


def test_a_link_to_a_file_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("Name,Staff\na,1\n", "utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "rows.csv")
    assert read_draft(tmp_path / "link.csv").raw.rows == read_draft(tmp_path / "rows.csv").raw.rows


@pytest.mark.parametrize("end", ["gone", "other", "folder"])
def test_what_was_shown_is_imported_whatever_becomes_of_the_file(empty: Workspace, tmp_path: Path, end: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("Name,Staff\na,1\nb,2\n", "utf-8")
    plan = plan_of(empty, read_draft(path))
    path.unlink()
    if end == "other":
        path.write_text("Other\n" * 90, "utf-8")
    elif end == "folder":
        path.mkdir()
    done = empty.imports.run(plan)
    assert [row[1].value and str(row[1].value.number) for row in empty.tables.read_rows(done.dataset_id, 0, 9)] == [
        "1",
        "2",
    ]
    empty.history.undo()
    assert empty.library.count("dataset") == 0


def test_a_workbook_whose_sheet_is_gone_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    path.write_bytes(_book())
    sheet = read_draft(path).sheet
    other = openpyxl.load_workbook(path)
    other.worksheets[0].title = "Renamed"
    other.save(path)
    assert _key(lambda: read_draft(path, ReadChoice(sheet=sheet))) == "sheet"
    with suppress(FileNotFoundError):
        path.unlink()
    assert _key(lambda: read_draft(path, ReadChoice(sheet=sheet))) == "unreadable"
