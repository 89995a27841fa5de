"""The colours that the series of one chart take: the house's, those apart for every eye, or greys and patterns for printing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing_app.charts import style
from briefing_app.charts.hatch import Direction
from briefing_app.charts.options import PaletteName


@dataclass(frozen=True, slots=True)
class Palette:
    """`accent` is for a single series, `neutral` for sums beside steps up and down.

    Patterns fill areas of the series at their index in place of plain colour; lines of a series are `widths` times as wide as
    usual. Neither is ever diagonal or dashed: that means an estimate.
    """

    accent: str = style.ACCENT
    neutral: str = style.SERIES[6]
    series: tuple[str, ...] = style.SERIES
    patterns: tuple[tuple[Direction, ...], ...] = ()
    widths: tuple[float, ...] = ()

    def get_series(self, index: int) -> str:
        """The colour of the n-th series, from 0; after the last they begin again."""
        return self.series[index % len(self.series)]

    def get_pattern(self, index: int) -> tuple[Direction, ...]:
        """The directions of the lines that fill areas of the n-th series; none for plain colour."""
        return self.patterns[index % len(self.patterns)] if self.patterns and index >= 0 else ()

    def get_width(self, index: int) -> float:
        """How wide lines of the n-th series are, as a multiple of the usual."""
        return self.widths[index % len(self.widths)] if self.widths and index >= 0 else 1.0


PALETTES: Mapping[PaletteName, Palette] = {
    PaletteName.HOUSE: Palette(),
    PaletteName.COLOUR_BLIND: Palette(
        accent="#0072B2",
        neutral="#200500",
        series=("#0072B2", "#D48209", "#200500", "#98667B", "#063054", "#872700", "#6900C5", "#8C9B61"),
    ),
    PaletteName.PRINT: Palette(
        accent="#333333",
        neutral="#5E5E5E",
        series=("#1E1E1E", "#8F8F8F", "#5A5A5A", "#1E1E1E", "#5A5A5A", "#8F8F8F"),
        patterns=(
            (),
            (),
            (Direction.LEVEL,),
            (Direction.UPRIGHT,),
            (Direction.LEVEL, Direction.UPRIGHT),
            (Direction.LEVEL, Direction.UPRIGHT),
        ),
        widths=(1.0, 1.0, 1.7, 0.5, 0.6, 1.7),
    ),
}
