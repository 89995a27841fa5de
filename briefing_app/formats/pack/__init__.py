"""Packs: library content as a folder, zip or one file of plain JSON (docs/pack-format.md)."""

from briefing_app.formats.pack.read import Pack, load_pack, parse_own, parse_pack
from briefing_app.formats.pack.write import build_zip, pack_files, save_folder, save_pack, save_zip

__all__ = [
    "Pack",
    "build_zip",
    "load_pack",
    "pack_files",
    "parse_own",
    "parse_pack",
    "save_folder",
    "save_pack",
    "save_zip",
]
