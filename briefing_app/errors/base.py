"""The errors that a person meets: a key for the sentence in the catalogues, the values that fill it, and its English."""

from __future__ import annotations

from typing import ClassVar

from briefing_app.errors.phrase import ENGLISH, INPUT, Phrase, fill_english, to_value


class BriefingError(Exception):
    """A problem with content, input or surroundings that the person can act on; never a bug of ours.

    `key` names the sentence in the catalogues, `values` fills its braces, `exit_status` is what the command line returns.
    """

    key: str = "error.general"
    english: str = "{what}"
    exit_status: ClassVar[int] = 1

    def __init__(self, **values: object) -> None:
        self.values = {name: to_value(value) for name, value in values.items()}
        super().__init__(fill_english(self.english, self.values))


class InputError(BriefingError):
    """What was typed, chosen or passed cannot be kept.

    `field` is for programs: which part of the input it is about. The sentence is that of the reason.
    """

    key = "error.input"

    def __init__(self, reason: str = "", /, *, field: str = "", **values: object) -> None:
        """Make one for a reason of `REASONS`; subclasses have a sentence of their own and give none."""
        if reason:
            self.key = INPUT + reason
            self.english = ENGLISH[self.key]
        self.field = field
        super().__init__(**values)

    @property
    def phrase(self) -> Phrase:
        """The sentence as part of another one, such as that about a file that the input comes from."""
        return Phrase(self.key, **self.values)
