"""How the window looks and speaks at the moment: theme, fonts, icons and words, handed to every widget."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.model.language import Language
from briefing_app.ui.fonts import Fonts
from briefing_app.ui.icons import Icons
from briefing_app.ui.theme import Theme
from briefing_app.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one catalogue in the language of the interface."""

    catalogue: Catalogue
    language: Language

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key, its names filled; LookupError for a key or value that is missing."""
        return self.catalogue.get(key, self.language, **values)

    def pair(self, name: str, what: str) -> str:
        """Name and what belongs to it, with the colon of the language."""
        return self("text.pair", name=name, what=what)

    @property
    def pause(self) -> str:
        """What stands between the parts of a line that is read aloud: the comma that this language breathes at."""
        return self("text.pause")

    def speak(self, *parts: str) -> str:
        """One line that is read aloud, of parts that stand apart on the screen; empty ones are left out."""
        return self.pause.join(part for part in parts if part)

    def run_on(self, sentences: Iterable[str]) -> str:
        """Whole sentences one after the other; Chinese ones have no gap between them."""
        return self("text.gap").join(sentences)

    def row(self, parts: Iterable[str]) -> str:
        """Words of a sentence in a row, with the comma of the language."""
        return self("text.comma").join(parts)


@dataclass(frozen=True, slots=True)
class Look:
    """Built anew, with the widgets that show it, when language or theme change."""

    theme: Theme
    fonts: Fonts
    icons: Icons
    say: Words

    @property
    def language(self) -> Language:
        """The language of the interface."""
        return self.say.language
