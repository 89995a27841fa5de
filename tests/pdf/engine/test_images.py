"""Pictures: what passes through, what is converted, what is refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from briefing_app.pdf.engine.errors import PictureError
from briefing_app.pdf.engine.images import Picture
from tests.pdf.engine.conftest import MakeCanvas
from tests.pdf.engine.reading import ARCHIVE, UA, find_failures, open_pdf


def encode(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def test_plain_jpeg_passes_through() -> None:
    data = encode(Image.new("RGB", (30, 20), (10, 200, 30)), "JPEG")
    picture = Picture(data)
    assert (picture.width, picture.height, picture.compressed) == (30, 20, True)
    assert picture.data == data


def test_turned_jpeg_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Picture(encode(Image.new("RGB", (30, 20)), "JPEG", exif=exif))
    assert (picture.width, picture.height, picture.compressed) == (20, 30, False)
    assert len(picture.data) == 30 * 20 * 3


@pytest.mark.parametrize(
    ("image", "color"),
    [
        (Image.new("RGBA", (2, 2), (0, 0, 0, 0)), (255, 255, 255)),
        (Image.new("RGBA", (2, 2), (255, 0, 0, 255)), (255, 0, 0)),
        (Image.new("LA", (2, 2), (0, 0)), (255, 255, 255)),
        (Image.new("1", (2, 2), 0), (0, 0, 0)),
        (Image.new("P", (2, 2), 0), (0, 0, 0)),
        (Image.new("L", (2, 2), 128), (128, 128, 128)),
    ],
)
def test_png_becomes_rgb_on_white(image: Image.Image, color: tuple[int, int, int]) -> None:
    assert Picture(encode(image, "PNG")).data == bytes(color) * 4


def test_cmyk_jpeg_becomes_rgb() -> None:
    picture = Picture(encode(Image.new("CMYK", (4, 4), (0, 0, 0, 0)), "JPEG"))
    assert not picture.compressed
    assert len(picture.data) == 48


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        encode(Image.new("RGB", (50, 50)), "PNG")[:60],
        encode(Image.new("RGB", (50, 50)), "JPEG")[:400],
        encode(Image.new("RGB", (5, 5)), "GIF"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        encode(Image.new("1", (8000, 8000)), "PNG"),
    ],
    ids=["empty", "text", "cut png", "cut jpeg", "gif", "eps", "huge"],
)
def test_anything_else_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(PictureError, match=r"The picture cannot be used .*; choose another PNG or JPEG picture\."):
        Picture(data)


def test_a_picture_drawn_twice_is_stored_once(make_canvas: MakeCanvas) -> None:
    canvas = make_canvas()
    data = encode(Image.new("RGB", (30, 20), (10, 200, 30)), "JPEG")
    for number in range(2):
        figure = canvas.root.add("Figure", alt=f"Green {number}")
        canvas.draw_picture(Picture(data), 60, 500 + 100 * number, 90, 60, figure)
    written = canvas.finish().data
    with open_pdf(written) as pdf:
        assert len(pdf.pages[0].Resources.XObject) == 1
        stored = next(iter(pdf.pages[0].Resources.XObject.values()))
        assert stored.read_raw_bytes() == data
    assert find_failures(written, UA) == []
    assert find_failures(written, ARCHIVE) == []
