"""The look at a frozen program finds each thing that may not be in it, and each that is missing."""

import shutil
import sys
from pathlib import Path

import budgets
import check_bundle
import pytest
from check_bundle import find_problems, find_unmet, read_needs
from evidence.bundle import Bundle
from kit import BuildError

PLUGINS = "PySide6/Qt/plugins"
GOOD_FILES = {
    f"{PLUGINS}/platforms/libqxcb.so", f"{PLUGINS}/platforms/libqoffscreen.so", f"{PLUGINS}/platforms/libqwayland-generic.so",
    f"{PLUGINS}/iconengines/libqsvgicon.so", f"{PLUGINS}/imageformats/libqjpeg.so",
    "PySide6/Qt/translations/qtbase_zh_TW.qm", "PySide6/Qt/translations/qtbase_zh_CN.qm",
    *check_bundle._X11,
}  # fmt: skip
GOOD_MODULES = {"briefing_app.__main__", "briefing_app.self_test.window", "briefing_app.ui.composer.page"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program with its own data and a program file."""
    for name in check_bundle._DATA:
        path = tmp_path / "_internal" / "briefing_app" / "_bundle" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "hetao-briefing").touch()
    return tmp_path


def find(
    monkeypatch: pytest.MonkeyPatch, folder: Path, files: set[str], modules: set[str], system: str = "linux"
) -> list[str]:
    bundle = Bundle(frozenset(files), frozenset(modules), system)
    monkeypatch.setattr(check_bundle, "read_bundle", lambda _: bundle)
    return find_problems(folder)


def test_nothing_is_wrong_with_a_good_program(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert find(monkeypatch, folder, GOOD_FILES, GOOD_MODULES) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("PySide6/Qt/lib/libQt6VirtualKeyboard.so.6", "under the GPL alone"),
        ("PySide6/Qt6Charts.dll", "under the GPL alone"),
        ("libreadline.so.8", "under the GPL alone"),
        ("python3.11/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so", "under the GPL alone"),
        ("libgtk-3.so.0", "belongs to the desktop"),
        ("libcairo.so.2", "belongs to the desktop"),
        ("ucrtbase.dll", "stand-in for Wine"),
        ("opencc/clib/lib64/libopencc.a", "developers only"),
        ("numpy/tests/data.npz", "developers only"),
    ],
)
def test_what_may_not_be_there_is_found(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, reason: str) -> None:
    (problem,) = find(monkeypatch, folder, GOOD_FILES | {name}, GOOD_MODULES)
    assert problem.startswith(f"{name} ")
    assert reason in problem


@pytest.mark.parametrize("name", sorted(GOOD_FILES))
def test_what_is_missing_is_found(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str) -> None:
    (problem,) = find(monkeypatch, folder, GOOD_FILES - {name}, GOOD_MODULES)
    assert name.rpartition("/")[2] in problem


def test_modules_of_no_use_and_missing_ones_are_found(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    modules = GOOD_MODULES | {"tkinter.ttk", "PySide6.QtQml"}
    modules.remove("briefing_app.ui.composer.page")
    assert find(monkeypatch, folder, GOOD_FILES, modules) == [
        "the module tkinter is of no use to the program",
        "the module PySide6.QtQml is of no use to the program",
        "the module briefing_app.ui.composer.page is missing",
    ]


def test_missing_notices_and_links_that_lead_away_are_found(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "_internal/briefing_app/_bundle/resources/licences/THIRD-PARTY-NOTICES.txt").unlink()
    (folder / "a").symlink_to("nowhere")
    (folder / "b").symlink_to(sys.executable)
    assert find(monkeypatch, folder, GOOD_FILES, GOOD_MODULES) == [
        "resources/licences/THIRD-PARTY-NOTICES.txt is missing from the program's own data",
        "a leads nowhere",
        "b leads out of the program",
    ]


def test_a_program_above_its_budget_is_refused(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(check_bundle, "INSTALLED", {"linux": 0.000_001})
    (folder / "large").write_bytes(bytes(2_000_000))
    assert find(monkeypatch, folder, GOOD_FILES, GOOD_MODULES) == [
        "the program has 2 MB and may have 0 (packaging/budgets.py)"
    ]


@pytest.mark.packaging  # objdump
def test_what_the_loader_is_asked_for_is_read_from_the_files(tmp_path: Path) -> None:
    shutil.copy(shutil.which("true") or "", tmp_path / "true")
    (tmp_path / "text").write_text("no program", encoding="utf-8")
    assert read_needs(tmp_path) == {"true": frozenset({"libc.so.6"})}


def test_a_library_that_neither_program_nor_system_has_is_found() -> None:
    needs = {"a": frozenset({"libc.so.6", "libb.so.1", "libgone.so.2"}), "libb.so.1": frozenset({"libEGL.so.1"})}
    assert find_unmet(needs) == ["a asks for libgone.so.2, which the program does not have"]


def test_a_download_above_its_budget_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    product = tmp_path / "hetao-briefing_1_amd64.deb"
    product.write_bytes(bytes(1000))
    assert budgets.check_download(product).endswith(f"0.0 MB of {budgets.DOWNLOADS['.deb']:.0f}")
    monkeypatch.setattr(budgets, "DOWNLOADS", {".deb": 0.0001})
    with pytest.raises(BuildError, match=r"_amd64\.deb has 0\.0 MB and may have 0"):
        budgets.check_download(product)
    assert budgets.find_budget(tmp_path / "sbom.json") is None
