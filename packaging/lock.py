"""Write requirements/ anew from pyproject.toml with uv: python3 dev.py lock [--upgrade].

One file serves every system and Python of `[tool.uv]`: pins that only some need carry a marker, and each pin the hashes of
all its files. The files name no package index, so that pip takes the packages from wherever the machine is told to.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "runtime.txt": (),  # what the program needs: installers
    "dev.txt": ("--group", "dev"),  # that and what tests need: dev.py
    "bench.txt": ("--group", "dev", "--group", "bench"),  # that and the peers of benchmarks/
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


def main(arguments: list[str]) -> int:
    """Write every lock; return the exit status."""
    uv = shutil.which("uv")
    if uv is None:
        print("Locking needs uv, which is not on the PATH; install it (pip install uv) and try again.", file=sys.stderr)
        return 1
    return max(make_lock(uv, name, groups, upgrade="--upgrade" in arguments) for name, groups in LOCKS.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
