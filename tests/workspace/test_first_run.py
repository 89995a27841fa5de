"""The first start makes a library that is whole or not there."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing_app.errors import PackError, ReadOnlyError
from briefing_app.workspace import Resources, Workspace, create_library
from tests.formats.sample import make_document, save_json


def test_a_new_library_holds_the_pack_and_cannot_be_undone_empty(tmp_path: Path, resources: Resources) -> None:
    path = tmp_path / "new folder" / "library.briefing"
    create_library(path, save_json(make_document(), tmp_path / "starter.json"), resources)
    with Workspace.open(path, resources) as workspace:
        assert workspace.library.count("card") == 2
        assert workspace.library.search("fund-grants").hits or workspace.library.search("grants").hits
        assert not workspace.history.undo()
        assert workspace.library.count("card") == 2
    assert [each.name for each in path.parent.iterdir()] == ["library.briefing"]


def test_a_bad_pack_makes_no_library(tmp_path: Path, resources: Resources) -> None:
    document = make_document()
    document["cards"][0]["sources"] = [{"source": "gone"}]
    with pytest.raises(PackError):
        create_library(tmp_path / "library.briefing", save_json(document, tmp_path / "starter.json"), resources)
    assert [each.name for each in tmp_path.iterdir()] == ["starter.json"]


def test_what_a_killed_first_start_left_is_no_hindrance(tmp_path: Path, resources: Resources) -> None:
    old, young = (tmp_path / f".library.briefing.{name}.first-run" for name in ("old", "young"))
    for draft in (old, young):
        draft.write_bytes(b"half")
    os.utime(old, (0, 0))
    starter = save_json(make_document(), tmp_path / "starter.json")
    create_library(tmp_path / "library.briefing", starter, resources)
    assert {each.name for each in tmp_path.iterdir()} == {"library.briefing", "starter.json", young.name}


def test_two_first_starts_at_once_end_with_one_whole_library(tmp_path: Path, resources: Resources) -> None:
    path = tmp_path / "library.briefing"
    starter = save_json(make_document(), tmp_path / "starter.json")
    with ThreadPoolExecutor(4) as pool:
        for start in [pool.submit(create_library, path, starter, resources) for _ in range(4)]:
            start.result()
    with Workspace.open(path, resources) as workspace:
        assert workspace.library.count("card") == 2
        assert not workspace.library.find_damage()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["library.briefing", "starter.json"]


def test_the_slower_start_leaves_the_library_that_is_there(tmp_path: Path, resources: Resources) -> None:
    path = tmp_path / "library.briefing"
    starter = save_json(make_document(), tmp_path / "starter.json")
    create_library(path, starter, resources)
    before = path.read_bytes()
    create_library(path, starter, resources)
    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["library.briefing", "starter.json"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, resources: Resources) -> None:
    (tmp_path / "file").write_text("")
    starter = save_json(make_document(), tmp_path / "starter.json")
    with pytest.raises(ReadOnlyError):
        create_library(tmp_path / "file" / "library.briefing", starter, resources)
