"""What a person waits for in an open window: pages, places, looks, lists, search, outline, dialogs, typing; its memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.libraries import WORDS, get_libraries
from benchmarks.report import Target, print_table
from benchmarks.screen import open_screen
from benchmarks.start_bench import ROOT

Summary = Callable[[Sequence[float]], float]
_MEMORY = 250  # MiB, of the window with its first page


def most_of(times: Sequence[float]) -> float:
    """The time that 95 of 100 stay under."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


# What is asked of times whose names begin so: words, milliseconds, and how several are summed up.
_ASKED: tuple[tuple[str, str, float, Summary], ...] = (
    ("first: ", "a page for the first time, slowest", 200, max),
    ("again: ", "a page built again, slowest", 200, max),
    ("to ", "to another place", 100, median),
    ("language, ", "another language", 300, median),
    ("theme, ", "another theme", 300, median),
    ("search key", "a key in the search of facts, until its rows are painted", 50, median),
    ("filter", "a filter", 50, median),
    ("order", "another order", 100, median),
    ("frame", "a frame while scrolling, 95 %", 25, most_of),
    ("palette key", "a key in the palette", 30, median),
    ("meeting key", "a key in the meeting", 30, median),
    ("outline step", "a step in an outline of 204 blocks, painted", 30, median),
    ("export dialog", "the export dialog of 42 blocks", 200, median),
    ("key, ", "a key in a text of 5,000 characters, 95 %", 16, most_of),
)


def bench_pages(*, quick: bool) -> list[Target]:
    """One window for each library, on a real X server where there is one."""
    targets: list[Target] = []
    for name, path in get_libraries(quick=quick).items():
        runs = [run(path, WORDS[name]) for _ in range(1 if quick else 3)]
        times: dict[str, list[tuple[float, float]]] = {}
        for each in runs:
            for what, taken in each["times"].items():
                times.setdefault(what, []).extend(taken)
        rows = []
        for what, taken in times.items():
            walls, spent = [wall for wall, _ in taken], [cpu for _, cpu in taken]
            rows.append((what, len(taken), median(walls), most_of(walls), max(walls), median(spent)))
        heads = ("what", "times", "median ms", "95 %", "most", "median cpu")
        print_table(f"The window on the {name}", heads, rows)
        for begin, words, most, summary in _ASKED:
            found = [[wall for wall, _ in taken] for what, taken in times.items() if what.startswith(begin)]
            slowest = max(median(each) if summary is max else summary(each) for each in found)
            targets.append(Target(f"{name}: {words}", most, slowest, "ms"))
        held = median(each["memory at first"] for each in runs)
        print(f"memory: {held:.0f} MiB at first, {max(each['memory at last'] for each in runs):.0f} MiB at last")
        targets.append(Target(f"{name}: memory", _MEMORY, held, "MiB"))
    return targets


def run(library: Path, words: str) -> dict[str, Any]:
    """What one process measured, on a copy of the library."""
    with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder, open_screen() as surroundings:
        own = Path(shutil.copy(library, folder))
        command = [sys.executable, "-m", "benchmarks.pages_child", str(own), words]
        done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert measured["banned"] == [], measured["banned"]
    return measured
