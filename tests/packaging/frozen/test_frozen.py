"""The frozen program itself: made, looked at, tried where there is nothing else, started, packed, installed and removed."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit import get_program
from linux import deb
from pyinstaller.trial import Trial, run_trial

from tests.repo.scripts import ROOT

pytestmark = pytest.mark.packaging
STARTS = 5
LATEST = 3.0  # seconds until the window can be used, the best of five starts; about one on a machine that rests


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frozen")


@pytest.fixture(scope="module")
def bundle(place: Path) -> Path:
    """The program, made by the command a person would type; it looks at what it made itself."""
    options = ["--dist", str(place / "dist"), "--work", str(place / "work")]
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "bundle", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "dist" / "hetao-briefing"


@pytest.fixture(scope="module")
def trial(bundle: Path) -> Trial:
    return run_trial(bundle)


def test_it_passes_its_self_test_where_there_is_nothing_else(trial: Trial) -> None:
    assert trial.ok, trial.said
    assert trial.report["frozen"]
    assert trial.report["exit_status"] == 0


def test_it_leaves_nothing_behind(trial: Trial) -> None:
    assert trial.left == ()


@pytest.fixture
def library(bundle: Path, tmp_path: Path) -> Path:
    path = tmp_path / "library.briefing"
    command = [str(get_program(bundle)), "list", "cards", "--json", "--library", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) > 50
    return path


def start_once(program: Path, library: Path, probe: Path) -> float:
    """Seconds from the start to a page that has come to rest."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HETAO_BRIEFING_PROBE": str(probe)}
    began = time.perf_counter()
    with subprocess.Popen([program, "--library", library], env=environment, stderr=subprocess.DEVNULL) as started:
        try:
            while time.perf_counter() - began < 60:
                states = probe.read_text(encoding="utf-8").splitlines() if probe.exists() else []
                if any(json.loads(each)["page"] for each in states if each.endswith("}")):
                    return time.perf_counter() - began
                assert started.poll() is None, "the program ended by itself"
                time.sleep(0.005)
        finally:
            started.terminate()
    raise AssertionError("no page appeared within a minute")


def test_the_window_can_be_used_soon(bundle: Path, library: Path, tmp_path: Path) -> None:
    took = [start_once(get_program(bundle), library, tmp_path / f"probe-{at}") for at in range(STARTS)]
    assert min(took) < LATEST, took


@pytest.fixture(scope="module")
def package(bundle: Path, place: Path) -> Path:
    options = ["--bundle", str(bundle), "--art", str(place / "work" / "art"), "--dist", str(place / "deb"), "--fast"]
    assert deb.main(options) == 0
    (made,) = (place / "deb").iterdir()
    return made


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A system with nothing but dpkg's own records."""
    root = tmp_path / "root"
    records = root / "var" / "lib" / "dpkg"
    for name in ("info", "updates", "triggers"):
        (records / name).mkdir(parents=True)
    for name in ("status", "available"):
        (records / name).touch()
    yield root
    shutil.rmtree(root)


def dpkg(root: Path, *arguments: str | Path) -> None:
    alone = ["--force-depends", "--force-not-root", "--force-script-chrootless", "--force-bad-path"]
    first = [] if os.geteuid() == 0 else ["fakeroot"]  # its files belong to root
    command = [*first, "dpkg", f"--root={root}", f"--log={root / 'dpkg.log'}", *alone, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def list_own(root: Path) -> set[str]:
    """Files outside dpkg's records."""
    names = (each.relative_to(root).as_posix() for each in root.rglob("*") if each.is_symlink() or each.is_file())
    return {name for name in names if not name.startswith(("var/lib/dpkg/", "dpkg.log"))}


def test_the_package_is_installed_works_and_is_removed_without_a_trace(package: Path, root: Path) -> None:
    dpkg(root, "--install", package)
    entry = root / "usr/share/applications/hetao-briefing.desktop"
    checked = subprocess.run(["desktop-file-validate", entry], capture_output=True, encoding="utf-8", check=False)
    assert (checked.returncode, checked.stdout) == (0, "")
    types = subprocess.run(
        ["update-mime-database", root / "usr/share/mime"], capture_output=True, encoding="utf-8", check=False
    )
    assert types.returncode == 0, types.stderr
    shutil.rmtree(root / "usr/share/mime/application")
    for each in (root / "usr/share/mime").iterdir():
        if each.is_file():
            each.unlink()
    assert (root / "usr/bin/hetao-briefing").readlink() == Path("/opt/hetao-briefing/hetao-briefing")
    program = root / "opt/hetao-briefing/hetao-briefing"
    done = subprocess.run([program, "doctor", "--json"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"]
    dpkg(root, "--purge", "hetao-briefing")
    assert list_own(root) == set()
