"""A worker between two tasks: it has answered first, and what it made is gone."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from threading import Thread

import pytest

from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import Language
from briefing_app.paths import resources_dir
from briefing_app.pdf.engine.canvas import TaggedCanvas
from briefing_app.workspace import Workspace
from briefing_app.workspace.process import collect_garbage
from briefing_app.workspace.worker import Answer, Drawn, DrawTask, Ready, StopTask, Task, serve

WAIT = 60.0  # seconds


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Nothing is collected but by those who ask for it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def work(tasks: list[Task], tidy: Callable[[], None]) -> list[Answer]:
    near, far = Pipe()
    thread = Thread(target=serve, args=(far, resources_dir()), kwargs={"tidy": tidy}, daemon=True)
    thread.start()
    assert isinstance(near.recv(), Ready)
    answers: list[Answer] = []
    for task in tasks:
        near.send(task)
        assert near.poll(WAIT)
        answers.append(near.recv())
    near.send(StopTask())
    thread.join(WAIT)
    near.close()
    return answers


def count_canvases() -> int:
    return sum(isinstance(each, TaggedCanvas) for each in gc.get_objects())


@pytest.mark.usefixtures("no_collector")
def test_of_a_document_that_was_made_nothing_is_left(workspace: Workspace) -> None:
    briefing = next(each for each in workspace.library.list_briefings() if each.sections)
    frozen = workspace.findings.freeze(briefing.id, Audience.DELEGATION)
    before, left = count_canvases(), []

    def tidy() -> None:
        made = count_canvases()
        collect_garbage()
        left.append((made - before, count_canvases() - before))

    tasks: list[Task] = [DrawTask(turn, frozen.edition(Form.FULL, Language.EN)) for turn in range(3)]
    answers = work(tasks, tidy)
    assert [(type(each), each.number) for each in answers if isinstance(each, Drawn)] == [(Drawn, n) for n in range(3)]
    assert left == [(1, 0)] * 3  # else the canvas is no circle any more, and nothing need be collected
