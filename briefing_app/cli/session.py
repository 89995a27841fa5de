"""What every command works with: where the library is, the day, the reader's language, and where words go."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from briefing_app.errors import BriefingError, MissingLibraryError, Value
from briefing_app.model.language import Language
from briefing_app.paths import is_there
from briefing_app.workspace import Resources, Workspace, create_library


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program finds around itself; `app` looks it up once."""

    resources: Resources
    starter: Path
    find_library: Callable[[Path | None, Path | None], Path]  # of `--library` and `--data-folder`
    out: TextIO
    err: TextIO
    find_others: Callable[[Path], tuple[Path, ...]] = lambda _: ()  # libraries beside one that was just made


class AnswerError(Exception):
    """Standard output takes no more, as where it was sent to a file on a full disk; its text is the sentence for people."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run of one command. `library` and `folder`, of all that the program writes, are None where the person named none."""

    around: Surroundings
    library: Path | None
    folder: Path | None
    today: Callable[[], date]
    language: Language
    json: bool

    @property
    def path(self) -> Path:
        """The library file."""
        return self.around.find_library(self.library, self.folder)

    def open_workspace(self) -> Workspace:
        """Open the library; where there is none yet, make one that holds the starter pack.

        Raises:
            LibraryError: It cannot be used, or the folder that was named does not exist.
        """
        path = self.path.expanduser().absolute()
        if not is_there(path, link=True):  # a link that leads nowhere is no place for a new one
            if self.library is not None and not is_there(path.parent):
                raise MissingLibraryError(path=path)
            create_library(path, self.around.starter, self.around.resources)
            self.remark(f"A new library was made at “{path}”; it holds the starter pack.")
            if self.library is None and self.folder is None and (others := self.around.find_others(path)):
                said = ", ".join(f"“{each}”" for each in others)
                self.remark(f"There are other libraries already, which --library opens: {said}.")
        workspace = Workspace.open(path, self.around.resources, self.today)
        if (copy := workspace.library.copy_of_older) is not None:
            self.remark(f"The library was of an older version and is up to date now; it was copied to “{copy}” before.")
        return workspace

    def say(self, line: str = "") -> None:
        """A line of the answer, for people; nothing where JSON was asked for."""
        if not self.json:
            self._write(line + "\n")

    def answer(self, value: Any) -> None:
        """The answer as JSON, where that was asked for."""
        if self.json:
            self._write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def flush(self) -> None:
        """Send on what was said; AnswerError where it cannot be."""
        self._write("", flush=True)

    def _write(self, text: str, *, flush: bool = False) -> None:
        try:
            self.around.out.write(text)
            if flush:
                self.around.out.flush()
        except BrokenPipeError:
            raise
        except OSError as problem:  # the disk that standard output was sent to is full
            detail = problem.strerror or problem
            raise AnswerError(
                f"What was asked for was done, but the answer could not be written to standard output ({detail})."
            ) from problem

    def remark(self, line: str) -> None:
        """A sentence beside the answer, on standard error."""
        self.around.err.write(line + "\n")

    def value(self, value: Value) -> str:
        """A part of a sentence in the reader's language."""
        return self.around.resources.errors.say_value(value, self.language)

    def sentence(self, error: BriefingError) -> str:
        """What an error says, in the reader's language where the catalogue knows it."""
        errors = self.around.resources.errors
        return errors.get_error(error, self.language) if error.key in errors else str(error)
