"""What the frozen program for Windows asks for is in it, and nothing that was made for Wine."""

import struct
from pathlib import Path

import pytest
from windows import frozen
from windows.frozen import find_leaked, find_missing
from windows.pe import NoProgramError, list_imports


def make_library(*names: str, late: str = "") -> bytes:
    """A library of Windows that asks for others: one section, loaded at 0x1000, that begins at byte 0x200 of the file."""
    base, raw = 0x1000, 0x200
    texts = b""
    entries = b""
    late_entries = b""
    table_size = 20 * (len(names) + 1) + 64
    for name in names:
        entries += struct.pack("<IIIII", 1, 0, 0, base + table_size + len(texts), 1)
        texts += name.encode() + b"\0"
    if late:
        late_entries = struct.pack("<8I", 1, base + table_size + len(texts), 0, 0, 0, 0, 0, 0)
        texts += late.encode() + b"\0"
    section = (entries + bytes(20) + late_entries).ljust(table_size, b"\0") + texts
    directories = [(0, 0)] * 16
    directories[1] = (base, len(entries))
    if late:
        directories[13] = (base + 20 * (len(names) + 1), 64)
    optional = struct.pack("<H110x", 0x20B) + b"".join(struct.pack("<II", *each) for each in directories)
    header = b"PE\0\0" + struct.pack("<HH12xHH", 0x8664, 1, len(optional), 0) + optional
    header += struct.pack("<8sIIII16x", b".idata", len(section), base, len(section), raw)
    return (b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + header).ljust(raw, b"\0") + section


def test_libraries_are_read_those_that_are_loaded_late_as_well() -> None:
    assert list_imports(make_library("KERNEL32.dll", "msvcp140-0123.dll", late="Late.dll")) == [
        "kernel32.dll",
        "late.dll",
        "msvcp140-0123.dll",
    ]
    assert list_imports(make_library()) == []


@pytest.mark.parametrize("content", [b"", b"MZ", b"#!/bin/sh", make_library("a.dll")[:0x220], b"MZ" + bytes(200)])
def test_what_is_no_library_is_said(content: bytes) -> None:
    with pytest.raises(NoProgramError):
        list_imports(content)


@pytest.fixture
def program(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frozen program with a package that keeps a library beside itself."""
    system = tmp_path / "system"
    system.mkdir()
    (system / "kernel32.dll").touch()
    monkeypatch.setattr(frozen, "find_libraries", lambda: system)
    inside = bundle / "_internal"
    (inside / "python312.dll").write_bytes(make_library("KERNEL32.dll", "api-ms-win-crt-heap-l1-1-0.dll"))
    for folder in ("opencc/clib", "opencc.libs", "other", "PySide6", "shiboken6"):
        (inside / folder).mkdir(parents=True)
    (inside / "opencc/clib/_o.pyd").write_bytes(make_library("python312.dll", "MSVCP140-0123.dll"))
    (inside / "opencc.libs/msvcp140-0123.dll").write_bytes(make_library("KERNEL32.dll"))
    (inside / "PySide6/QtCore.pyd").write_bytes(make_library("shiboken6.abi3.dll"))
    (inside / "shiboken6/shiboken6.abi3.dll").write_bytes(make_library("python312.dll"))
    return bundle


def test_a_program_that_has_all_it_asks_for_lacks_nothing(program: Path) -> None:
    assert find_missing(program) == []


def test_a_library_in_the_folder_of_another_package_is_no_use(program: Path) -> None:
    (program / "_internal/other/_p.pyd").write_bytes(make_library("msvcp140-0123.dll"))
    assert find_missing(program) == ["other/_p.pyd: msvcp140-0123.dll"]


def test_what_was_made_for_wine_is_found(program: Path) -> None:
    assert find_leaked(program) == []
    (program / "_internal" / "UCRTBASE.dll").touch()
    assert find_leaked(program) == ["_internal/UCRTBASE.dll"]
