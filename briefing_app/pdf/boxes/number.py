"""A figure in display size: the number large, its words small beside it, what it measures below."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import BigNumber
from briefing_app.pdf.box import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Run, Setter
from briefing_app.pdf.style import Kind

SIZES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35, 0.28)
"""Sizes tried, largest first."""
_ONE_LINE: Final = {Kind.PAGE: 0.8, Kind.COMPACT: 0.8, Kind.SLIDE: 0.6}
"""Down to this size number and words are kept on one line; slides set numbers so large that shrinking does no harm."""
_SHORT: Final = 10
_ONE_LINE_SHORT: Final = 0.6
"""So many letters after a number are a unit (billion, drugs) and not parted from it before the number is this small."""
_ENDLESS: Final = 1e5
_AIR: Final = 0.09
"""Share of a number's size between it and the Chinese words beside it; readers of the text layer see no space yet."""


def find_line_size(figure: BigNumber, width: float, setter: Setter) -> float | None:
    """The largest acceptable size at which the figure fits on one line of this width; None where it needs two."""
    least = _ONE_LINE_SHORT if len(figure.after) <= _SHORT else _ONE_LINE[setter.kind]
    for size in SIZES:
        if size < least:
            return None
        if _build_pieces(_get_runs(figure, setter, size), size, setter, Tag("P")).width <= width:
            return size
    return None


def find_size(figure: BigNumber, width: float, setter: Setter) -> float:
    """The size of the number at this width, on one line or with the words after it on a second; it is never broken."""
    size = find_line_size(figure, width, setter)
    if size is not None:
        return size
    fitting = (
        size
        for size in SIZES
        if _build_pieces(_drop_after(figure, setter, size), size, setter, Tag("P")).width <= width
    )
    return next(fitting, SIZES[-1])


def build_number(
    figure: BigNumber, width: float, setter: Setter, size: float | None = None, *, meta: bool = True
) -> Box:
    """The figure with its label and meta line; `size` is given where neighbours must look alike."""
    scale = setter.scale
    chosen = find_size(figure, width, setter) if size is None else size
    parts = [Part(_build_line(figure, width, setter, chosen))]
    if figure.label:
        parts.append(
            Part(setter.text(figure.label, scale.number_label, width, Tag("P")), before=scale.small_gap * 0.25)
        )
    if figure.meta and meta:
        parts.append(Part(setter.text(figure.meta, scale.small, width, Tag("P")), before=scale.small_gap * 0.5))
    return Stack(parts, Frame(whole=True))


def _build_line(figure: BigNumber, width: float, setter: Setter, size: float) -> Box:
    """Number and words on one line, or the words after it on a second one where they do not fit."""
    tag = Tag("P")
    line = _build_pieces(_get_runs(figure, setter, size), size, setter, tag)
    if line.width <= width:
        return line
    first = _build_pieces(_drop_after(figure, setter, size), size, setter, tag)
    if not figure.after:
        return first
    after = setter.runs((Run(figure.after, setter.scale.number_word),), setter.scale.number_word, width, tag)
    return Stack((Part(first), Part(after)))


def _drop_after(figure: BigNumber, setter: Setter, size: float) -> list[Run]:
    """The words before it and the number, with the space that keeps it apart from what follows on the next line."""
    runs = _get_runs(figure, setter, size)
    return runs[:-1] if figure.after else runs


class _Pieces(Row):
    """Pieces of one line on a common baseline."""

    __slots__ = ("width",)

    def __init__(self, cells: list[Cell], width: float, height: float) -> None:
        self.width = width
        super().__init__(cells, whole=True, height=height)


def _build_pieces(runs: list[Run], size: float, setter: Setter, tag: Tag) -> _Pieces:
    """English as one piece with its spaces; Chinese has none, but words this small need air beside a number this large."""
    voice = setter.scale.number.scaled(size)
    pieces = [[run] for run in runs] if setter.language.chinese else [runs]
    boxes = [setter.runs(piece, voice, _ENDLESS, tag) for piece in pieces]
    deepest = max((box.lines.baseline for box in boxes), default=0.0)
    cells: list[Cell] = []
    x = 0.0
    for box in boxes:
        cells.append(Cell(x, box, deepest - box.lines.baseline))
        x += box.lines.widest + voice.size * _AIR
    return _Pieces(cells, max(0.0, x - voice.size * _AIR), voice.get_leading(setter.language))


def _get_runs(figure: BigNumber, setter: Setter, size: float) -> list[Run]:
    scale = setter.scale
    big = scale.number.scaled(size)
    words = scale.number_word
    space = "" if setter.language.chinese else " "
    # The spaces belong to the number: in the size of the words they would be too narrow beside it.
    number = f"{space if figure.before else ''}{figure.number}{space if figure.after else ''}"
    runs = [Run(figure.before, words), Run(number, big), Run(figure.after, words)]
    return [run for run in runs if run.text]
