"""The command line: the same workspace as the window, without Qt."""

from briefing_app.cli.main import run_command
from briefing_app.cli.session import Surroundings

__all__ = ["Surroundings", "run_command"]
