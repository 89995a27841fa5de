"""Pictures lose what they say beside their pixels, and none of these."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from briefing_app.formats.picture_metadata import remove_metadata

SECRET = b"told to nobody"


def _picture() -> Image.Image:
    picture = Image.new("RGB", (40, 24), (90, 90, 90))
    picture.putpixel((3, 5), (255, 0, 0))
    return picture


def _jpeg(turn: int = 1, order: str = ">", *, progressive: bool = False) -> bytes:
    exif = Image.Exif()
    exif.endian = order
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = turn
    target = BytesIO()
    _picture().save(target, "JPEG", exif=exif, comment=SECRET, dpi=(300, 300), progressive=progressive)
    return target.getvalue()


def _png() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", SECRET.decode())
    texts.add_itxt("Place", SECRET.decode())
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    target = BytesIO()
    _picture().save(target, "PNG", pnginfo=texts, exif=exif, dpi=(300, 300))
    return target.getvalue()


@pytest.mark.parametrize("data", [_jpeg(), _jpeg(6), _jpeg(progressive=True), _png()])
def test_words_go_and_pixels_stay(data: bytes) -> None:
    assert SECRET in data
    bare = remove_metadata(data + SECRET)
    assert SECRET not in bare
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(bare)) as after:
        assert after.tobytes() == before.tobytes()
        assert round(after.info["dpi"][0]) == 300
    assert remove_metadata(bare) == bare


@pytest.mark.parametrize("order", [">", "<"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_photograph_stays_turned(turn: int, order: str) -> None:
    data = _jpeg(turn, order)
    bare = remove_metadata(data)
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(bare)) as after:
        assert after.getexif().get(0x0112, 1) == turn
        assert ImageOps.exif_transpose(after).tobytes() == ImageOps.exif_transpose(before).tobytes()


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_comes_back(data: bytes) -> None:
    assert data.startswith(remove_metadata(data))


def test_a_picture_that_ends_too_early_does_not_hang() -> None:
    for data in (_jpeg(6), _png()):
        for end in range(0, len(data), 7):
            assert len(remove_metadata(data[:end])) <= end
