"""What a person can do with a library: one function per action.

The names below are loaded when they are first asked for: the window starts its worker, and paints itself, before the libraries
behind them are needed.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.workspace.first_run import create_library
    from briefing_app.workspace.resources import Resources
    from briefing_app.workspace.workspace import Workspace

__all__ = ["Resources", "Workspace", "create_library"]

_HOMES = {"Resources": "resources", "Workspace": "workspace", "create_library": "first_run"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
