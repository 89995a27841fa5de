"""The Debian package: the program under /opt, its command, menu entry, file types and icons where the desktop looks."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from budgets import check_download
from check_bundle import is_elf
from kit import ROOT, WORK, find_epoch, measure, read_version, run, say
from linux.desktop import NAME, write_share
from linux.options import make_parser
from linux.tree import copy_bundle, find_architecture, find_glibc, settle

# What the program leaves to the system: the C library, the drivers' side of OpenGL, and the client side of the screen.
_DEPENDS = ("libgl1", "libegl1", "libxcb1")
_RECOMMENDS = ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libcups2 | libcups2t64")
_CONTROL = """Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Hetao Briefing contributors <nobody@invalid>
Installed-Size: {kilobytes}
Depends: libc6 (>= {glibc}), {depends}
Recommends: {recommends}
Section: editors
Priority: optional
Description: sourced fact cards in, printed briefings in three languages out
 Officers keep a library of sourced fact cards and charts, assemble briefings
 from them, and export tagged PDFs in English, Traditional Chinese (Hong Kong)
 and Simplified Chinese. The program works offline and brings all it needs.
"""


def make_control(version: str, architecture: str, kilobytes: int, glibc: str) -> str:
    """The description of the package."""
    return _CONTROL.format(
        name=NAME, version=version, architecture=architecture, kilobytes=kilobytes, glibc=glibc,
        depends=", ".join(_DEPENDS), recommends=", ".join(_RECOMMENDS),
    )  # fmt: skip


def name_version(version: str) -> str:
    """A version as Debian orders it: 0.2.0rc1 comes before 0.2.0."""
    return re.sub(r"(?<=\d)\.?(a|b|rc|dev)(?=\d)", r"~\1", version)


def make_tree(bundle: Path, art: Path, tree: Path) -> None:
    """Lay out all files of the package, and its description, under a folder that is made anew."""
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "opt" / NAME
    copy_bundle(bundle, program)
    write_share(tree / "usr" / "share", art)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"/opt/{NAME}/{NAME}")
    papers = tree / "usr" / "share" / "doc" / NAME
    papers.mkdir(parents=True)
    notices = f"\nThe works of others that it carries: /opt/{NAME}/THIRD-PARTY-NOTICES.txt\n"
    (papers / "copyright").write_text((ROOT / "LICENSE").read_text(encoding="utf-8") + notices, encoding="utf-8")
    described = tree / "DEBIAN"
    sums = [
        f"{hashlib.md5(each.read_bytes(), usedforsecurity=False).hexdigest()}  {each.relative_to(tree)}\n"
        for each in sorted(tree.rglob("*"))
        if each.is_file() and not each.is_symlink()
    ]
    glibc = find_glibc(each for each in program.rglob("*") if each.is_file() and not each.is_symlink() and is_elf(each))
    described.mkdir()
    (described / "md5sums").write_text("".join(sums), encoding="utf-8")
    control = make_control(name_version(read_version()), find_architecture(), measure(tree) // 1000, glibc)
    (described / "control").write_text(control, encoding="utf-8")
    settle(tree)


def main(arguments: Sequence[str]) -> int:
    """Make dist/hetao-briefing_VERSION_ARCHITECTURE.deb out of the frozen program."""
    chosen = make_parser("deb", __doc__).parse_args(arguments)
    tree = WORK / "deb"
    make_tree(chosen.bundle, chosen.art, tree)
    product: Path = chosen.dist / f"{NAME}_{name_version(read_version())}_{find_architecture()}.deb"
    product.parent.mkdir(parents=True, exist_ok=True)
    effort = ("-Zgzip", "-z1") if chosen.fast else ("-Zxz", "-z6")
    run(
        "dpkg-deb", "--root-owner-group", *effort, "--build", tree, product,
        variables={"SOURCE_DATE_EPOCH": str(find_epoch())},
    )  # fmt: skip
    shutil.rmtree(tree)
    say(str(product) if chosen.fast else check_download(product))
    return 0
