"""Briefings and the templates they are made from."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.model.block import AnyBlock
from briefing_app.model.figure import Release
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter. `guidance` tells the writer what belongs here; it is never printed."""

    id: str
    title: LocalText
    blocks: tuple[AnyBlock, ...] = ()
    release: Release = Release.OPEN
    guidance: LocalText = LocalText()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A document in three languages. A template is a briefing with `template` set; it is copied, never exported.

    `readers` says in words whom it is for (“Members of the delegation”), `marking` stands top and bottom of each page,
    `purpose` opens the summary, `starts`/`ends` are the dates of the occasion, `template_id` says what it was made from.
    `logo` is a picture of the library's assets that stands on the first page. `accepted` holds the marks of findings that a
    person has looked at and keeps (`Finding.mark`); they are told as notices until what they are about changes.
    """

    id: str
    slug: str
    title: LocalText
    sections: tuple[Section, ...] = ()
    occasion: LocalText = LocalText()
    place: LocalText = LocalText()
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    readers: LocalText = LocalText()
    organisation: LocalText = LocalText()
    marking: LocalText = LocalText()
    purpose: LocalText = LocalText()
    description: LocalText = LocalText()
    template: bool = False
    template_id: str = ""
    paper: str = "A4"
    archived: bool = False
    logo: str = ""
    accepted: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[AnyBlock, ...]:
        """All blocks in order."""
        return tuple(block for section in self.sections for block in section.blocks)
