"""Export: resolve, compose, write, prove, and only then give the file its name (DESIGN §4)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing_app.errors import BlockedError, CancelledError, InputError, Phrase
from briefing_app.formats.atomic import make_folder
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Finding
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.store.editions import EditionRecord
from briefing_app.workspace.desk import Desk, called
from briefing_app.workspace.findings import FindingActions, blocks_language
from briefing_app.workspace.output import Clash, PlannedFile, check_replaceable, file_name, is_ours, write_file
from briefing_app.workspace.press import FileJob, Press
from briefing_app.workspace.resolve import Frozen, freeze_handout
from briefing_app.workspace.versions import VersionActions

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """How far an export is: file n of m, and in it page n of m (0 of 0 before the first page is drawn)."""

    file_name: str
    file: int
    files: int
    page: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One finished file. `dropped` names what the one-page summary left out, `missing` characters no font has."""

    path: Path
    form: Form
    language: Language
    audience: Audience
    number: int
    pages: int
    sha256: str
    dropped: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """The files, and the findings that kept languages from being exported."""

    files: tuple[ExportedFile, ...]
    blocked: tuple[Finding, ...] = ()


class ExportActions:
    """Writes PDFs. Fonts and the colour profile are opened at the first export."""

    def __init__(self, desk: Desk, findings: FindingActions, press: Press, versions: VersionActions) -> None:
        self._desk = desk
        self._findings = findings
        self._press = press
        self._versions = versions

    def export(
        self,
        briefing_id: str,
        folder: Path,
        *,
        forms: Sequence[Form] = tuple(Form),
        languages: Sequence[Language] = LANGUAGES,
        audiences: Sequence[Audience] = (Audience.DELEGATION,),
        show_staleness: bool = False,
        naming: Language = Language.EN,
        clash: Clash = Clash.REPLACE,
        confirmed: bool = False,
        progress: Callable[[Step], None] | None = None,
        cancelled: Cancelled | None = None,
    ) -> ExportResult:
        """Write one PDF for each form, language and audience; one of the same name that was exported before is replaced.

        With `Clash.NUMBER` nothing is replaced and the new file gets a number; with `confirmed` anything is.

        A language in which something is missing is left out and its findings are given back; the others are exported.

        Raises:
            NotFoundError: There is no such briefing.
            InputError: It is a template.
            BlockedError: Nothing can be exported; the first reason is said.
            ClashError: A file of the name is there that is not ours; nothing at all was written.
            OutputError: The folder cannot be written.
            ProofError, LeakError: A file did not say what it must, or said what it must not; it was not kept.
            CancelledError: `cancelled` said so; finished files stay, no unfinished one does.
        """
        library = self._desk.library
        briefing = library.get_briefing(briefing_id)
        if briefing.template:
            raise InputError("briefing.template", field="briefing", briefing=called(briefing))
        plan, blocked = self._plan(briefing, forms, languages, audiences, naming)
        if not plan:
            first = self._findings.say(blocked[0], naming) if blocked else Phrase("export.nothing")
            raise BlockedError(briefing=called(briefing), first=first)
        make_folder(folder)
        number = library.next_edition_number(briefing_id)
        own = self.list_own(briefing_id)
        if clash is Clash.REPLACE:
            for job in plan:
                name = file_name(briefing, job.form, job.language, job.shown.audience)
                check_replaceable(folder / name, own, confirmed=confirmed)
        files: list[ExportedFile] = []
        for at, job in enumerate(plan, start=1):
            name = file_name(briefing, job.form, job.language, job.shown.audience)
            tell = _teller(progress, name, at, len(plan))
            tell(0, 0)
            if cancelled and cancelled():
                raise CancelledError
            file = FileJob(job.whole, job.shown, job.form, job.language, name, number, show_staleness)
            made, report = self._press.make(file, tell, cancelled)
            exported = ExportedFile(
                path=write_file(folder, name, made, clash, own, confirmed=confirmed),
                form=job.form,
                language=job.language,
                audience=job.shown.audience,
                number=number,
                pages=report.pages,
                sha256=hashlib.sha256(made).hexdigest(),
                dropped=report.dropped,
                missing="".join(sorted({char for char, _ in report.missing})),
            )
            self.record(job.whole, exported)
            files.append(exported)
        return ExportResult(tuple(files), blocked)

    def plan_names(
        self,
        briefing: Briefing,
        forms: Sequence[Form],
        languages: Sequence[Language],
        audiences: Sequence[Audience],
        folder: Path,
    ) -> tuple[PlannedFile, ...]:
        """The files that an export would write, in the order of writing, and what of that name is in the folder."""
        own = self.list_own(briefing.id)
        planned: list[PlannedFile] = []
        for audience in audiences:
            for language in languages:
                for form in forms:
                    name = file_name(briefing, form, language, audience)
                    exists = (folder / name).exists()
                    other = exists and not is_ours(folder / name, own)
                    planned.append(PlannedFile(name, form, language, audience, exists, other))
        return tuple(planned)

    def list_own(self, briefing_id: str) -> frozenset[str]:
        """SHA-256 of every file that was exported of a briefing; such a file may be replaced by a newer one."""
        return frozenset(each.sha256 for each in self._desk.library.list_editions(briefing_id))

    def _plan(
        self,
        briefing: Briefing,
        forms: Sequence[Form],
        languages: Sequence[Language],
        audiences: Sequence[Audience],
        naming: Language,
    ) -> tuple[list[_Job], tuple[Finding, ...]]:
        """What to write, and the findings that keep a language from being written."""
        with_pack = Audience.DELEGATION in audiences
        whole = self._findings.freeze(briefing.id, Audience.DELEGATION, with_pack=with_pack)
        plan: list[_Job] = []
        blocked: list[Finding] = []
        for audience in audiences:
            shown = whole if audience is Audience.DELEGATION else freeze_handout(whole).with_pack()
            found = self._findings.find_in(whole, shown, languages, naming)
            for language in languages:
                reasons = [each for each in found if blocks_language(each, language)]
                blocked.extend(each for each in reasons if each not in blocked)
                if not reasons:
                    plan.extend(_Job(whole, shown, form, language) for form in forms)
        return plan, tuple(blocked)

    def record(self, whole: Frozen, exported: ExportedFile) -> None:
        """Note a file that was written; no step of the history, for undo does not take back a file.

        With the first file of an edition, the briefing is kept as a version: as it was frozen (`whole`: for the delegation),
        not as it is by now.
        """
        if self._desk.library.next_edition_number(whole.briefing.id) <= exported.number:
            self._versions.keep_exported(whole)
        self._desk.library.record_edition(
            EditionRecord(
                id=self._desk.new_id(),
                briefing_id=whole.briefing.id,
                number=exported.number,
                form=exported.form,
                language=exported.language,
                audience=exported.audience,
                exported_at=self._desk.today().isoformat(),
                sha256=exported.sha256,
                file_name=exported.path.name,
            )
        )


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to write."""

    whole: Frozen
    shown: Frozen
    form: Form
    language: Language


def _teller(progress: Callable[[Step], None] | None, name: str, file: int, files: int) -> Callable[[int, int], None]:
    def tell(page: int, pages: int) -> None:
        if progress:
            progress(Step(name, file, files, page, pages))

    return tell
