"""A chapter with a title and nothing under it, or a briefing with nothing at all."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.block import PageBreakBlock
from briefing_app.model.finding import Finding, Place, Severity

_NAME = "empty_section"


def _run(subject: Subject) -> Iterator[Finding]:
    for section in subject.briefing.sections:
        if all(isinstance(block, PageBreakBlock) for block in section.blocks):
            values = {"name": subject.name(section.title, section.id)}
            place = Place("section", section.id)
            yield Finding(_NAME, Severity.WARNING, place, f"check.{_NAME}", values, ("remove_section", "add_block"))
    if not subject.briefing.blocks:
        place = Place("briefing", subject.briefing.id)
        values = {"name": subject.name(subject.briefing.title, subject.briefing.slug)}
        yield Finding(_NAME, Severity.BLOCK, place, f"check.{_NAME}.all", values, ("add_block",))


CHECK = Check(_NAME, (f"check.{_NAME}", f"check.{_NAME}.all"), _run)
