"""The two libraries that windows are measured with, made once a run: the starter pack, and a hundred thousand cards."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from benchmarks.lists_bench import fill
from briefing_app.paths import db_dir, resources_dir
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, create_library
from briefing_app.workspace.workspace import make_printer

WORDS = {"starter library": "biotech 18", "large library": "hospital dr"}


@cache
def get_libraries(*, quick: bool) -> dict[str, Path]:
    """Files by name, deleted when the program ends; with `quick` the large one has two thousand cards."""
    folder = Path(tempfile.mkdtemp(prefix="hetao-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    found = {name: folder / name.split()[0] / "library.briefing" for name in WORDS}
    resources = Resources(resources_dir())
    create_library(found["starter library"], db_dir() / "starter", resources)
    large = found["large library"]
    large.parent.mkdir()
    with Library.create(large, printer=make_printer(resources.wording), history_limit=0) as library:
        fill(library, 2_000 if quick else 100_000)
    return found
