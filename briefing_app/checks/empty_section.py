"""A chapter with a title and nothing under it, or a briefing with nothing at all."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.block import PageBreakBlock
from briefing_app.model.finding import Finding, Place

_SAID = Sentences("empty_section", block=("all",), warning=("",))


def _run(subject: Subject) -> Iterator[Finding]:
    for section in subject.briefing.sections:
        if all(isinstance(block, PageBreakBlock) for block in section.blocks):
            values = {"name": subject.name(section.title, section.id)}
            place = Place("section", section.id)
            yield _SAID.find("", place, values, ("remove_section", "add_block"))
    if not subject.briefing.blocks:
        place = Place("briefing", subject.briefing.id)
        values = {"name": subject.name(subject.briefing.title, subject.briefing.slug)}
        yield _SAID.find("all", place, values, ("add_block",))


CHECK = Check(_SAID, _run)
