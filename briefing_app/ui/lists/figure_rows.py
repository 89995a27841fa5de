"""Figures that a search found, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.model.language import Language
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.look import Look
from briefing_app.workspace.linking import FigureHit


def build_figure_rows(look: Look, hits: Sequence[FigureHit], language: Language | None = None) -> list[Row]:
    """Figures as rows: the newest value and the label, below them its date and source."""
    return [
        Row(
            kind="figure",
            id=hit.key,
            icon="clock-countdown" if hit.stale else "hash",
            title=" – ".join(each for each in (hit.printed, hit.label) if each),
            text=" · ".join(each for each in (hit.as_of, hit.source) if each),
            language=language,
            tone="warn" if hit.stale else "note",
            spoken_kind=look.say("kind.figure"),
            pause=look.say.pause,
        )
        for hit in hits
    ]
