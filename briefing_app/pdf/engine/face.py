"""One font file: mapped into memory, asked for glyphs and widths, and cut down to the glyphs in use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from briefing_app.pdf.engine.errors import FontFileError

# Everything a viewer does not need to paint embedded glyphs by number.
_DROPPED_TABLES: Final = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "LTSH", "MATH", "STAT", "VDMX", "VORG", "gasp", "hdmx", "kern", "name",
    "vhea", "vmtx",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Measures of a face in thousandths of the type size, as a PDF font descriptor wants them."""

    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]
    italic_angle: float
    stem: int


@dataclass(frozen=True, slots=True)
class FontSubset:
    """A font program with only some glyphs, and where each old glyph number went."""

    data: bytes
    glyphs: dict[int, int]


class _Glyphs(dict[str, int]):
    """Character to glyph number, 0 where the font has none; filled as characters are asked for."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._find = font.get_nominal_glyph

    def __missing__(self, char: str) -> int:
        glyph = self[char] = self._find(ord(char)) or 0
        return glyph


class Face:
    """A TrueType file; opening it maps the file and reads almost nothing.

    Raises:
        FontFileError: the file is missing or no font.
    """

    __slots__ = ("__dict__", "font", "glyphs", "name", "path", "scale")

    def __init__(self, path: Path) -> None:
        try:
            self._face: Any = hb.Face(hb.Blob.from_file_path(str(path)))
        except (OSError, hb.HarfBuzzError) as error:
            raise FontFileError(path=path) from error
        if not self._face.glyph_count or "glyf" not in self._face.table_tags:
            raise FontFileError(path=path)
        self.path = path
        self.name = path.stem
        self.font: Any = hb.Font(self._face)
        self.scale: float = 1000 / self._face.upem
        self.glyphs = _Glyphs(self.font)
        self.subset = lru_cache(maxsize=8)(self._subset)

    def get_advance(self, glyph: int) -> float:
        """Width of a glyph in thousandths of the type size."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale

    def get_bearings(self, glyph: int) -> tuple[float, float]:
        """Blank left and right of the ink of a glyph, in thousandths of the type size."""
        extents = self.font.get_glyph_extents(glyph)
        if extents is None or not extents.width:
            return 0.0, 0.0
        left = float(extents.x_bearing) * self.scale
        return left, self.get_advance(glyph) - left - float(extents.width) * self.scale

    @cached_property
    def metrics(self) -> FaceMetrics:
        """Measures for the font descriptor."""
        tag = hb.OTMetricsTag

        def metric(which: Any, default: float) -> int:
            value = self.font.get_metric_position(which)
            return round(default if value is None else value * self.scale)

        head, post, os2 = (bytes(self._face.reference_table(name).data) for name in ("head", "post", "OS/2"))
        box = tuple(
            round(int.from_bytes(head[at : at + 2], "big", signed=True) * self.scale) for at in (36, 38, 40, 42)
        )
        weight = int.from_bytes(os2[4:6], "big")
        return FaceMetrics(
            ascent=metric(tag.HORIZONTAL_ASCENDER, 880),
            descent=metric(tag.HORIZONTAL_DESCENDER, -120),
            cap_height=metric(tag.CAP_HEIGHT, 700),
            box=(box[0], box[1], box[2], box[3]),
            italic_angle=int.from_bytes(post[4:8], "big", signed=True) / 65536,
            stem=50 + (weight * weight) // 4225,  # a usual estimate: 88 for 400, 166 for 700
        )

    def _subset(self, glyphs: frozenset[int]) -> FontSubset:
        request = hb.SubsetInput()
        request.glyph_set.update(glyphs)
        request.unicode_set.clear()
        flags = hb.SubsetFlags
        request.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
        for name in _DROPPED_TABLES:
            request.drop_table_tag_set.add(int.from_bytes(name.encode("ascii"), "big"))
        request.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG).clear()
        plan = hb.SubsetPlan(self._face, request)
        mapping = dict(plan.old_to_new_glyph_mapping)
        return FontSubset(bytes(plan.execute().blob.data), mapping)
