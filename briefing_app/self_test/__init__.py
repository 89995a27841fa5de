"""The program tries itself out: `--self-test [FOLDER]` makes one of everything it can make, and proves it.

For whoever packs, installs or supports the program: what only breaks once it is frozen, or on one machine, shows here. It takes
no part of the person's library, opens no window that can be seen and needs no network.
"""

from briefing_app.self_test.command import run_option

__all__ = ["run_option"]
