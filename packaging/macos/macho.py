"""Reads from a Mach-O file, on any system, for which processor and which oldest macOS it was built."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_THIN = b"\xcf\xfa\xed\xfe"  # 64 bits, little-endian: every Mac of today
_FAT = b"\xca\xfe\xba\xbe"
_PROCESSORS = {0x0100000C: "arm64", 0x01000007: "x86_64"}
_BUILD_VERSION, _VERSION_MIN_MACOSX = 0x32, 0x24
_MOST_SLICES = 16  # a Java class file opens with the same four bytes and a number far above this


@dataclass(frozen=True)
class Slice:
    """One processor's part of a Mach-O.

    Attributes:
        processor: `arm64`, `x86_64`, or the number of another.
        oldest: Major and minor of the oldest macOS it says it runs on; None if it does not say.
    """

    processor: str
    oldest: tuple[int, int] | None


def is_macho(data: bytes) -> bool:
    """Tell whether these bytes begin a Mach-O of the kinds that Macs of today load."""
    if data[:4] == _FAT and len(data) >= 8:
        count: int = struct.unpack(">I", data[4:8])[0]
        return 0 < count <= _MOST_SLICES
    return data[:4] == _THIN


def read_slices(data: bytes) -> list[Slice]:
    """Return what each processor's part says.

    Raises:
        ValueError: It is no Mach-O, or is cut off.
    """
    if not is_macho(data):
        raise ValueError("not a Mach-O file")
    try:
        return [_read_slice(part) for part in _split(data)]
    except struct.error:
        raise ValueError("the Mach-O file is cut off") from None


def _split(data: bytes) -> Iterator[bytes]:
    if data[:4] == _THIN:
        yield data
        return
    for index in range(struct.unpack(">I", data[4:8])[0]):
        _, _, offset, size, _ = struct.unpack_from(">5I", data, 8 + 20 * index)
        yield data[offset : offset + size]


def _read_slice(data: bytes) -> Slice:
    processor, commands = struct.unpack_from("<I", data, 4)[0], struct.unpack_from("<I", data, 16)[0]
    oldest, at = None, 32
    for _ in range(commands):
        command, size = struct.unpack_from("<II", data, at)
        if command in (_BUILD_VERSION, _VERSION_MIN_MACOSX):
            packed = struct.unpack_from("<I", data, at + (12 if command == _BUILD_VERSION else 8))[0]
            oldest = packed >> 16, packed >> 8 & 0xFF
        at += size
    return Slice(_PROCESSORS.get(processor, hex(processor)), oldest)
