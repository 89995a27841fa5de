"""The archive for every other Linux: unpack it anywhere and start the program, or let its install.sh put it into the menu."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Sequence
from pathlib import Path

from budgets import check_download
from kit import ROOT, WORK, find_epoch, read_version, run, say
from linux.desktop import NAME, write_share
from linux.options import make_parser
from linux.tree import copy_bundle, settle

INSTALL = ROOT / "packaging" / "linux" / "install.sh"


def make_tree(bundle: Path, art: Path, tree: Path) -> None:
    """Lay out the folder that the archive holds, made anew."""
    shutil.rmtree(tree, ignore_errors=True)
    copy_bundle(bundle, tree)
    write_share(tree / "share", art)
    shutil.copy(ROOT / "LICENSE", tree / "LICENSE.txt")
    shutil.copy(INSTALL, tree / "install.sh")
    (tree / "install.sh").chmod(0o755)
    settle(tree)


def main(arguments: Sequence[str]) -> int:
    """Make dist/hetao-briefing-VERSION-linux-MACHINE.tar.xz out of the frozen program."""
    chosen = make_parser("tar", __doc__).parse_args(arguments)
    folder = f"{NAME}-{read_version()}"
    work = WORK / "tar"
    make_tree(chosen.bundle, chosen.art, work / folder)
    product: Path = chosen.dist / f"{folder}-linux-{platform.machine()}.tar.xz"
    product.parent.mkdir(parents=True, exist_ok=True)
    effort = 0 if chosen.fast else 6
    # Two threads always: how xz cuts its input into blocks, and so the bytes, must not depend on the machine.
    run(
        "tar", "--sort=name", f"--mtime=@{find_epoch()}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu",
        f"--use-compress-program=xz -{effort} -T2", "--create", "--file", product, "--directory", work, folder,
    )  # fmt: skip
    shutil.rmtree(work)
    say(str(product) if chosen.fast else check_download(product))
    return 0
