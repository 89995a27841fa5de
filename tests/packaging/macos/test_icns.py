"""An .icns has every size that Finder looks for, and each picture comes out as it went in."""

import io

import pytest
from macos.icns import KINDS, make_icns, read_icns
from PIL import Image


def draw(width: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (width, width), (width % 256, 90, 160, 255)).save(file, "PNG")
    return file.getvalue()


PICTURES = {width: draw(width) for width in KINDS}


def test_what_goes_in_comes_out_under_every_name() -> None:
    read = read_icns(make_icns(PICTURES))
    assert read == {kind.decode(): PICTURES[width] for width, kinds in KINDS.items() for kind in kinds}


def test_another_reader_finds_all_sizes() -> None:
    with Image.open(io.BytesIO(make_icns(PICTURES))) as picture:
        sizes = picture.info["sizes"]
        assert {(size[0] * size[2]) for size in sizes} >= {16, 32, 64, 128, 256, 512, 1024}
        assert picture.size[0] == 1024
        assert picture.convert("RGBA").getpixel((5, 5)) == (0, 90, 160, 255)


@pytest.mark.parametrize(
    "pictures",
    [
        {width: picture for width, picture in PICTURES.items() if width != 256},
        {**PICTURES, 256: PICTURES[128]},
        {**PICTURES, 256: b"GIF89a" + bytes(40)},
    ],
    ids=["missing", "of another size", "no PNG"],
)
def test_a_picture_that_is_missing_or_wrong_is_refused(pictures: dict[int, bytes]) -> None:
    with pytest.raises(ValueError, match="PNG of 256 × 256"):
        make_icns(pictures)


@pytest.mark.parametrize("cut", [slice(0, -1), slice(4, None), slice(0, 6), slice(0, 0)])
def test_a_file_that_is_cut_off_is_refused(cut: slice) -> None:
    with pytest.raises(ValueError, match=r"not a whole|cut off"):
        read_icns(make_icns(PICTURES)[cut])


def test_an_entry_that_is_longer_than_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="cut off"):
        read_icns(b"icns" + (16).to_bytes(4) + b"ic07" + (99).to_bytes(4))
