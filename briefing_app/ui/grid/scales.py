"""In which power of ten the numbers of a column are read most easily."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from briefing_app.model.language import Language
from briefing_app.ui.grid.measures import is_scaled
from briefing_app.ui.grid.source import TableSource

_LONG = Decimal(10_000_000)  # numbers below are short enough to be read as they are
_READ = 200  # rows from the top that are judged
_STEPS: Mapping[Language, tuple[int, ...]] = {
    Language.EN: (9, 6),
    Language.HANT: (8, 4),  # 億 and 萬
    Language.HANS: (8, 4),
}


def propose_scale(source: TableSource, at: int, language: Language) -> int:
    """The power of ten that makes the long numbers of a column short; 0 where they have one or need none.

    Half of the numbers are long, and in the scale the smallest is not below a tenth, so that none becomes a row of zeros.
    """
    column = source.columns[at]
    if column.scale or not is_scaled(column):
        return 0
    sizes = []
    for row in range(min(_READ, source.row_count)):
        value = source.cell(row, at).value
        if value is not None and value.number:
            sizes.append(abs(value.number))
    if not sizes or sorted(sizes)[len(sizes) // 2] < _LONG:
        return 0
    return next((each for each in _STEPS[language] if min(sizes) >= Decimal(10) ** (each - 1)), 0)
