"""Installer, MSI packages and portable folder live through their lives under Wine, with a stand-in for the program.

The program itself, frozen for Windows, does the same in `dev.py build windows`, which takes minutes.
"""

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from windows.bed import PROGRAMS, Bed, try_breakage, try_msi, try_portable, try_setup
from windows.prefix import make_prefix
from windows.shims import COMPILER

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bed]:
    """A Windows, and in its bed a program of two files."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    assert not missing, f"packaging/windows/README.md names the packages of {missing}"
    bed = Bed(tmp_path_factory.mktemp("bed"))
    (bed.bundle / "_internal").mkdir(parents=True)
    (bed.bundle / "_internal" / "python312.dll").write_bytes(b"a library")
    # Large enough that an installer can be ended while it writes it.
    (bed.bundle / "_internal" / "large.dll").write_bytes(random.Random(1).randbytes(48_000_000))
    source = Path(__file__).with_name("stand_in.c")
    made = ["-municode", "-mwindows", "-O1", "-s", "-o", str(bed.bundle / "HetaoBriefing.exe"), str(source)]
    subprocess.run([COMPILER, *made], check=True)
    bed.icon.parent.mkdir(parents=True)
    bed.icon.write_bytes(make_icon())
    make_prefix(bed.wine, shims=False)
    yield bed
    bed.wine.stop()


def make_icon() -> bytes:
    from pyinstaller.art import make_ico

    return make_ico()


def chapters(bed: Bed, name: str) -> dict[str, list[str]]:
    """What a trial found."""
    lines = (bed.folder / "found" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    heads = [at - 1 for at, line in enumerate(lines) if line and set(line) == {"-"}]
    return {
        lines[at]: [line for line in lines[at + 2 : end] if line]
        for at, end in zip(heads, [*heads[1:], len(lines)], strict=True)
    }


def test_what_is_tried_stays_out_of_the_home_of_whoever_tries_it(bed: Bed) -> None:
    assert [each for each in bed.wine.home.iterdir() if each.is_symlink()] == []


def test_the_installer_for_one_person(bed: Bed) -> None:
    try_setup(bed)
    found = chapters(bed, "setup")
    written = found["Written by the installer"]
    assert "%USERPROFILE%\\AppData\\Local\\Programs\\Hetao Briefing\\HetaoBriefing.exe" in written
    assert not [line for line in written if line.startswith(("HKLM", "C:\\Program Files", "C:\\windows"))]
    assert found["Double clicks"] == [
        "北京 圖書.briefing: opened in the program",
        "資料包 一.hbpack: opened in the program",
    ]
    left = found["Left when it was removed"]
    # Windows' own folder for programs of one person is made where there was none, and stays.
    assert [line for line in left if "Programs" in line] == ["%USERPROFILE%\\AppData\\Local\\Programs\\"]
    assert [line for line in left if line.startswith("HK")] == []
    assert [line for line in left if line.endswith("library.briefing")]


def test_upgrades_that_are_broken_off(bed: Bed) -> None:
    try_breakage(bed)
    told = chapters(bed, "breakage")["Upgrades that were broken off"]
    assert len(told) == 10
    assert all("library untouched" in line for line in told[1:])


def test_the_packages_for_it(bed: Bed) -> None:
    try_msi(bed)
    user = chapters(bed, "msi-user")["Written by the package (user)"]
    machine = chapters(bed, "msi-machine")["Written by the package (machine)"]
    assert [line for line in user if "Programs\\Hetao Briefing\\HetaoBriefing.exe" in line]
    assert "C:\\Program Files\\Hetao Briefing\\HetaoBriefing.exe" in machine
    assert not [line for line in machine if line.startswith("HKCU\\Software\\Classes")]
    for written in (user, machine):
        assert len([line for line in written if line.endswith("\\Hetao Briefing · 河套簡報 · 河套简报.lnk")]) == 1
        assert [line for line in written if line.endswith("= Hetao Briefing pack · 河套簡報資料包 · 河套简报资料包")]


def test_the_portable_folder(bed: Bed) -> None:
    try_portable(bed)
    left = chapters(bed, "portable")["Left on the computer by the portable program"]
    assert not [line for line in left if "Hetao" in line]
