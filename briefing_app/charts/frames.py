"""The frames that charts are laid out in, and the files that one chart can be saved as."""

from __future__ import annotations

from enum import StrEnum


class Frame(StrEnum):
    """The room a chart gets where it is printed: the whole width of a page, half of it beside another chart, or a slide."""

    FULL = "full"
    HALF = "half"
    SLIDE = "slide"


class PictureKind(StrEnum):
    """A file of one chart: pixels, or lines that stay sharp."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
