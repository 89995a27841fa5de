"""Hetao Briefing: sourced fact cards in, printed briefings in three languages out."""

__version__ = "0.1.0"
