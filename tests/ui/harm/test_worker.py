"""The worker killed, stopped, refused: pages come all the same, nothing hangs, the window closes."""

import os
import signal
import time
from dataclasses import replace
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language
from briefing_app.ui.composer.page import ComposerPage
from briefing_app.ui.jobs.link import Link
from briefing_app.ui.room import Where
from briefing_app.ui.window import MainWindow
from briefing_app.workspace.worker import DrawTask
from tests.ui.conftest import LONG, MakeWindow, wait_for_pages

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
STOP = getattr(signal, "SIGSTOP", signal.SIGTERM)  # Windows cannot stop a process: there it is killed
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
CLOSES = 5.0  # seconds


def open_composer(qtbot: QtBot, window: MainWindow) -> ComposerPage:
    briefing = next(
        each for each in window.workspace.core.library.list_briefings() if each.sections and not each.template
    )
    window.stage.go(Where("composer", briefing.id))
    wait_for_pages(qtbot, window)
    assert isinstance(window.page, ComposerPage)
    return window.page


def has_other_pages(page: ComposerPage, pages: object) -> bool:
    return page.preview.view.pages is not pages


def worker_of(window: MainWindow) -> int:
    assert window.service is not None
    assert window.service.link is not None
    found = window.service.link.process_id
    assert found is not None
    return found


def test_a_worker_that_hangs_keeps_no_window_open(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(processes=True)
    open_composer(qtbot, window)
    worker = worker_of(window)
    os.kill(worker, STOP)
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < CLOSES
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert not window.isVisible()


def test_a_task_of_a_worker_that_hangs_can_be_cancelled(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(processes=True)
    page = open_composer(qtbot, window)
    worker = worker_of(window)
    service = window.service
    assert service is not None
    os.kill(worker, STOP)
    edition = window.workspace.core.findings.freeze(page.acts.briefing_id, Audience.DELEGATION).edition(
        Form.FULL, Language.EN
    )
    number = service.ask("export", lambda at: DrawTask(at, edition))
    qtbot.wait(100)
    begun = time.monotonic()
    service.cancel(number)
    assert time.monotonic() - begun < CLOSES
    with qtbot.waitSignal(service.ready, timeout=LONG):
        pass
    assert worker_of(window) != worker


def test_pages_come_without_any_process(qtbot: QtBot, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    start = Link.start

    def refuse(link: Link) -> None:
        if link.is_process:
            link._near.close()
            link._far.close()
            raise PermissionError("not allowed here")
        start(link)

    monkeypatch.setattr(Link, "start", refuse)
    window = make_window(processes=True)
    page = open_composer(qtbot, window)
    assert page.preview.view.pages is not None
    assert window.service is not None
    assert window.service.link is not None
    assert not window.service.link.is_process


def test_killed_again_and_again_the_pages_still_come(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(processes=True)
    page = open_composer(qtbot, window)
    for turn in range(3):
        os.kill(worker_of(window), KILL)
        pages = page.preview.view.pages
        core = window.workspace.core
        briefing = core.library.get_briefing(page.acts.briefing_id)
        core.briefings.update_briefing(
            replace(briefing, title=briefing.title.with_text(Language.EN, f"Killed {turn} times"))
        )
        qtbot.waitUntil(partial(has_other_pages, page, pages), timeout=LONG)
    assert window.isVisible()
