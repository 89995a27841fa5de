"""The style sheet of the window: window.qss and the sheets of its rooms, with the colours of a theme."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtWidgets import QWidget

from briefing_app.ui.theme import Theme


def build_stylesheet(folder: Path, theme: Theme) -> str:
    """Fill the roles into `window.qss` and after it, because a later rule wins, into the sheets of `rooms/` by name.

    Raises:
        KeyError: A sheet names a role that no theme has.
    """
    sheets = [folder / "window.qss", *sorted((folder / "rooms").glob("*.qss"))]
    whole = "\n".join(each.read_text(encoding="utf-8") for each in sheets)
    return Template(whole).substitute(theme.colours)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and draw the widget by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
