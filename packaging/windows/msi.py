"""MSI packages for an IT department, one for a person and one for all of a computer, made of a frozen program by wixl."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from kit import DIST, BuildError, read_version, run, say
from pyinstaller.bundle import name_bundle
from windows import product
from windows.nsis import check_bundle
from windows.wix import ICON, PROGRAM, Scope, make_source
from windows.wizard import provide_icon


def build_msi(bundle: Path, dist: Path, version: str, scope: Scope, icon: Path) -> Path:
    """Make a package and return it.

    Raises:
        BuildError: The folder is no frozen program for Windows, or wixl refused.
    """
    check_bundle(bundle)
    dist.mkdir(parents=True, exist_ok=True)
    package = dist / f"HetaoBriefing-{version}-{scope.value}.msi"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # wixl knows no absolute paths.
        (folder / PROGRAM).symlink_to(bundle, target_is_directory=True)
        shutil.copyfile(icon, folder / ICON)
        (folder / "briefing.wxs").write_text(make_source(bundle, version, scope), encoding="utf-8")
        package.unlink(missing_ok=True)
        run("wixl", "--arch", "x64", "--output", package, "briefing.wxs", cwd=folder)
    return package


def main(arguments: Sequence[str]) -> int:
    """Make both packages of the frozen program in dist/."""
    parser = argparse.ArgumentParser(prog="dev.py build msi", description=__doc__)
    parser.add_argument("--bundle", type=Path, default=DIST / name_bundle("win32"), help="the frozen program")
    parser.add_argument("--dist", type=Path, default=DIST, help="where the packages go (dist)")
    parser.add_argument("--version", default=read_version(), help="the version they say (that of the source)")
    parser.add_argument(
        "--icon", type=Path, default=product.ICON, help="of the program, for Windows' list (build/art/app.ico)"
    )
    chosen = parser.parse_args(arguments)
    if not shutil.which("wixl"):
        raise BuildError("wixl is missing; install it (on Debian: apt-get install wixl).")
    for scope in Scope:
        package = build_msi(
            chosen.bundle.absolute(),
            chosen.dist.absolute(),
            chosen.version,
            scope,
            provide_icon(chosen.icon.absolute()),
        )
        say(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0
