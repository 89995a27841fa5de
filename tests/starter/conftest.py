"""The starter library as the program reads it, and as it stands in its files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing_app.formats.pack import Pack, load_pack
from briefing_app.paths import db_dir


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder of the starter library."""
    return db_dir() / "starter"


@pytest.fixture(scope="session")
def pack(folder: Path) -> Pack:
    """The starter library, read and checked by the code that reads any pack."""
    return load_pack(folder)


@pytest.fixture(scope="session")
def raw(folder: Path) -> dict[str, Any]:
    """The JSON of each file by its name without ending."""
    return {each.stem: json.loads(each.read_text(encoding="utf-8")) for each in sorted(folder.glob("*.json"))}
