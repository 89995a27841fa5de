"""The page for settings: each takes effect at once."""
