"""`--self-test [FOLDER]`: the option as whoever packs, installs or supports the program types it."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing_app.paths import db_dir, resources_dir
from briefing_app.self_test.run import run

OPTION = "--self-test"


def run_option(arguments: Sequence[str]) -> int:
    """Run the self-test; the exit status is 0 where all went well, 1 where not, 2 for more than one folder.

    Args:
        arguments: What follows the option: nothing, or the folder that gets what is made.
    """
    # A program without a console has no output: the report in the folder says it all then.
    out = sys.stdout or io.StringIO()
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")  # a console that knows no Chinese is no reason to fail
    if len(arguments) > 1:
        out.write(f"{OPTION} takes one folder, which gets what is made; it was given {len(arguments)}.\n")
        return 2
    folder = Path(arguments[0]) if arguments else None
    return run(folder, resources_dir(), db_dir() / "starter", out)
