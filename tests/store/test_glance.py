"""A library is looked at from outside, and nothing of that is left behind."""

import sqlite3
from pathlib import Path

import pytest

from briefing_app.errors import LibraryError, NotOursError
from briefing_app.store.glance import glance
from briefing_app.store.library import Library
from tests.store.newer import make_newer
from tests.store.samples import PRINTER, fill, snapshot


@pytest.fixture
def filled(path: Path) -> Path:
    with Library.create(path, printer=PRINTER) as library:
        fill(library)
    return path


def test_cards_are_counted_and_no_trace_is_left(filled: Path) -> None:
    before = snapshot(filled.parent)
    assert glance(filled) == (False, 1)
    assert snapshot(filled.parent) == before


def test_one_of_a_newer_program_is_told_as_such(filled: Path) -> None:
    make_newer(filled)
    assert glance(filled) == (True, 1)
    connection = sqlite3.connect(filled)
    connection.execute("ALTER TABLE cards RENAME TO facts")
    connection.close()
    assert glance(filled) == (True, None)


def test_what_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.briefing").write_bytes(b"a letter to a friend " * 500)
    with pytest.raises(NotOursError):
        glance(tmp_path / "a.briefing")
    with pytest.raises(LibraryError):
        glance(tmp_path / "none.briefing")
