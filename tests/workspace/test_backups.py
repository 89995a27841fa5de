"""Copies of a library: made, thinned out, put back, and nothing ever removed that was not copied first."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from briefing_app.errors import (
    DamagedError,
    LibraryError,
    MissingLibraryError,
    NotOursError,
    Phrase,
    ReadOnlyError,
    name_kind,
)
from briefing_app.paths import db_dir, resources_dir
from briefing_app.workspace import Resources, Workspace, create_library
from briefing_app.workspace.backups import (
    copy_library,
    find_damage,
    folder_of,
    is_usable,
    list_backups,
    make_backup,
    move_library,
    restore_backup,
)

NOW = datetime(2026, 11, 22, 18, 2)  # noqa: DTZ001 - names of copies are in local time


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "library.briefing"
    create_library(path, db_dir() / "starter", Resources(resources_dir()))
    return path


@pytest.fixture
def library(starter: Path, tmp_path: Path) -> Path:
    path = tmp_path / "library.briefing"
    path.write_bytes(starter.read_bytes())
    return path


def rename_first(path: Path, name: str) -> None:
    with Workspace.open(path, Resources(resources_dir())) as workspace:
        briefing = workspace.library.list_briefings()[0]
        workspace.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en=name)))


def first_title(path: Path) -> str:
    with Workspace.open(path, Resources(resources_dir())) as workspace:
        return workspace.library.list_briefings()[0].title.en


def test_a_backup_is_what_was_kept_while_the_library_is_open(library: Path) -> None:
    with Workspace.open(library, Resources(resources_dir())) as workspace:
        briefing = workspace.library.list_briefings()[0]
        workspace.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en="Before")))
        backup = make_backup(library, NOW)
        workspace.briefings.update_briefing(replace(briefing, title=replace(briefing.title, en="After")))
    assert first_title(backup.path) == "Before"
    assert backup.at == NOW
    assert backup.bytes == backup.path.stat().st_size
    assert list_backups(library)[0].path == backup.path


def test_only_the_newest_are_kept_and_other_files_are_left(library: Path) -> None:
    folder = folder_of(library)
    folder.mkdir()
    other = folder / "my own copy.briefing"
    other.write_bytes(b"mine")
    made = [make_backup(library, NOW + timedelta(hours=each), keep=3) for each in range(5)]
    assert [each.path for each in list_backups(library)] == [each.path for each in reversed(made[2:])]
    assert other.read_bytes() == b"mine"


def test_two_backups_of_one_second_do_not_replace_each_other(library: Path) -> None:
    first, second = make_backup(library, NOW), make_backup(library, NOW)
    assert first.path != second.path
    assert len(list_backups(library)) == 2


def test_restoring_sets_the_library_aside(library: Path) -> None:
    rename_first(library, "Before")
    backup = make_backup(library, NOW)
    rename_first(library, "After")
    aside = restore_backup(backup.path, library, NOW)
    assert first_title(library) == "Before"
    assert aside is not None
    assert first_title(aside) == "After"
    assert not list(library.parent.glob(".*.new"))


def test_a_damaged_library_is_replaced_and_kept_as_it_was(library: Path) -> None:
    backup = make_backup(library, NOW)
    library.write_bytes(b"no library any more")
    aside = restore_backup(backup.path, library, NOW)
    assert aside is not None
    assert aside.read_bytes() == b"no library any more"
    assert first_title(library)


def test_a_library_that_is_gone_comes_back(library: Path) -> None:
    backup = make_backup(library, NOW)
    library.unlink()
    assert restore_backup(backup.path, library, NOW) is None
    assert first_title(library)


def test_a_copy_that_is_none_is_refused_and_the_library_stays(library: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.briefing"
    bad.write_bytes(b"nothing")
    before = library.read_bytes()
    with pytest.raises(NotOursError):
        restore_backup(bad, library, NOW)
    assert library.read_bytes() == before


def test_moving_takes_the_library_along_and_refuses_to_replace(library: Path, tmp_path: Path) -> None:
    rename_first(library, "Moved")
    target = tmp_path / "elsewhere" / "library.briefing"
    target.parent.mkdir()
    move_library(library, target)
    assert not library.exists()
    assert first_title(target) == "Moved"
    assert list_backups(library) == ()
    library.write_bytes(target.read_bytes())
    with pytest.raises(ReadOnlyError):
        move_library(library, target)
    assert library.exists()


def test_moving_takes_the_backups_along(library: Path, tmp_path: Path) -> None:
    made = make_backup(library, NOW)
    older = library.with_name(f"{library.name}.version-3.backup")
    older.write_bytes(made.path.read_bytes())
    target = tmp_path / "elsewhere" / "office.briefing"
    folder_of(target).mkdir(parents=True)
    (folder_of(target) / made.path.name.replace("library", "office")).write_bytes(b"of another library")
    rename_first(library, "After the backup")
    move_library(library, target)
    moved = {each.path.relative_to(target.parent): each for each in list_backups(target)}
    assert len(moved) == 3
    assert {each.at for path, each in moved.items() if path.parent.name} == {made.at}
    assert b"of another library" in [each.path.read_bytes() for each in moved.values()]
    assert first_title(next(each.path for each in moved.values() if each.path.name.endswith(" 2.briefing"))) != (
        "After the backup"
    )
    assert list_backups(library) == ()
    assert not [each.name for each in folder_of(target).iterdir() if each.name.startswith(".")]


def test_a_backup_that_cannot_be_moved_stays_where_it_is(library: Path, tmp_path: Path) -> None:
    made = make_backup(library, NOW)
    target = tmp_path / "elsewhere" / "library.briefing"
    target.parent.mkdir()
    folder_of(target).write_bytes(b"a file where the folder would be")
    move_library(library, target)
    assert made.path.is_file()
    assert first_title(target)


def test_a_place_that_cannot_be_written_is_said(library: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        move_library(library, tmp_path / "missing" / "library.briefing")
    assert library.exists()
    folder_of(library).write_bytes(b"a file where the folder would be")
    with pytest.raises(ReadOnlyError):
        make_backup(library, NOW)
    assert list_backups(library) == ()


def test_a_missing_library_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(MissingLibraryError):
        copy_library(tmp_path / "none.briefing", tmp_path / "copy.briefing")


def test_damage_is_found_and_a_sound_file_is_said_to_be_sound(library: Path, tmp_path: Path) -> None:
    resources = Resources(resources_dir())
    assert find_damage(library, resources) == ()
    bad = tmp_path / "bad.briefing"
    bad.write_bytes(library.read_bytes())
    with closing(sqlite3.connect(bad)) as conn:
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("UPDATE blocks SET section_id = 'nowhere' WHERE id = (SELECT min(id) FROM blocks)")
        conn.commit()
    assert find_damage(bad, resources) == (
        Phrase("damage.reference", kind=name_kind("block"), other=name_kind("section")),
    )
    backup = make_backup(library, NOW)
    assert is_usable(backup)
    backup.path.write_bytes(b"x" * 5000)
    assert not is_usable(backup)
    with pytest.raises((NotOursError, DamagedError)):
        find_damage(backup.path, resources)
