"""A figure in display size: the number large, its words small beside it, what it measures below."""

from __future__ import annotations

from typing import Final

from briefing_app.document.tree import BigNumber
from briefing_app.pdf.boxes.base import Box, Cell, Frame, Part, Row, Stack
from briefing_app.pdf.pen import Tag
from briefing_app.pdf.setter import Run, Setter

SHRINKS: Final = (1.0, 0.9, 0.8, 0.7, 0.6)
"""Sizes tried, largest first, until number and words stand on one line."""
_ENDLESS: Final = 1e5
_AIR: Final = 0.09
"""Share of a number's size between it and the Chinese words beside it; readers of the text layer see no space yet."""


def find_shrink(figure: BigNumber, width: float, setter: Setter) -> float:
    """The largest of `SHRINKS` at which the figure fits on one line of this width; the smallest where none does."""
    for shrink in SHRINKS:
        if setter.runs(_get_runs(figure, setter, shrink), setter.scale.number, _ENDLESS, None).lines.widest <= width:
            return shrink
    return SHRINKS[-1]


def build_number(
    figure: BigNumber, width: float, setter: Setter, shrink: float | None = None, *, meta: bool = True
) -> Box:
    """The figure with its label and meta line; `shrink` is given where neighbours must look alike."""
    scale = setter.scale
    chosen = find_shrink(figure, width, setter) if shrink is None else shrink
    parts = [Part(_build_line(figure, width, setter, chosen))]
    if figure.label:
        parts.append(
            Part(setter.text(figure.label, scale.number_label, width, Tag("P")), before=scale.small_gap * 0.25)
        )
    if figure.meta and meta:
        parts.append(Part(setter.text(figure.meta, scale.small, width, Tag("P")), before=scale.small_gap * 0.5))
    return Stack(parts, Frame(whole=True))


def _build_line(figure: BigNumber, width: float, setter: Setter, shrink: float) -> Box:
    runs = _get_runs(figure, setter, shrink)
    voice = setter.scale.number.scaled(shrink)
    tag = Tag("P")
    if not setter.language.chinese:
        return setter.runs(runs, voice, width, tag)
    # Chinese has no spaces, but words this small need a little air beside a number this large.
    boxes = [setter.runs((run,), voice, _ENDLESS, tag) for run in runs]
    gap = voice.size * _AIR
    natural = sum(box.lines.widest for box in boxes) + gap * (len(boxes) - 1)
    if natural > width:
        return setter.runs(runs, voice, width, tag)
    deepest = max(box.lines.baseline for box in boxes)
    cells: list[Cell] = []
    x = 0.0
    for box in boxes:
        cells.append(Cell(x, box, deepest - box.lines.baseline))
        x += box.lines.widest + gap
    return Row(cells, whole=True, height=voice.get_leading(setter.language))


def _get_runs(figure: BigNumber, setter: Setter, shrink: float) -> list[Run]:
    scale = setter.scale
    big = scale.number.scaled(shrink)
    words = scale.number_word
    space = "" if setter.language.chinese else " "
    # The spaces belong to the number: in the size of the words they would be too narrow beside it.
    number = f"{space if figure.before else ''}{figure.number}{space if figure.after else ''}"
    runs = [Run(figure.before, words), Run(number, big), Run(figure.after, words)]
    return [run for run in runs if run.text]
