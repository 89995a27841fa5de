"""`python -m benchmarks [topic …] [--quick]`: measure, print a table for each topic, and the targets with what was reached."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from typing import Protocol

from benchmarks.report import Target, print_targets


class Topic(Protocol):
    """Measures, prints its tables and gives what was to be reached."""

    def __call__(self, *, quick: bool) -> list[Target]:
        """Do it; `quick` with the smallest sizes only."""


def _load(module: str, name: str) -> Callable[[], Topic]:
    """A topic whose libraries are loaded when it is its turn, so that the parent of cold processes stays small."""

    def load() -> Topic:
        topic: Topic = getattr(__import__(f"benchmarks.{module}", fromlist=[name]), name)
        return topic

    return load


TOPICS: dict[str, Callable[[], Topic]] = {
    "cold": _load("export_bench", "bench_cold"),
    "warm": _load("export_bench", "bench_warm"),
    "product": _load("export_bench", "bench_product"),
    "charts": _load("charts_bench", "bench_charts"),
    "search": _load("search_bench", "bench_searches"),
    "lists": _load("lists_bench", "bench_lists"),
    "tables": _load("tables_bench", "bench_tables"),
    "scroll": _load("scroll_bench", "bench_scroll"),
    "start": _load("start_bench", "bench_start"),
    "window": _load("window_bench", "bench_window"),
    "pages": _load("pages_bench", "bench_pages"),
    "preview": _load("preview_bench", "bench_preview"),
}
GROUPS = {"ui": ("window", "pages", "scroll", "preview")}


def main() -> int:
    """Run the topics named, all by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("topics", nargs="*", metavar="topic", help=", ".join((*TOPICS, *GROUPS)))
    parser.add_argument("--quick", action="store_true", help="the smallest sizes, to see that all of it runs")
    chosen = parser.parse_args()
    topics = [topic for each in chosen.topics for topic in GROUPS.get(each, (each,))]
    if unknown := [each for each in topics if each not in TOPICS]:
        parser.error(f"no such topic: {', '.join(unknown)}; there are {', '.join((*TOPICS, *GROUPS))}")
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors{load}"
    )
    targets: list[Target] = []
    for name in topics or TOPICS:
        targets += TOPICS[name]()(quick=chosen.quick)
    if targets:
        print_targets(targets)
    return 0


if __name__ == "__main__":
    sys.exit(main())
