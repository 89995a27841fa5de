"""A number that is past its review cadence on the day of the export (DESIGN §3.10)."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("stale_figure", warning=("", "derived"))


def _run(subject: Subject) -> Iterator[Finding]:
    for key, quoted in subject.figures.items():
        if quoted.stale and quoted.observation:
            figure = quoted.figure
            yield _SAID.find(
                "derived" if figure.derived else "",
                subject.place("figure", key),
                values={
                    "name": subject.name(figure.label, key),
                    "date": str(quoted.observation.as_of or ""),
                    "value": str(quoted.observation.value),
                    "months": str(figure.cadence_months or ""),
                },
                repairs=() if figure.derived else ("add_observation",),
            )


CHECK = Check(_SAID, _run)
