"""Pictures of a pack: only what really is a PNG or JPEG of reasonable size, named by its content."""

from __future__ import annotations

import hashlib
import struct
from io import BytesIO
from typing import Final

from briefing_app.errors import InputError
from briefing_app.formats.pack import limits
from briefing_app.model.edition import Asset

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_EXTENSIONS: Final = {"image/png": ".png", "image/jpeg": ".jpg"}


def parse_picture(data: bytes, name: str = "") -> Asset:
    """Give the picture as an asset after decoding every pixel of it once.

    Raises:
        InputError: The bytes are no PNG or JPEG, are damaged, or hold more than 40 million pixels.
    """
    from PIL import Image, UnidentifiedImageError  # here, because most packs and commands have no pictures

    if data.startswith(_PNG):
        size, media_type = _png_size(data), "image/png"
    elif data.startswith(_JPEG):
        size, media_type = _jpeg_size(data), "image/jpeg"
    else:
        raise InputError("picture.kind", field="picture")
    if size is None or 0 in size:
        raise InputError("picture.damaged", field="picture")
    if size[0] * size[1] > limits.PIXELS:  # before Pillow reserves the memory
        raise InputError(
            "picture.pixels", field="picture", width=size[0], height=size[1], most=limits.PIXELS // 1_000_000
        )
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.load()
    except UnidentifiedImageError as problem:  # its own words name an object of Python
        raise InputError("picture.damaged", field="picture") from problem
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        struct.error,
        Image.DecompressionBombError,
    ) as problem:
        raise InputError("picture.damaged", field="picture") from problem
    return Asset(hashlib.sha256(data).hexdigest(), media_type, data, name)


def file_name(asset: Asset) -> str:
    """The name of a picture in assets/."""
    return asset.id + _EXTENSIONS[asset.media_type]


def _png_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of the first frame header (SOF0–SOF15 without DHT, JPG and DAC)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int(struct.unpack(">H", data[at + 2 : at + 4])[0])
    return None
