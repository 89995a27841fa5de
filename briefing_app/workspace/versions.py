"""Versions of a briefing: kept on purpose or at each export, compared with what it is now, and brought back as a copy."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.formats.pack import Pack, build_zip, parse_own
from briefing_app.model.briefing import Briefing
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience
from briefing_app.model.language import Language
from briefing_app.store.versions import Version
from briefing_app.workspace.briefings import copy_briefing, copy_title
from briefing_app.workspace.closure import collect
from briefing_app.workspace.compare import VersionChange, compare
from briefing_app.workspace.desk import Desk, LibraryReader
from briefing_app.workspace.merge import merge
from briefing_app.workspace.packs import LibraryKnown
from briefing_app.workspace.resolve import Frozen, briefing_manifest

SAVED, EXPORT = "saved", "export"


class VersionActions:
    """A version holds the briefing with all it needs; keeping one is no step of the history."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def save_version(self, briefing_id: str, note: str = "") -> Version:
        """Keep the briefing as it is now; what was kept on purpose is never dropped, named or not.

        Raises:
            NotFoundError: There is no such briefing.
        """
        content = self._content_of(briefing_id)
        briefing = content.briefings[0]
        data = build_zip(Pack(briefing_manifest(briefing, Audience.DELEGATION), content))
        return self._keep(briefing, SAVED, data, note.strip())

    def keep_exported(self, whole: Frozen) -> Version:
        """Keep a briefing as it was frozen for an export, with its pack, whatever it has become meanwhile."""
        return self._keep(whole.briefing, EXPORT, whole.with_pack().pack)

    def list_versions(self, briefing_id: str) -> tuple[Version, ...]:
        """The versions of a briefing, the newest first."""
        return self._desk.library.list_versions(briefing_id)

    def restore_as_copy(self, version_id: str) -> Briefing:
        """Make a new briefing of a version.

        What it needs and the library no longer has comes back from the version; what the library has stays as it is there.

        Raises:
            NotFoundError: There is no such version.
        """
        _, content = self._open(version_id)
        old = content.briefings[0]
        slug = self._desk.copy_slug("briefing", old.slug)
        title = copy_title(old.title)
        copy = replace(copy_briefing(old, self._desk.new_id), slug=slug, title=title, archived=False)
        fitted, _ = merge(replace(content, briefings=(copy,)), LibraryKnown(self._desk), partial=True)
        with self._desk.operation("version.restore", title=old.title or old.slug) as writer:
            writer.save_content(fitted)
        return self._desk.library.get_briefing(copy.id)

    def compare(self, version_id: str, language: Language = Language.EN) -> tuple[VersionChange, ...]:
        """What differs between a version and the briefing as it is now, printed in a language.

        Raises:
            NotFoundError: There is no such version, or its briefing is gone.
        """
        version, before = self._open(version_id)
        now = self._content_of(version.briefing_id)
        return compare(before, now, self._desk.wording, language, self._desk.today())

    def _keep(self, briefing: Briefing, why: str, data: bytes, note: str = "") -> Version:
        version = Version(self._desk.new_id(), briefing.id, self._desk.stamp(), why, note, len(briefing.blocks))
        self._desk.library.save_version(version, data)
        return version

    def _open(self, version_id: str) -> tuple[Version, Content]:
        version, data = self._desk.library.get_version(version_id)
        return version, parse_own(data).content

    def _content_of(self, briefing_id: str) -> Content:
        library = self._desk.library
        return collect(LibraryReader(library), [library.get_briefing(briefing_id)])
