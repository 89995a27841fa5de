"""The room of the preview’s tests."""

from tests.ui.preview.conftest import desk, room

__all__ = ["desk", "room"]
