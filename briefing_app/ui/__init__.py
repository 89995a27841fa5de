"""The windows: thin PySide6 views over the workspace."""
