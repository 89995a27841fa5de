"""Computers that lack what others have: fonts, a home, a language, a place for temporary files, a bus."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repo.scripts import ROOT

LACKS: dict[str, dict[str, str | None]] = {
    "fonts": {"FONTCONFIG_FILE": "empty.conf"},
    "home": {"HOME": None, "XDG_CONFIG_HOME": None, "XDG_DATA_HOME": None, "XDG_RUNTIME_DIR": None},
    "a home that can be written": {"HOME": "/proc/1", "XDG_DATA_HOME": "/proc/1", "XDG_CONFIG_HOME": "/proc/1"},
    "a place for temporary files": {"TMPDIR": "/nowhere/at/all"},
    "a language": {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": None, "PYTHONUTF8": "0"},
    "a bus": {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "XDG_RUNTIME_DIR": "/nowhere"},
}


@pytest.mark.parametrize("lack", list(LACKS))
@pytest.mark.parametrize("act", ["close", "pages"])
def test_the_window_does_without(starter: Path, tmp_path: Path, lack: str, act: str) -> None:
    place = Path(shutil.copy(starter, tmp_path / "資料 library.briefing"))
    (tmp_path / "empty.conf").write_text("<?xml version='1.0'?><fontconfig></fontconfig>", "utf-8")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, value in LACKS[lack].items():
        if value is None:
            surroundings.pop(name, None)
        else:
            surroundings[name] = str(tmp_path / value) if value.endswith(".conf") else value
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(ROOT / "tests" / "ui" / "harm" / "driver.py"), str(place), act],
        cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr


def test_a_pdf_is_the_same_without_the_fonts_of_the_system(starter: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.conf").write_text("<?xml version='1.0'?><fontconfig></fontconfig>", "utf-8")
    made = []
    for name, more in (("with", {}), ("without", {"FONTCONFIG_FILE": str(tmp_path / "empty.conf")})):
        library = Path(shutil.copy(starter, tmp_path / f"{name}.briefing"))
        out = tmp_path / name
        done = subprocess.run(
            [sys.executable, "-m", "briefing_app", "--library", str(library), "--today", "2026-03-01", "export",
             "investor-meeting-sample", "--output", str(out), "--form", "summary", "--lang", "zh-Hant"],
            cwd=ROOT, env={**os.environ, **more}, capture_output=True, encoding="utf-8", timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        made.append(next(out.glob("*.pdf")).read_bytes())
    assert made[0] == made[1]
