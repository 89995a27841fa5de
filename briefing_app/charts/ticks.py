"""Round numbers for the grid of a value axis."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10), Decimal(20))


def build_ticks(low: Decimal, high: Decimal, most: int = 5) -> tuple[Decimal, ...]:
    """Multiples of the smallest round step (1, 2, 2.5, 5 × 10ⁿ) that cover low to high with at most so many intervals."""
    span = high - low
    if not span:
        return (low,)
    power = Decimal(1).scaleb((span / most).adjusted())
    for step in (each * power for each in _STEPS):
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first <= most:
            return tuple((step * (first + index)).normalize() for index in range(int(last - first) + 1))
    raise AssertionError("the widest step covers any range in two intervals")
