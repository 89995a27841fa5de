"""The package takes the place of an older one; what it installed passes its self-test, starts from the menu, and is removed."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from linux.start import read_states, wait_until
from pyinstaller.trial import Trial, run_trial

from briefing_app import __version__
from tests.e2e.screen import Screen
from tests.packaging.frozen.system import System, read_command

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def system(place: Path, older_package: Path, package: Path) -> Iterator[System]:
    """The package, installed over an older version."""
    system = System(place / "root")
    system.dpkg("--install", older_package)
    assert (system.program.parent / "_internal" / "libstale.so").is_file()
    system.dpkg("--install", package)
    yield system
    shutil.rmtree(system.root)


def test_nothing_of_the_older_version_is_left(system: System) -> None:
    assert not (system.program.parent / "_internal" / "libstale.so").exists()
    status = (system.root / "var/lib/dpkg/status").read_text(encoding="utf-8")
    assert f"Version: {__version__}\n" in status
    assert "Status: install ok installed\n" in status
    assert (system.root / "usr/bin/hetao-briefing").readlink() == Path("/opt/hetao-briefing/hetao-briefing")


@pytest.fixture(scope="module")
def trial(system: System) -> Trial:
    return run_trial(system.program.parent)


def test_it_passes_its_self_test_where_there_is_nothing_else(trial: Trial) -> None:
    assert trial.ok, trial.said
    assert trial.report["frozen"]
    assert trial.report["exit_status"] == 0


def test_it_leaves_nothing_behind(trial: Trial) -> None:
    assert trial.left == ()


def test_the_desktop_understands_what_it_is_told(system: System) -> None:
    checked = subprocess.run(
        ["desktop-file-validate", system.entry], capture_output=True, encoding="utf-8", check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")
    mime = system.root / "usr/share/mime"
    types = subprocess.run(["update-mime-database", mime], capture_output=True, encoding="utf-8", check=False)
    assert types.returncode == 0, types.stderr
    shutil.rmtree(mime / "application")
    for each in mime.iterdir():
        if each.is_file():
            each.unlink()


def test_the_entry_of_the_menu_opens_a_file_in_the_window(system: System, tmp_path: Path) -> None:
    tmp_path.joinpath("bin").mkdir()
    (tmp_path / "bin" / "hetao-briefing").symlink_to(system.program)  # the link of the package leads to /opt
    folder, pack, probe = tmp_path / "資料 夾", tmp_path / "測試 文件 100%.hbpack", tmp_path / "probe"
    made: list[str | Path] = [system.program, "pack", "--all", "--output", pack, "--data-folder", folder]
    done = subprocess.run(made, env={"PATH": ""}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    with Screen() as screen:
        own = {"HETAO_BRIEFING_DATA": str(folder), "HETAO_BRIEFING_PROBE": str(probe)}
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        command = read_command(system.entry, [pack])
        started = subprocess.Popen(
            [shutil.which(command[0], path=path) or command[0], *command[1:]],
            env={**screen.environment, **own, "PATH": path}, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            wait_until(lambda: pack.name in json.dumps(read_states(probe), ensure_ascii=False), "not offered", started)
            # By this name a desktop finds the entry of a window, and with it name and icon.
            assert screen.do("search", "--onlyvisible", "--classname", "^hetao-briefing$").split()
            started.terminate()
            assert started.wait(timeout=30) == 0
        finally:
            started.kill()
            started.wait()
            assert started.stderr is not None
            said = started.stderr.read().decode()
            started.stderr.close()
    assert "Traceback" not in said, said


def test_it_is_removed_without_a_trace(system: System) -> None:
    system.dpkg("--purge", "hetao-briefing")
    assert system.list_own() == set()
