"""What a person waits for in the window: its start, a key in the palette, a change of looks; small and large library."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.libraries import WORDS, get_libraries
from benchmarks.report import Target, print_table
from benchmarks.screen import open_screen
from benchmarks.start_bench import ROOT

USABLE = {"starter library": 1.0, "large library": 1.5}  # seconds


def bench_window(*, quick: bool) -> list[Target]:
    """The window on a real X server where there is one, in new processes, its worker process warming up beside it."""
    libraries = get_libraries(quick=quick)
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in libraries}
    with open_screen() as surroundings:
        for _ in range(2 if quick else 7):
            for name, path in libraries.items():
                found[name].append(run(path, WORDS[name], surroundings))
    rows: list[tuple[str, float, float, float, float, float]] = []
    targets: list[Target] = []
    for name, runs in found.items():
        painted, usable = (statistics.median(each[what] for each in runs) for what in ("painted", "usable"))
        keys = [key for each in runs for key in each["keys"][1:]]
        looks = statistics.median(look for each in runs for look in each["looks"])
        rows.append((name, painted * 1000, usable * 1000, statistics.median(keys), max(keys), looks))
        targets += [
            Target(f"{name}: first paint", 0.5, painted, "s"),
            Target(f"{name}: usable", USABLE[name], usable, "s"),
            Target(f"{name}: a key in the palette", 30, statistics.median(keys), "ms"),
            Target(f"{name}: another language", 300, looks, "ms"),
        ]
    heads = ("library", "painted ms", "usable ms", "key ms", "key max ms", "language ms")
    print_table("The window (medians of processes)", heads, rows)
    return targets


def run(library: Path, words: str, surroundings: Mapping[str, str]) -> dict[str, Any]:
    """What one process measured."""
    command = [sys.executable, "-m", "benchmarks.window_child", repr(time.time()), str(library), words]
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    assert measured["loaded"] == [], measured["loaded"]
    return measured
