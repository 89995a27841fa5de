"""A chart with its title above and its notes and source below, as one scene: for pictures that travel without a page."""

from __future__ import annotations

from briefing_app.charts import style
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.scene import Scene, move_mark
from briefing_app.charts.sketch import Sketch, get_block_height
from briefing_app.charts.wrap import Measure

MARGIN = 12.0
"""White around everything, in points."""

TITLE_SIZE = 12.0
SUBTITLE_SIZE = 9.0
_ABOVE = 10.0  # between title and drawing
_BELOW = 8.0  # between drawing and notes


def build_sheet(drawing: Drawing, measure: Measure) -> Scene:
    """The scene of a drawing with title, subtitle, note and source, `MARGIN` wider on each side than the drawing.

    Args:
        drawing: Laid out with the same `measure`.
        measure: Width of a text in the fonts that will be printed.
    """
    width = drawing.width_pt
    sketch = Sketch(width + 2 * MARGIN, None, drawing.table.language, measure)
    top = MARGIN
    for text, size, colour, bold, role in (
        (drawing.title, TITLE_SIZE, style.INK, True, "title"),
        (drawing.subtitle, SUBTITLE_SIZE, style.MUTED, False, "subtitle"),
    ):
        top = _set_text(sketch, text, width, top, size, colour, role, bold=bold)
    top += _ABOVE if top > MARGIN else 0.0
    moved = tuple(move_mark(each, MARGIN, top) for each in drawing.scene.marks)
    top += drawing.height_pt
    if drawing.note or drawing.source_note:
        top += _BELOW
    for text, role in ((drawing.note, "note"), (drawing.source_note, "source")):
        top = _set_text(sketch, text, width, top, style.SMALL_SIZE, style.MUTED, role)
    around = sketch.finish(top + MARGIN)
    return Scene(around.width_pt, around.height_pt, (*around.marks, *moved))


def _set_text(
    sketch: Sketch, text: str, width: float, top: float, size: float, colour: str, role: str, *, bold: bool = False
) -> float:
    """Set a paragraph; gives back where the next one begins."""
    lines = sketch.wrap(text, width, size=size, bold=bold)
    if not lines:
        return top
    sketch.block(lines, MARGIN, top, role, size=size, colour=colour, bold=bold)
    return top + get_block_height(len(lines), size) + style.GAP / 2
