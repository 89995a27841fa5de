"""The archive of the portable folder."""

import zipfile
from pathlib import Path

import pytest
from windows.portable import build_portable

from briefing_app.paths import PORTABLE_MARK


def test_the_archive_holds_the_program_and_the_mark_in_one_folder(bundle: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(build_portable(bundle, tmp_path / "dist", "0.1.0")) as archive:
        names = archive.namelist()
        mark = archive.read(f"Hetao Briefing/{PORTABLE_MARK}").decode("utf-8-sig")
    assert {name.split("/")[0] for name in names} == {"Hetao Briefing"}
    assert sorted(name.partition("/")[2] for name in names) == sorted(
        [PORTABLE_MARK, *(each.relative_to(bundle).as_posix() for each in bundle.rglob("*") if each.is_file())]
    )
    assert "Data" in mark
    assert "資料庫" in mark


def test_two_archives_of_one_program_are_equal(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    first = build_portable(bundle, tmp_path / "a", "0.1.0").read_bytes()
    (bundle / "HetaoBriefing.exe").touch()
    assert build_portable(bundle, tmp_path / "b", "0.1.0").read_bytes() == first
