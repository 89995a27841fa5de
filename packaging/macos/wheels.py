"""Proves that every pinned library has a build for the oldest macOS promised, and that its code says so itself.

The tag of a wheel is not the whole truth: libraries were published whose files need a newer macOS than their names say.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from kit import ROOT, BuildError, run, say
from macos.info_plist import OLDEST_MACOS
from macos.macho import is_macho, read_slices
from packaging.requirements import Requirement

PROCESSORS = ("arm64", "x86_64")
_LOCK = ROOT / "requirements" / "runtime.txt"


def choose_pins(lock: str, processor: str, python: str) -> str:
    """Return the pins of a lock that a Mac takes, with their hashes and without markers.

    Args:
        lock: The text of a file of requirements/.
        processor: `arm64` or `x86_64`.
        python: Such as `3.12`.
    """
    environment = {
        "sys_platform": "darwin", "platform_machine": processor, "platform_system": "Darwin", "os_name": "posix",
        "python_version": python, "python_full_version": f"{python}.1", "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }  # fmt: skip
    chosen = []
    for line in lock.replace("\\\n", " ").splitlines():
        if not line or line.startswith("#"):
            continue
        pin, _, hashes = line.partition("--hash=")
        requirement = Requirement(pin)
        if requirement.marker is None or requirement.marker.evaluate(environment):
            chosen.append(f"{requirement.name}{requirement.specifier} --hash={hashes}\n")
    return "".join(chosen)


def fetch_wheels(processor: str, python: str, folder: Path, oldest: str = OLDEST_MACOS) -> list[Path]:
    """Download the wheel of every pin for a Mac of the oldest macOS, each checked against its hash.

    Raises:
        BuildError: A pin has none, or the network is missing.
    """
    pins = folder / "pins.txt"
    pins.write_text(choose_pins(_LOCK.read_text(encoding="utf-8"), processor, python), encoding="utf-8")
    tag = python.replace(".", "")
    run(
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
        "--require-hashes", "--only-binary", ":all:", "--requirement", pins, "--dest", folder,
        "--platform", f"macosx_{oldest.replace('.', '_')}_{processor}", "--python-version", python,
        "--implementation", "cp", "--abi", f"cp{tag}", "--abi", "abi3", "--abi", "none",
    )  # fmt: skip
    return sorted(folder.glob("*.whl"))


def find_too_new(wheel: Path, processor: str, oldest: str = OLDEST_MACOS) -> list[str]:
    """Return the files of a wheel that need a newer macOS than promised, or lack the processor."""
    limit = tuple(int(part) for part in re.findall(r"\d+", oldest))
    problems = []
    with zipfile.ZipFile(wheel) as packed:
        for name in packed.namelist():
            data = packed.read(name)
            if not is_macho(data):
                continue
            ours = [each for each in read_slices(data) if each.processor == processor]
            if not ours:
                problems.append(f"{wheel.name}: {name} is not for {processor}")
            problems += [
                f"{wheel.name}: {name} needs macOS {each.oldest[0]}.{each.oldest[1]}"
                for each in ours
                if each.oldest and each.oldest > limit
            ]
    return problems


def main(arguments: Sequence[str]) -> int:
    """Fetch and examine the wheels for each processor; needs the network."""
    parser = argparse.ArgumentParser(prog="dev.py build macos-wheels", description=__doc__)
    parser.add_argument("processors", nargs="*", default=[], metavar="PROCESSOR", help=f"of {', '.join(PROCESSORS)}")
    parser.add_argument("--python", default="3.12", help="the version of Python the program is frozen with")
    chosen = parser.parse_args(arguments)
    problems = []
    for processor in chosen.processors or PROCESSORS:
        with tempfile.TemporaryDirectory() as folder:
            wheels = fetch_wheels(processor, chosen.python, Path(folder))
            found = [problem for wheel in wheels for problem in find_too_new(wheel, processor)]
        say(f"{processor}: {len(wheels)} wheels for macOS {OLDEST_MACOS}; {len(found)} files are not for it")
        problems += found
    if problems:
        raise BuildError("\n".join(problems))
    return 0
