"""Errors about files that come in or go out: packs and exports."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.errors.base import BriefingError
from briefing_app.errors.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file: where (file and JSON pointer) and what, in one sentence."""

    place: str
    what: Phrase

    @property
    def sentence(self) -> str:
        """What is wrong, in English."""
        return str(self.what)

    @property
    def phrase(self) -> Phrase:
        """Both, to be said in the reader's language."""
        return Phrase("pack.placed", place=self.place, what=self.what) if self.place else self.what

    def __str__(self) -> str:
        return str(self.phrase)


class PackError(BriefingError):
    """An import that was refused whole; `problems` lists every reason found."""

    key = "error.pack"
    english = "“{path}” was not imported, nothing was changed: {first}"

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first: Phrase | str = problems[0].phrase if problems else ""
        if len(problems) > 1:
            first = Phrase("pack.several", count=len(problems), first=first)
        super().__init__(path=path, first=first)


class ExportError(BriefingError):
    """A file could not be written or did not pass its own proof."""

    key = "error.export"


class OutputError(ExportError):
    """The output folder cannot be written."""

    key = "error.export.output"
    english = "Nothing was exported because “{path}” cannot be written ({detail}); choose another folder."


class ClashError(ExportError):
    """A file that the program did not write, or that was changed since, has the name of an export."""

    key = "error.export.clash"
    english = (
        "“{name}” is already in this folder and was not written by this library, or was changed since; nothing was "
        "replaced. Keep both, confirm the replacement, or choose another folder."
    )


class ProofError(ExportError):
    """The finished PDF does not contain what the edition says."""

    key = "error.export.proof"
    english = "“{name}” was not kept because its text does not contain {missing}; please report this with the briefing."


class LeakError(ExportError):
    """The finished hand-out contains internal text."""

    key = "error.export.leak"
    english = "“{name}” was not kept because internal content would be visible in it: {found}."


class BlockedError(ExportError):
    """A finding blocks the export."""

    key = "error.export.blocked"
    english = "“{briefing}” cannot be exported yet: {first}"
