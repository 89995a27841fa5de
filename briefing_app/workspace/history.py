"""Undo and redo, and what they are called in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.model.figure import Figure, Observation
from briefing_app.model.language import Language, LocalText
from briefing_app.model.placeholder import Placeholder, parse_text
from briefing_app.store.changes import Changes
from briefing_app.store.history import Step
from briefing_app.wording.catalogue import Catalogue, fill
from briefing_app.workspace.desk import Desk


class HistoryActions:
    """Every operation can be taken back and done again, also after a restart."""

    def __init__(self, desk: Desk, sentences: Callable[[], Catalogue]) -> None:
        self._desk = desk
        self._sentences = sentences

    def undo(self) -> Changes:
        """Take the last operation back; nothing if there is none."""
        return self._desk.announce(self._desk.library.undo())

    def redo(self) -> Changes:
        """Do again what was taken back last; nothing if there is none."""
        return self._desk.announce(self._desk.library.redo())

    def find_undo(self) -> Step | None:
        """The operation that `undo` would take back."""
        return self._desk.library.find_undo()

    def find_redo(self) -> Step | None:
        """The operation that `redo` would do again."""
        return self._desk.library.find_redo()

    def list_steps(self) -> tuple[Step, ...]:
        """The operations that can be taken back, the newest first."""
        return self._desk.library.list_history()

    def list_of(self, kind: str, id: str) -> tuple[Step, ...]:
        """What was done to one thing and is still kept, the newest first."""
        return self._desk.library.list_history_of(kind, id)

    def say(self, step: Step, language: Language) -> str:
        """The name of an operation, for the menu and the list; figures in a title as they print today."""
        values = {name: self._print(value, language) for name, value in step.values.items()}
        if not values.get("title", "-"):
            key = f"untitled.{step.name.partition('.')[0]}"
            values["title"] = self._sentences().get(key if key in self._sentences() else "untitled.thing", language)
        return fill(self._sentences().entry_text(f"operation.{step.name}", language), values)

    def _print(self, value: str | LocalText, language: Language) -> str:
        text = value if isinstance(value, str) else value.best(language)[0]
        if "{" not in text:
            return text
        keys = [each.key for each in parse_text(text) if isinstance(each, Placeholder)]
        quoted = self._desk.quote(keys)

        def look_up(key: str) -> tuple[Figure, Observation | None] | None:
            return (quoted[key].figure, quoted[key].observation) if key in quoted else None

        return self._desk.wording.resolve_string(text, language, look_up)
