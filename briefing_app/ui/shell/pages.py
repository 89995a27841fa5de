"""Which pages there are: a table, so that adding one is one line. Their modules are loaded when one is first shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from briefing_app.ui.page import Page
from briefing_app.ui.room import Where


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page: under which place of the rail it stands, and the class that shows it."""

    place: str
    module: str
    name: str

    def load(self) -> type[Page]:
        """The class of the page."""
        found: type[Page] = getattr(import_module(f"briefing_app.ui.{self.module}"), self.name)
        return found


# Name and icon, in the order of the rail.
PLACES: tuple[tuple[str, str], ...] = (
    ("briefings", "briefcase"),
    ("facts", "cards"),
    ("charts", "chart-bar"),
    ("sources", "quotes"),
)

PAGES: Mapping[str, PageKind] = {
    "card": PageKind("facts", "cards.page", "CardPage"),
    "briefings": PageKind("briefings", "briefings.place", "BriefingsPlace"),
    "new_briefing": PageKind("briefings", "briefings.new_page", "NewBriefingPage"),
    "properties": PageKind("briefings", "briefings.properties_page", "PropertiesPage"),
    "versions": PageKind("briefings", "briefings.versions_page", "VersionsPage"),
    "composer": PageKind("briefings", "composer.page", "ComposerPage"),
    "facts": PageKind("facts", "facts.place", "FactsPage"),
    "figure": PageKind("facts", "facts.figure_page", "FigurePage"),
    "term": PageKind("facts", "facts.term_page", "TermPage"),
    "sources": PageKind("sources", "sources.place", "SourcesPage"),
    "source": PageKind("sources", "sources.page", "SourcePage"),
    "charts": PageKind("charts", "charts.place", "ChartsPlace"),
    "chart": PageKind("charts", "charts.page", "ChartPage"),
    "table": PageKind("charts", "charts.page", "ChartPage"),
    "new_chart": PageKind("charts", "charts.new_page", "NewChartPage"),
    "table_import": PageKind("charts", "table_import.page", "TableImportPage"),
    "settings": PageKind("", "settings_page.page", "SettingsPage"),
    "library_file": PageKind("", "library_file.page", "LibraryFilePage"),
    "trash": PageKind("", "trash.page", "TrashPage"),
    "help": PageKind("", "help.page", "HelpPage"),
}

# kind of thing → page on which it is worked on; `{id}` is the thing
_HOMES: Mapping[str, str] = {
    "card": "card",
    "briefing": "composer",
    "chart": "chart",
    "dataset": "table",
    "figure": "figure",
    "term": "term",
    "source": "sources",
}

# page → kind of the things it shows, one at a time: what was opened last is found again by the palette
OPENED: Mapping[str, str] = {
    "composer": "briefing", "card": "card", "chart": "chart", "table": "dataset", "source": "source",
}  # fmt: skip


def find_home(kind: str, id: str) -> Where | None:
    """The page on which a thing of the library is worked on."""
    page = _HOMES.get(kind)
    return Where(page, id) if page is not None else None
