"""The place of the sources, and the page on which one is edited."""
