"""Operators for plain shapes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing_app.pdf.engine.pdf_objects import format_number
from briefing_app.pdf.engine.text_style import Rgb

_ARC: Final = 0.5523  # distance of control points that makes a quarter circle of a Bézier curve


def format_rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: Rgb | None,
    stroke: Rgb | None,
    line_width: float,
    radius: float,
) -> str:
    """A rectangle, with round corners if `radius` is above 0; nothing if neither filled nor stroked."""
    if fill is None and stroke is None:
        return "n"
    parts = ["q"]
    if fill is not None:
        parts.append(_join(*fill) + " rg")
    if stroke is not None:
        parts.append(f"{_join(*stroke)} RG {format_number(line_width)} w")
    radius = min(radius, width / 2, height / 2)
    parts.append(_format_round(x, y, width, height, radius) if radius > 0 else _join(x, y, width, height) + " re")
    parts.append({(True, True): "B", (True, False): "f", (False, True): "S"}[fill is not None, stroke is not None])
    parts.append("Q")
    return " ".join(parts)


def format_line(
    x0: float, y0: float, x1: float, y1: float, color: Rgb, width: float, dash: Sequence[float] = ()
) -> str:
    """A straight line."""
    dashes = f"[{_join(*dash)}]0 d " if dash else ""
    return f"q {_join(*color)} RG {format_number(width)} w {dashes}{_join(x0, y0)} m {_join(x1, y1)} l S Q"


def _format_round(x: float, y: float, width: float, height: float, radius: float) -> str:
    right, top, inner = x + width, y + height, radius * (1 - _ARC)
    return (
        f"{_join(x + radius, y)} m {_join(right - radius, y)} l "
        f"{_join(right - inner, y, right, y + inner, right, y + radius)} c {_join(right, top - radius)} l "
        f"{_join(right, top - inner, right - inner, top, right - radius, top)} c {_join(x + radius, top)} l "
        f"{_join(x + inner, top, x, top - inner, x, top - radius)} c {_join(x, y + radius)} l "
        f"{_join(x, y + inner, x + inner, y, x + radius, y)} c h"
    )


def _join(*values: float) -> str:
    return " ".join(format_number(value) for value in values)
