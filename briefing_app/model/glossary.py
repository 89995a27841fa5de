"""The glossary: official names of bodies, parks and schemes in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.model.language import LocalText


class TermState(StrEnum):
    """Whether the rendering is settled or should be looked at by a person."""

    SURE = "sure"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Term:
    """One name. `short` is its abbreviation or short form, `note` explains it in the glossary of a briefing."""

    id: str
    slug: str
    name: LocalText
    short: LocalText = LocalText()
    state: TermState = TermState.SURE
    note: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that cards, figures and charts are filed under."""

    slug: str
    name: LocalText
    order: int = 0
