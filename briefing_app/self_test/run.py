"""Runs the steps of the self-test one after the other, says how each ended, and writes the report."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from briefing_app import __version__
from briefing_app.self_test.bench import Bench, Worker, need
from briefing_app.workspace import Resources, Workspace, create_library

REPORT = "self-test.json"
Step = Callable[[Bench], str]
_CALLS = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step ended: what it made, or what is wrong."""

    name: str
    ok: bool
    seconds: float
    said: str


def run(folder: Path | None, resources_dir: Path, starter: Path, out: TextIO) -> int:
    """Run every step, also after one has failed; return 0 where all went well, else 1.

    Args:
        folder: Gets what is made, and the report as `self-test.json`; one left by an earlier run is used again. None for a
            temporary folder, which is removed.
        resources_dir: The program's resources.
        starter: The pack a new library holds.
        out: Is told how each step ended.
    """
    with _enter(folder) as place:
        # matplotlib keeps a list of fonts, else in the person's home.
        os.environ["MPLCONFIGDIR"] = str(place / "matplotlib")
        calls = watch_network()
        outcomes = list(_run_steps(place, resources_dir, starter, out))
        outcomes.append(_judge_network(calls))
        _tell(out, outcomes[-1])
        ok = all(each.ok for each in outcomes)
        report = json.dumps(_describe(outcomes, ok=ok), ensure_ascii=False, indent=1) + "\n"
        (place / REPORT).write_text(report, encoding="utf-8")
        if folder is None:
            out.write(report)
        out.write(f"self-test: {'passed' if ok else 'FAILED'} in {sum(each.seconds for each in outcomes):.1f} s\n")
        out.flush()
    return 0 if ok else 1


@contextmanager
def _enter(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        place = folder.expanduser().absolute()
        place.mkdir(parents=True, exist_ok=True)
        yield place
        return
    with tempfile.TemporaryDirectory(prefix="hetao-briefing-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def _run_steps(place: Path, resources_dir: Path, starter: Path, out: TextIO) -> Iterator[Outcome]:
    resources = Resources(resources_dir)
    steps: dict[str, Step] = {
        "worker": lambda bench: bench.worker.start(),
        "library": try_library,
        "words": load("words", "try_words"),
        "checks": load("papers", "try_checks"),
        "papers": load("papers", "try_papers"),
        "pictures": load("pictures", "try_pictures"),
        "tables": load("tables", "try_tables"),
        "packs": load("tables", "try_packs"),
        "guide": load("guide", "try_quick_start"),
        "window": _try_window,
    }
    worker = Worker(resources_dir)
    bench = Bench(place, resources, starter, worker)
    try:
        for name, step in steps.items():
            yield _try(name, step, bench, out)
    finally:
        bench.close()
        worker.close()


def _try(name: str, step: Step, bench: Bench, out: TextIO) -> Outcome:
    began = time.monotonic()
    try:
        said, ok = step(bench), True
    except Exception as problem:  # noqa: BLE001 - whatever goes wrong in a step is what the self-test is to tell
        said, ok = f"{problem}\n{traceback.format_exc()}", False
    outcome = Outcome(name, ok, round(time.monotonic() - began, 3), said)
    _tell(out, outcome)
    return outcome


def _tell(out: TextIO, outcome: Outcome) -> None:
    out.write(f"{'ok    ' if outcome.ok else 'FAILED'} {outcome.name:9} {outcome.seconds:5.1f} s  {outcome.said}\n")
    out.flush()


def try_library(bench: Bench) -> str:
    """A new library is made of the starter pack and is sound."""
    for suffix in ("", "-wal", "-shm"):
        bench.library.with_name(bench.library.name + suffix).unlink(missing_ok=True)
    create_library(bench.library, bench.starter, bench.resources)
    with Workspace.open(bench.library, bench.resources) as workspace:
        damage = workspace.library.find_damage()
        need(not damage, f"the new library is damaged: {', '.join(map(str, damage))}")
        return f"{len(workspace.library.list_cards())} cards"


def load(module: str, name: str) -> Step:
    """A step of another module, which is loaded when it runs: a library that is missing fails that step and no other."""

    def step(bench: Bench) -> str:
        found: Step = getattr(import_module(f"briefing_app.self_test.{module}"), name)
        return found(bench)

    return step


def _try_window(bench: Bench) -> str:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    bench.close()
    return load("window", "show_window")(bench)


def watch_network() -> list[str]:
    """A list that fills with every attempt of this process to reach another computer."""
    calls: list[str] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        # Another process of this computer is reached by a path or a number, another computer by host and port.
        if event in _CALLS and (not event.endswith(("connect", "bind", "sendto")) or isinstance(arguments[-1], tuple)):
            calls.append(event)

    sys.addaudithook(note)
    return calls


def _judge_network(calls: list[str]) -> Outcome:
    said = ", ".join(sorted(set(calls))) or "not used"
    return Outcome("network", ok=not calls, seconds=0.0, said=said)


def _describe(outcomes: list[Outcome], *, ok: bool) -> dict[str, object]:
    return {
        "ok": ok,
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
        "steps": [asdict(each) for each in outcomes],
    }
