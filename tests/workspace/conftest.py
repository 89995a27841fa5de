"""A small library with one of everything, open, on a day that never changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from briefing_app.model.briefing import Briefing
from briefing_app.model.card import FactCard
from briefing_app.model.figure import Figure
from briefing_app.paths import resources_dir
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.workspace import make_printer
from tests.formats.sample import make_document, make_png, save_json

TODAY = date(2024, 6, 1)


@pytest.fixture(scope="session")
def resources() -> Resources:
    """Words and fonts, read once."""
    return Resources(resources_dir())


def count_ids() -> Callable[[], str]:
    """Ids in a row, so that tests can be repeated."""
    numbers = iter(range(1, 10_000))
    return lambda: str(UUID(int=next(numbers)))


@pytest.fixture
def empty(tmp_path: Path, resources: Resources) -> Iterator[Workspace]:
    """A library that holds nothing."""
    library = Library.create(tmp_path / "library.briefing", printer=make_printer(resources.wording))
    with Workspace(library, resources, lambda: TODAY, count_ids()) as workspace:
        yield workspace


@pytest.fixture
def workspace(empty: Workspace, tmp_path: Path) -> Workspace:
    """A library that holds the sample pack."""
    empty.packs.import_pack(save_json(make_document(make_png(200, 100)), tmp_path / "sample.json"))
    return empty


@pytest.fixture
def card(workspace: Workspace) -> FactCard:
    """The card “fund-grants”: complete in English and Traditional, Simplified to be reviewed, verified."""
    return workspace.library.get_card(workspace.library.resolve_ref("card", "fund-grants"))


@pytest.fixture
def grants(workspace: Workspace) -> Figure:
    """The figure “grants” with an open and an internal observation."""
    return workspace.library.get_figure(workspace.library.resolve_ref("figure", "grants"))


@pytest.fixture
def sample(workspace: Workspace) -> Briefing:
    """The briefing “visit-sample” with one block of each kind."""
    return workspace.library.get_briefing(workspace.library.resolve_ref("briefing", "visit-sample"))
