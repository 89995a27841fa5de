"""Reference pictures: kept small without loss, compared pixel by pixel, and what differs is framed."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from PySide6.QtGui import QImage

Pixels = npt.NDArray[np.uint8]  # rows × columns × red, green, blue
_CELL = 16  # pixels; what differs is framed by cells of this size
_FRAME = (220, 0, 90)


def read_pixels(image: QImage) -> Pixels:
    """What Qt has drawn."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()


def load_picture(path: Path) -> Pixels:
    """A reference as it was drawn."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def save_picture(pixels: Pixels, path: Path) -> None:
    """WebP without loss: a third of the size of PNG. A file that holds the same already is left as it is."""
    if path.exists() and np.array_equal(load_picture(path), pixels):
        return
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, "WEBP", lossless=True, quality=100, method=5, exact=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.getvalue())


def find_differences(wanted: Pixels, drawn: Pixels) -> list[tuple[int, int, int, int]]:
    """Where two pictures differ: x, y, width, height of each area, from the top; the whole where their sizes differ."""
    if wanted.shape != drawn.shape:
        return [(0, 0, drawn.shape[1], drawn.shape[0])]
    ys, xs = np.nonzero((wanted != drawn).any(axis=2))
    cells = {(int(x) // _CELL, int(y) // _CELL) for x, y in zip(xs, ys, strict=True)}
    areas = []
    while cells:
        group, edge = set(), [cells.pop()]
        while edge:
            x, y = edge.pop()
            group.add((x, y))
            near = {(x + dx, y + dy) for dx in (-2, -1, 0, 1, 2) for dy in (-1, 0, 1)} & cells
            cells -= near
            edge += near
        left, top = min(x for x, _ in group), min(y for _, y in group)
        right, bottom = max(x for x, _ in group) + 1, max(y for _, y in group) + 1
        areas.append((left * _CELL, top * _CELL, (right - left) * _CELL, (bottom - top) * _CELL))
    return sorted(areas, key=lambda area: (area[1], area[0]))


def frame_differences(drawn: Pixels, areas: list[tuple[int, int, int, int]]) -> Pixels:
    """What was drawn, paled, with what differs in full colour and framed."""
    shown = (255 - (255 - drawn.astype(np.uint16)) // 3).astype(np.uint8)
    for x, y, width, height in areas:
        x0, y0 = max(x - 2, 0), max(y - 2, 0)
        shown[y0 : y + height + 2, x0 : x + width + 2] = _FRAME
        shown[y : y + height, x : x + width] = drawn[y : y + height, x : x + width]
    return shown
