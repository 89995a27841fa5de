"""Makes the head of a Mach-O file, as far as our reader reads it."""

import struct

ARM64, X86_64 = 0x0100000C, 0x01000007


def make_thin(processor: int = ARM64, oldest: tuple[int, int] | None = (12, 0), command: int = 0x32) -> bytes:
    """A 64-bit Mach-O with an unrelated load command and one that says the oldest macOS."""
    commands = [struct.pack("<II8x", 0x19, 16)]
    if oldest is not None:
        packed = oldest[0] << 16 | oldest[1] << 8
        commands.append(
            struct.pack("<IIIIII", command, 24, 1, packed, packed, 0)
            if command == 0x32
            else struct.pack("<IIII", command, 16, packed, packed)
        )
    body = b"".join(commands)
    return b"\xcf\xfa\xed\xfe" + struct.pack("<IIIIIII", processor, 0, 6, len(commands), len(body), 0, 0) + body


def make_fat(*slices: bytes) -> bytes:
    """A Mach-O for several processors."""
    head, body, at = b"\xca\xfe\xba\xbe" + struct.pack(">I", len(slices)), b"", 8 + 20 * len(slices)
    for each in slices:
        processor = struct.unpack("<I", each[4:8])[0]
        head += struct.pack(">5I", processor, 0, at + len(body), len(each), 0)
        body += each
    return head + body
