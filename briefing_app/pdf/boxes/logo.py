"""The logo of an organisation: on a white plate, because logos are made for paper and the first page is dark."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import Logo
from briefing_app.pdf.box import Box
from briefing_app.pdf.engine.images import Picture as Image
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.style import RADIUS, WHITE

_PAD: Final = 8.0
"""Between the logo and the edge of its plate."""
_POINTS_PER_PIXEL: Final = 1.0
"""A logo of few pixels stays small rather than coarse."""
_WIDEST: Final = 0.5
"""Share of the width that a logo may take."""


class LogoBox(Box):
    """A logo in its own proportions, at most `highest` points high with its plate."""

    __slots__ = ("image", "image_height", "image_width", "tag")

    def __init__(self, logo: Logo, width: float, highest: float) -> None:
        self.image = Image(logo.asset.data)
        factor = min(
            _POINTS_PER_PIXEL,
            (highest - 2 * _PAD) / self.image.height,
            (width * _WIDEST - 2 * _PAD) / self.image.width,
        )
        self.image_width = self.image.width * factor
        self.image_height = self.image.height * factor
        self.tag = Tag("Figure", alt=logo.alt)
        super().__init__(self.image_height + 2 * _PAD)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Print the plate and the logo on it."""
        pen.fill(x, top, self.image_width + 2 * _PAD, self.height, WHITE, radius=RADIUS)
        pen.draw_image(self.image, x + _PAD, top - _PAD, self.image_width, self.image_height, self.tag)
