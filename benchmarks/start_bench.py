"""What starting costs: imports, and the command line with and without a library."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.report import Target, print_table
from briefing_app.paths import LIBRARY_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = {
    "nothing (Python itself)": "pass",
    "sqlite_utils": "import sqlite_utils",
    "PySide6.QtWidgets": "import PySide6.QtWidgets",
    "reportlab.pdfgen.canvas": "import reportlab.pdfgen.canvas",
    "matplotlib.figure": "import matplotlib.figure",
    "our workspace": "import briefing_app.workspace",
    "our command line": "import briefing_app.cli.main",
    "our window": "import briefing_app.ui",
    "our PDF writer": "import briefing_app.pdf, briefing_app.document",
}


def bench_start(*, quick: bool) -> list[Target]:
    """New processes, in turn."""
    rounds = 3 if quick else 9
    times: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for _ in range(rounds):
        for name, code in IMPORTS.items():
            times[name].append(run([sys.executable, "-c", code], {}))
    base = statistics.median(times["nothing (Python itself)"])
    rows: list[tuple[str, float]] = []
    for name, seconds in times.items():
        spent = statistics.median(seconds)
        rows.append((name, (spent if name.startswith("nothing") else spent - base) * 1000))
    print_table("Imports, beyond Python’s own start (medians)", ("what", "ms"), rows)
    listing = [sys.executable, "-m", "briefing_app", "--json", "list", "cards"]
    first, later = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder:
            variables = {LIBRARY_VARIABLE: str(Path(folder) / "library.briefing")}
            first.append(run(listing, variables))
            later.append(run(listing, variables))
    print_table(
        "briefing-app list cards, whole process (medians)",
        ("when", "s"),
        [
            ("makes the library from the starter pack", statistics.median(first)),
            ("library is there", statistics.median(later)),
        ],
    )
    return []


def run(command: list[str], variables: dict[str, str]) -> float:
    """Seconds of a process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, check=True)
    return time.perf_counter() - start
