"""Every file that the starter library's sample briefings make, with what each was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from briefing_app.document import compose
from briefing_app.document.tree import Document
from briefing_app.model.edition import Audience, Edition, Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.export import ExportedFile
from briefing_app.workspace.resolve import Frozen
from tests.conformance.tagged import TaggedFile

TODAY = date(2026, 11, 22)
SAMPLES = (
    "delegation-visit-sample",
    "investor-meeting-sample",
    "regulator-meeting-sample",
    "university-partnership-sample",
)


class Key(NamedTuple):
    """Which file."""

    briefing: str
    form: Form
    language: Language
    audience: Audience


KEYS = tuple(
    Key(briefing, form, language, audience)
    for briefing in SAMPLES
    for audience in Audience
    for form in Form
    for language in LANGUAGES
)


def select(*forms: Form, audience: Audience | None = None) -> tuple[Key, ...]:
    """The files of these forms and of this audience; of all where none is named."""
    wanted = forms or tuple(Form)
    return tuple(key for key in KEYS if key.form in wanted and audience in (None, key.audience))


@dataclass(frozen=True)
class Exported:
    """One file: where it was written, what it was made from, and what is read back from it."""

    key: Key
    file: ExportedFile
    whole: Frozen
    shown: Frozen
    edition: Edition
    document: Document

    @cached_property
    def data(self) -> bytes:
        """The bytes."""
        return self.file.path.read_bytes()

    @cached_property
    def tagged(self) -> TaggedFile:
        """The structure and text, read back."""
        return TaggedFile(self.data)


@dataclass
class Shelf:
    """The exported files, each briefing exported when the first of its files is asked for."""

    workspace: Workspace
    resources: Resources
    folder: Path
    _made: dict[Key, Exported] = field(default_factory=dict)

    def get(self, key: Key) -> Exported:
        """One file."""
        if key not in self._made:
            self._export(key.briefing)
        return self._made[key]

    def __iter__(self) -> Iterator[Exported]:
        return (self.get(key) for key in KEYS)

    def _export(self, slug: str) -> None:
        workspace = self.workspace
        briefing_id = workspace.library.resolve_ref("briefing", slug)
        frozen = {each: workspace.findings.freeze(briefing_id, each, with_pack=True) for each in Audience}
        result = workspace.exports.export(briefing_id, self.folder, audiences=tuple(Audience))
        assert result.blocked == ()
        for file in result.files:
            shown = frozen[file.audience]
            edition = shown.edition(file.form, file.language, number=file.number)
            document = compose(edition, self.resources.wording)
            key = Key(slug, file.form, file.language, file.audience)
            self._made[key] = Exported(key, file, frozen[Audience.DELEGATION], shown, edition, document)
