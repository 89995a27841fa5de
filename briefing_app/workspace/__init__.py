"""What a person can do with a library: one function per action."""

from briefing_app.workspace.first_run import create_library
from briefing_app.workspace.workspace import Resources, Workspace

__all__ = ["Resources", "Workspace", "create_library"]
