"""A table of the library as a spreadsheet: typed and pasted into, every act kept at once and undone by the window."""

from briefing_app.ui.grid.editor import GridEditor

__all__ = ["GridEditor"]
