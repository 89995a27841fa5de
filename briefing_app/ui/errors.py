"""Problems in the words of the interface's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError, Phrase, Problem
from briefing_app.ui.look import Words
from briefing_app.wording.catalogue import Catalogue

if TYPE_CHECKING:
    from briefing_app.workspace.worker import Failed


class Sentences:
    """Says errors; the catalogue is read when the first one comes."""

    def __init__(self, words: Words, errors: Callable[[], Catalogue]) -> None:
        self._words = words
        self._errors = errors

    def say(self, problem: BriefingError) -> str:
        """The sentence of an error; its English one where the catalogue does not know it."""
        errors = self._errors()
        return errors.get_error(problem, self._words.language) if problem.key in errors else str(problem)

    def say_problem(self, problem: Problem) -> str:
        """Where in a file something is wrong, and what."""
        return self.say_phrase(problem.phrase)

    def say_phrase(self, phrase: Phrase) -> str:
        """A part of a sentence, such as what is wrong with a file."""
        return self._errors().say_value(phrase, self._words.language)

    def say_held(self, path: Path, computer: str) -> str:
        """That a library is open on another computer, whose name may be unknown."""
        if not computer:
            return self._words("shell.elsewhere.unknown", path=path)
        return self._words("shell.elsewhere", path=path, computer=computer)

    def say_failed(self, failed: Failed) -> str:
        """The sentence for a task of the worker that failed."""
        if failed.key == "worker":
            return self._words("worker.gone")
        if not failed.key:
            return self._words("bug.sentence", what=failed.sentence)
        errors = self._errors()
        if failed.key not in errors:
            return failed.sentence
        return errors.say(failed.key, failed.values or {}, self._words.language)
