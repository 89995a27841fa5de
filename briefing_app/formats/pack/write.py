"""Write packs so that the same content gives the same bytes, whatever the day, machine or order of work."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing_app.formats.atomic import atomic_file, make_folder
from briefing_app.formats.pack import limits
from briefing_app.formats.pack.encode import encode_document
from briefing_app.formats.pack.pictures import file_name
from briefing_app.formats.pack.read import Pack
from briefing_app.model.bulk import making_many

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_LEVEL, _LEVEL_OF_LARGE = 9, 6  # the last tenth of size takes three times as long
_LARGE = 4_000_000  # bytes


def pack_files(pack: Pack, write: Callable[[Any], bytes] | None = None) -> dict[str, bytes]:
    """The files of the pack by name, in JSON that reads well in a diff or as `write` has it; empty kinds are left out."""
    write = write or _diffable
    document = encode_document(pack.manifest, pack.content)
    files = {f"{part}.json": write(value) for part, value in document.items() if value}
    assets = sorted(pack.content.assets, key=lambda each: each.id)
    return files | {f"assets/{file_name(each)}": each.data for each in assets}


def build_zip(pack: Pack) -> bytes:
    """The pack as the bytes of a zip: files in the order of names, one date, no system's marks."""
    target = io.BytesIO()
    with making_many():
        files = pack_files(pack, _quick)
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3  # whatever the system that writes it
            entry.external_attr = 0o100644 << 16
            stored = name.startswith("assets/") or _would_be_refused(name, data)  # pictures are compressed already
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=_LEVEL if len(data) < _LARGE else _LEVEL_OF_LARGE)
    return target.getvalue()


def _would_be_refused(name: str, data: bytes) -> bool:
    """Whether a file packed would be so much smaller that a reader had to take it for an attack."""
    if len(data) <= limits.RATIO_FROM or name in limits.ANY_RATIO:
        return False
    return len(data) > limits.RATIO * len(zlib.compress(data, _LEVEL))


def save_pack(pack: Pack, target: Path) -> None:
    """Write the pack as a zip, or nothing at all.

    Raises:
        OutputError: The file cannot be written.
    """
    save_zip(build_zip(pack), target)


def save_zip(data: bytes, target: Path) -> None:
    """Write the zip of a pack that was built already, or nothing at all.

    Raises:
        OutputError: The file cannot be written.
    """
    with atomic_file(target) as file:
        file.write(data)


def save_folder(pack: Pack, folder: Path) -> None:
    """Write the pack as a folder of JSON that reads well in a diff; other files there are left alone.

    Raises:
        OutputError: A file cannot be written.
    """
    make_folder(folder)
    for name, data in pack_files(pack).items():
        make_folder((folder / name).parent)
        with atomic_file(folder / name) as file:
            file.write(data)


def _diffable(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _quick(value: Any) -> bytes:
    """One thing to a line: indented JSON takes six times as long, and every export carries a pack."""
    if not isinstance(value, list):
        return (json.dumps(value, ensure_ascii=False) + "\n").encode()
    return ("[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in value) + "\n]\n").encode()
