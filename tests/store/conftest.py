"""An empty and a filled library, fresh for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.store.library import Library
from tests.store.samples import PRINTER, fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a library.briefing"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.create(path, printer=PRINTER) as made:
        yield made


@pytest.fixture
def filled(library: Library) -> Library:
    fill(library)
    return library
