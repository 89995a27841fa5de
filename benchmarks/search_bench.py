"""The search of `bench_search`, held to its targets."""

from __future__ import annotations

import io
import re
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from benchmarks import bench_search
from benchmarks.report import Target

_ROW = re.compile(r"^(?P<query>\S.*?) +[\d.]+ +(?P<p50>[\d.]+) +(?P<p99>[\d.]+) +[\d.]+$", re.MULTILINE)


def bench_searches(*, quick: bool) -> list[Target]:
    """Libraries of growing size; the slowest class of query counts."""
    targets = []
    for size in bench_search.SIZES[:1] if quick else bench_search.SIZES:
        printed = io.StringIO()
        with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder, redirect_stdout(printed):
            bench_search.measure(size, Path(folder))
        print(printed.getvalue(), end="")
        worst = max(float(row["p99"]) for row in _ROW.finditer(printed.getvalue()))
        targets.append(Target(f"search p99, slowest class of query, {size:,} cards", 5, worst, "ms"))
    return targets
