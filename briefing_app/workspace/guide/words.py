"""Names of the program that pages of the guide give in braces, as the window says them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing_app.model.language import Language
from briefing_app.wording.catalogue import Catalogue

STEP = " › "  # between a menu and its entry


def plain_words(text: str) -> str:
    """The words of an entry of a menu without the mark of its mnemonic and without dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


class GuideWords:
    """Fills in menus, keys and any other words of the interface from its catalogues, so that pages cannot go stale."""

    def __init__(
        self, catalogues: Sequence[Catalogue], language: Language, write_keys: Callable[[str], str] = str
    ) -> None:
        """Say them in a language.

        Args:
            catalogues: Of the interface, then those of what else the window says.
            language: Of the page.
            write_keys: How this system writes keys such as `Ctrl+K`.
        """
        self._catalogues = catalogues
        self._language = language
        self._write_keys = write_keys

    def say(self, kind: str, name: str) -> str:
        """What stands in the place of `{kind.name}`; LookupError where the program does not have it."""
        match kind:
            case "menu":  # file.export, view.language.en: the menus on the way and the entry
                steps = name.split(".")
                return STEP.join(self._find(f"menu.{step}") for step in steps)
            case "keys":
                return self._write_keys(name)
        return self._find(name)

    def _find(self, key: str) -> str:
        for catalogue in self._catalogues:
            if key in catalogue:
                return plain_words(catalogue.entry_text(key, self._language))
        raise LookupError(f"The window says nothing called “{key}”")
