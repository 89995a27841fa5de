"""The portable folder for a USB stick, HetaoBriefing-VERSION-portable.zip: whatever the program writes stays beside it."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from budgets import check_download
from kit import find_epoch, say
from windows import product
from windows.order import Order, check_bundle, make_parser

from briefing_app.paths import PORTABLE_FOLDER, PORTABLE_MARK

# What the mark says to whoever opens it; the program asks only whether it is there.
_LINES = {
    "en": f"While this file is here, the program keeps its library and settings in the folder “{PORTABLE_FOLDER}” beside it.",
    "zh-Hant": f"此檔案存在時，程式會將資料庫及設定存放於旁邊的「{PORTABLE_FOLDER}」資料夾。",
    "zh-Hans": f"此文件存在时，程序会将资料库和设置保存在旁边的“{PORTABLE_FOLDER}”文件夹中。",
}


def build_portable(bundle: Path, dist: Path, version: str) -> Path:
    """Make the archive and return it; equal programs give equal bytes.

    Raises:
        BuildError: The folder is no frozen program for Windows.
    """
    check_bundle(bundle)
    dist.mkdir(parents=True, exist_ok=True)
    archive = dist / f"HetaoBriefing-{version}-portable.zip"
    moment = time.gmtime(max(find_epoch(), 315_532_800))[:6]  # zip knows nothing before 1980
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in list_members(bundle):
            entry = zipfile.ZipInfo(f"{product.NAME}/{name}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)
    return archive


def list_members(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the folder, in order, and what they hold."""
    yield PORTABLE_MARK, make_mark()
    for path in sorted(bundle.rglob("*")):
        if path.is_file():
            yield path.relative_to(bundle).as_posix(), path.read_bytes()


def make_mark() -> bytes:
    """The file that makes a frozen program a portable one; with the byte order mark by which Notepad knows UTF-8."""
    return ("\r\n".join(_LINES.values()) + "\r\n").encode("utf-8-sig")


def main(arguments: Sequence[str]) -> int:
    """Make the archive of the frozen program in dist/."""
    order = Order.parse(make_parser("portable", __doc__).parse_args(arguments))
    say(check_download(build_portable(order.bundle, order.dist, order.version)))
    return 0
