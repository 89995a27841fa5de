"""Reads the command line, runs one command and turns every outcome into words and an exit status."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefing_app.errors import BriefingError, PackError
from briefing_app.formats.pack import load_pack


def run_command(arguments: list[str]) -> int:
    """Run one command; its exit status is 0, 1 (content or input), 2 (usage), 3 (library) or 70 (a bug of ours)."""
    parser = argparse.ArgumentParser(prog="briefing-app")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("import", help="read packs")
    command.add_argument("files", nargs="+", type=Path)
    command.add_argument("--dry-run", action="store_true", required=True)
    chosen = parser.parse_args(arguments)
    status = 0
    for path in chosen.files:
        try:
            content = load_pack(path).content
        except PackError as error:
            for problem in error.problems:
                sys.stderr.write(f"{problem}\n")
            status = 1
        except BriefingError as error:
            sys.stderr.write(f"{error}\n")
            status = error.exit_status
        else:
            kinds = ("themes", "sources", "figures", "datasets", "charts", "cards", "glossary", "briefings", "assets")
            counts = ", ".join(f"{len(getattr(content, kind))} {kind}" for kind in kinds)
            sys.stdout.write(f"{path}: nothing wrong; {counts}.\n")
    return status
