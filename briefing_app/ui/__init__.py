"""The window: PySide6, thin; everything it does goes through the workspace."""

from briefing_app.ui.overrides import guard_overrides

guard_overrides()  # before any class is made from one of Qt

from briefing_app.ui.start import run  # noqa: E402

__all__ = ["run"]
