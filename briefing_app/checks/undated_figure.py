"""A number without a date: nobody can say how old it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Severity

_NAME = "undated_figure"


def _run(subject: Subject) -> Iterator[Finding]:
    for key, quoted in subject.figures.items():
        if quoted.observation and quoted.observation.as_of is None:
            yield Finding(
                check=_NAME,
                severity=Severity.WARNING,
                place=subject.place("figure", key),
                key=f"check.{_NAME}",
                values={"name": subject.name(quoted.figure.label, key), "value": str(quoted.observation.value)},
                repairs=() if quoted.figure.derived else ("add_observation",),
            )


CHECK = Check(_NAME, (f"check.{_NAME}",), _run)
