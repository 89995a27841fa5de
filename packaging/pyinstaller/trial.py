"""The self-test of the frozen program where there is nothing else: no Python, fonts or network, and no home to write in."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kit import DIST, BuildError, get_program, say
from pyinstaller.contents import name_bundle

PERSON = "陳大文 files"  # a name with Chinese characters and a space, for the program's place and for the data
_NOBODY = 65534
_LONGEST = 300  # seconds


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: the report, all that was said, and what was left where nothing may be."""

    report: dict[str, object]
    said: str
    left: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether all went well."""
        return bool(self.report.get("ok")) and not self.left


@contextmanager
def lay_out(bundle: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of the program under a Chinese name, and beside it home, temporary and data folder; yields both places."""
    with tempfile.TemporaryDirectory(prefix="trial-", ignore_cleanup_errors=True) as made:
        place = Path(made)
        program = place / PERSON / bundle.name
        shutil.copytree(bundle, program, symlinks=True)
        for name, mode in (("home", 0o555), ("tmp", 0o777), ("data", 0o777)):
            (place / name).mkdir()
            (place / name).chmod(mode)
        place.chmod(0o755)
        yield program, place


def make_command(program: Path, data: Path, *, root: bool, apart: bool = True, system: str = sys.platform) -> list[str]:
    """The command of a self-test; as root on Linux the program is nobody, and `apart` alone in a network of its own."""
    alone = ["unshare", "--net"] if apart else []
    nobody = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
    return [*(alone + nobody if root and system == "linux" else []), str(program), "--self-test", str(data)]


def may_unshare() -> bool:
    """Whether this root may make networks; that of many containers may not."""
    return subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0


def run_trial(bundle: Path) -> Trial:
    """Run the self-test of a frozen program in an environment that lacks everything.

    Who is not root on Linux, and every other system, keeps the network and the person's own rights; the rest is the same.

    Raises:
        BuildError: It did not end, or wrote no report.
    """
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with lay_out(bundle) as (program, place):
        data = place / "data" / PERSON / "資料 夾"
        kept = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}
        variables = kept | {
            "HOME": str(place / "home"),
            "TMPDIR": str(place / "tmp"),
            "FONTCONFIG_FILE": str(place / "none" / "fonts.conf"),
            "PATH": "/usr/bin:/bin" if root else "",  # for unshare and setpriv
        }
        apart = root and sys.platform == "linux" and may_unshare()
        if root and not apart and sys.platform == "linux":
            say("this system gives no network of one's own: the self-test runs with the one there is")
        command = make_command(get_program(program), data, root=root, apart=apart)
        try:
            done = subprocess.run(
                command, cwd=place, env=variables, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
                errors="replace", timeout=_LONGEST, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as problem:
            raise BuildError(f"The self-test did not end within {_LONGEST} seconds.") from problem
        report = data / "self-test.json"
        if not report.is_file():
            raise BuildError(
                f"The self-test wrote no report (exit status {done.returncode}):\n{done.stdout}{done.stderr}"
            )
        told = json.loads(report.read_text(encoding="utf-8")) | {"exit_status": done.returncode}
        left = tuple(str(each.relative_to(place)) for name in ("home", "tmp") for each in (place / name).rglob("*"))
        return Trial(told, done.stdout + done.stderr, left)


def main(arguments: Sequence[str]) -> int:
    """Try out the frozen program; status 1 if something is wrong with it."""
    parser = argparse.ArgumentParser(prog="dev.py build self-test", description=__doc__)
    parser.add_argument(
        "bundle", type=Path, nargs="?", default=DIST / name_bundle(), help="its folder, or the macOS app"
    )
    trial = run_trial(parser.parse_args(arguments).bundle)
    print(trial.said, end="")
    for each in trial.left:
        say(f"the program left {each} behind")
    return 0 if trial.ok else 1
