"""Make resources/fonts/ again, byte for byte, from the published font packages: python3 dev.py fonts.

The manifest beside the fonts names each package with its version and the sha256 of the file taken from it. The ordinary npm
client fetches the packages by name; HarfBuzz (the uharfbuzz of requirements/dev.txt) prunes. What comes out must have the
sha256 that the manifest records, unless `--accept` is given to record new ones after a deliberate change.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict, cast

import uharfbuzz as hb

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
MANIFEST = "manifest.json"
LICENCE_MEMBER = "LICENSE_FONT"

# Beyond what HarfBuzz keeps by default (kerning, marks, language forms, ligatures, contextual forms, fractions): figures and
# capitals for tables and headings, Inter's alternates, and the half and proportional widths of Chinese punctuation.
FIGURE_FEATURES = ("case", "lnum", "onum", "ordn", "pnum", "sinf", "subs", "sups", "tnum", "zero")
WIDTH_FEATURES = ("halt", "palt", "fwid", "hwid", "pwid")
STYLISTIC_FEATURES = tuple(f"ss{number:02}" for number in range(1, 9))
VERTICAL_FEATURES = ("vert", "vrt2", "vkrn", "vpal", "vhal", "valt", "vchw")
VERTICAL_TABLES = ("vhea", "vmtx", "VORG")
# Dropped as well: style attributes of a variable family, of which these are single instances; East Asian baselines.
OTHER_TABLES = ("STAT", "BASE")
EVERY_NAME = range(26)  # copyright, trademark, licence and where it is found stay in the font

EXTENSION_A = range(0x3400, 0x4DC0)
# Extension A is 6,582 rare ideographs and a third of Noto Sans SC. These are the ones that mainland names of people, places,
# elements and species use (General Standard Chinese Characters); the Hong Kong face, which stands behind, has others.
EXTENSION_A_IN_USE = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖"
    "䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)


class FontEntry(TypedDict):
    """What the manifest says of one font: where it is taken from and what both files hash to."""

    package: str
    member: str
    source_sha256: str
    sha256: str
    bytes: int


class Manifest(TypedDict):
    """The manifest: package versions, licence file by package, fonts by file name."""

    tool: str
    packages: dict[str, str]
    licences: dict[str, str]
    fonts: dict[str, FontEntry]


class FontsError(Exception):
    """The fonts cannot be made again; the text says why and what to do."""


def load_manifest(folder: Path = FONTS) -> Manifest:
    """Read the manifest of a font folder."""
    return cast(Manifest, json.loads((folder / MANIFEST).read_text(encoding="utf-8")))


def sha256(data: bytes) -> str:
    """Return the hash as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def choose_characters(name: str, characters: Iterable[int]) -> set[int]:
    """Return the code points a font keeps: all, but for Noto Sans SC, which loses most of Extension A."""
    kept = set(characters)
    if name.startswith("NotoSansSC"):
        kept -= set(EXTENSION_A) - {ord(character) for character in EXTENSION_A_IN_USE}
    return kept


def _tag(text: str) -> int:
    """Return an OpenType tag as the number HarfBuzz's sets hold."""
    return int.from_bytes(text.encode("ascii"), "big")


def prune(name: str, data: bytes) -> bytes:
    """Return the font without hinting, glyph names and vertical setting, with outlines, names and the features print needs.

    The same bytes come out every time: HarfBuzz keeps the source's time stamps.
    """
    face = hb.Face(data)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(choose_characters(name, face.unicodes))
    wanted.name_id_set.update(EVERY_NAME)
    features = wanted.layout_feature_tag_set
    features.update(_tag(tag) for tag in (*FIGURE_FEATURES, *WIDTH_FEATURES, *STYLISTIC_FEATURES))
    for tag in VERTICAL_FEATURES:
        features.discard(_tag(tag))
    wanted.drop_table_tag_set.update(_tag(tag) for tag in (*VERTICAL_TABLES, *OTHER_TABLES))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_PRUNE_UNICODE_RANGES
    return bytes(hb.subset(face, wanted).blob.data)


def fetch_package(package: str, version: str, folder: Path) -> Path:
    """Fetch one package with npm and return its tarball.

    Raises:
        FontsError: npm is not there or could not fetch the package.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FontsError(
            "The fonts come from npm packages, and npm is not installed here; install Node.js and try again."
        )
    command = [npm, "pack", f"{package}@{version}", "--silent", "--ignore-scripts", "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        raise FontsError(
            f"npm could not fetch {package} {version}; check the network and try again.\n{done.stderr[-800:]}"
        )
    return folder / done.stdout.strip().splitlines()[-1]


def read_member(tarball: Path, member: str) -> bytes:
    """Return one file of a package's tarball, without unpacking anything to disk."""
    with tarfile.open(tarball) as archive:
        found = archive.extractfile(f"package/{member}")
        if found is None:
            raise FontsError(f"{tarball.name} has no file {member}; the manifest names a file that this version lacks.")
        return found.read()


def make_font(name: str, entry: FontEntry, source: bytes) -> bytes:
    """Check a source file against the manifest and return the pruned font."""
    if sha256(source) != entry["source_sha256"]:
        raise FontsError(f"{name}: {entry['member']} of {entry['package']} is not the file the manifest records.")
    return prune(name, source)


def make_fonts(folder: Path, *, accept: bool = False) -> list[str]:
    """Write every font and licence of the manifest into the folder; return a line on each.

    Args:
        folder: Where the manifest lies and the files go.
        accept: Record the hashes of what came out instead of insisting on the recorded ones.

    Raises:
        FontsError: A source or a result is not what the manifest records.
    """
    manifest = load_manifest(folder)
    report = []
    with tempfile.TemporaryDirectory() as temporary:
        tarballs = {
            package: fetch_package(package, version, Path(temporary))
            for package, version in manifest["packages"].items()
        }
        for licence, package in manifest["licences"].items():
            (folder / licence).parent.mkdir(parents=True, exist_ok=True)
            (folder / licence).write_bytes(read_member(tarballs[package], LICENCE_MEMBER).replace(b"\r\n", b"\n"))
        for name, entry in manifest["fonts"].items():
            font = make_font(name, entry, read_member(tarballs[entry["package"]], entry["member"]))
            if accept:
                entry["sha256"], entry["bytes"] = sha256(font), len(font)
            elif sha256(font) != entry["sha256"]:
                raise FontsError(
                    f"{name} came out different from the manifest (made with HarfBuzz {hb.version_string()}, recorded with "
                    f"{manifest['tool']}); use the pinned requirements, or --accept the change."
                )
            (folder / name).write_bytes(font)
            report.append(f"{name:32} {len(font):>10,} bytes")
    if accept:
        manifest["tool"] = f"uharfbuzz {hb.__version__}, HarfBuzz {hb.version_string()}"
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return report


def main(arguments: list[str] | None = None) -> int:
    """Make the fonts again; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py fonts", description="Make resources/fonts/ again from the font packages."
    )
    parser.add_argument("--accept", action="store_true", help="record the hashes of what comes out")
    try:
        lines = make_fonts(FONTS, accept=parser.parse_args(arguments).accept)
    except FontsError as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
