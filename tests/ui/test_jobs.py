"""The worker: a real process, a thread where there can be none, killed, stopped, and never left behind."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.errors import LeakError
from briefing_app.model.edition import Audience, Edition, Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.paths import resources_dir
from briefing_app.ui.jobs import link as link_module
from briefing_app.ui.jobs.link import Link
from briefing_app.ui.jobs.service import RenderService
from briefing_app.workspace import Workspace
from briefing_app.workspace.press import FileJob
from briefing_app.workspace.worker import Drawn, DrawTask, Failed, FindTask, Found, Made, MakeTask, Task
from tests.ui.conftest import LONG

pytestmark = pytest.mark.usefixtures("wardrobe")


class Heard:
    """Notes what a service says."""

    def __init__(self, service: RenderService) -> None:
        self.done: dict[int, object] = {}
        self.failed: dict[int, Failed] = {}
        self.pages: list[tuple[int, int, int]] = []
        service.done.connect(lambda number, answer: self.done.__setitem__(number, answer))
        service.failed.connect(lambda number, failed: self.failed.__setitem__(number, failed))
        service.progressed.connect(lambda number, page, pages: self.pages.append((number, page, pages)))


@pytest.fixture(params=[True, False], ids=["process", "thread"])
def service(request: pytest.FixtureRequest) -> Iterator[RenderService]:
    yield from run_service(processes=request.param)


@pytest.fixture
def process_service() -> Iterator[RenderService]:
    yield from run_service(processes=True)


def run_service(*, processes: bool) -> Iterator[RenderService]:
    threads = set(threading.enumerate())
    service = RenderService(resources_dir(), processes=processes)
    yield service
    service.close()
    assert multiprocessing.active_children() == []
    assert set(threading.enumerate()) <= threads


def edition_of(workspace: Workspace, form: Form = Form.SUMMARY) -> Edition:
    id = workspace.library.resolve_ref("briefing", "investor-meeting-sample")
    return workspace.findings.freeze(id, Audience.DELEGATION).edition(form, Language.EN)


def draw(edition: Edition, number: int) -> Task:
    return DrawTask(number, edition)


def test_pages_checks_and_files_are_made(qtbot: QtBot, workspace: Workspace, service: RenderService) -> None:
    heard = Heard(service)
    id = workspace.library.resolve_ref("briefing", "investor-meeting-sample")
    whole = workspace.findings.freeze(id, Audience.DELEGATION)
    shown = workspace.findings.freeze(id, Audience.HANDOUT, with_pack=True)
    job = FileJob(whole, shown, Form.FULL, Language.HANT, "file.pdf", 1)
    made = service.ask("export", lambda number: MakeTask(number, job))
    found = service.ask("checks", lambda number: FindTask(number, whole, shown, LANGUAGES, Language.EN))
    drawn = service.ask("preview", partial(draw, edition_of(workspace)))
    qtbot.waitUntil(lambda: len(heard.done) == 3, timeout=LONG)
    assert list(heard.done) == [drawn, found, made]  # what one looks at comes first
    pages, findings, file = heard.done[drawn], heard.done[found], heard.done[made]
    assert isinstance(pages, Drawn)
    assert (pages.pages, pages.data[:5]) == (1, b"%PDF-")
    assert isinstance(findings, Found)
    assert findings.findings == workspace.findings.find_findings(id, audience=Audience.HANDOUT)
    assert isinstance(file, Made)
    assert heard.pages[-1] == (made, file.pages, file.pages)
    assert not heard.failed


def test_the_window_loads_nothing_that_draws(
    qtbot: QtBot, workspace: Workspace, process_service: RenderService
) -> None:
    heard = Heard(process_service)
    number = process_service.ask("preview", partial(draw, edition_of(workspace)))
    qtbot.waitUntil(lambda: number in heard.done, timeout=LONG)
    link = process_service.link
    assert link is not None
    assert link.is_process
    assert link.process_id != os.getpid()


def test_nothing_of_an_answer_is_kept(qtbot: QtBot, workspace: Workspace, service: RenderService) -> None:
    heard = Heard(service)
    number = service.ask("preview", partial(draw, edition_of(workspace)))
    qtbot.waitUntil(lambda: number in heard.done, timeout=LONG)
    heard.done.clear()

    def is_gone() -> bool:  # a moment later, when the thread that has read it goes on
        gc.collect()
        return not any(type(each) is Drawn for each in gc.get_objects())

    qtbot.waitUntil(is_gone, timeout=LONG)


def test_only_the_newest_of_a_channel_is_made(qtbot: QtBot, workspace: Workspace, service: RenderService) -> None:
    heard = Heard(service)
    edition = edition_of(workspace)
    numbers = [service.ask("preview", partial(draw, edition)) for _ in range(5)]
    qtbot.waitUntil(lambda: numbers[-1] in heard.done, timeout=LONG)
    assert list(heard.done) == [numbers[-1]]


def test_a_killed_worker_is_replaced_and_its_task_done(
    qtbot: QtBot, workspace: Workspace, process_service: RenderService
) -> None:
    service, heard = process_service, Heard(process_service)
    with qtbot.waitSignal(service.ready, timeout=LONG):
        service.start()
    first = service.link
    assert first is not None
    assert first.process_id is not None
    number = service.ask("preview", partial(draw, edition_of(workspace, Form.FULL)))
    qtbot.waitUntil(lambda: service._running is not None, timeout=LONG)
    os.kill(first.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: number in heard.done, timeout=LONG)
    assert service.link is not first
    assert not heard.failed


def test_a_stopped_task_is_not_heard_of_again(qtbot: QtBot, workspace: Workspace, service: RenderService) -> None:
    heard = Heard(service)
    edition = edition_of(workspace, Form.SLIDES)
    with qtbot.waitSignal(service.ready, timeout=LONG):
        service.start()
    stopped = service.ask("export", partial(draw, edition))
    qtbot.waitUntil(lambda: service._running is not None, timeout=LONG)
    service.cancel(stopped)
    waiting = service.ask("export", partial(draw, edition))
    service.cancel(waiting)
    after = service.ask("preview", partial(draw, edition_of(workspace)))
    qtbot.waitUntil(lambda: after in heard.done, timeout=LONG)
    assert set(heard.done) == {after}
    assert not heard.failed


def test_a_problem_and_a_bug_are_told_apart(qtbot: QtBot, workspace: Workspace, service: RenderService) -> None:
    heard = Heard(service)
    id = workspace.library.resolve_ref("briefing", "investor-meeting-sample")
    whole = workspace.findings.freeze(id, Audience.DELEGATION, with_pack=True)
    shown = workspace.findings.freeze(id, Audience.HANDOUT)
    leaking = FileJob(whole, replace(shown, pack=whole.pack), Form.SUMMARY, Language.EN, "leaking.pdf", 1)
    problem = service.ask("export", lambda number: MakeTask(number, leaking))
    bug = service.ask("preview", partial(draw, replace(edition_of(workspace), form=cast(Form, "poster"))))
    qtbot.waitUntil(lambda: len(heard.failed) == 2, timeout=LONG)
    assert heard.failed[problem].key == LeakError.key
    values = heard.failed[problem].values
    assert values is not None
    assert values["name"] == "leaking.pdf"
    assert heard.failed[bug].key == ""
    assert "Traceback" in heard.failed[bug].details


def test_where_no_process_can_start_a_thread_does_the_work(
    qtbot: QtBot, workspace: Workspace, process_service: RenderService, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: object) -> None:
        raise PermissionError("programs may not start programs here")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refuse)
    heard = Heard(process_service)
    number = process_service.ask("preview", partial(draw, edition_of(workspace)))
    qtbot.waitUntil(lambda: number in heard.done, timeout=LONG)
    link = process_service.link
    assert link is not None
    assert not link.is_process


def test_a_link_can_be_closed_twice() -> None:
    link = Link(resources_dir(), process=True)
    link.start()
    link.close()
    link.close()
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_busy_for_longer_than_anybody_waits_keeps_its_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, heard = threading.Event(), list[object]()

    def work(connection: Connection, *_values: object) -> None:
        go_on.wait(LONG / 1000)
        connection.send("an answer that comes too late")
        connection.close()

    monkeypatch.setattr(link_module, "serve", work)
    monkeypatch.setattr(link_module, "_PATIENCE", 0.01)
    link = Link(resources_dir(), process=False)
    link.answered.connect(heard.append)
    link.start()
    reader = next(each for each in threading.enumerate() if each.name == "answers")
    link.close()
    assert reader.is_alive()
    go_on.set()
    reader.join(LONG / 1000)  # what a thread raises fails the test
    assert not reader.is_alive()
    assert heard == []
