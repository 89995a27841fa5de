"""The frozen program: one folder that runs without Python, made by PyInstaller for the system this runs on."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from check_bundle import main as check
from evidence.inventory import find_site
from evidence.notices import write_notices
from kit import DIST, ROOT, WORK, find_epoch, run
from pyinstaller.art import make_art
from pyinstaller.contents import name_bundle

SPEC = ROOT / "packaging" / "pyinstaller" / "briefing.spec"


def build_bundle(dist: Path, work: Path) -> Path:
    """Freeze the program and return its folder; what was there before is gone.

    Equal sources and libraries give equal bytes: the hash seed is fixed and the time is the commit's.

    Raises:
        BuildError: PyInstaller refused, or the program would carry what may not be handed out.
    """
    make_art(work / "art")
    bundle = dist / name_bundle()
    shutil.rmtree(bundle, ignore_errors=True)
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", dist, "--workpath", work / "pyinstaller", SPEC,
        variables={
            "SOURCE_DATE_EPOCH": str(find_epoch()),
            "PYTHONHASHSEED": "1",
            "PYINSTALLER_CONFIG_DIR": str(work / "pyinstaller-config"),
            "HETAO_BRIEFING_ART": str(work / "art"),
        },
    )  # fmt: skip
    if sys.platform == "linux":
        strip_python(bundle)
    write_notices(bundle, find_site())
    return bundle


def strip_python(bundle: Path) -> None:
    """Take the debugging symbols out of Python's own libraries; a self-compiled Python has 20 MB of them.

    Those of the wheels stay as their makers tested them (a stripped library of numpy does not load).
    """
    inside = bundle / "_internal"
    run("strip", "--strip-debug", *sorted(inside.glob("libpython*")), *sorted(inside.glob("python3*/lib-dynload/*.so")))


def main(arguments: Sequence[str]) -> int:
    """Make the frozen program under dist/ and look at it; status 1 if something is wrong with it."""
    parser = argparse.ArgumentParser(prog="dev.py build bundle", description=__doc__)
    parser.add_argument("--dist", type=Path, default=DIST, help="where the folder goes (dist)")
    parser.add_argument("--work", type=Path, default=WORK, help="where what comes up on the way goes (build)")
    chosen = parser.parse_args(arguments)
    bundle = build_bundle(chosen.dist.absolute(), chosen.work.absolute())
    return check([str(bundle)])
