"""A source whose document names no publisher or title is printed without; that is said, never filled in (DESIGN §3.7)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("source_details", notice=("title", "publisher"))


def _run(subject: Subject) -> Iterator[Finding]:
    for source in subject.content.sources:
        for what, given in (("title", source.title), ("publisher", source.publisher)):
            if not given:
                name = source.title or subject.name(source.description, source.slug)
                place = subject.place("source", source.id)
                yield _SAID.find(what, place, {"name": name}, ("edit_source",))


CHECK = Check(_SAID, _run)
