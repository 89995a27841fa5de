"""Reads from a program or library of Windows (PE, 64-bit) which libraries it asks for.

After Microsoft's description of the format ("PE Format"). binutils' objdump loses names that a tool has put into a section of
their own, as the wheels' makers do.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PE32_PLUS = 0x20B
_IMPORTS, _LATE_IMPORTS = 1, 13  # numbers of the directories


class NoProgramError(ValueError):
    """The bytes are no 64-bit program or library of Windows."""


def list_imports(content: bytes) -> list[str]:
    """The libraries a file asks for when it is loaded or later, in small letters.

    Raises:
        NoProgramError: It is no program or library.
    """
    try:
        return sorted(set(_read(content)))
    except (struct.error, IndexError, UnicodeDecodeError) as problem:
        raise NoProgramError("The file ends before its table of imports does.") from problem


def _read(content: bytes) -> Iterator[str]:
    if content[:2] != b"MZ":
        raise NoProgramError("The file does not begin with MZ.")
    (at,) = struct.unpack_from("<I", content, 0x3C)
    if content[at : at + 4] != b"PE\0\0":
        raise NoProgramError("The file has no PE header.")
    sections, optional_size = struct.unpack_from("<2xH12xH", content, at + 4)
    optional = at + 24
    if struct.unpack_from("<H", content, optional)[0] != _PE32_PLUS:
        raise NoProgramError("The file is not a 64-bit one.")
    table = [
        struct.unpack_from("<8xIIII", content, optional + optional_size + 40 * number) for number in range(sections)
    ]

    def place(address: int) -> int:
        """Where in the file the byte lies that is loaded to an address."""
        for size, start, raw_size, raw in table:
            if start <= address < start + max(size, raw_size):
                return int(address - start + raw)
        raise IndexError(address)

    # Size of an entry, and where in it the address of the name stands.
    for directory, size, name_at in ((_IMPORTS, 20, 12), (_LATE_IMPORTS, 32, 4)):
        (address,) = struct.unpack_from("<I", content, optional + 112 + 8 * directory)
        entry = place(address) if address else len(content)
        while address and any(content[entry : entry + size]):
            name = place(struct.unpack_from("<I", content, entry + name_at)[0])
            text, end, _ = content[name : name + 256].partition(b"\0")
            if not end:
                raise IndexError(name)
            yield text.decode("ascii").lower()
            entry += size
