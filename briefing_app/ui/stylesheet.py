"""The style sheet of the window: resources/themes/window.qss with the colours of a theme."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtWidgets import QWidget

from briefing_app.ui.theme import Theme


def build_stylesheet(folder: Path, theme: Theme) -> str:
    """Fill the roles into `window.qss`.

    Raises:
        KeyError: The sheet names a role that no theme has.
    """
    return Template((folder / "window.qss").read_text(encoding="utf-8")).substitute(theme.colours)


def restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and draw the widget by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
