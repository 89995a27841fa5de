"""The program finds its own files, and the person's library where the system keeps such files."""

import sys
from pathlib import Path

import pytest

from briefing_app import paths
from tests.repo.scripts import ROOT


def test_a_checkout_finds_the_folders_beside_the_package() -> None:
    assert paths.resources_dir() == ROOT / "resources"
    assert paths.db_dir() == ROOT / "db"


def test_an_installed_package_finds_the_folders_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "briefing_app"
    for folder in ("_bundle/resources", "_bundle/db", "../resources"):
        (package / folder).mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    assert paths.resources_dir() == package / "_bundle" / "resources"
    assert paths.db_dir() == package / "_bundle" / "db"


def test_a_frozen_program_finds_the_folders_of_its_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inside = tmp_path / "_internal" / "briefing_app" / "_bundle"
    (inside / "resources").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert paths.resources_dir() == inside / "resources"


def test_an_incomplete_installation_is_told_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "briefing_app" / "paths.py"))
    with pytest.raises(FileNotFoundError, match="installation is incomplete, install it again"):
        paths.db_dir()


def test_the_variable_names_the_library(tmp_path: Path) -> None:
    named = tmp_path / "測試 library.briefing"
    assert paths.default_library_path({"HETAO_BRIEFING_LIBRARY": str(named)}) == named


def test_a_relative_or_home_path_in_the_variable_becomes_a_full_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.default_library_path({"HETAO_BRIEFING_LIBRARY": "a.briefing"}) == tmp_path / "a.briefing"
    assert paths.default_library_path({"HETAO_BRIEFING_LIBRARY": "~/a.briefing"}) == Path.home() / "a.briefing"


def test_without_the_variable_it_is_in_the_folder_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # heeded on Linux; Windows and macOS have their own
    usual = paths.default_library_path({"HETAO_BRIEFING_LIBRARY": ""})
    assert (usual.parent.name, usual.name) == ("Hetao Briefing", "library.briefing")
    assert usual.is_absolute()
    assert not sys.platform.startswith("linux") or usual.parent.parent == tmp_path
