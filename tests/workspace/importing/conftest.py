"""Files of rows and the whole way of an import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing_app.workspace import Workspace
from briefing_app.workspace.importing import Draft, Plan, ReadChoice, Target, read_draft, understand

Write = Callable[..., Path]
MakePlan = Callable[..., Plan]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a CSV file of these lines."""

    def write(*lines: str, name: str = "rows.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


@pytest.fixture
def draft(write: Write) -> Callable[..., Draft]:
    """Read a CSV file of these lines."""
    return lambda *lines, name="rows.csv", **choice: read_draft(write(*lines, name=name), ReadChoice(**choice))


def plan_of(workspace: Workspace, draft: Draft, target: Target | None = None, into: str = "") -> Plan:
    """What an import would do."""
    return workspace.imports.plan(understand(draft, workspace.imports.find_mapping(draft, target, into)))
