"""The freezer's spec is run for all three systems with stand-ins for the freezer: each takes its own branch."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
from macos.info_plist import make_info

from briefing_app import __version__
from tests.repo.scripts import ROOT

SPEC = ROOT / "packaging" / "pyinstaller" / "briefing.spec"
QT = "PySide6/Qt/plugins/platforms/libq.so"


def run_spec(system: str, art: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, object]]:
    """Run the spec as on a system; return what each step of the freezer was told."""
    told: dict[str, dict[str, object]] = {}

    def make_step(name: str) -> Callable[..., ModuleType]:
        def step(*arguments: object, **options: object) -> ModuleType:
            told[name] = {**options, "arguments": arguments}
            result = ModuleType(name)
            vars(result).update(
                pure=[], scripts=[], binaries=[(QT, "x", "BINARY"), ("libQt6VirtualKeyboard.so.6", "x", "BINARY")],
                datas=[("PySide6/translations/qtbase_de.qm", "x", "DATA"), ("briefing_app/_bundle/resources/a", "x", "DATA")],
            )  # fmt: skip
            return result

        return step

    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        {
            name: lambda *_: []
            for name in ("collect_data_files", "collect_dynamic_libs", "collect_submodules", "copy_metadata")
        }
    )

    def collect_beside(name: str) -> tuple[list[str], list[str]]:
        return [f"{name}.load-order"], [f"{name}.libs"]

    vars(hooks).update(collect_delvewheel_libs_directory=collect_beside)
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setenv("HETAO_BRIEFING_ART", str(art))
    steps = {name: make_step(name) for name in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    exec(compile(SPEC.read_text(encoding="utf-8"), SPEC, "exec"), {**steps, "SPECPATH": str(SPEC.parent)})
    return told


@pytest.mark.parametrize(
    ("system", "name", "icon"),
    [("linux", "hetao-briefing", None), ("win32", "HetaoBriefing", "app.ico"), ("darwin", "HetaoBriefing", "app.icns")],
)
def test_each_system_takes_its_own_branch(
    system: str, name: str, icon: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in ("app.ico", "app.icns", "version.txt"):
        (tmp_path / each).write_bytes(b"")
    told = run_spec(system, tmp_path, monkeypatch)
    program = told["EXE"]
    assert program["name"] == told["COLLECT"]["name"] == name
    assert program["icon"] == (str(tmp_path / icon) if icon else None)
    assert program["console"] is False
    assert bool(program.get("version")) == (system == "win32")
    assert bool(program.get("entitlements_file")) == (system == "darwin")
    assert ("BUNDLE" in told) == (system == "darwin")
    beside = system == "win32"  # there a package looks for its libraries in a folder beside it
    assert ("opencc.libs" in cast("list[str]", told["Analysis"]["binaries"])) == beside
    assert ("opencc.load-order" in cast("list[str]", told["Analysis"]["datas"])) == beside


def test_a_mac_gets_an_app_with_our_info_plist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run_spec("darwin", tmp_path, monkeypatch)
    assert told["BUNDLE"]["name"] == "Hetao Briefing.app"
    assert told["BUNDLE"]["info_plist"] == make_info()
    assert told["BUNDLE"]["version"] == __version__
    assert Path(str(told["EXE"]["entitlements_file"])).is_file()


def test_what_stays_out_is_taken_out_of_what_was_collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run_spec("linux", tmp_path, monkeypatch)
    collected = told["COLLECT"]["arguments"]
    assert isinstance(collected, tuple)
    assert [[each[0] for each in part] for part in collected[1:]] == [[QT], ["briefing_app/_bundle/resources/a"]]
