"""The command line as a person meets it: arguments in; status, standard output and standard error out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_app.cli import Surroundings, run_command
from briefing_app.paths import resources_dir
from briefing_app.workspace import Resources
from tests.formats.sample import make_document, make_png, save_parts


@dataclass(frozen=True)
class Outcome:
    """What one run gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources(resources_dir())


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small starter pack instead of the real one."""
    return save_parts(make_document(make_png(200, 100)), tmp_path_factory.mktemp("starter") / "pack")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where the usual library is in these tests."""
    return tmp_path / "data" / "library.briefing"


@pytest.fixture
def run(resources: Resources, starter: Path, library: Path) -> Run:
    """Run one command on the day 2024-06-01."""

    def run(*arguments: object, environment: dict[str, str] | None = None) -> Outcome:
        out, err = io.StringIO(), io.StringIO()
        around = Surroundings(
            resources, starter, lambda named, folder: named or (folder / library.name if folder else library), out, err
        )
        variables = {"HETAO_BRIEFING_TODAY": "2024-06-01"} if environment is None else environment
        status = run_command([str(each) for each in arguments], around, variables)
        return Outcome(status, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def filled(run: Run) -> Run:
    """The same, once the library is there."""
    assert run("list", "sources").status == 0
    return run
