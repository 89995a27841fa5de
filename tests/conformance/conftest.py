"""The sample briefings, exported once for all tests of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.paths import db_dir, resources_dir
from briefing_app.workspace import Resources, Workspace, create_library
from tests.conformance.exports import KEYS, SAMPLES, TODAY, Exported, Shelf

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources(resources_dir())


@pytest.fixture(scope="session")
def shelf(resources: Resources, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("exports")
    library = folder / "library.briefing"
    create_library(library, db_dir() / "starter", resources)
    with Workspace.open(library, resources, lambda: TODAY) as workspace:
        yield Shelf(workspace, resources, folder / "out")


@pytest.fixture(params=KEYS, ids="-".join)
def exported(shelf: Shelf, request: pytest.FixtureRequest) -> Exported:
    """Each of the files in turn."""
    return shelf.get(request.param)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same files made by the command line in processes of their own, from a library of their own."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for number, slug in enumerate(SAMPLES):
        command = [sys.executable, "-m", "briefing_app", "--library", str(folder / "library.briefing")]
        command += ["--today", TODAY.isoformat(), "export", slug, "--output", str(folder / "out")]
        command += ["--form", "all", "--lang", "all", "--audience", "all"]
        variables = {**os.environ, "PYTHONHASHSEED": str(1000 + number)}
        done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    return folder / "out"
