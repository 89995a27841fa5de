"""The program: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys

from briefing_app.app import run


def main() -> None:
    """Run the program and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
