"""`dev.py build` names its products, and says in words what it cannot do."""

from pathlib import Path

import build
import kit
import pytest

from briefing_app import __version__


def test_help_names_every_product_with_its_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["--help"]) == 0
    said = capsys.readouterr().out
    begins = set()
    for name in build.PRODUCTS:
        (line,) = (each for each in said.splitlines() if each.startswith(f"  {name} "))
        assert line.endswith(build.describe(name))
        assert build.describe(name).endswith(".")
        begins.add(line.index(build.describe(name)))
    assert len(begins) == 1  # one under another


def test_an_unknown_product_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["snap"]) == 2
    assert "there is no “snap”; there are: bundle" in capsys.readouterr().err


def test_what_stops_a_build_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: object) -> int:
        raise kit.BuildError("The moon is full.")

    monkeypatch.setattr("pyinstaller.bundle.main", fail)
    assert build.main(["bundle"]) == 1
    assert capsys.readouterr().err == "build: The moon is full.\n"


def test_the_version_is_the_programs() -> None:
    assert kit.read_version() == __version__


def test_a_build_is_dated_by_the_variable_or_the_commit() -> None:
    assert kit.find_epoch({"SOURCE_DATE_EPOCH": "12"}) == 12
    assert kit.find_epoch({}) > 1_700_000_000


def test_a_program_that_fails_or_is_missing_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(kit.BuildError, match="there-is-none is missing"):
        kit.run("there-is-none")
    with pytest.raises(kit.BuildError, match="false failed with exit status 1"):
        kit.run("false")
    kit.run("touch", "made", cwd=tmp_path)
    assert (tmp_path / "made").exists()


def test_links_do_not_count_twice(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    (tmp_path / "b").symlink_to("a")
    assert kit.measure(tmp_path) == 5


def test_the_program_is_found_inside_its_bundle() -> None:
    assert kit.get_program(Path("x"), "linux") == Path("x/hetao-briefing")
    assert kit.get_program(Path("x"), "win32") == Path("x/HetaoBriefing.exe")
    assert kit.get_program(Path("x.app"), "darwin") == Path("x.app/Contents/MacOS/HetaoBriefing")
