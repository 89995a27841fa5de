"""Write requirements/ anew from pyproject.toml with uv: python3 dev.py lock [--upgrade].

One file serves every system and Python of `[tool.uv]`: pins that only some need carry a marker, and each pin the hashes of
all its files. The files name no package index, so that pip takes the packages from wherever the machine is told to.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "runtime.txt": (),  # what the program needs
    "build.txt": ("--group", "build"),  # that and what freezes it: dev.py build, on every system
    "dev.txt": ("--group", "dev"),  # that and what tests need: dev.py
    "bench.txt": ("--group", "dev", "--group", "bench"),  # that and the peers of benchmarks/
}
# What is promised, as uv names it. A universal lock knows no oldest version of a system, so each is tried after the writing.
OLDEST_MACOS = "12.0"
TARGETS = {
    "x86_64-manylinux_2_28": ("3.11", "3.12", "3.13"),
    "aarch64-manylinux_2_39": ("3.11", "3.12", "3.13"),  # where PySide6 6.9.3 begins
    "x86_64-pc-windows-msvc": ("3.11", "3.12", "3.13"),
    "aarch64-apple-darwin": ("3.11", "3.12"),
    "x86_64-apple-darwin": ("3.11", "3.12", "3.13"),
}
HEAD = "# Written by: python3 dev.py lock. Change pyproject.toml instead.\n"


def strip_common_marker(text: str) -> str:
    """Drop the marker that says no more than “on every system the lock is made for”.

    uv repeats it at each pin. Without it pip refuses a system that lacks a build, instead of installing nothing in silence.
    """
    common = re.search(
        r"^reportlab==\S+ ; (.*) \\$", text, re.MULTILINE
    )  # needed everywhere, so its marker is the common one
    return text if common is None else text.replace(f" ; {common[1]} \\", " \\")


def make_lock(uv: str, name: str, groups: tuple[str, ...], *, upgrade: bool) -> int:
    """Write one file; return uv's exit status."""
    target = ROOT / "requirements" / name
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:", "--no-header"]
    options += ["--no-emit-index-url", "--no-annotate", "--quiet", *(["--upgrade"] if upgrade else [])]
    command = [uv, "pip", "compile", "pyproject.toml", *groups, *options, "--output-file", str(target)]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if status == 0:
        target.write_text(
            HEAD + strip_common_marker(target.read_text(encoding="utf-8")), encoding="utf-8", newline="\n"
        )
    return status


def try_lock(uv: str, name: str, target: str, python: str) -> str:
    """Return why a lock cannot be installed on a system, or nothing."""
    with tempfile.TemporaryDirectory() as nowhere:
        where = ["--target", nowhere, "--python-platform", target, "--python-version", python]
        options = [
            "--quiet",
            "--dry-run",
            "--only-binary",
            ":all:",
            "--require-hashes",
            "--requirement",
            f"requirements/{name}",
        ]
        done = subprocess.run(
            [uv, "pip", "install", *where, *options],
            cwd=ROOT,
            env={**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    return done.stderr.strip() if done.returncode else ""


def main(arguments: list[str]) -> int:
    """Write every lock and try each on every system; return the exit status."""
    uv = shutil.which("uv")
    if uv is None:
        print("Locking needs uv, which is not on the PATH; install it (pip install uv) and try again.", file=sys.stderr)
        return 1
    status = max(make_lock(uv, name, groups, upgrade="--upgrade" in arguments) for name, groups in LOCKS.items())
    for target, pythons in TARGETS.items():
        for name, python in ((name, python) for name in LOCKS for python in pythons):
            if problem := try_lock(uv, name, target, python):
                status = 1
                print(
                    f"requirements/{name} cannot be installed on {target} with Python {python}:\n{problem}",
                    file=sys.stderr,
                )
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
