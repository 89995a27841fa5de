"""Icons of the kinds of things, what a source is called, and the line that says what a briefing is for."""

from __future__ import annotations

from briefing_app.model.briefing import Briefing
from briefing_app.model.language import Language
from briefing_app.model.source import Source
from briefing_app.wording.printed import Wording

KIND_ICONS = {
    "briefing": "briefcase",
    "card": "cards",
    "figure": "hash",
    "chart": "chart-bar",
    "dataset": "table",
    "source": "quotes",
    "term": "book-open-text",
    "theme": "tag",
}


def name_source(source: Source, language: Language) -> str:
    """What a source is called in lists: its title, or what it is."""
    return source.title or source.description.best(language)[0] or source.slug


def describe_occasion(briefing: Briefing, wording: Wording, language: Language) -> str:
    """Occasion, place and dates of a briefing in one line; whom it is for where it has none of them."""
    dates = [wording.format_date(each, language) for each in (briefing.starts, briefing.ends) if each]
    if len(dates) == 2 and dates[0] == dates[1]:
        dates = dates[:1]
    parts = [briefing.occasion.best(language)[0], briefing.place.best(language)[0], "–".join(dates)]
    said = [part for part in parts if part]
    readers = briefing.readers.best(language)[0]
    if readers and len(said) < 2:
        said.append(readers)
    return " · ".join(said)
