"""Long work outside the window's thread: previews, checks and exports in a warm worker."""
