"""Rows of the figures and of the names of the glossary."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.model.glossary import TermState
from briefing_app.ui.lists.marking import Marker
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.room import Room


class FigureReader:
    """Reads figures in the language of the content; `show` sets the words that are marked."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._marker = Marker("")

    def show(self, words: str) -> None:
        """From now on mark these words."""
        self._marker = Marker(words)

    def read(self, ids: Sequence[str]) -> list[Row]:
        """Label, value, as-of date and whether it is stale."""
        core, say = self._room.core, self._room.look.say
        language = self._room.settings.content_language
        figures = core.library.list_figures(ids)
        quoted = core.figures.quote([each.key for each in figures])
        rows = []
        for figure in figures:
            label, shown = figure.label.best(language)
            found = quoted.get(figure.key)
            observation = found.observation if found else None
            stale = found is not None and found.stale
            text = detail = say("reader.no_value")
            if observation is not None:
                text = core.wording.display(figure, observation, shown).text
                detail = core.wording.as_of(observation.as_of, shown)
            marks = [
                detail,
                *([say("lists.derived")] if figure.derived else []),
                *([say("lists.status.stale")] if stale else []),
            ]
            rows.append(
                Row(
                    kind="figure", id=figure.id, icon="clock-countdown-fill" if stale else "hash", title=label or text,
                    text=text, detail=" · ".join(marks), title_ranges=self._marker.mark(label),
                    text_ranges=self._marker.mark(text), language=shown, tone="warn" if stale else "note",
                    spoken_kind=say("kind.figure"), pause=say.pause,
                )
            )  # fmt: skip
        return rows


class TermReader:
    """Reads names of the glossary, in all their languages."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._marker = Marker("")

    def show(self, words: str) -> None:
        """From now on mark these words."""
        self._marker = Marker(words)

    def read(self, ids: Sequence[str]) -> list[Row]:
        """The name in the language of the content, the others below it."""
        say = self._room.look.say
        language = self._room.settings.content_language
        rows = []
        for term in self._room.core.library.list_terms(ids):
            name, shown = term.name.best(language)
            others = " · ".join(text for each, text in term.name if each is not shown)
            short = term.short.best(language)[0]
            review = say("facts.term.review") if term.state is TermState.REVIEW else ""
            rows.append(
                Row(
                    kind="term", id=term.id, icon="book-open-text", title=name or term.slug, text=others,
                    detail=" · ".join(each for each in (short, review) if each), title_ranges=self._marker.mark(name),
                    text_ranges=self._marker.mark(others), language=shown, tone="warn" if review else "text2",
                    spoken_kind=say("kind.term"), pause=say.pause,
                )
            )  # fmt: skip
        return rows
