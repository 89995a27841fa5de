"""What is done with a file in the thread that reads it."""

from __future__ import annotations

from briefing_app.workspace.importing import Draft, Mapping, ReadChoice, Target, guess_mapping


def prepare(draft: Draft) -> tuple[Draft, Mapping]:
    """A file, and what its columns would be as a table: to guess that of a wide one takes a moment."""
    return draft, guess_mapping(draft, Target.DATASET)


def form_of(choice: ReadChoice) -> tuple[str, str, str]:
    """What of a choice needs the file to be read again where it is another."""
    return choice.sheet, choice.encoding, choice.delimiter
