"""A title or name that is too long for its place on the first page could not be printed whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Place, Severity
from briefing_app.wording.widths import measure_text

_NAME = "long_text"
MOST: Final = 240  # in Latin letters; tests/checks prove that every form has room for so many
_FIELDS: Final = ("title", "organisation", "occasion", "place", "readers")


def _run(subject: Subject) -> Iterator[Finding]:
    briefing = subject.briefing
    for name in _FIELDS:
        text = getattr(briefing, name)
        for language in subject.languages:
            count = measure_text(" ".join(text.get(language).split()))
            if count > MOST:
                most = MOST // 2 if language.chinese else MOST
                values = {"count": str(len(text.get(language))), "most": str(most), "language": language.value}
                place = Place("briefing", briefing.id, "", language.value)
                yield Finding(_NAME, Severity.BLOCK, place, f"check.{_NAME}.{name}", values, ("edit_text",))


CHECK = Check(_NAME, tuple(f"check.{_NAME}.{name}" for name in _FIELDS), _run)
