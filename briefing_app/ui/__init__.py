"""The window: PySide6, thin; everything it does goes through the workspace."""

from briefing_app.ui.start import run

__all__ = ["run"]
