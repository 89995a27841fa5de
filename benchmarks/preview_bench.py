"""What a person waits for beside the pages: an edit that is followed, and the window while files are written."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from typing import Any

from benchmarks.report import Target, print_table
from benchmarks.start_bench import ROOT

SECTIONS = 10  # twenty pages, the size that the target is stated for


def bench_preview(*, quick: bool) -> list[Target]:
    """One process with the pane and a worker process, offscreen; from the change of the library to the new pixels."""
    command = [sys.executable, "-m", "benchmarks.preview_child", str(SECTIONS), str(5 if quick else 25)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    edits, gaps = found["edits"], found["gaps"]
    follow = statistics.median(edits)
    rows: list[tuple[str, float, float]] = [
        (f"an edit is followed, {found['pages']} pages", follow, max(edits)),
        (f"gap between events while {found['files']} files are written", statistics.median(gaps), max(gaps)),
        ("gap between events at rest", statistics.median(found["rest"]), max(found["rest"])),
        ("stopping an export", found["stop"], found["stop"]),
    ]
    print_table("The preview and the window beside an export (ms)", ("what", "median", "most"), rows)
    return [
        Target(f"an edit of {found['pages']} pages is followed (median, warm)", 150, follow, "ms"),
        Target("the longest gap between events during an export", 100, max(gaps), "ms"),
        Target("stopping an export", 100, found["stop"], "ms"),
    ]
