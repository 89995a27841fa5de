"""What chips show: the figures of a text as they will be printed today, remembered until the library changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_app.model.language import Language
from briefing_app.model.placeholder import FORMS, Placeholder, parse_text
from briefing_app.ui.room import Room
from briefing_app.wording.printed import MissingPiece, NumberPiece

if TYPE_CHECKING:
    from briefing_app.model.edition import Quoted
    from briefing_app.model.figure import Figure, Observation


class ChipWords:
    """For one field; `forget` makes it ask the library again."""

    def __init__(self, room: Room, language: Language) -> None:
        self._room = room
        self._language = language
        self._quoted: dict[str, Quoted | None] = {}

    def forget(self) -> None:
        """Figures may have changed."""
        self._quoted.clear()

    def find(self, key: str) -> Quoted | None:
        """A figure as it is quoted today; None where the library has none of this key."""
        self._ask([key])
        return self._quoted[key]

    def fill(self, source: str) -> list[tuple[str, str]]:
        """For each placeholder of a text, in order, what its chip prints and its state (see `Chip`)."""
        places = [each for each in parse_text(source) if isinstance(each, Placeholder)]
        self._ask([each.key for each in places])
        pieces = self._room.core.wording.resolve_text(source, self._language, self._lookup)
        filled = [each for each in pieces if isinstance(each, NumberPiece | MissingPiece)]
        return [self._show(each) for each in filled]

    def print_forms(self, key: str) -> dict[str, str]:
        """The forms in which a figure can stand in a text, each as it is printed; those that print alike are named once."""
        found = self._lookup(key)
        if found is None:
            return {}
        figure, observation = found
        printed: dict[str, str] = {}
        for form in FORMS:
            text = self._room.core.wording.print_observation(figure, observation, self._language, form)
            if text not in printed.values():
                printed[form] = text
        return printed

    def describe(self, key: str) -> tuple[str, str]:
        """The label of a figure, and a line with its date and source, in the language of the interface."""
        quoted = self.find(key)
        say, language = self._room.look.say, self._room.look.language
        if quoted is None:
            return say("writing.chip.unknown"), say("writing.chip.unknown.tip")
        label = quoted.figure.label.best(language)[0]
        observation = quoted.observation
        if observation is None:
            return label, say("writing.chip.no_value")
        parts = [self._room.core.wording.as_of(observation.as_of, language)]
        if quoted.figure.derived:
            parts.append(say("writing.chip.derived"))
        elif observation.citation is not None:
            source = self._room.core.library.get_source(observation.citation.source_id)
            parts.append(source.title or source.description.best(language)[0])
        if quoted.stale:
            parts.append(say("writing.chip.stale"))
        return label, " · ".join(parts)

    def _lookup(self, key: str) -> tuple[Figure, Observation] | None:
        quoted = self.find(key)
        return (quoted.figure, quoted.observation) if quoted is not None and quoted.observation is not None else None

    def _show(self, piece: NumberPiece | MissingPiece) -> tuple[str, str]:
        quoted = self._quoted[piece.key]
        if isinstance(piece, MissingPiece):
            say = self._room.look.say
            return say("writing.chip.unknown") if quoted is None else say("writing.chip.no_value"), "unknown"
        return piece.text, "stale" if quoted is not None and quoted.stale else "fresh"

    def _ask(self, keys: Sequence[str]) -> None:
        missing = [key for key in dict.fromkeys(keys) if key not in self._quoted]
        if missing:
            found = self._room.core.figures.quote(missing)
            self._quoted |= {key: found.get(key) for key in missing}
