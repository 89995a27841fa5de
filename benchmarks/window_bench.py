"""What a person waits for in the window: its start, a key in the palette, a change of looks; small and large library."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.lists_bench import fill
from benchmarks.report import Target, print_table
from benchmarks.start_bench import ROOT
from briefing_app.paths import db_dir, resources_dir
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, create_library
from briefing_app.workspace.workspace import make_printer

WORDS = {"starter library": "biotech 18", "large library": "hospital dr"}
USABLE = {"starter library": 1.0, "large library": 1.5}  # seconds


def bench_window(*, quick: bool) -> list[Target]:
    """The window offscreen, in new processes, its worker process warming up beside it."""
    with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder:
        resources = Resources(resources_dir())
        starter, large = Path(folder) / "starter" / "l.briefing", Path(folder) / "large" / "l.briefing"
        create_library(starter, db_dir() / "starter", resources)
        large.parent.mkdir()
        with Library.create(large, printer=make_printer(resources.wording), history_limit=0) as library:
            fill(library, 2_000 if quick else 100_000)
        libraries = {"starter library": starter, "large library": large}
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in libraries}
        for _ in range(2 if quick else 7):
            for name, path in libraries.items():
                found[name].append(run(path, WORDS[name]))
        shutil.rmtree(folder, ignore_errors=True)
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


def run(library: Path, words: str) -> dict[str, Any]:
    """What one process measured."""
    command = [sys.executable, "-m", "benchmarks.window_child", repr(time.time()), str(library), words]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    assert measured["loaded"] == [], measured["loaded"]
    return measured
