"""Time and memory from data to PDF: cold in new processes, warm in one, next to the peers; the program's own way included."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.content import make_content
from benchmarks.engines import TODAY, list_engines
from benchmarks.report import Target, print_table
from benchmarks.sample import SIZES, make_sample

OURS, TYPST, WEASY = "Hetao Briefing", "Typst + matplotlib SVG", "WeasyPrint + matplotlib SVG"
PREVIEW = "Hetao Briefing, no attachments"
PREVIEW_SECTIONS = 10  # twenty pages, the size that the target of the preview is stated for
ROOT = Path(__file__).resolve().parent.parent
Results = dict[tuple[str, str], list[dict[str, Any]]]


def start(how: str, engine: str, sections: int) -> dict[str, Any]:
    """What a new process measured, with the wall time from its start to its end."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.child", how, engine, str(sections)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return {**json.loads(done.stdout.splitlines()[-1]), "wall": time.perf_counter() - began}


def measure_in_turn(how: str, sizes: dict[str, int], rounds: int) -> Results:
    """Every engine at every size, one after the other in each round, so that a busy moment hits all alike."""
    found: Results = defaultdict(list)
    for number in range(rounds):
        for name, sections in sizes.items():
            for engine in list_engines():
                if engine == PREVIEW and how == "cold":
                    continue
                if engine == WEASY and number > 0 and (how == "warm" or sections > SIZES["M"]):
                    continue  # half a minute and more each; once is enough to see
                if engine == WEASY and how == "warm" and sections > SIZES["M"]:
                    continue
                found[engine, name].append(start(how, engine, sections))
    return found


def bench_cold(*, quick: bool) -> list[Target]:
    """Whole processes: data in, PDF out."""
    sizes = {"S": SIZES["S"]} if quick else SIZES
    found = measure_in_turn("cold", sizes, 2 if quick else 5)
    wall = {key: statistics.median(each["wall"] for each in runs) for key, runs in found.items()}
    cpu = {key: statistics.median(each["cpu"] for each in runs) for key, runs in found.items()}
    rows = []
    for (engine, size), runs in sorted(found.items(), key=lambda each: (list(sizes).index(each[0][1]), wall[each[0]])):
        base = wall.get((TYPST, size))
        seconds = wall[engine, size]
        last = runs[-1]
        rows.append(
            (
                f"{size} {engine}",
                len(runs),
                seconds,
                cpu[engine, size],
                seconds / base if base else None,
                cpu[engine, size] / cpu[TYPST, size] if base else None,
                last["pages"],
                last["pages"] / seconds,
                max(each["peak"] or 0.0 for each in runs) or None,
                last["bytes"] // 1024,
            )
        )
    heads = ("size, engine", "runs", "wall s", "cpu s", "× Typst wall", "× cpu", "pages", "pages/s", "peak MiB", "KiB")
    print_table("Cold: a new process, data in, PDF out (medians)", heads, rows)
    targets = []
    at = "S" if quick else "M"
    if (TYPST, at) in wall:
        targets.append(Target(f"cold {at}, of Typst’s time", 0.6, wall[OURS, at] / wall[TYPST, at], "×"))
        targets.append(Target(f"cold {at}, of Typst’s processor time", 0.6, cpu[OURS, at] / cpu[TYPST, at], "×"))
    if (WEASY, at) in wall:
        targets.append(Target(f"cold {at}, of WeasyPrint’s time", 0.25, wall[OURS, at] / wall[WEASY, at], "×"))
    if not quick:
        targets.append(Target("growth M to L (3 × the content)", 3.3, wall[OURS, "L"] / wall[OURS, "M"], "×"))
        peak = max(each["peak"] or 0.0 for each in found[OURS, "L"])
        targets.append(Target("peak memory at L", 250 * 1e6 / 2**20, peak, "MiB"))
    return targets


def bench_warm(*, quick: bool) -> list[Target]:
    """One process: first, again, after an edit of one paragraph."""
    sizes = {"S": SIZES["S"]} if quick else {name: SIZES[name] for name in ("S", "M", "L")}
    found = measure_in_turn("warm", sizes, 1 if quick else 3)
    rows = []
    middle: dict[tuple[str, str], dict[str, float]] = {}
    for (engine, size), runs in found.items():
        kinds = ("first", "again", "edited", "slowest")
        middle[engine, size] = {kind: statistics.median(each[kind] for each in runs) for kind in kinds}
    for engine, size in sorted(middle, key=lambda key: (list(sizes).index(key[1]), middle[key]["edited"])):
        times = middle[engine, size]
        base = middle.get((TYPST, size))
        ratio = times["edited"] / base["edited"] if base else None
        rows.append((f"{size} {engine}", times["first"], times["again"], times["edited"], times["slowest"], ratio))
    shown = [start("warm", PREVIEW, PREVIEW_SECTIONS) for _ in range(1 if quick else 3)]
    preview = {
        kind: statistics.median(each[kind] for each in shown) for kind in ("first", "again", "edited", "slowest")
    }
    rows.append((f"20 pages {PREVIEW}", *preview.values(), None))
    heads = ("size, engine", "first s", "again s", "edited s", "slowest s", "× Typst edited")
    print_table("Warm: one process, one paragraph edited (medians of medians)", heads, rows)
    at = "S" if quick else "M"
    targets = [
        Target("preview after an edit, 20 pages", 0.15, preview["edited"], "s"),
        Target("the slowest of them", 0.3, preview["slowest"], "s"),
    ]
    if (TYPST, at) in middle:
        ratio = middle[OURS, at]["edited"] / middle[TYPST, at]["edited"]
        targets.insert(0, Target(f"export after an edit {at}, of Typst’s time", 1.0, ratio, "×"))
    return targets


def bench_product(*, quick: bool) -> list[Target]:
    """What a person waits for: the command line, from the library file to a proven PDF on the disk."""
    from briefing_app.formats.pack import Pack
    from briefing_app.model.content import PackManifest
    from briefing_app.paths import resources_dir
    from briefing_app.store.library import Library
    from briefing_app.workspace import Resources, Workspace
    from briefing_app.workspace.workspace import make_printer

    rows = []
    for name, sections in SIZES.items():
        if quick and name != "S":
            continue
        content, briefing = make_content(make_sample(sections))
        with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder:
            path = Path(folder) / "library.briefing"
            resources = Resources(resources_dir())
            Library.create(path, printer=make_printer(resources.wording)).close()
            with Workspace.open(path, resources, lambda: TODAY) as workspace:
                workspace.packs.import_content(Pack(PackManifest(briefing.id), content), "benchmark")
            command = [sys.executable, "-m", "briefing_app", "--library", str(path), "export", briefing.slug]
            command += ["--output", folder, "--form", "full", "--lang"]
            times = []
            for lang in ("en", "all"):
                runs = []
                for _ in range(2 if quick else 5):
                    began = time.perf_counter()
                    subprocess.run([*command, lang], cwd=ROOT, capture_output=True, check=True)
                    runs.append(time.perf_counter() - began)
                times.append(statistics.median(runs))
        rows.append((name, *times))
    heads = ("size", "English s", "three languages s")
    print_table("Command line: library to proven PDF, checks and proof included (medians)", heads, rows)
    return []
