"""Which page of the guide is about which page of the window: a table, so that F1 knows for every one."""

from __future__ import annotations

from collections.abc import Mapping

FIRST = "start"

TOPICS: Mapping[str, str] = {
    "card": "facts",
    "briefings": "briefings",
    "new_briefing": "briefings",
    "properties": "briefings",
    "versions": "briefings",
    "composer": "briefings",
    "facts": "facts",
    "figure": "facts",
    "term": "facts",
    "sources": "sources",
    "source": "sources",
    "charts": "charts",
    "chart": "charts",
    "table": "charts",
    "new_chart": "charts",
    "table_import": "import",
    "settings": "library",
    "library_file": "library",
    "trash": "library",
    "help": FIRST,
}

# Parts of a page that have a page of the guide to themselves, by their room of the program.
PARTS: Mapping[str, str] = {"checks": "checks", "preview": "export"}

# Icons of the contents list.
ICONS: Mapping[str, str] = {
    "start": "rocket-launch",
    "facts": "cards",
    "sources": "quotes",
    "charts": "chart-bar",
    "import": "download-simple",
    "briefings": "briefcase",
    "export": "file-pdf",
    "meeting": "presentation",
    "checks": "seal-check",
    "shortcuts": "keyboard",
    "library": "database",
    "it": "buildings",
    "trouble": "lifebuoy",
}


def find_topic(page: str) -> str:
    """The page of the guide for a page of the window."""
    return TOPICS.get(page, FIRST)
