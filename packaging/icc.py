"""Make resources/icc/sRGB.icc again, byte for byte: python3 dev.py icc.

The profile is the one LittleCMS calculates (through Pillow), 588 bytes without any copyrighted table; the time of creation,
which would differ at each run, is set to a fixed day.
"""

import struct
import sys
from pathlib import Path

from PIL import ImageCms

PROFILE = Path(__file__).resolve().parent.parent / "resources" / "icc" / "sRGB.icc"
CREATED = (2026, 1, 1, 0, 0, 0)
CREATED_AT = 24  # offset of dateTimeNumber in the header, six big-endian 16-bit numbers (ICC.1 §7.2.8)


def make_profile() -> bytes:
    """Return the profile."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    struct.pack_into(">6H", profile, CREATED_AT, *CREATED)
    return bytes(profile)


def main() -> int:
    """Write the profile; return the exit status."""
    PROFILE.parent.mkdir(parents=True, exist_ok=True)
    PROFILE.write_bytes(make_profile())
    print(PROFILE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
