"""`--update-pictures` takes the pictures anew; nobody does so unseen on a machine that only checks."""

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag is known when this folder is named on the command line."""
    parser.addoption("--update-pictures", action="store_true", help="keep what is drawn now as the reference")


@pytest.fixture(scope="session")
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether the references are made anew."""
    asked = bool(request.config.getoption("--update-pictures", default=False))
    if asked and os.environ.get("CI"):
        pytest.fail("References are made anew by a person who looks at them, not on a machine that checks.")
    return asked
