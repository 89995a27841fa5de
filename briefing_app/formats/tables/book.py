"""Open a workbook (a zip of XML parts) without trusting it: what it is, that it stays within itself and within the limits."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from briefing_app.errors import InputError
from briefing_app.formats.tables import limits
from briefing_app.formats.tables.raw import load_bytes

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files, and of encrypted new ones
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHUNK: Final = 1 << 16
_ZIP_PROBLEMS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


class Book:
    """The parts of a workbook; every way in is checked."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            InputError: It is no workbook of this format, or is damaged or hostile.
        """
        self.name = path.name
        data = load_bytes(path)
        if data.startswith(_OLD):
            locked = _ENCRYPTED in data
            raise InputError("tables.kind_locked" if locked else "tables.kind_xls", field="file", name=self.name)
        if not data.startswith(b"PK"):
            raise InputError("tables.kind_other", field="file", name=self.name)
        with self.checking():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._parts = self._check_entries()
        self._check_kind()

    @contextmanager
    def checking(self) -> Iterator[None]:
        """Say in one sentence what goes wrong within the block because of the file."""
        try:
            yield
        except DefusedXmlException as problem:
            raise InputError("tables.entities", field="file", name=self.name) from problem
        except (ParseError, *_ZIP_PROBLEMS) as problem:
            raise InputError("tables.damaged", field="file", name=self.name) from problem

    def damaged(self) -> InputError:
        """The error for a file whose parts contradict each other."""
        return InputError("tables.damaged", field="file", name=self.name)

    def bomb(self) -> InputError:
        """The error for a file that unpacks to more than the limits."""
        return InputError("tables.bomb", field="file", name=self.name)

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._parts

    def size(self, part: str) -> int:
        """How many bytes a part says to have."""
        return self._parts[part].file_size

    def read_xml(self, part: str) -> Element:
        """A small part as a tree.

        Raises:
            InputError: It is missing, damaged, too large or defines entities.
        """
        data = b"".join(self.iterate(part, limits.PLAN_BYTES))
        with self.checking():
            root: Element = fromstring(data, forbid_dtd=True)
            return root

    def iterate(self, part: str, most: int = limits.PART_BYTES) -> Iterator[bytes]:
        """The bytes of a part, piece by piece, whatever size the directory of the zip claims.

        Raises:
            InputError: It is missing, damaged or larger than `most`.
        """
        entry = self._parts.get(part)
        if entry is None:
            raise self.damaged()
        done = 0
        with self.checking():
            stream = self._zip.open(entry)
        with stream:
            while True:
                with self.checking():
                    piece = stream.read(_CHUNK)
                if not piece:
                    return
                done += len(piece)
                if done > most:
                    raise self.bomb()
                yield piece

    def _check_entries(self) -> dict[str, zipfile.ZipInfo]:
        entries = self._zip.infolist()
        if len(entries) > limits.PARTS or sum(each.file_size for each in entries) > limits.BOOK_BYTES:
            raise self.bomb()
        parts: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = entry.filename
            path = PurePosixPath(name)
            if ".." in path.parts or path.is_absolute() or "\\" in name or ":" in name or _is_link(entry):
                raise InputError("tables.path", field="file", name=self.name)
            if entry.flag_bits & 0x1:
                raise InputError("tables.kind_locked", field="file", name=self.name)
            if entry.file_size > limits.PART_BYTES or (
                entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * max(entry.compress_size, 1)
            ):
                raise self.bomb()
            if name in parts:
                raise self.damaged()
            parts[name] = entry
        return parts

    def _check_kind(self) -> None:
        names = self._parts.keys()
        if "xl/vbaProject.bin" in names or self._says("[Content_Types].xml", b"macroEnabled"):
            raise InputError("tables.kind_xlsm", field="file", name=self.name)
        if "xl/workbook.bin" in names:
            raise InputError("tables.kind_xlsb", field="file", name=self.name)
        if self._says("mimetype", b"opendocument"):
            raise InputError("tables.kind_ods", field="file", name=self.name)
        if any(name.endswith(".iwa") for name in names):
            raise InputError("tables.kind_numbers", field="file", name=self.name)
        if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
            raise InputError("tables.kind_other", field="file", name=self.name)

    def _says(self, part: str, word: bytes) -> bool:
        return part in self._parts and word in b"".join(self.iterate(part, limits.PLAN_BYTES))


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)
