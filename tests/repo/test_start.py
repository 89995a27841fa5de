"""The window's process loads neither matplotlib nor reportlab, and the command line no Qt: both start fast."""

import subprocess
import sys

import pytest

from tests.repo.scripts import ROOT

HEAVY = ("matplotlib", "reportlab", "uharfbuzz", "pikepdf")
LATER = ("sqlite3", "sqlite_utils", "babel", "opencc", "pypdfium2")  # only when the window is painted


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("briefing_app.app", (*HEAVY, *LATER)),
        ("briefing_app.ui", (*HEAVY, *LATER)),
        ("briefing_app.cli", ("PySide6",)),
    ],
)
def test_importing_does_not_load(module: str, banned: tuple[str, ...]) -> None:
    program = (
        f"import sys, {module}; print(*sorted({{name.partition('.')[0] for name in sys.modules}} & {set(banned)!r}))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
