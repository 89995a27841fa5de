"""Errors about the library file: it cannot be used as it is or where it is."""

from __future__ import annotations

from briefing_app.errors.base import BriefingError


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
