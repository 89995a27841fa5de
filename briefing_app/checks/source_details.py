"""A source whose document names no publisher or title is printed without; that is said, never filled in (DESIGN §3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Severity

_NAME = "source_details"


def _run(subject: Subject) -> Iterator[Finding]:
    for source in subject.content.sources:
        for what, given in (("title", source.title), ("publisher", source.publisher)):
            if not given:
                name = source.title or subject.name(source.description, source.slug)
                place = subject.place("source", source.id)
                yield Finding(_NAME, Severity.NOTICE, place, f"check.{_NAME}.{what}", {"name": name}, ("edit_source",))


CHECK = Check(_NAME, (f"check.{_NAME}.title", f"check.{_NAME}.publisher"), _run)
