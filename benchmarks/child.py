"""One measurement in a process of its own: `python -m benchmarks.child cold|warm ENGINE SECTIONS`; prints JSON."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.engines import ENGINES
from benchmarks.sample import Sample, edit, make_sample

TURNS = 5
SLOW = 1.5  # seconds; an engine whose first export takes longer is asked less often


def run_cold(name: str, sample: Sample) -> dict[str, Any]:
    """Data in, PDF out, once."""
    data = ENGINES[name]().export(sample)
    return {"bytes": len(data), "pages": count_pages(data)}


def run_warm(name: str, sample: Sample, turns: int = TURNS) -> dict[str, Any]:
    """Seconds of the first export, of the same again, and after an edit of one paragraph (median and slowest of `turns`)."""
    engine = ENGINES[name]()
    first = take_time(lambda: engine.export(sample))
    if first > SLOW:
        turns = 2
    again = statistics.median(take_time(lambda: engine.export(sample)) for _ in range(turns))
    edited = [edit(sample, turn) for turn in range(turns)]
    times = [take_time(lambda each=each: engine.export(each)) for each in edited]  # type: ignore[misc]
    return {"first": first, "again": again, "edited": statistics.median(times), "slowest": max(times)}


def take_time(action: Callable[[], object]) -> float:
    """Seconds that an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def count_pages(data: bytes) -> int:
    """The pages of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def find_peak() -> float | None:
    """The most memory this process has held, in MiB; None where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux includes the parent's
        line = next(each for each in status.read_text(encoding="ascii").splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return None


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser()
    parser.add_argument("how", choices=("cold", "warm"))
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("sections", type=int)
    chosen = parser.parse_args()
    run = run_cold if chosen.how == "cold" else run_warm
    result = run(chosen.engine, make_sample(chosen.sections))
    print(json.dumps({**result, "cpu": time.process_time(), "peak": find_peak()}))


if __name__ == "__main__":
    main()
