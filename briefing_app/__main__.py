"""The program: without arguments the window, with arguments the command line."""

from __future__ import annotations

import multiprocessing
import sys

from briefing_app.app import run


def main() -> None:
    """Run the program and leave with its exit status."""
    multiprocessing.freeze_support()  # in a frozen program the worker process starts here too
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
