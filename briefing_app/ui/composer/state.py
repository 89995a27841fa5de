"""Where a person is in a briefing, for a page that is built anew in another look."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.model.language import Language
from briefing_app.ui.preview.choice import Choice


@dataclass(frozen=True, slots=True)
class ComposerState:
    """Where the person was, for a page that is built anew in another look."""

    language: Language
    choice: Choice
    tab: str
    drawer_tab: str
    chosen: tuple[str, ...]
    folded: frozenset[str]
    scroll: int
    drawer: bool
    side: bool
