"""The themes that rows name: found by slug or by name in any language, or made new."""

from __future__ import annotations

from briefing_app.model.glossary import Theme
from briefing_app.model.language import Language, LocalText
from briefing_app.store.library import Library
from briefing_app.workspace.importing.names import Namer, plain_name


class ThemeFinder:
    """All themes of a library (`known`); those made from rows (`made`) stand behind them."""

    def __init__(self, library: Library, language: Language) -> None:
        self._language = language
        self._namer = Namer(library, "theme")
        self._by_slug: dict[str, Theme] = {}
        self._by_name: dict[str, list[Theme]] = {}
        self.known = library.list_themes()
        self._order = max((each.order for each in self.known), default=-1) + 1
        self.made: list[Theme] = []
        for theme in self.known:
            self._learn(theme)

    def find(self, name: str) -> Theme | None:
        """The theme with exactly this slug, else with this name, else with this slug in other letters."""
        plain = plain_name(name)
        named = self._by_name.get(plain, ())
        return self._by_slug.get(name.strip()) or next(iter(named), None) or self._by_slug.get(plain)

    def say(self, theme: Theme) -> str:
        """A name by which `find` finds a theme again: its own where no other has it, else its slug."""
        name = theme.name.best(self._language)[0]
        return name if self._by_name.get(plain_name(name)) == [theme] and self.find(name) is theme else theme.slug

    def take(self, name: str) -> str:
        """The slug of the theme with this slug or name."""
        found = self.find(name)
        if found is None:
            title = LocalText().with_text(self._language, " ".join(name.split()))
            found = Theme(self._namer.make_slug(title), title, self._order + len(self.made))
            self.made.append(found)
            self._learn(found)
        return found.slug

    def _learn(self, theme: Theme) -> None:
        self._by_slug[theme.slug] = theme
        for name in {plain_name(text) for _, text in theme.name}:
            self._by_name.setdefault(name, []).append(theme)
