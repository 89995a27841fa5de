"""What a process that makes pages wants of Python, whoever started it: the window's worker, a command, a benchmark."""

from __future__ import annotations

import gc


def prepare_process() -> None:
    """Collect garbage less often.

    Documents are many small values, and what is remembered between two of them lives long: with Python's usual thresholds the
    collector walks through all of it again and again, a third of the time of an export (measured in benchmarks).
    """
    gc.set_threshold(50_000, 20, 100)
