"""Pictures without what cameras and programs hide in them: place, time, names, comments, whatever follows the end."""

from __future__ import annotations

import struct
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8"
# What decides how a PNG looks (https://www.w3.org/TR/png-3/ section 11); all else is said beside the picture.
_PNG_KEPT: Final = frozenset(
    {
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"cHRM",
        b"gAMA",
        b"sBIT",
        b"sRGB",
        b"iCCP",
        b"cICP",
        b"bKGD",
        b"pHYs",
    }
)
_APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_SOS, _EOI, _RST0, _RST7 = 0xDA, 0xD9, 0xD0, 0xD7
_ORIENTATION: Final = 0x0112


def remove_metadata(data: bytes) -> bytes:
    """The same pixels, bit for bit, without metadata; how a photograph is turned stays said.

    Bytes that are neither PNG nor JPEG, or end too early, come back as far as they can be read.
    """
    if data.startswith(_PNG):
        return _clean_png(data)
    return _clean_jpeg(data) if data.startswith(_JPEG) else data


def _clean_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, chunk = data[at + 4 : at + 8], data[at : at + 12 + length]
        if kind in _PNG_KEPT:
            kept.append(chunk)
        at += len(chunk)
        if kind == b"IEND":
            break
    return b"".join(kept)


def _clean_jpeg(data: bytes) -> bytes:
    kept, at = [_JPEG], 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # padding before a marker
            at += 1
            continue
        if marker == _EOI:
            kept.append(data[at : at + 2])
            break
        if at + 4 > len(data):
            break
        segment = data[at : at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")]
        at += len(segment)
        if marker == _SOS:
            end = _find_end_of_scan(data, at)
            kept += (segment, data[at:end])
            at = end
        elif marker == _APP1:
            kept.append(_turned(segment))
        elif _is_kept(marker, segment):
            kept.append(segment)
    return b"".join(kept)


def _is_kept(marker: int, segment: bytes) -> bool:
    """Tables and frames, and of the application segments JFIF without its thumbnail, colour profile and Adobe's colour sort."""
    if marker == _APP0:
        return segment[4:9] == b"JFIF\0" and len(segment) == 18
    if marker == _APP2:
        return segment[4:16] == b"ICC_PROFILE\0"
    return marker == _APP14 or not (_APP0 <= marker <= _APP15 or marker == _COM)


def _find_end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands after entropy-coded data, in which FF is followed by 00 or a restart marker."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not _RST0 <= data[at + 1] <= _RST7:
            return at
        at += 2
    return len(data)


def _turned(segment: bytes) -> bytes:
    """An Exif segment that says only how the picture is turned; nothing where it is upright or another sort of segment."""
    turn = _find_orientation(segment[10:]) if segment[4:10] == b"Exif\0\0" else 1
    if not 2 <= turn <= 8:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, turn, 0)
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", 8 + len(tiff)) + b"Exif\0\0" + tiff


def _find_orientation(tiff: bytes) -> int:
    """The orientation in the first directory of a TIFF header (Exif 2.32, 4.6.4), 1 where it says none."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 10:
        return 1
    at = int(struct.unpack_from(f"{order}I", tiff, 4)[0])
    if at + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(f"{order}H", tiff, at)
    for start in range(at + 2, min(at + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind = struct.unpack_from(f"{order}HH", tiff, start)
        if (tag, kind) == (_ORIENTATION, 3):
            return int(struct.unpack_from(f"{order}H", tiff, start + 8)[0])
    return 1
