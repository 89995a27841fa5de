"""What the tests of the starter library share: walking its texts, and looking up and calculating its figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from briefing_app.formats.pack import Pack
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.language import LANGUAGES
from briefing_app.wording.derive import derive, keys_in_formula

TAGS = {each.value for each in LANGUAGES}


def walk_texts(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in up to three languages below a JSON value, with where it stands; nouns and states are no such texts."""
    if isinstance(value, dict):
        if value and set(value) <= TAGS:
            if not place.endswith("states"):
                yield place, value
            return
        for key, each in value.items():
            yield from walk_texts(each, f"{place}.{key}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            name = each.get("slug") or each.get("key") if isinstance(each, dict) else None
            yield from walk_texts(each, f"{place}[{name or number}]")


def make_lookup(pack: Pack) -> Callable[[str], tuple[Figure, Observation | None] | None]:
    """Key → figure and the observation to quote, derived figures calculated."""
    figures = {each.key: each for each in pack.content.figures}

    def quote(key: str) -> Observation:
        figure = figures[key]
        if figure.derived:
            return derive(
                figure.formula, {each: (figures[each], quote(each)) for each in keys_in_formula(figure.formula)}
            )
        assert figure.latest is not None
        return figure.latest

    def find(key: str) -> tuple[Figure, Observation | None] | None:
        return (figures[key], quote(key)) if key in figures else None

    return find
