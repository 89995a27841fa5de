"""A laid-out scene as a matplotlib Figure: artists in points, without axes, so that any matplotlib renderer can draw it.

The only modules of the room that load matplotlib are this one and `picture`; import them where something is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib import patches
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from briefing_app.charts.scene import Disc, Label, Mark, Polygon, Rect, Scene, Strokes

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.backend_bases import RendererBase
    from matplotlib.transforms import Transform


class LabelText(Text):
    """A text that hands its words to the renderer as they are, left-aligned on a baseline.

    matplotlib's own Text first looks for a system font to learn line heights. A label is one line whose place is known, so no
    font of the machine is ever looked for.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw through `renderer.draw_text`, like any Text."""
        x, y = self.get_transform().transform(self.get_unitless_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        renderer.open_group("text", self.get_gid())
        renderer.draw_text(gc, x, y, self.get_text(), self.get_fontproperties(), 0.0, ismath=False, mtext=self)
        renderer.close_group("text")
        gc.restore()


def build_figure(scene: Scene, font_family: Sequence[str]) -> Figure:
    """The figure of a scene, `scene.width_pt` by `scene.height_pt` points.

    Every artist's gid is `role` or `role/row/series`. Texts are plain (`parse_math` off), left-aligned on their baseline, in
    the font family list with weight normal or bold. Nothing is transparent; there are no images and no hatch patterns.
    """
    figure = Figure(figsize=(scene.width_pt / 72, scene.height_pt / 72), dpi=72, frameon=False)
    figure.patch.set_visible(False)
    # The scene's y runs down from the top, matplotlib's up from the bottom.
    sheet = Affine2D().scale(1 / 72, -1 / 72).translate(0, scene.height_pt / 72) + figure.dpi_scale_trans
    family = list(font_family)
    for order, mark in enumerate(scene.marks):
        artist = _build_artist(mark, sheet, family)
        artist.set_gid(mark.role if mark.row < 0 and mark.series < 0 else f"{mark.role}/{mark.row}/{mark.series}")
        artist.set_zorder(order)
        figure.add_artist(artist)
    return figure


def _build_artist(mark: Mark, sheet: Transform, family: list[str]) -> Artist:
    if isinstance(mark, Label):
        text = LabelText(
            mark.x,
            mark.baseline,
            mark.text,
            color=mark.colour,
            fontfamily=family or None,
            fontsize=mark.size,
            fontweight="bold" if mark.bold else "normal",
            horizontalalignment="left",
            verticalalignment="baseline",
            parse_math=False,
        )
        text.set_transform(sheet)
        return text
    if isinstance(mark, Rect):
        box = mark.box
        return patches.Rectangle(
            (box.left, box.top),
            box.right - box.left,
            box.bottom - box.top,
            facecolor=mark.fill,
            linewidth=0,
            transform=sheet,
        )
    if isinstance(mark, Polygon):
        return patches.Polygon(mark.points, closed=True, facecolor=mark.fill, linewidth=0, transform=sheet)
    if isinstance(mark, Disc):
        return patches.Circle(
            (mark.x, mark.y),
            mark.radius,
            facecolor=mark.fill,
            edgecolor=mark.edge,
            linewidth=mark.edge_width,
            transform=sheet,
        )
    assert isinstance(mark, Strokes)
    points = [point for line in mark.lines for point in line]
    codes = [code for line in mark.lines for code in (Path.MOVETO, *[Path.LINETO] * (len(line) - 1))]
    # Dashes are given in points; matplotlib would otherwise scale them with the width of the line.
    dash = (0.0, tuple(each / mark.width for each in mark.dash)) if mark.dash else "solid"
    return patches.PathPatch(
        Path(points, codes),
        fill=False,
        edgecolor=mark.colour,
        linewidth=mark.width,
        linestyle=dash,
        capstyle="butt",
        joinstyle="miter",
        transform=sheet,
    )
