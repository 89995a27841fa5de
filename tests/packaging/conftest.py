"""Products of one system stay with one process: they share a frozen program or a Windows, which take long to make."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Name the group by which pytest-xdist hands tests out; it heeds that with `--dist loadgroup` only."""
    for item in items:
        if item.path.is_relative_to(HERE):
            system = "windows" if item.path.is_relative_to(HERE / "windows") else "here"
            item.add_marker(pytest.mark.xdist_group(system))
