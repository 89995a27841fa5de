"""Names the texts of a briefing that are missing in a language, as the fields are called in which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from briefing_app.model.block import AgendaBlock, AnyBlock, PeopleBlock, PointsBlock, QuestionsBlock, TimelineBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.finding import Finding
from briefing_app.model.language import Language, LocalText
from briefing_app.ui.look import Words

_MOST = 3  # that are named
_HEAD = ("title", "occasion", "place", "readers", "organisation", "marking", "purpose")
_ITEMS: dict[type, tuple[str, str]] = {  # where the items of a block are, and what one of them is called
    PointsBlock: ("points", "point"),
    QuestionsBlock: ("items", "question"),
    AgendaBlock: ("items", "line"),
    PeopleBlock: ("people", "person"),
    TimelineBlock: ("events", "event"),
}


def say_missing(finding: Finding, briefing: Briefing, say: Words) -> str:
    """The names of the texts that a finding of this kind means: “Point 2, Title”; empty where it means none of a briefing."""
    place = finding.place
    if finding.check != "missing_language" or not place.language:
        return ""
    language, names = Language(place.language), list[str]()
    if place.kind == "briefing":
        names = [say(f"properties.{name}") for name in list_missing_properties(briefing, language)]
    elif place.kind == "section":
        names = [say("composer.field.title")]
    elif place.kind == "block":
        for block in briefing.blocks:
            if block.id == place.block_id:
                names = list(_name_texts(block, language, say))
    comma = say("text.comma")
    return comma.join(names[:_MOST]) + ("…" if len(names) > _MOST else "")


def list_missing_properties(briefing: Briefing, language: Language) -> list[str]:
    """The texts of the title page that a language lacks, named and in the order of the properties."""
    return [name for name in _HEAD if _lacks(getattr(briefing, name), language)]


def _name_texts(block: AnyBlock, language: Language, say: Words) -> Iterator[str]:
    """Items first, as they stand in the form."""
    where, called = _ITEMS.get(type(block), ("", ""))
    items: tuple[Any, ...] = getattr(block, where) if where else ()
    for n, item in enumerate(items, start=1):
        name = say(f"composer.item.{called}", n=n)
        if isinstance(item, LocalText):
            if _lacks(item, language):
                yield name
            continue
        for field in fields(item):
            if _lacks(getattr(item, field.name), language):
                yield say.pair(name, say(_word(called, field.name)))
    for field in fields(block):
        if _lacks(getattr(block, field.name), language):
            yield say(f"composer.field.{field.name}")


def _word(called: str, name: str) -> str:
    if called == "person":
        return f"composer.person.{name}"
    return "composer.field.event" if called == "event" else f"composer.field.{name}"


def _lacks(text: object, language: Language) -> bool:
    """Whether it is written, but not in this language."""
    return isinstance(text, LocalText) and bool(text) and not text.get(language)
