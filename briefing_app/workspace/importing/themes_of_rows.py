"""The themes that rows name: found by slug or by name in any language, or made new."""

from __future__ import annotations

from briefing_app.model.glossary import Theme
from briefing_app.model.language import Language, LocalText
from briefing_app.store.library import Library
from briefing_app.workspace.importing.names import Namer, plain_name


class ThemeFinder:
    """All themes of a library; those made from rows stand behind them."""

    def __init__(self, library: Library, language: Language) -> None:
        self._language = language
        self._namer = Namer(library, "theme")
        self._themes: dict[str, Theme] = {}
        themes = library.list_themes()
        self._order = max((each.order for each in themes), default=-1) + 1
        self.made: list[Theme] = []
        for theme in themes:
            self._learn(theme)

    def take(self, name: str) -> str:
        """The slug of the theme with this slug or name."""
        found = self._themes.get(plain_name(name))
        if found is None:
            title = LocalText().with_text(self._language, " ".join(name.split()))
            found = Theme(self._namer.make_slug(title), title, self._order + len(self.made))
            self.made.append(found)
            self._learn(found)
        return found.slug

    def _learn(self, theme: Theme) -> None:
        for name in (theme.slug, *(text for _, text in theme.name)):
            self._themes.setdefault(plain_name(name), theme)
