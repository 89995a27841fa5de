"""What every test stands on: no screen, no library but its own, the same examples each time."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from briefing_app.paths import LIBRARY_VARIABLE

# Before anything imports Qt. Wine hands no QT_ variables on, so the command line alone does not do.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A check that fails must fail again for the next person; and a busy machine is no reason to fail.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def own_library(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test, and each process it starts, away from the library of the person who runs it."""
    path = tmp_path_factory.mktemp("library") / "library.briefing"
    monkeypatch.setenv(LIBRARY_VARIABLE, str(path))
    return path
