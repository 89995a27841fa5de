"""The finished pages of a briefing on the screen."""
