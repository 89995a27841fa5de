"""The wiring: decides between window and command line and hands each what it works with."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.cli.main import run_command


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and give its exit status."""
    return run_command(list(arguments))
