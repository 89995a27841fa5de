"""What is done with a file in the thread that reads it, and what was guessed of its form."""

from __future__ import annotations

from pathlib import Path

from briefing_app.formats.tables.raw import TextForm
from briefing_app.workspace.importing import Draft, Mapping, ReadChoice, Target, guess_mapping

Stamp = tuple[int, int] | None


def stamp_of(path: Path) -> Stamp:
    """When a file was written and how long it is; None where it is away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def prepare(draft: Draft) -> tuple[Draft, Mapping]:
    """A file, and what its columns would be as a table: to guess that of a wide one takes a moment."""
    return draft, guess_mapping(draft, Target.DATASET)


def form_of(choice: ReadChoice) -> tuple[str, str, str]:
    """What of a choice needs the file to be read again where it is another."""
    return choice.sheet, choice.encoding, choice.delimiter


def keep_guess(before: TextForm | None, draft: Draft) -> TextForm | None:
    """The form of a text file as it was guessed: what a person has corrected since stays as it was guessed before."""
    form, choice = draft.form, draft.choice
    if form is None:
        return before
    old = before or form
    return TextForm(
        old.encoding if choice.encoding else form.encoding,
        old.delimiter if choice.delimiter else form.delimiter,
        old.encoding_confidence if choice.encoding else form.encoding_confidence,
        old.delimiter_confidence if choice.delimiter else form.delimiter_confidence,
    )
