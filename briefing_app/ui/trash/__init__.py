"""The trash: what was deleted, to be brought back or removed for good."""
