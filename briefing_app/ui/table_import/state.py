"""Plain values from which the page goes on after it was built anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing_app.formats.tables.raw import TextForm
from briefing_app.model.chart import Column
from briefing_app.ui.table_import.reading import Stamp
from briefing_app.workspace.importing import Draft, Mapping, ReadChoice


@dataclass(frozen=True, slots=True)
class SessionState:
    """The file as it was read and corrected; see `ImportSession`. `stamp` tells whether it has been written since."""

    path: Path | None
    stamp: Stamp
    choice: ReadChoice
    draft: Draft | None
    mapping: Mapping | None
    first: Mapping | None
    guessed: TextForm | None
    guess: Mapping | None
    columns: tuple[Column | None, ...]
    aimed: bool
    touched: bool
