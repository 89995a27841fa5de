"""A laid-out chart with what is said around it: what a page sets and a screen shows alike."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.charts.kind import Reason
from briefing_app.charts.scene import Scene


@dataclass(frozen=True, slots=True)
class CaptionedScene:
    """Marks and, in one language, the words around them, which are for the page or the window to set.

    `alt` is the alternative text, `key` the hash for caches: equal keys are equal pictures. `reasons` is what the kind has
    against the table and does not refuse it for.
    """

    scene: Scene
    title: str
    subtitle: str
    note: str
    source_note: str
    alt: str
    key: str
    reasons: tuple[Reason, ...]

    @property
    def width_pt(self) -> float:
        """Width in points."""
        return self.scene.width_pt

    @property
    def height_pt(self) -> float:
        """Height in points: at least what the content needs, even where less was wanted."""
        return self.scene.height_pt
