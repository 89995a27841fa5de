"""One thing of the library to be read: its text, figures, dates and sources."""
