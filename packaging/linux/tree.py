"""Makes trees of files that come out the same each time: modes, dates, and what a package has beside the program."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from kit import BuildError, find_epoch
from packaging.version import Version

_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}  # as the kernel and as Debian names them


def find_architecture(machine: str = "") -> str:
    """The machine as Debian names it.

    Raises:
        BuildError: There is no Qt for it.
    """
    name = machine or platform.machine()
    if name not in _MACHINES:
        raise BuildError(f"The program cannot be made for {name}: there is no build of Qt for Python for it.")
    return _MACHINES[name]


def copy_bundle(bundle: Path, target: Path) -> None:
    """Copy the frozen program, links as links."""
    if not bundle.is_dir():
        raise BuildError(f"{bundle} is not there; make it first: python3 dev.py build bundle")
    shutil.copytree(bundle, target, symlinks=True)


def settle(tree: Path, epoch: int | None = None) -> None:
    """Give every file and folder of a tree the same date, and modes that do not depend on who builds."""
    moment = find_epoch() if epoch is None else epoch
    for each in [tree, *tree.rglob("*")]:
        if not each.is_symlink():
            runs = each.is_dir() or each.stat().st_mode & 0o111
            each.chmod(0o755 if runs else 0o644)
        os.utime(each, (moment, moment), follow_symlinks=False)


def find_glibc(files: Iterable[Path]) -> str:
    """The oldest C library on which these programs and libraries run: the highest version that one of them asks for."""
    told = subprocess.run(["objdump", "-T", *files], capture_output=True, encoding="utf-8", check=False).stdout
    found = {Version(each) for each in re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)\b", told)}
    if not found:
        raise BuildError("No file of the program names the C library it needs; is it the frozen program?")
    return str(max(found))
