"""Programs that keep what they write in a folder of the test."""

from tests.ui.shell.places import begin, documents

__all__ = ["begin", "documents"]
