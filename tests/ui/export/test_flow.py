"""Exporting from the window's side: real files, proven and recorded; stopping and failing leave nothing half done."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from briefing_app.formats.pack import Pack, build_zip
from briefing_app.model.block import CardBlock
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.paths import resources_dir
from briefing_app.ui.errors import Sentences
from briefing_app.ui.export import flow as flow_module
from briefing_app.ui.export.flow import ExportFlow, ExportRequest, Outcome, plan_names
from briefing_app.ui.jobs.service import RenderService
from briefing_app.ui.look import Look
from briefing_app.workspace import Workspace, resolve
from briefing_app.workspace.export import Step
from briefing_app.workspace.output import Clash
from briefing_app.workspace.resolve import Frozen
from tests.ui.conftest import LONG

# Only the offscreen platform says so, and means that it has no window manager.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLE = "investor-meeting-sample"


@pytest.fixture
def service() -> Iterator[RenderService]:
    service = RenderService(resources_dir(), processes=False)
    yield service
    service.close()


class Run:
    """One flow and what it said."""

    def __init__(self, flow: ExportFlow) -> None:
        self.flow = flow
        self.steps: list[Step] = []
        self.results: list[Outcome] = []
        self.failures: list[str] = []
        self.cancelled: list[int] = []
        flow.stepped.connect(self.steps.append)
        flow.finished.connect(self.results.append)
        flow.failed.connect(lambda sentence, _: self.failures.append(sentence))
        flow.cancelled.connect(lambda files: self.cancelled.append(len(files)))

    @property
    def over(self) -> bool:
        return bool(self.results or self.failures or self.cancelled)


def make_run(workspace: Workspace, service: RenderService, look: Look, request: ExportRequest) -> Run:
    sentences = Sentences(look.say, lambda: workspace.resources.errors)
    return Run(ExportFlow(request, workspace, service, sentences, Language.EN))


def request_of(
    workspace: Workspace,
    folder: Path,
    forms: tuple[Form, ...] = (Form.SUMMARY,),
    languages: tuple[Language, ...] = (Language.EN,),
    audiences: tuple[Audience, ...] = (Audience.DELEGATION,),
) -> ExportRequest:
    id = workspace.library.resolve_ref("briefing", SAMPLE)
    return ExportRequest(id, folder, forms, languages, audiences)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_files_are_written_recorded_and_equal_to_those_of_the_command_line(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "folder"
    request = request_of(workspace, out, (Form.FULL, Form.SUMMARY), (Language.EN, Language.HANT), tuple(Audience))
    run = make_run(workspace, service, look, request)
    run.flow.start()
    qtbot.waitUntil(lambda: run.over, timeout=LONG)
    assert run.failures == []
    result = run.results[0]
    names = plan_names(workspace.library.get_briefing(request.briefing_id), request)
    assert files_in(out) == sorted(names)
    assert [each.path.name for each in result.files] == names
    for file in result.files:
        assert hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256
        with pypdfium2.PdfDocument(file.path) as pdf:
            assert len(pdf) == file.pages
    records = workspace.library.list_editions(request.briefing_id)
    assert {each.sha256 for each in records} == {each.sha256 for each in result.files}
    assert {each.number for each in records} == {1}
    assert (run.steps[0].file, run.steps[-1].file, run.steps[0].files) == (1, 8, 8)
    assert run.steps[-1].page == run.steps[-1].pages > 0


def test_the_same_bytes_as_the_core_writes(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    request = request_of(workspace, tmp_path / "window")
    run = make_run(workspace, service, look, request)
    run.flow.start()
    qtbot.waitUntil(lambda: run.over, timeout=LONG)
    frozen = workspace.findings.freeze(request.briefing_id, Audience.DELEGATION, with_pack=True)
    assert frozen.edition(Form.SUMMARY, Language.EN).number == 1
    written = run.results[0].files[0].path.read_bytes()
    workspace.library._file.execute("DELETE FROM editions")  # so that the core counts from one again
    again = workspace.exports.export(
        request.briefing_id, tmp_path / "core", forms=(Form.SUMMARY,), languages=(Language.EN,)
    )
    assert again.files[0].path.read_bytes() == written


def test_stopping_leaves_whole_files_only(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    request = request_of(workspace, out, (Form.SUMMARY, Form.FULL, Form.SLIDES), LANGUAGES)
    run = make_run(workspace, service, look, request)
    run.flow.start()
    qtbot.waitUntil(lambda: any(step.file == 2 and step.page for step in run.steps), timeout=LONG)
    run.flow.cancel()
    run.flow.cancel()
    assert run.cancelled == [1]
    qtbot.wait(300)
    assert files_in(out) == [f"{SAMPLE}_summary_en.pdf"]
    assert len(workspace.library.list_editions(request.briefing_id)) == 1
    assert not run.results
    assert not run.failures


@pytest.mark.parametrize("audiences", [(Audience.HANDOUT,), (Audience.DELEGATION, Audience.HANDOUT)])
def test_the_version_that_is_kept_is_what_was_exported(
    qtbot: QtBot,
    workspace: Workspace,
    service: RenderService,
    look: Look,
    tmp_path: Path,
    audiences: tuple[Audience, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request = request_of(workspace, tmp_path / "out", audiences=audiences)
    id = request.briefing_id
    pack = workspace.findings.freeze(id, Audience.DELEGATION).with_pack().pack
    zipped: list[Thread] = []

    def build(pack: Pack) -> bytes:
        zipped.append(current_thread())
        return build_zip(pack)

    monkeypatch.setattr(resolve, "build_zip", build)
    run = make_run(workspace, service, look, request)

    def edit() -> None:
        briefing = workspace.library.get_briefing(id)
        workspace.briefings.update_briefing(replace(briefing, title=LocalText("Edited meanwhile")))

    run.flow.planned.connect(edit)
    run.flow.start()
    qtbot.waitUntil(lambda: run.over, timeout=LONG)
    assert (run.failures, len(run.results[0].files)) == ([], len(audiences))
    (version,) = workspace.versions.list_versions(id)
    _, data = workspace.library.get_version(version.id)
    assert data == pack
    assert len(zipped) == 2  # for the version and the hand-out
    assert main_thread() not in zipped  # the window goes on meanwhile
    assert workspace.library.get_briefing(id).title.en == "Edited meanwhile"
    assert {each.what for each in workspace.versions.compare(version.id)}


def test_stopping_before_the_first_file_leaves_nothing_and_waits_for_nothing(
    qtbot: QtBot,
    workspace: Workspace,
    service: RenderService,
    look: Look,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, entered, left = Event(), Event(), Event()
    built = flow_module._build_packs

    def build(whole: Frozen, audiences: Sequence[Audience]) -> dict[Audience, Frozen]:
        entered.set()
        gate.wait(30)
        try:
            return built(whole, audiences)
        finally:
            left.set()

    monkeypatch.setattr(flow_module, "_build_packs", build)
    run = make_run(workspace, service, look, request_of(workspace, tmp_path / "out"))
    run.flow.start()
    qtbot.waitUntil(entered.is_set, timeout=LONG)
    run.flow.cancel()  # would hang for half a minute if it waited
    assert run.cancelled == [0]
    assert not left.is_set()
    gate.set()
    qtbot.waitUntil(left.is_set, timeout=LONG)
    qtbot.wait(50)
    assert (files_in(tmp_path / "out"), run.results, run.failures) == ([], [], [])
    assert workspace.versions.list_versions(run.flow._request.briefing_id) == ()


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("here already", "utf-8")
    run = make_run(workspace, service, look, request_of(workspace, tmp_path / "file"))
    run.flow.start()
    qtbot.waitUntil(lambda: run.over, timeout=LONG)
    assert "cannot be written" in run.failures[0]
    assert (tmp_path / "file").read_text("utf-8") == "here already"


def test_a_file_that_cannot_be_written_is_said_and_the_others_are_written(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    (tmp_path / "out" / f"{SAMPLE}_summary_en.pdf" / "not empty").mkdir(parents=True)
    request = request_of(workspace, tmp_path / "out", languages=(Language.EN, Language.HANT))
    run = make_run(workspace, service, look, replace(request, confirmed=True))
    run.flow.start()
    qtbot.waitUntil(lambda: run.over, timeout=LONG)
    outcome = run.results[0]
    assert [each.name for each in outcome.failures] == [f"{SAMPLE}_summary_en.pdf"]
    assert "cannot be written" in outcome.failures[0].sentence
    assert [each.path.name for each in outcome.files] == [f"{SAMPLE}_summary_zh-Hant.pdf"]
    assert len(workspace.library.list_editions(request.briefing_id)) == 1


def test_what_others_wrote_is_replaced_only_when_confirmed(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    target = out / f"{SAMPLE}_summary_en.pdf"
    target.write_bytes(b"not ours")
    request = request_of(workspace, out)
    refused = make_run(workspace, service, look, request)
    refused.flow.start()
    qtbot.waitUntil(lambda: refused.over, timeout=LONG)
    assert refused.results[0].files == ()
    assert target.read_bytes() == b"not ours"
    numbered = make_run(workspace, service, look, replace(request, clash=Clash.NUMBER))
    numbered.flow.start()
    qtbot.waitUntil(lambda: numbered.over, timeout=LONG)
    assert [each.path.name for each in numbered.results[0].files] == [f"{SAMPLE}_summary_en (2).pdf"]
    assert target.read_bytes() == b"not ours"
    confirmed = make_run(workspace, service, look, replace(request, confirmed=True))
    confirmed.flow.start()
    qtbot.waitUntil(lambda: confirmed.over, timeout=LONG)
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_language_in_which_something_is_missing_is_left_out_and_said(
    qtbot: QtBot, workspace: Workspace, service: RenderService, look: Look, tmp_path: Path
) -> None:
    request = request_of(workspace, tmp_path / "out", languages=(Language.EN, Language.HANS))
    briefing = workspace.library.get_briefing(request.briefing_id)
    placed = next(each for each in briefing.blocks if isinstance(each, CardBlock))
    card = workspace.library.get_card(placed.card_id)
    workspace.cards.update_card(replace(card, text=card.text.with_text(Language.HANS, "")))
    run = make_run(workspace, service, look, request)
    run.flow.start()
    qtbot.waitUntil(lambda: run.over, timeout=LONG)
    assert [each.language for each in run.results[0].files] == [Language.EN]
    assert run.results[0].blocked
    only = make_run(workspace, service, look, replace(request, languages=(Language.HANS,)))
    only.flow.start()
    qtbot.waitUntil(lambda: only.over, timeout=LONG)
    assert "Simplified" in only.failures[0]
