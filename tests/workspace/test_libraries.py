"""Libraries are found where they may lie, told in the order in which somebody wants them, and not touched."""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import platformdirs
import pytest

from briefing_app.paths import LIBRARY_FILE, Places, db_dir
from briefing_app.workspace import libraries
from briefing_app.workspace.libraries import find_libraries, list_known_folders
from tests.store.newer import make_newer

RELEASED = db_dir() / "released" / "v1.briefing"


def put(path: Path, age: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(RELEASED, path)
    os.utime(path, (1_700_000_000 - age, 1_700_000_000 - age))
    return path


def test_the_one_changed_last_comes_first_and_copies_and_newer_ones_last(tmp_path: Path) -> None:
    copy = put(tmp_path / "a" / "library 2026-11-22 18.02.briefing")
    newer = put(tmp_path / "a" / "newer.briefing")
    make_newer(newer)
    old = put(tmp_path / "a" / "old 舊.briefing", age=500)
    new = put(tmp_path / "b" / "NEW.BRIEFING", age=5)
    put(tmp_path / "b" / ".hidden.briefing")
    put(tmp_path / "b" / "deeper" / "unseen.briefing")
    (tmp_path / "b" / "letter.briefing").write_text("no library")
    found = find_libraries([tmp_path / "a", tmp_path / "b", tmp_path / "no such folder"])
    assert [each.path for each in found] == [new, old, copy, newer]
    assert [each.cards for each in found] == [2, 2, 2, 2]
    assert [each.is_copy for each in found] == [False, False, True, False]
    assert [each.newer for each in found] == [False, False, False, True]
    assert found[0].changed.year == 2023


def test_each_file_is_told_once_and_the_one_that_is_open_not_at_all(tmp_path: Path) -> None:
    here, there = put(tmp_path / "a" / "here.briefing"), put(tmp_path / "b" / "there.briefing")
    other_name = tmp_path / "b" / "again.briefing"
    other_name.hardlink_to(here)
    gone = tmp_path / "gone.briefing"
    found = find_libraries([tmp_path / "a", tmp_path / "a"], [there, there, other_name, gone], without=[gone])
    assert sorted(each.path for each in found) == [here, there]
    assert [each.path for each in find_libraries([tmp_path / "b"], without=[here])] == [there]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    path = put(tmp_path / "a.briefing")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert len(find_libraries([tmp_path])) == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_lies_in_a_cloud_is_told_and_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cloud.briefing"
    path.write_text("reading this would fetch it")
    facts = path.stat()
    seen = SimpleNamespace(
        st_mtime=facts.st_mtime, st_dev=facts.st_dev, st_ino=facts.st_ino, st_mode=facts.st_mode,
        st_file_attributes=0x400000,
    )  # fmt: skip
    monkeypatch.setattr(Path, "stat", lambda *_, **__: seen)
    (found,) = find_libraries([], [path])
    assert (found.path, found.cards) == (path, None)


def test_known_places_are_those_of_each_way_of_installing_and_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path / "Documents")
    monkeypatch.setattr(platformdirs, "user_desktop_path", lambda: tmp_path / "Desktop")
    monkeypatch.setattr(libraries, "find_program_folder", lambda: tmp_path / "stick")
    places = Places(tmp_path / "data", tmp_path / "elsewhere" / LIBRARY_FILE)
    folders = list_known_folders(places, {"OneDrive": str(tmp_path / "OneDrive"), "OneDriveCommercial": ""})
    wanted = (
        "data", "elsewhere", "stick", "stick/Data", "Documents", "Documents/Hetao Briefing", "Desktop",
        "OneDrive/Documents", "OneDrive/Documents/Hetao Briefing", "OneDrive/Desktop",
    )  # fmt: skip
    assert {tmp_path / each for each in wanted} <= set(folders)
    assert platformdirs.user_data_path("Hetao Briefing", appauthor=False) in folders
    assert len(set(folders)) == len(folders)
