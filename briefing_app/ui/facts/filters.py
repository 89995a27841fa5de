"""What the filters at the side and the pills do to the query that stands in the search field."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.model.figure import Release
from briefing_app.store.card_query import CardQuery, CardStatus

MISSING = "lang:any"


def is_on(query: CardQuery, key: str) -> bool:
    """Whether a filter, written as its operator (`status:stale`, `theme:policy`), holds in a query."""
    name, _, value = key.partition(":")
    match name:
        case "status":
            return value in {each.value for each in query.statuses}
        case "theme":
            return query.theme == value
        case "tag":
            return value in query.tags
        case "lang":
            return query.language == value
        case "source":
            return query.source == value
        case "used":
            return query.used is not None and str(int(query.used)) == value
        case "release":
            return query.release is not None and query.release.value == value
    return not is_filtered(query) if key == "all" else False


def is_filtered(query: CardQuery) -> bool:
    """Whether anything but words is asked for."""
    return bool(replace(query, words=""))


def toggle(query: CardQuery, key: str) -> CardQuery:
    """Turn one filter on or off and leave the others; `all` turns all off and leaves the words."""
    if key == "all":
        return CardQuery(words=query.words)
    on = is_on(query, key)
    name, _, value = key.partition(":")
    match name:
        case "status":
            status = CardStatus(value)
            rest = tuple(each for each in query.statuses if each is not status)
            return replace(query, statuses=rest if on else (*rest, status))
        case "theme":
            return replace(query, theme="" if on else value)
        case "tag":
            rest_tags = tuple(each for each in query.tags if each != value)
            return replace(query, tags=rest_tags if on else (*rest_tags, value))
        case "lang":
            return replace(query, language="" if on else value)
        case "source":
            return replace(query, source="" if on else value)
        case "used":
            return replace(query, used=None if on else value == "1")
        case "release":
            return replace(query, release=None if on else Release(value))
    return query


def pick(query: CardQuery, key: str) -> CardQuery:
    """Choose a filter at the side: within its group it is the only one, and chosen again it goes."""
    on = is_on(query, key)
    if key.startswith("theme:"):
        return toggle(query, key)
    if key.startswith("tag:"):
        return toggle(replace(query, tags=()), key) if not on else toggle(query, key)
    bare = replace(query, statuses=(), language="", release=None)
    return bare if on else toggle(bare, key)
