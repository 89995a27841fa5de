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
    assert paths.find_places(environment={"HETAO_BRIEFING_LIBRARY": str(named)}).library == named


def test_a_relative_or_home_path_in_the_variable_becomes_a_full_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.find_places(environment={"HETAO_BRIEFING_LIBRARY": "a.briefing"}).library == tmp_path / "a.briefing"
    assert (
        paths.find_places(environment={"HETAO_BRIEFING_LIBRARY": "~/a.briefing"}).library == Path.home() / "a.briefing"
    )


def test_without_the_variable_it_is_in_the_folder_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # heeded on Linux; Windows and macOS have their own
    usual = paths.find_places(environment={"HETAO_BRIEFING_LIBRARY": ""}).library
    assert (usual.parent.name, usual.name) == ("Hetao Briefing", "library.briefing")
    assert usual.is_absolute()
    assert not sys.platform.startswith("linux") or usual.parent.parent == tmp_path


# -- where the program writes ----------------------------------------------------------------------------------------


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A frozen program in a folder."""
    folder = tmp_path / "隨身碟 stick"
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "HetaoBriefing.exe"))
    return folder


@pytest.fixture
def usual(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(paths, "usual_folder", lambda: tmp_path / "usual")
    return tmp_path / "usual"


def test_all_that_is_written_lies_in_one_folder(usual: Path) -> None:
    places = paths.find_places(environment={})
    assert places == paths.Places(usual, usual / "library.briefing")
    assert places.settings == usual / "window.ini"
    assert places.log == usual / "Logs" / "log.txt"


def test_what_was_said_goes_before_variables_and_these_before_the_custom(usual: Path, tmp_path: Path) -> None:
    said, variable, library = tmp_path / "said", tmp_path / "variable", tmp_path / "mine" / "my.briefing"
    environment = {"HETAO_BRIEFING_DATA": str(variable)}
    assert paths.find_places(environment=environment).folder == variable
    assert paths.find_places(folder=said, environment=environment) == paths.Places(said, said / "library.briefing")
    named = environment | {"HETAO_BRIEFING_LIBRARY": str(library)}
    assert paths.find_places(environment=named) == paths.Places(variable, library, named=True)
    assert paths.find_places(folder=said, environment=named) == paths.Places(said, said / "library.briefing")
    assert paths.find_places(library, said, named) == paths.Places(said, library, named=True)
    assert paths.find_places(library, environment={}) == paths.Places(library.parent, library, named=True)
    assert paths.find_places(environment={"HETAO_BRIEFING_DATA": ""}).folder == usual


def test_a_relative_or_home_folder_becomes_a_full_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.find_places(folder=Path("data"), environment={}).folder == tmp_path / "data"
    assert paths.find_places(environment={"HETAO_BRIEFING_DATA": "~/data"}).folder == Path.home() / "data"


def test_a_portable_program_writes_beside_itself(stick: Path, usual: Path, tmp_path: Path) -> None:
    assert paths.find_places(environment={}).folder == usual
    (stick / "portable.txt").touch()
    data = stick / "Data"
    assert paths.find_places(environment={}) == paths.Places(data, data / "library.briefing", portable=True)
    library = tmp_path / "my.briefing"
    assert paths.find_places(library, environment={}) == paths.Places(data, library, named=True, portable=True)
    assert paths.find_places(environment={}).exports == stick / "Exports"
    assert not paths.find_places(folder=tmp_path, environment={}).portable
    assert paths.find_places(folder=tmp_path, environment={}).exports is None
    assert not data.exists()


def test_on_macos_the_mark_lies_beside_the_app(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "Hetao Briefing.app" / "Contents" / "MacOS" / "hetao-briefing"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert paths.find_program_folder() == tmp_path
    assert paths.find_portable_folder() is None
    (tmp_path / "portable.txt").touch()
    assert paths.find_portable_folder() == tmp_path / "Data"


def test_a_checkout_is_never_portable(usual: Path) -> None:
    assert usual.name
    assert paths.find_program_folder() is None
    assert paths.find_portable_folder() is None


def test_whether_a_folder_can_be_written_is_tried(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.is_writable(tmp_path / "not" / "yet" / "there")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    assert paths.is_writable(tmp_path / "file" / "below")  # its folder can be

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "touch", refuse)
    assert not paths.is_writable(tmp_path)
