"""One export from the window: freeze, check, make file after file in the worker, write each whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.formats.atomic import make_folder
from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Finding
from briefing_app.model.language import Language
from briefing_app.ui.errors import Sentences
from briefing_app.ui.jobs.service import RenderService
from briefing_app.workspace import Workspace
from briefing_app.workspace.export import ExportedFile, Step
from briefing_app.workspace.findings import blocks_language
from briefing_app.workspace.output import Clash, file_name, write_file
from briefing_app.workspace.press import FileJob
from briefing_app.workspace.resolve import Frozen, freeze_handout
from briefing_app.workspace.worker import Failed, FindTask, Found, Made, MakeTask

_CHANNEL = "export"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What the person asked for. `confirmed` says that files of others may be replaced too."""

    briefing_id: str
    folder: Path
    forms: tuple[Form, ...]
    languages: tuple[Language, ...]
    audiences: tuple[Audience, ...]
    show_staleness: bool = False
    clash: Clash = Clash.REPLACE
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A file that could not be made or written, and why in one sentence."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an export; `blocked` are the findings that kept languages from being tried at all."""

    files: tuple[ExportedFile, ...]
    failures: tuple[Unwritten, ...] = ()
    blocked: tuple[Finding, ...] = ()


def plan_names(briefing: Briefing, request: ExportRequest) -> list[str]:
    """The names of the files that a request asks for, in the order of writing."""
    return [
        file_name(briefing, form, language, audience)
        for audience in request.audiences
        for language in request.languages
        for form in request.forms
    ]


class ExportFlow(QObject):
    """Runs one request and then is done. Finished files stay when it is cancelled, an unfinished one never does.

    A file that cannot be written does not keep the others from being written.
    """

    planned = Signal(object)  # tuple of names, in the order of writing, once the checks have run
    stepped = Signal(object)  # Step
    file_done = Signal(int, object)  # place in the plan, ExportedFile
    file_failed = Signal(int, object)  # place in the plan, Unwritten
    finished = Signal(object)  # Outcome
    failed = Signal(str, object)  # sentence: nothing could be begun; files, which then are none
    cancelled = Signal(object)  # files finished before
    _packed = Signal(object)  # Future, from the writing thread
    _written = Signal(object)  # Future, from the writing thread

    def __init__(
        self,
        request: ExportRequest,
        core: Workspace,
        service: RenderService,
        sentences: Sentences,
        naming: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._request = request
        self._core = core
        self._service = service
        self._sentences = sentences
        self._naming = naming
        self._shown: dict[Audience, Frozen] = {}
        self._whole: Frozen | None = None  # with its pack: what is kept as a version
        self._unchecked: list[Audience] = list(request.audiences)
        self._blocked: list[Finding] = []
        self._jobs: list[FileJob] = []
        self._at = 0  # the job that is made now
        self._files: list[ExportedFile] = []
        self._failures: list[Unwritten] = []
        self._made: Made | None = None
        self._own: frozenset[str] = frozenset()
        self._writing: Future[tuple[Path, str]] | None = None
        self._packing: Future[dict[Audience, Frozen]] | None = None
        self._number = 0
        self._over = False
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
        service.done.connect(self._done)
        service.failed.connect(self._task_failed)
        service.progressed.connect(self._progressed)
        self._packed.connect(self._packs_built)
        self._written.connect(self._file_written)

    def start(self) -> None:
        """Begin; everything else is told by signals."""
        self._own = self._core.exports.list_own(self._request.briefing_id)
        try:
            make_folder(self._request.folder)
        except BriefingError as problem:
            self._fail(self._sentences.say(problem))
            return
        QTimer.singleShot(0, self, self._freeze)

    def _freeze(self) -> None:
        """Freeze once for all kinds of readers; what needs the library no more, and takes longer, is done in the thread."""
        if self._over:
            return
        try:
            whole = self._core.findings.freeze(self._request.briefing_id, Audience.DELEGATION)
        except BriefingError as problem:
            self._fail(self._sentences.say(problem))
            return
        self._packing = self._writer.submit(_build_packs, whole, self._request.audiences)
        self._packing.add_done_callback(self._tell_packed)

    def _tell_packed(self, future: Future[dict[Audience, Frozen]]) -> None:
        if not self._over:  # stopping does not wait for packs, and nobody may be there any more
            self._packed.emit(future)

    def _packs_built(self, future: Future[dict[Audience, Frozen]]) -> None:
        if self._over or future is not self._packing:
            return
        try:
            self._shown = future.result()
        except BriefingError as problem:
            self._fail(self._sentences.say(problem))
            return
        whole = self._whole = self._shown[Audience.DELEGATION]
        if Audience.DELEGATION not in self._request.audiences:
            self._shown[Audience.DELEGATION] = replace(whole, pack=b"")  # nobody gets it
        self._check_next()

    def cancel(self) -> None:
        """Stop; what is being made now is dropped, a file that is already being written is finished and kept."""
        if self._over:
            return
        self._service.cancel(self._number)
        self._end()
        try:
            if self._writing is not None:
                self._keep(*self._writing.result())
        except BriefingError as problem:
            self.failed.emit(self._sentences.say(problem), tuple(self._files))
            return
        self.cancelled.emit(tuple(self._files))

    # -- checks ------------------------------------------------------------------------------------------------------

    def _check_next(self) -> None:
        if self._over:
            return
        whole, shown = self._shown[Audience.DELEGATION], self._shown[self._unchecked[0]]
        languages, naming = self._request.languages, self._naming
        self._number = self._service.ask(_CHANNEL, lambda number: FindTask(number, whole, shown, languages, naming))

    def _checked(self, found: Sequence[Finding]) -> None:
        audience = self._unchecked.pop(0)
        briefing = self._shown[Audience.DELEGATION].briefing
        edition = self._core.library.next_edition_number(briefing.id)
        whole, shown = self._shown[Audience.DELEGATION], self._shown[audience]
        for language in self._request.languages:
            reasons = [each for each in found if blocks_language(each, language)]
            self._blocked += [each for each in reasons if each not in self._blocked]
            if not reasons:
                self._jobs += [
                    FileJob(
                        whole,
                        shown,
                        form,
                        language,
                        file_name(briefing, form, language, audience),
                        edition,
                        self._request.show_staleness,
                    )
                    for form in self._request.forms
                ]
        if self._unchecked:
            self._check_next()
        elif not self._jobs:
            self._fail(" ".join(self._core.findings.say(each, self._naming) for each in self._blocked[:3]))
        else:
            self.planned.emit(tuple(job.name for job in self._jobs))
            self._make_next()

    # -- files -------------------------------------------------------------------------------------------------------

    @property
    def _job(self) -> FileJob:
        return self._jobs[self._at]

    def _make_next(self) -> None:
        job = self._job
        self.stepped.emit(Step(job.name, self._at + 1, len(self._jobs)))
        self._number = self._service.ask(_CHANNEL, lambda number: MakeTask(number, job))

    def _progressed(self, number: int, page: int, pages: int) -> None:
        if number == self._number and not self._over:
            self.stepped.emit(Step(self._job.name, self._at + 1, len(self._jobs), page, pages))

    def _done(self, number: int, answer: object) -> None:
        if number != self._number or self._over:
            return
        if isinstance(answer, Found):
            self._checked(answer.findings)
        elif isinstance(answer, Made):
            self._made = answer
            # In a thread: a slow drive must not hold the window up.
            self._writing = self._writer.submit(_write, self._request, self._job.name, answer.data, self._own)
            self._writing.add_done_callback(self._written.emit)

    def _file_written(self, future: Future[tuple[Path, str]]) -> None:
        if self._over or future is not self._writing:
            return
        try:
            self._keep(*future.result())
        except BriefingError as problem:
            self._note_failure(self._sentences.say(problem))
            return
        self._go_on()

    def _keep(self, path: Path, sha256: str) -> None:
        """Note the file that was written."""
        assert self._made is not None
        assert self._whole is not None
        job, made = self._job, self._made
        self._writing = None
        file = ExportedFile(
            path=path,
            form=job.form,
            language=job.language,
            audience=job.shown.audience,
            number=job.number,
            pages=made.pages,
            sha256=sha256,
            dropped=made.dropped,
            missing=made.missing,
        )
        self._core.exports.record(self._whole, file)
        self._files.append(file)
        self.file_done.emit(self._at, file)

    def _note_failure(self, sentence: str) -> None:
        """One file could not be made or written; the others still can."""
        self._writing = None
        failure = Unwritten(self._job.name, sentence)
        self._failures.append(failure)
        self.file_failed.emit(self._at, failure)
        self._go_on()

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._jobs):
            self._make_next()
        else:
            self._end()
            self.finished.emit(Outcome(tuple(self._files), tuple(self._failures), tuple(self._blocked)))

    def _task_failed(self, number: int, failed: Failed) -> None:
        if number != self._number or self._over:
            return
        if self._jobs and not self._unchecked:
            self._note_failure(self._sentences.say_failed(failed))
        else:
            self._fail(self._sentences.say_failed(failed))

    # -- the end -----------------------------------------------------------------------------------------------------

    def _fail(self, sentence: str) -> None:
        self._end()
        self.failed.emit(sentence, tuple(self._files))

    def _end(self) -> None:
        self._over = True
        self._service.done.disconnect(self._done)
        self._service.failed.disconnect(self._task_failed)
        self._service.progressed.disconnect(self._progressed)
        self._writer.shutdown(wait=self._writing is not None)


def _build_packs(whole: Frozen, audiences: Sequence[Audience]) -> dict[Audience, Frozen]:
    """The briefing with its packs as each audience gets it, and for the delegation in any case."""
    frozen = {Audience.DELEGATION: whole.with_pack()}
    if Audience.HANDOUT in audiences:
        frozen[Audience.HANDOUT] = freeze_handout(whole).with_pack()
    return frozen


def _write(request: ExportRequest, name: str, data: bytes, own: Collection[str]) -> tuple[Path, str]:
    """Write a file whole; returns where, and its SHA-256."""
    path = write_file(request.folder, name, data, request.clash, own, confirmed=request.confirmed)
    return path, hashlib.sha256(data).hexdigest()
