"""Pictures with their captions."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import Picture
from briefing_app.pdf.box import Box, Frame, Part, Stack
from briefing_app.pdf.engine.images import Picture as Image
from briefing_app.pdf.pen import Pen, Tag
from briefing_app.pdf.setter import Setter
from briefing_app.pdf.style import Kind

_POINTS_PER_PIXEL: Final = {Kind.PAGE: 72 / 150, Kind.COMPACT: 72 / 150, Kind.SLIDE: 1.0}
"""Pictures are not enlarged beyond 150 pixels an inch, on slides 72."""


class ImageBox(Box):
    """The picture itself, as a figure with alternative text."""

    __slots__ = ("image", "tag", "width")

    def __init__(self, image: Image, width: float, height: float, alt: str) -> None:
        self.image = image
        self.width = width
        self.tag = Tag("Figure", alt=alt)
        super().__init__(height)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Print the picture."""
        pen.draw_image(self.image, x, top, self.width, self.height, self.tag)


def build_picture(node: Picture, width: float, setter: Setter, room: float) -> Box:
    """The picture at its natural size where that fits `width` and `room`, otherwise smaller; never torn."""
    scale = setter.scale
    image = Image(node.asset.data)
    factor = min(_POINTS_PER_PIXEL[setter.kind], width / image.width, room / image.height)
    parts = [Part(ImageBox(image, image.width * factor, image.height * factor, node.alt or node.asset.name))]
    if node.caption:
        parts[0] = Part(parts[0].box, keep=True)
        parts.append(Part(setter.text(node.caption, scale.small, width, Tag("P")), before=scale.small_gap * 1.5))
    return Stack(parts, Frame(whole=True))
