"""Libraries and folders with names that nobody expects: they work, or one sentence says what is wrong with the place."""

import os
from pathlib import Path

import pytest

from briefing_app.paths import is_there
from tests.cli.conftest import Run

NAMES = ["a b  c", "資料 庫", "👩‍🔬 🇭🇰", "x" * 180, "生" * 60, "100%25 #1&x=1&a#b%20", "it's", "שלום"]
NAMES += ("trail...", "a\nb", '"q"?') if os.name == "posix" else ()


@pytest.mark.parametrize("name", NAMES)
def test_any_name_will_do(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    library = folder / f"{name}.briefing"
    assert run("--library", library, "list", "briefings").status == 0
    assert library.is_file()
    exported = run(
        "--library", library, "export", "visit-sample", "--output", folder / name, "--form", "summary", "--lang", "en"
    )
    assert exported.status == 0, exported.err
    assert [each.suffix for each in (folder / name).iterdir()] == [".pdf"]


def make_places(folder: Path) -> dict[str, Path]:
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "nowhere").symlink_to(folder / "gone.briefing")
    (folder / "file").write_text("x", "utf-8")
    return {
        "a loop": folder / "loop",
        "in a loop": folder / "loop" / "l.briefing",
        "a link that leads nowhere": folder / "nowhere",
        "below a file": folder / "file" / "l.briefing",
        "a folder": folder,
        "a name that is too long": folder / f"{'y' * 300}.briefing",
        "a path that is too long": folder.joinpath(*["d" * 200] * 30, "l.briefing"),
        "a device": Path(os.devnull),
        "another computer": Path("//nowhere.invalid/share/l.briefing"),
    }


def test_no_place_for_a_library_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    for name, place in make_places(tmp_path).items():
        before = sorted(tmp_path.rglob("*"))
        done = run("--library", place, "list", "briefings")
        assert done.status == 3, f"{name}: {done.err}"
        assert done.err.count("\n") == 1, f"{name}: {done.err}"
        assert "made" not in done.err, name
        assert sorted(tmp_path.rglob("*")) == before, name


def test_a_link_to_a_library_is_the_library(run: Run, library: Path, tmp_path: Path) -> None:
    assert run("list", "briefings").status == 0
    (tmp_path / "link.briefing").symlink_to(library)
    (tmp_path / "linked").symlink_to(library.parent)
    wanted = run("list", "cards").out
    for place in (tmp_path / "link.briefing", tmp_path / "linked" / library.name):
        assert run("--library", place, "list", "cards").out == wanted


def test_no_place_for_an_export_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").write_text("x", "utf-8")
    for place in (tmp_path / "loop" / "out", tmp_path / "file", tmp_path / "file" / "out", tmp_path / ("z" * 300)):
        done = run("export", "visit-sample", "--output", place, "--form", "summary", "--lang", "en")
        assert done.status == 1, done.err
        assert "cannot be written" in done.err


def test_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert is_there(tmp_path)
    assert not is_there(tmp_path / "no")
    assert not is_there(tmp_path / "loop")
    assert is_there(tmp_path / "loop", link=True)
    assert not is_there(tmp_path / ("y" * 300))
    assert not is_there(Path("a\0b"))
