"""The rows of the palette: headings of sections, and what can be chosen under them."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from briefing_app.model.language import Language
from briefing_app.ui.lists.rows import FrozenRows, Index, Ranges

HEADING = "heading"


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A thing (`card`, `briefing`, …), a `command`, a `setting`, a `tag`, or a heading.

    `detail` stands at the right end. `reason` says why a command cannot be done now; empty where it can.
    `pause` stands between the parts that are read aloud.
    """

    kind: str
    id: str
    title: str
    icon: str = ""
    ranges: Ranges = ()
    detail: str = ""
    reason: str = ""
    language: Language | None = None
    spoken_kind: str = ""
    pause: str = field(kw_only=True)

    @property
    def spoken(self) -> str:
        """The row as one line for a screen reader."""
        return self.pause.join(each for each in (self.title, self.detail, self.spoken_kind, self.reason) if each)


class PaletteModel(FrozenRows[PaletteRow]):
    """Headings cannot be chosen."""

    def find_next(self, start: int, step: int) -> int:
        """The next row that can be chosen from `start` on, round the ends; -1 where there is none."""
        count = len(self._rows)
        for far in range(count):
            at = (start + far * step) % count
            if self._rows[at].kind != HEADING:
                return at
        return -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        row = self.row_at(index)
        if row is None or row.kind == HEADING:
            return Qt.ItemFlag.ItemIsEnabled if row is not None else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
