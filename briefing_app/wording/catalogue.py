"""Catalogues: the words printed in documents, shown in the interface and said in errors, in three languages.

A catalogue is a folder with `en.json`, `zh_Hant.json` and `zh_Hans.json`, each one flat object from dotted key to text, or a
folder of such folders, one for each room of the program, which are read as one.
A text may hold `{names}` to be filled; an English one may be `{"one": …, "other": …}`, chosen by the value `n`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from briefing_app.errors import BriefingError, Listing, Phrase, Value
from briefing_app.model.language import LANGUAGES, Language

Entry = str | Mapping[str, str]
_NAME = re.compile(r"\{([a-z_]+)\}")


class Catalogue:
    """The texts of one folder. A key or value that is missing is a bug of ours and raises LookupError."""

    def __init__(self, entries: Mapping[Language, Mapping[str, Entry]]) -> None:
        self._entries = entries

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the three files of a folder, or of each of its folders.

        Raises:
            OSError: A file is missing or unreadable; the installation is incomplete.
            ValueError: A file is not a flat JSON object of texts, or two rooms have the same key.
        """
        rooms = sorted(each for each in folder.iterdir() if each.is_dir()) or [folder]
        return cls({language: _load_rooms(rooms, language) for language in LANGUAGES})

    def keys(self, language: Language) -> frozenset[str]:
        """The keys that this language has."""
        return frozenset(self._entries[language])

    def __contains__(self, key: object) -> bool:
        return all(key in entries for entries in self._entries.values())

    def entry(self, key: str, language: Language) -> Entry:
        """The text as it stands in the file."""
        try:
            return self._entries[language][key]
        except KeyError as problem:
            raise LookupError(f"The catalogue has no “{key}” in {language}") from problem

    def get(self, key: str, language: Language, /, **values: object) -> str:
        """The text with its names filled; values are inserted as they are and never read for braces."""
        entry = self.entry(key, language)
        if not isinstance(entry, str):
            entry = entry["one" if values.get("n") in (1, "1") else "other"]
        return fill(entry, values)

    def get_error(self, error: BriefingError, language: Language) -> str:
        """The sentence for an error, from a catalogue of errors."""
        return self.say(error.key, error.values, language)

    def say(self, key: str, values: Mapping[str, Value], language: Language) -> str:
        """The sentence for a key of a catalogue of errors; what its values hold is said in the same language."""
        return fill(
            self.entry_text(key, language), {name: self.say_value(each, language) for name, each in values.items()}
        )

    def say_value(self, value: Value, language: Language) -> str:
        """A title in its nearest language, a phrase from this catalogue, what is listed in a row."""
        match value:
            case str():
                return value
            case Phrase():
                return self.say(value.key, value.values, language)
            case Listing():
                return self.entry_text(value.joint, language).join(
                    self.say_value(each, language) for each in value.items
                )
            case _:
                return value.best(language)[0]

    def entry_text(self, key: str, language: Language) -> str:
        """The text as it stands; of a text with singular and plural, the plural."""
        entry = self.entry(key, language)
        return entry if isinstance(entry, str) else entry["other"]

    def names(self, key: str, language: Language) -> frozenset[str]:
        """The names that a text wants filled."""
        return frozenset(_NAME.findall(self.entry_text(key, language)))


def fill(text: str, values: Mapping[str, object]) -> str:
    """The text with `{name}` replaced by the values; LookupError for a name without a value."""

    def replace(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise LookupError(f"“{text}” needs a value for “{match[1]}”")
        return str(values[match[1]])

    return _NAME.sub(replace, text)


def _load_rooms(rooms: Sequence[Path], language: Language) -> Mapping[str, Entry]:
    entries: dict[str, Entry] = {}
    for room in rooms:
        found = _load(room / f"{language.value.replace('-', '_')}.json")
        if twice := sorted(found.keys() & entries.keys()):
            raise ValueError(f"The room “{room.name}” has keys that another room has too: {twice}")
        entries |= found
    return entries


def _load(path: Path) -> Mapping[str, Entry]:
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or not all(_is_entry(entry) for entry in data.values()):
        raise ValueError(f"“{path.name}” is not a flat object of texts")
    return data


def _is_entry(entry: object) -> bool:
    if isinstance(entry, dict):
        return entry.keys() == {"one", "other"} and all(isinstance(text, str) for text in entry.values())
    return isinstance(entry, str)
