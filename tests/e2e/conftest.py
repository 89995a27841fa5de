"""A screen and a person for each story; `--shots FOLDER` keeps pictures of the steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.person import Person
from tests.e2e.screen import Screen


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where pictures go."""
    parser.addoption("--shots", metavar="FOLDER", help="keep a picture of every step of the stories in this folder")


@pytest.fixture
def person(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Person]:
    """Somebody in front of a machine on which the program was never started."""
    folder = request.config.getoption("--shots", None)
    shots = Path(folder).absolute() / request.node.name if folder else None
    with Screen() as screen:
        somebody = Person(screen, tmp_path / "home", shots)
        yield somebody
        somebody.kill()
