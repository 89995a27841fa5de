"""Two builds are compared to the last file, and only differences that somebody explained pass."""

import tarfile
import zipfile
from pathlib import Path

import pytest
from evidence.compare import compare, describe, main
from kit import BuildError


@pytest.fixture
def builds(tmp_path: Path) -> tuple[Path, Path]:
    """Two equal folders of one name."""
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name / "program"
        (folder / "lib").mkdir(parents=True)
        (folder / "lib" / "a.so").write_bytes(b"a")
        (folder / "start").symlink_to("lib/a.so")
        made.append(folder)
    return made[0], made[1]


def test_equal_builds_have_no_difference(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(*builds) == ()
    assert main([str(each) for each in builds]) == 0
    assert capsys.readouterr().out == "equal, byte by byte\n"


def test_every_kind_of_difference_is_named(builds: tuple[Path, Path]) -> None:
    first, second = builds
    (first / "gone").write_bytes(b"")
    (second / "new").write_bytes(b"")
    (second / "lib" / "a.so").write_bytes(b"b")
    (second / "start").unlink()
    (second / "start").symlink_to("lib")
    said = {each.path: each.what for each in compare(first, second)}
    assert said.keys() == {"program/gone", "program/new", "program/lib/a.so", "program/start"}
    assert said["program/gone"] == "only in the first"
    assert said["program/new"] == "only in the second"
    assert said["program/start"] == "link to lib/a.so and link to lib"
    assert "1 bytes" in said["program/lib/a.so"]


def test_a_right_to_run_that_differs_is_a_difference(builds: tuple[Path, Path]) -> None:
    (builds[1] / "lib" / "a.so").chmod(0o700)
    (difference,) = compare(*builds)
    assert "mode 700" in difference.what


def test_only_what_was_explained_passes(builds: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    (builds[1] / "lib" / "a.so").write_bytes(b"b")
    explained = compare(*builds, {r"program/lib/.*\.so": "it holds the moment"})
    assert describe(explained) == "program/lib/a.so: it holds the moment\n"
    assert main([str(each) for each in builds]) == 1
    assert "program/lib/a.so: NOT EXPLAINED: sha256" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["tar", "zip"])
def test_a_difference_of_an_archive_is_traced_to_its_part(kind: str, tmp_path: Path) -> None:
    products = []
    for name, moment in (("one", 0), ("two", 86_400 * 365 * 20)):
        (tmp_path / name).mkdir()
        product = tmp_path / name / f"program.{kind}"
        if kind == "tar":
            with tarfile.open(product, "w") as archive:
                archive.addfile(tarfile.TarInfo("same"))
                member = tarfile.TarInfo("dated")
                member.mtime = moment
                archive.addfile(member)
        else:
            with zipfile.ZipFile(product, "w") as packed:
                packed.writestr(zipfile.ZipInfo("same"), "")
                packed.writestr(zipfile.ZipInfo("dated", (1980 + moment // 86_400 // 365, 1, 1, 0, 0, 0)), "")
        products.append(product)
    assert [each.path for each in compare(products[0], products[1])] == [f"program.{kind}", f"program.{kind}/dated"]


def test_what_is_not_there_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="nothing to compare"):
        compare(tmp_path, tmp_path / "nowhere")
