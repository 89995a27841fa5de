"""Writes Apple's .icns: a list of PNG pictures, each under a name of four letters that tells its size."""

import struct
from collections.abc import Mapping

# The names Finder looks for, by width in pixels; a width that stands for two sizes (a double-resolution one too) has two.
KINDS: Mapping[int, tuple[bytes, ...]] = {
    16: (b"icp4",),
    32: (b"icp5", b"ic11"),
    64: (b"icp6", b"ic12"),
    128: (b"ic07",),
    256: (b"ic08", b"ic13"),
    512: (b"ic09", b"ic14"),
    1024: (b"ic10",),
}
_PNG = b"\x89PNG\r\n\x1a\n"


def make_icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return an .icns of square PNG pictures.

    Args:
        pictures: The bytes of a PNG for each width of `KINDS`.

    Raises:
        ValueError: A width is missing, or a picture is no PNG of its width.
    """
    entries = []
    for width, kinds in KINDS.items():
        picture = pictures.get(width)
        if picture is None or picture[:8] != _PNG or struct.unpack(">II", picture[16:24]) != (width, width):
            raise ValueError(f"an .icns needs a PNG of {width} × {width} pixels")
        entries += [kind + struct.pack(">I", 8 + len(picture)) + picture for kind in kinds]
    body = b"".join(entries)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def read_icns(data: bytes) -> dict[str, bytes]:
    """Return the pictures of an .icns by their names.

    Raises:
        ValueError: It is none, or is cut off.
    """
    if data[:4] != b"icns" or int.from_bytes(data[4:8]) != len(data):
        raise ValueError("not a whole .icns")
    pictures, at = {}, 8
    while at < len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8])
        if length < 8 or at + length > len(data):
            raise ValueError("an entry of the .icns is cut off")
        pictures[kind.decode("ascii")] = data[at + 8 : at + length]
        at += length
    return pictures
