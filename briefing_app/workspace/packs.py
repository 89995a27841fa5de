"""Packs in and out: an import is one operation, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from briefing_app.errors import ExportError, InputError, Listing, PackError, Phrase, Problem
from briefing_app.formats.pack import Pack, build_zip, load_pack, parse_pack, save_zip
from briefing_app.formats.pdf_read import read_attachments
from briefing_app.model.briefing import Briefing
from briefing_app.model.content import Content, PackManifest
from briefing_app.model.edition import Audience
from briefing_app.model.language import LocalText
from briefing_app.workspace.closure import collect
from briefing_app.workspace.desk import Desk, LibraryReader
from briefing_app.workspace.merge import ImportReport, merge
from briefing_app.workspace.resolve import briefing_manifest

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_NAMED = 3  # problems that are said where a pack is not written
TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers")
"""Names that a table goes by, whether it can be read or is refused with a sentence of its own."""


class PackActions:
    """Imports and exports packs."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def import_pack(self, path: Path, *, dry_run: bool = False) -> ImportReport:
        """Read a pack (folder, zip, JSON, or a PDF that this program exported) into the library.

        Raises:
            PackError: With every problem; the library is what it was. A dry run finds the same problems and saves nothing.
        """
        return self.import_content(load_any(path), str(path), dry_run=dry_run)

    def import_content(self, pack: Pack, name: str, *, dry_run: bool = False) -> ImportReport:
        """Import a pack that was read already."""
        content, report = merge(pack.content, LibraryKnown(self._desk), partial=pack.manifest.partial)
        if dry_run or not any(getattr(content, kind) for kind in content.__slots__):
            return report
        title = pack.manifest.title or name
        try:
            with self._desk.operation("pack.import", title=title) as writer:
                writer.save_content(content)
        except InputError as problem:
            raise PackError(name, (Problem("", problem.phrase),)) from problem
        return report

    def build_pack(self, briefing_ids: Sequence[str] = ()) -> Pack:
        """These briefings with all they need, or the whole library where none is named."""
        library = self._desk.library
        if not briefing_ids:
            title = LocalText("Library", "資料庫", "资料库")
            id = str(uuid5(NAMESPACE_URL, "urn:hetao-briefing:library"))  # its content has ids of its own
            return Pack(PackManifest(id, title), library.list_content())
        briefings = [library.get_briefing(id) for id in briefing_ids]
        content = collect(LibraryReader(library), briefings)
        return Pack(self._manifest(briefings), content)

    def export_pack(self, target: Path, briefing_ids: Sequence[str] = ()) -> Content:
        """Write a pack as a zip and give back what is in it.

        Raises:
            OutputError: The file cannot be written.
            ExportError: Something in the library could not be read back, such as a text that quotes an unknown figure.
        """
        pack = self.build_pack(briefing_ids)
        try:
            data = build_zip(pack)
            parse_pack(data, target.name)
        except PackError as problem:
            said = Listing(tuple(each.phrase for each in problem.problems[:_NAMED]))
            raise ExportError(what=Phrase("export.unreadable", path=target, said=said)) from problem
        save_zip(data, target)
        return pack.content

    def _manifest(self, briefings: Sequence[Briefing]) -> PackManifest:
        if len(briefings) == 1:
            return briefing_manifest(briefings[0], Audience.DELEGATION)
        together = "+".join(sorted(each.id for each in briefings))
        return PackManifest(str(uuid5(UUID(briefings[0].id), together)), briefings[0].title)


def is_table(path: Path) -> bool:
    """Whether a file is, by its name, a table rather than a pack."""
    return path.suffix.lower() in TABLE_SUFFIXES


def load_any(path: Path) -> Pack:
    """Read a pack from whatever holds one.

    Raises:
        PackError: It is none, or is refused.
    """
    if is_table(path):
        raise PackError(str(path), (Problem("", Phrase("pack.tables")),))
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(len(_PDF))
        if head == _PDF:
            return _load_pdf(path)
    return load_pack(path)


def _load_pdf(path: Path) -> Pack:
    try:
        attachments = read_attachments(path.read_bytes())
    except InputError as problem:
        raise PackError(str(path), (Problem("", problem.phrase),)) from problem
    packs = [(name, data) for name, data in attachments if data.startswith(_ZIP) and b"manifest.json" in data]
    if not packs:
        raise PackError(str(path), (Problem("", Phrase("pack.no_briefing")),))
    name, data = packs[0]
    return parse_pack(data, f"{path}#{name}")


class LibraryKnown:
    """The library as an import compares with it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        library = desk.library
        self._find = {
            "theme": library.find_theme,
            "source": library.find_source,
            "figure": library.find_figure,
            "dataset": library.find_dataset,
            "chart": library.find_chart,
            "card": library.find_card,
            "term": library.find_term,
            "briefing": library.find_briefing,
            "asset": library.find_asset,
        }

    def find(self, kind: str, id: str) -> Any:
        """The thing with this id (themes: slug), or None."""
        return self._find[kind](id)

    def find_id(self, kind: str, name: str) -> str | None:
        """The id of the thing with this slug or key, or None."""
        return self._desk.find_id(kind, name)
