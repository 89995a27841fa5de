"""From a Mach-O file is read for which processor and which macOS it was built."""

import pytest
from macos.macho import Slice, is_macho, read_slices

from tests.packaging.macos.macho_files import ARM64, X86_64, make_fat, make_thin


@pytest.mark.parametrize("command", [0x32, 0x24], ids=["build version", "older form"])
def test_the_oldest_macos_is_read(command: int) -> None:
    assert read_slices(make_thin(X86_64, (13, 4), command)) == [Slice("x86_64", (13, 4))]


def test_each_processor_is_read() -> None:
    fat = make_fat(make_thin(X86_64, (10, 15)), make_thin(ARM64, (11, 0)))
    assert read_slices(fat) == [Slice("x86_64", (10, 15)), Slice("arm64", (11, 0))]


def test_what_does_not_say_is_known_as_such() -> None:
    assert read_slices(make_thin(0x12, None)) == [Slice("0x12", None)]


@pytest.mark.parametrize(
    "data", [b"", b"\x7fELF" + bytes(60), b"\xca\xfe\xba\xbe\x00\x00\x00\x34" + bytes(60), b"\xca\xfe"]
)
def test_other_files_are_none(data: bytes) -> None:
    assert not is_macho(data)
    with pytest.raises(ValueError, match="not a Mach-O"):
        read_slices(data)


@pytest.mark.parametrize("length", [20, 40, 50])
def test_one_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="cut off"):
        read_slices(make_thin()[:length])
