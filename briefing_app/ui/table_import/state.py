"""Plain values from which the page goes on after it was built anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing_app.formats.tables.raw import TextForm
from briefing_app.model.chart import Column
from briefing_app.workspace.importing import Draft, Mapping


@dataclass(frozen=True, slots=True)
class SessionState:
    """The file as it was read and corrected; see `ImportSession`."""

    path: Path | None = None
    draft: Draft | None = None
    mapping: Mapping | None = None
    guessed: TextForm | None = None
    guess: Mapping | None = None
    columns: tuple[Column | None, ...] = ()
