"""What the installers show: the icon, and at the side of the first and last page the mark on the colour it stands on."""

from __future__ import annotations

import io
from pathlib import Path

from pyinstaller.art import draw_mark, make_ico

SIZE = (328, 628)  # twice what a window at 100 % shows, for screens with more pixels
_GROUND = (0x16, 0x23, 0x3F)  # of the mark: resources/icons/program/app.svg
_MARK = 200


def make_side_picture(target: Path) -> None:
    """Draw it as a bitmap without transparency, all that installers of NSIS know."""
    from PIL import Image

    mark = Image.open(io.BytesIO(draw_mark(_MARK)))
    picture = Image.new("RGB", SIZE, _GROUND)
    picture.paste(mark, ((SIZE[0] - _MARK) // 2, (SIZE[1] - _MARK) // 3), mark)
    picture.save(target, "BMP")


def provide_icon(icon: Path) -> Path:
    """The icon at a path, drawn where it is not there: whoever packs need not have frozen the program."""
    if not icon.exists():
        icon.parent.mkdir(parents=True, exist_ok=True)
        icon.write_bytes(make_ico())
    return icon
