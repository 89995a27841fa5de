"""A number without a date: nobody can say how old it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding

_SAID = Sentences("undated_figure", warning=("",))


def _run(subject: Subject) -> Iterator[Finding]:
    for key, quoted in subject.figures.items():
        if quoted.observation and quoted.observation.as_of is None:
            yield _SAID.find(
                "",
                subject.place("figure", key),
                values={"name": subject.name(quoted.figure.label, key), "value": str(quoted.observation.value)},
                repairs=() if quoted.figure.derived else ("add_observation",),
            )


CHECK = Check(_SAID, _run)
