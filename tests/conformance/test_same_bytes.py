"""The same edition gives the same bytes, whoever makes it where."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.exports import KEYS, Exported, Shelf


def test_another_process_with_other_hashes_makes_the_same_file(exported: Exported, elsewhere: Path) -> None:
    assert (elsewhere / exported.file.path.name).read_bytes() == exported.data


def test_no_two_of_the_files_are_the_same(shelf: Shelf) -> None:
    assert len({each.data for each in shelf}) == len({each.file.path for each in shelf}) == len(KEYS) == 72
