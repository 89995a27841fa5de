"""What the steps of the self-test share: a library of their own, a worker process, and a folder for what they make."""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.process import BaseProcess
from pathlib import Path

from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.worker import Answer, Failed, Progress, Ready, Task, run_process

_PATIENCE = 60.0  # seconds for one answer, on the slowest machine


class SelfTestError(Exception):
    """Something the program made is not what it has to be; the text says what."""


class Worker:
    """A process that makes pages, started as the window starts its own."""

    def __init__(self, resources_dir: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._near, self._far = context.Pipe()
        self._process: BaseProcess = context.Process(target=run_process, args=(self._far, resources_dir), daemon=True)

    @property
    def process_id(self) -> int | None:
        """Of the process; None before it was started."""
        return self._process.pid

    def start(self) -> str:
        """Start it and wait until it has loaded what it needs.

        Raises:
            SelfTestError: It did not start.
        """
        self._process.start()
        self._far.close()
        need(isinstance(self._receive(), Ready), "the process that makes pages did not say that it is ready")
        return f"process {self._process.pid}"

    def close(self) -> None:
        """End it."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()
        self._near.close()

    def do(self, task: Task) -> Answer:
        """Give it a task and wait for what comes of it.

        Raises:
            SelfTestError: It failed, or did not answer.
        """
        with suppress(OSError):  # it is gone: what is received next says how it ended
            self._near.send(task)
        while isinstance(answer := self._receive(), Progress):
            pass
        if isinstance(answer, Failed):
            raise SelfTestError(answer.details or answer.sentence)
        return answer

    def _receive(self) -> Answer:
        try:
            if not self._near.poll(_PATIENCE):
                raise SelfTestError(f"the process that makes pages did not answer for {_PATIENCE:.0f} seconds")
            answer: Answer = self._near.recv()
        except (EOFError, OSError) as problem:
            self._process.join()
            raise SelfTestError(
                f"the process that makes pages ended with exit status {self._process.exitcode}"
            ) from problem
        return answer


@dataclass(frozen=True)
class Bench:
    """What a step is given."""

    folder: Path  # exists, and whatever is made goes into it
    resources: Resources
    starter: Path  # the pack that a new library holds
    worker: Worker

    @property
    def library(self) -> Path:
        """The library of the self-test; its first step makes it."""
        return self.folder / "library.briefing"

    @cached_property
    def workspace(self) -> Workspace:
        """That library, open; closed by `close`."""
        return Workspace.open(self.library, self.resources)

    def make_folder(self, name: str) -> Path:
        """A folder for what a step makes."""
        made = self.folder / name
        made.mkdir(exist_ok=True)
        return made

    def close(self) -> None:
        """Close the library, if it was opened."""
        if "workspace" in self.__dict__:
            self.workspace.close()
            del self.__dict__["workspace"]


def need(holds: object, otherwise: str) -> None:
    """Go on only if something holds.

    Raises:
        SelfTestError: It does not.
    """
    if not holds:
        raise SelfTestError(otherwise)
