"""Read a pack whole or refuse it whole, with every reason."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from briefing_app.errors import InputError, PackError, Phrase, Problem
from briefing_app.formats.pack import limits
from briefing_app.formats.pack.container import Members, members_of_bytes, read_members
from briefing_app.formats.pack.decode import decode_content, decode_manifest
from briefing_app.formats.pack.pictures import parse_picture
from briefing_app.formats.pack.references import find_broken
from briefing_app.formats.pack.strict_json import parse_json
from briefing_app.model.bulk import making_many
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.edition import Asset


@dataclass(frozen=True, slots=True)
class Pack:
    """Who made a pack of what, and what it holds."""

    manifest: PackManifest
    content: Content


def load_pack(path: Path) -> Pack:
    """Read a pack from a folder, zip or JSON file.

    Raises:
        PackError: With every problem found; nothing of such a pack is used.
    """
    with making_many():
        return _decode(read_members(path), str(path), path.name)


def parse_pack(data: bytes, name: str) -> Pack:
    """Read a pack from the bytes of a zip or JSON file; `name` stands for it in errors.

    Raises:
        PackError: As for `load_pack`.
    """
    with making_many():
        return _decode(members_of_bytes(data, name), name, PurePosixPath(name).name)


def parse_own(data: bytes) -> Pack:
    """Read the zip of a pack that this program wrote and kept itself, unchecked: also one whose references lead nowhere."""
    problems: list[Problem] = []
    with making_many():
        document, pictures = _parse(members_of_bytes(data, "pack.zip"), "pack.zip", problems)
        assets = _assets(pictures, problems)
        if problems:
            raise PackError("pack.zip", tuple(problems[: limits.PROBLEMS]))
        return Pack(decode_manifest(document["manifest"]), decode_content(document, tuple(assets.values())))


def _decode(members: Members, path: str, name: str) -> Pack:
    from briefing_app.formats.pack.schema import find_violations  # loads jsonschema, which only an import needs

    problems: list[Problem] = []
    document, pictures = _parse(members, name, problems)
    places = _Places(None if members.single is None else name)
    if not problems:
        problems.extend(places.problem(*each) for each in find_violations(document))
    assets: dict[str, Asset] = {}
    if not problems:  # what the schema refuses may hold anything
        assets = _assets(pictures, problems)
        known = [*assets, *(PurePosixPath(each).stem for each in pictures)]  # a bad picture is one problem, not two
        problems.extend(places.problem(*each) for each in find_broken(document, known))
    if problems:
        raise PackError(path, tuple(problems[: limits.PROBLEMS]))
    return Pack(decode_manifest(document["manifest"]), decode_content(document, tuple(assets.values())))


def _parse(members: Members, name: str, problems: list[Problem]) -> tuple[Mapping[str, Any], dict[str, bytes]]:
    """The pack as one JSON object without pictures, and the pictures by file name."""
    if members.single is not None:
        value = parse_json(members.single, name, problems)
        document = value if isinstance(value, dict) else {}
        encoded = document.get("assets", {})
        return document, _unpack_pictures(encoded, name, problems) if isinstance(encoded, dict) else {}
    if "manifest.json" not in members.files:
        problems.append(Problem("manifest.json", Phrase("pack.no_manifest")))
    document = {
        file.removesuffix(".json"): parse_json(data, file, problems)
        for file, data in sorted(members.files.items())
        if "/" not in file
    }
    return document, {file.removeprefix("assets/"): data for file, data in sorted(members.files.items()) if "/" in file}


def _unpack_pictures(encoded: Mapping[str, Any], name: str, problems: list[Problem]) -> dict[str, bytes]:
    pictures: dict[str, bytes] = {}
    for file, text in sorted(encoded.items()):
        try:
            pictures[file] = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError, TypeError):
            problems.append(Problem(f"{name}#/assets/{file[:80]}", Phrase("pack.base64")))
    return pictures


def _assets(pictures: Mapping[str, bytes], problems: list[Problem]) -> dict[str, Asset]:
    assets: dict[str, Asset] = {}
    for file, data in pictures.items():
        place = f"assets/{file}"
        name = PurePosixPath(file)
        try:
            asset = parse_picture(data)
        except InputError as problem:
            problems.append(Problem(place, problem.phrase))
            continue
        wanted = (".png",) if asset.media_type == "image/png" else (".jpg", ".jpeg")
        if name.stem != asset.id or name.suffix not in wanted:
            problems.append(Problem(place, Phrase("pack.picture_name", name=asset.id + wanted[0])))
        assets[asset.id] = asset
    return assets


@dataclass(frozen=True, slots=True)
class _Places:
    """Says in which file a JSON pointer of the whole pack lies."""

    single: str | None

    def problem(self, pointer: str, what: Phrase) -> Problem:
        if self.single is not None:
            return Problem(f"{self.single}#{pointer}", what)
        part, _, below = pointer.removeprefix("/").partition("/")
        if not part:
            return Problem("", what)
        return Problem(f"{part}.json#/{below}" if below else f"{part}.json", what)
