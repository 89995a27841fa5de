"""What the checks found: the panel that lists it, goes there, and repairs it in place."""
