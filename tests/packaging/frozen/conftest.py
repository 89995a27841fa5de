"""The frozen program and its package, made once for all that try them."""

import subprocess
import sys
from pathlib import Path

import pytest
from linux import deb
from linux.tree import find_architecture

from tests.repo.scripts import ROOT


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frozen")


@pytest.fixture(scope="session")
def bundle(place: Path) -> Path:
    """The program, made by the command a person would type; it looks at what it made itself."""
    options = ["--dist", str(place / "dist"), "--work", str(place / "work")]
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), "bundle", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "dist" / "hetao-briefing"


@pytest.fixture(scope="session")
def package(bundle: Path, place: Path) -> Path:
    options = ["--bundle", str(bundle), "--art", str(place / "work" / "art"), "--dist", str(place / "deb"), "--fast"]
    assert deb.main(options) == 0
    (made,) = (place / "deb").iterdir()
    return made


@pytest.fixture(scope="session")
def older_package(place: Path) -> Path:
    """What stands for an older version: it has a file that the newer one does not have."""
    tree = place / "older"
    for name in ("opt/hetao-briefing/hetao-briefing", "opt/hetao-briefing/_internal/libstale.so"):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("#!/bin/sh\necho older\n", encoding="utf-8")
        (tree / name).chmod(0o755)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/hetao-briefing").symlink_to("/opt/hetao-briefing/hetao-briefing")
    (tree / "DEBIAN").mkdir()
    control = deb.make_control("0.0.1", find_architecture(), 1, "2.2")
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    made = place / "hetao-briefing_0.0.1.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made], check=True, capture_output=True)
    return made
