"""A number that is past its review cadence on the day of the export (DESIGN §3.10)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Severity

_NAME = "stale_figure"


def _run(subject: Subject) -> Iterator[Finding]:
    for key, quoted in subject.figures.items():
        if quoted.stale and quoted.observation:
            figure = quoted.figure
            yield Finding(
                check=_NAME,
                severity=Severity.WARNING,
                place=subject.place("figure", key),
                key=f"check.{_NAME}.derived" if figure.derived else f"check.{_NAME}",
                values={
                    "name": subject.name(figure.label, key),
                    "date": str(quoted.observation.as_of or ""),
                    "value": str(quoted.observation.value),
                    "months": str(figure.cadence_months or ""),
                },
                repairs=() if figure.derived else ("add_observation",),
            )


CHECK = Check(_NAME, (f"check.{_NAME}", f"check.{_NAME}.derived"), _run)
