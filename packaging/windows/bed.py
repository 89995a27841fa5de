"""The program for Windows, made, installed, tried and removed under Wine: dev.py build windows [STEP …]; Linux only."""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from budgets import check_download
from kit import WORK, BuildError, measure, say
from windows import product
from windows.wine import Wine

PROGRAMS = (
    "wine",
    "wineboot",
    "wineserver",
    "makensis",
    "wixl",
    "msibuild",
    "prlimit",
    "x86_64-w64-mingw32-gcc",
    "x86_64-w64-mingw32-objdump",
)
OLD, NEW = "0.1.0", "0.2.0"  # versions of what is tried: the same program twice, the older with a library more


@dataclass(frozen=True, slots=True)
class Bed:
    """The folder in which all of it happens."""

    folder: Path

    @property
    def wine(self) -> Wine:
        """The Windows of the trials."""
        return Wine(self.folder / "wine")

    @property
    def interpreter(self) -> Path:
        """The Python for Windows."""
        return self.folder / "python"

    @property
    def work(self) -> Path:
        """What comes up on the way."""
        return self.folder / "work"

    @property
    def dist(self) -> Path:
        """The products."""
        return self.folder / "dist"

    @property
    def fast(self) -> Path:
        """Installers that are made sooner and are larger."""
        return self.folder / "fast"

    @property
    def bundle(self) -> Path:
        """The frozen program."""
        return self.dist / Path(product.EXECUTABLE).stem

    @property
    def icon(self) -> Path:
        """The program's icon."""
        return self.work / "art" / "app.ico"

    def scratch(self, name: str) -> Path:
        """An empty folder for what a trial makes."""
        folder = self.folder / "scratch" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def make_old(self) -> Path:
        """The frozen program of the older version: the same files, and one that the newer version has no more."""
        from windows.tried import STALE

        old = self.folder / "old"
        shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(self.bundle, old, copy_function=os.link)
        (old / product.LIBRARIES / STALE).write_bytes(b"a library of the older version")
        return old

    def note(self, name: str, text: str) -> None:
        """Keep what a trial found, and show it."""
        folder = self.folder / "found"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
        print(text, flush=True)


def make_python(bed: Bed) -> None:
    """A Python for Windows."""
    from windows.interpreter import make_interpreter

    make_interpreter(bed.interpreter)


def make_prefix(bed: Bed) -> None:
    """A fresh Windows."""
    from windows.prefix import make_prefix as make

    make(bed.wine)


def make_bundle(bed: Bed) -> None:
    """The frozen program."""
    from windows.frozen import freeze

    bundle = freeze(bed.wine, bed.interpreter, bed.dist, bed.work)
    say(f"{bundle.name}: {measure(bundle) / 1e6:.0f} MB")


def try_setup(bed: Bed) -> None:
    """The life of the installer."""
    from windows.nsis import build_setup
    from windows.setup_trial import try_setup as live

    new = build_setup(bed.bundle, bed.dist, NEW, bed.icon)  # as it is handed out
    say(check_download(new))
    bed.note("setup", live(bed.wine, make_old_setup(bed), new, bed.scratch("setup")).write())


def try_breakage(bed: Bed) -> None:
    """Upgrades that are broken off."""
    from windows.breakage_trial import try_breakage as live
    from windows.nsis import build_setup

    new = build_setup(bed.bundle, bed.fast, NEW, bed.icon, fast=True)
    bed.note("breakage", live(bed.wine, make_old_setup(bed), new, bed.scratch("breakage")).write())


def make_old_setup(bed: Bed) -> Path:
    """The installer of the older version, which need not be small."""
    from windows.nsis import build_setup

    return build_setup(bed.make_old(), bed.fast, OLD, bed.icon, fast=True)


def try_msi(bed: Bed) -> None:
    """The lives of the MSI packages."""
    from windows.msi import build_msi
    from windows.msi_trial import try_msi as live
    from windows.wix import Scope

    before = bed.make_old()
    for scope in Scope:
        old = build_msi(before, bed.dist, OLD, scope, bed.icon)
        new = build_msi(bed.bundle, bed.dist, NEW, scope, bed.icon)
        say(check_download(new))
        bed.note(f"msi-{scope.value}", live(bed.wine, old, new, scope, bed.scratch(scope.value)).write())


def try_portable(bed: Bed) -> None:
    """The portable folder."""
    from windows.portable import build_portable
    from windows.portable_trial import try_portable as live

    archive = build_portable(bed.bundle, bed.dist, NEW)
    say(check_download(archive))
    bed.note("portable", live(bed.wine, archive, bed.scratch("portable")).write())


STEPS: Mapping[str, Callable[[Bed], None]] = {
    "python": make_python,
    "prefix": make_prefix,
    "bundle": make_bundle,
    "setup": try_setup,
    "breakage": try_breakage,
    "msi": try_msi,
    "portable": try_portable,
}


def main(arguments: Sequence[str]) -> int:
    """Take the steps, all or those named, and say how long each took."""
    words = "; ".join(f"{name}: {(step.__doc__ or '').rstrip('.').lower()}" for name, step in STEPS.items())
    parser = argparse.ArgumentParser(prog="dev.py build windows", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"{words} (all, in this order)")
    parser.add_argument("--bed", type=Path, default=WORK / "windows", help="where it happens (build/windows)")
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.steps if name not in STEPS]:
        raise BuildError(f"There is no step “{unknown[0]}”; there are: {', '.join(STEPS)}.")
    if missing := [name for name in PROGRAMS if not shutil.which(name)]:
        raise BuildError(
            f"Programs are missing: {', '.join(missing)}. packaging/windows/README.md names their packages."
        )
    bed = Bed(chosen.bed.absolute())
    bed.folder.mkdir(parents=True, exist_ok=True)
    try:
        for name in chosen.steps or STEPS:
            began = time.monotonic()
            STEPS[name](bed)
            say(f"{name}: {time.monotonic() - began:.1f} s")
    finally:
        bed.wine.stop()
    return 0
