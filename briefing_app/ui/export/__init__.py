"""Writing PDFs from the window."""
