"""For those who want the words of a chart, or to know whether it can be drawn, and no positions: text widths without fonts."""

from __future__ import annotations

ANY_WIDTH = 480.0
"""Points; neither the words of a chart nor whether it suits its data depend on its width."""


def estimate_width(text: str, size_pt: float, bold: bool) -> float:
    """Width of a text in points: Han is square, Latin a little over half of that."""
    return size_pt * sum(1.0 if character >= "\u2e80" else 0.56 for character in text) * (1.04 if bold else 1.0)
