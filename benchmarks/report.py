"""Tables on the terminal, and targets with what was reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Something to reach: what, how far at most, what was measured, and its unit (× for a ratio)."""

    what: str
    most: float
    measured: float
    unit: str

    @property
    def reached(self) -> bool:
        """Whether it was."""
        return self.measured <= self.most


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table with its first column to the left and the others to the right."""
    cells = [list(heads), *([_say(each) for each in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(heads))]
    print(f"\n{title}\n{'─' * len(title)}")
    for row in cells:
        others = (each.rjust(width) for each, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join((row[0].ljust(widths[0]), *others)))


def print_targets(targets: Sequence[Target]) -> None:
    """What was to be reached, and whether it was."""
    rows = [
        (each.what, f"{each.most:g} {each.unit}", f"{each.measured:.3g} {each.unit}", "yes" if each.reached else "NO")
        for each in targets
    ]
    print_table("Targets", ("what", "at most", "measured", "reached"), rows)


def _say(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
