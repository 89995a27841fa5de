"""What a process that makes pages wants of Python, whoever started it: the window's worker, a command, a benchmark."""

from __future__ import annotations

import gc


def prepare_process() -> None:
    """Collect garbage less often.

    Documents are many small values, and what is remembered between two of them lives long: with Python's usual thresholds the
    collector walks through all of it again and again, a third of the time of an export (measured in benchmarks).
    """
    gc.set_threshold(50_000, 20, 100)


def collect_garbage() -> None:
    """Collect the garbage of what has just been made; for a moment without work.

    The structure tree and the canvas of a document refer to each other in circles. Left to the thresholds, those of dozens of
    documents add up, tens of megabytes, before the collector comes. What was remembered by then is not walked through again:
    1 ms after 12 pages, 4 ms after 40, 30 ms after 100.
    """
    gc.collect(1)
