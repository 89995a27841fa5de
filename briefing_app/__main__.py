"""The program: without arguments the window, with arguments the command line."""

from __future__ import annotations

import multiprocessing
import sys

from briefing_app.app import run


def main() -> None:
    """Run the program and leave with its exit status."""
    multiprocessing.freeze_support()  # in a frozen program the worker process starts here too
    arguments = sys.argv[1:]
    if arguments[:1] == ["--self-test"]:
        from briefing_app.self_test import run_option

        sys.exit(run_option(arguments[1:]))
    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
