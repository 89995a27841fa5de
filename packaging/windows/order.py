"""What whoever packs for Windows is told and looks at first: which frozen program, where to, which version."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from kit import DIST, BuildError, read_version
from pyinstaller.contents import name_bundle
from windows import product


@dataclass(frozen=True, slots=True)
class Order:
    """What to pack; paths are absolute."""

    bundle: Path
    dist: Path
    version: str
    icon: Path

    @classmethod
    def parse(cls, chosen: argparse.Namespace) -> Order:
        """The order out of the options of `make_parser`."""
        return cls(chosen.bundle.absolute(), chosen.dist.absolute(), chosen.version, chosen.icon.absolute())


def make_parser(name: str, description: str | None) -> argparse.ArgumentParser:
    """The options that all products have."""
    parser = argparse.ArgumentParser(prog=f"dev.py build {name}", description=description)
    parser.add_argument("--bundle", type=Path, default=DIST / name_bundle("win32"), help="the frozen program")
    parser.add_argument("--dist", type=Path, default=DIST, help="where the product goes (dist)")
    parser.add_argument("--version", default=read_version(), help="the version it says (that of the source)")
    parser.add_argument("--icon", type=Path, default=product.ICON, help="of the program (build/art/app.ico)")
    return parser


def check_bundle(bundle: Path) -> None:
    """Refuse a folder that is no frozen program for Windows.

    Raises:
        BuildError: It is not.
    """
    missing = [name for name in (product.EXECUTABLE, product.LIBRARIES) if not (bundle / name).exists()]
    if missing:
        raise BuildError(f"{bundle} is no frozen program for Windows: {' and '.join(missing)} are missing there.")
    folders = [each.name for each in bundle.iterdir() if each.is_dir() and each.name != product.LIBRARIES]
    if folders:
        raise BuildError(f"{bundle} has folders the installers do not know: {', '.join(folders)}.")
