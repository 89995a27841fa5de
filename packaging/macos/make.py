"""The macOS products: app, dmg and pkg for the processor of the Mac this runs on."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from budgets import check_download
from kit import DIST, WORK, BuildError, read_version, run, say
from macos.app import SIGN, finish_app
from macos.disk import make_dmg, make_pkg
from macos.layout import check_layout
from pyinstaller.bundle import build_bundle
from pyinstaller.contents import name_bundle

PARTS = ("app", "dmg", "pkg", "check")


def name_product(version: str, processor: str, suffix: str) -> str:
    """The file name of a product, for instance `HetaoBriefing-0.1.0-macos-arm64.dmg`."""
    return f"HetaoBriefing-{version}-macos-{processor}.{suffix}"


def main(arguments: Sequence[str]) -> int:
    """Make what is asked for, all of it unless told; needs a Mac, except `check`."""
    parser = argparse.ArgumentParser(prog="dev.py build macos", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="of app, dmg, pkg (all of them), or check")
    parser.add_argument("--dist", type=Path, default=DIST)
    parser.add_argument("--work", type=Path, default=WORK)
    chosen = parser.parse_args(arguments)
    parts = chosen.parts or ["app", "dmg", "pkg"]
    if unknown := set(parts) - set(PARTS):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    dist, work = chosen.dist.absolute(), chosen.work.absolute()
    app = dist / name_bundle("darwin")
    if "check" in parts:
        problems = check_layout(app)
        print("\n".join(problems) or f"{app} is laid out as it should be")
        return 1 if problems else 0
    if platform.system() != "Darwin":
        raise BuildError(
            "The macOS products can only be made on a Mac: PyInstaller freezes for the system it runs on, and codesign, "
            "hdiutil and pkgbuild are Apple's. The release workflow makes them on hosted Macs."
        )
    version, processor = read_version(), platform.machine()
    if "app" in parts:
        finish_app(build_bundle(dist, work), processor)
    makers = {
        "dmg": partial(make_dmg, app, work=work),
        "pkg": partial(make_pkg, app, work=work, version=version, processor=processor),
    }
    for part, make in makers.items():
        if part in parts:
            target = dist / name_product(version, processor, part)
            make(target=target)
            run("bash", SIGN, "disk", target)
            say(check_download(target))
    return 0
