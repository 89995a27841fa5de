"""Everything a person is told when something cannot be done, as typed errors with a message key.

The core raises; `cli` and `ui` find the words in the reader's language under `resources/i18n/errors/`.
The English sentence is kept with the key, so that an error is readable even before any catalogue is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class BriefingError(Exception):
    """A problem with content, input or surroundings that the person can act on; never a bug of ours.

    `key` names the sentence in the catalogues, `values` fills its braces, `exit_status` is what the command line returns.
    """

    key: ClassVar[str] = "error.general"
    english: ClassVar[str] = "{what}"
    exit_status: ClassVar[int] = 1

    def __init__(self, **values: object) -> None:
        self.values = {name: str(value) for name, value in values.items()}
        super().__init__(self.english.format_map(_Missing(self.values)))


class _Missing(dict[str, str]):
    """Keeps an unfilled brace visible instead of hiding the real problem behind a KeyError."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


class InputError(BriefingError):
    """What was typed or passed cannot be kept."""

    key = "error.input"
    english = "{field}: {why}"


class TypedDateError(InputError):
    """What was typed as a date cannot be read as one."""

    key = "error.typed.date"
    english = "“{text}” cannot be read as a date; write 2026, 2026-06 or 30/6/2026, as far as the source gives it."


class TypedDateOrderError(InputError):
    """What was typed as a date may mean two days."""

    key = "error.typed.date_order"
    english = "“{text}” may mean more than one date; write the day first and the year in full, such as {example}."


class TypedSpanError(InputError):
    """A quarter or financial year was typed as a date."""

    key = "error.typed.span"
    english = "“{text}” spans several months; write the month in which it ends, such as {example}."


class TypedNumberError(InputError):
    """What was typed as a number cannot be read as one."""

    key = "error.typed.number"
    english = (
        "“{text}” cannot be read as one number; write for example 847, over 50%, HK$1.76 billion or 約1,200億港元."
    )


class TypedUnitError(InputError):
    """A number was typed in another unit than that of its figure."""

    key = "error.typed.unit"
    english = "“{text}” is in another unit than this figure ({unit}); convert it, or make a figure of its own for it."


class NotFoundError(BriefingError):
    """An id or slug names nothing in this library."""

    key = "error.not_found"
    english = "There is no {kind} “{id}” in this library; “list {kinds}” shows what there is."

    def __init__(self, kind: str, id: str, kinds: str = "") -> None:
        super().__init__(kind=kind, id=id, kinds=kinds or kind + "s")


# -- the library file ------------------------------------------------------------------------------------------------


class LibraryError(BriefingError):
    """The library file cannot be used."""

    key = "error.library"
    exit_status = 3


class NotOursError(LibraryError):
    """The file is something else than a library of this program."""

    key = "error.library.not_ours"
    english = "“{path}” is not a Hetao Briefing library, so it was left as it is; choose another file."


class TooNewError(LibraryError):
    """The file was written by a newer version of the program."""

    key = "error.library.too_new"
    english = (
        "“{path}” was written by a newer version of Hetao Briefing (format {found}, this program knows {known}) and was "
        "left as it is; install the newer version to open it."
    )


class DamagedError(LibraryError):
    """SQLite or our own consistency check says the file is damaged."""

    key = "error.library.damaged"
    english = (
        "The library “{path}” is damaged ({detail}) and was left as it is; restore a backup or make a new library."
    )


class LockedError(LibraryError):
    """Another program holds the file."""

    key = "error.library.locked"
    english = "The library “{path}” is in use by another program; close it there and try again."


class FullError(LibraryError):
    """The disk is full."""

    key = "error.library.full"
    english = "The disk with “{path}” is full, so the last change was not kept; free some space and try again."


class ReadOnlyError(LibraryError):
    """The file or its folder cannot be written."""

    key = "error.library.read_only"
    english = "“{path}” cannot be written; check the rights of the file and its folder, or choose another place."


class MissingLibraryError(LibraryError):
    """There is no file at the given path and none may be made."""

    key = "error.library.missing"
    english = "There is no library at “{path}”; check the path."


class LostLibraryError(MissingLibraryError):
    """The file of an open library was removed, replaced or its drive pulled."""

    key = "error.library.lost"
    english = (
        "The library “{path}” is no longer in its place, so the last change was not kept; connect its drive or put the file "
        "back, and try again."
    )


# -- packs -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file: where (file and JSON pointer) and what, in one sentence."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


class PackError(BriefingError):
    """An import that was refused whole; `problems` lists every reason found."""

    key = "error.pack"
    english = "“{path}” was not imported, nothing was changed: {count} problem(s), the first: {first}"

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(path=path, count=len(problems), first=problems[0] if problems else "")


# -- export ----------------------------------------------------------------------------------------------------------


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


class ChartDataError(BriefingError):
    """A chart cannot be drawn from its data."""

    key = "error.chart"
    english = "The chart “{chart}” cannot be drawn: {why}"


class CancelledError(BriefingError):
    """The person stopped a long task; nothing half done is left."""

    key = "error.cancelled"
    english = "Stopped; no unfinished file was left."
