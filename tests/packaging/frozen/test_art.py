"""The icons are drawn from the one mark, in every size a system asks for."""

import io
from pathlib import Path

import pytest
from macos.icns import KINDS, read_icns
from PIL import Image
from pyinstaller.art import LINUX_SIZES, draw_mark, make_art, make_ico, make_version_resource

from briefing_app import __version__


@pytest.mark.parametrize("size", [16, 256])
def test_the_mark_fills_its_square_and_leaves_the_corners_free(size: int) -> None:
    with Image.open(io.BytesIO(draw_mark(size))) as image:
        assert image.size == (size, size)
        assert image.mode == "RGBA"
        corner, middle = image.getpixel((0, 0)), image.getpixel((size // 2, size // 3))
        assert isinstance(corner, tuple)
        assert isinstance(middle, tuple)
        assert corner[3] == 0
        assert middle[3] == 255
        colours = image.convert("RGB").getcolors(size * size) or []
    assert len(colours) > 3


def test_the_icon_of_windows_holds_each_size_drawn_for_itself() -> None:
    with Image.open(io.BytesIO(make_ico())) as icon:
        assert {16, 32, 48, 256} <= {size for size, _ in icon.info["sizes"]}


def test_all_art_is_written(tmp_path: Path) -> None:
    make_art(tmp_path / "art")
    names = {each.name for each in (tmp_path / "art").iterdir()}
    assert names == {"app.ico", "app.icns", "version.txt", *(f"app-{size}.png" for size in LINUX_SIZES)}
    pictures = read_icns((tmp_path / "art" / "app.icns").read_bytes())
    assert len(pictures) == sum(map(len, KINDS.values()))
    assert f'"ProductVersion", "{__version__}"' in (tmp_path / "art" / "version.txt").read_text(encoding="utf-8")


def test_a_version_has_four_numbers_for_windows() -> None:
    assert "filevers=(1, 2, 3, 0)" in make_version_resource("1.2.3")
    assert "filevers=(1, 2, 0, 0)" in make_version_resource("1.2.dev1")
