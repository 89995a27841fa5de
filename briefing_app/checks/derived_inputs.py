"""A figure that nothing can be printed for: a derived one that cannot be calculated, or one without any observation."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.edition import Audience
from briefing_app.model.finding import Finding

_SAID = Sentences("derived_inputs", block=("inputs", "formula", "none"))


def _run(subject: Subject) -> Iterator[Finding]:
    """In a hand-out a figure may be empty because it is internal, which `internal_content` reports."""
    whole = {each.key: each for each in subject.whole_content.figures}
    for key, quoted in subject.figures.items():
        figure = whole.get(key, quoted.figure)
        if quoted.observation or (subject.audience is Audience.HANDOUT and (figure.observations or figure.derived)):
            continue
        name = subject.name(figure.label, key)
        place = subject.place("figure", key)
        if figure.derived:
            empty = [
                each for each in quoted.inputs if each not in subject.figures or not subject.figures[each].observation
            ]
            values = {"name": name, "formula": figure.formula, "inputs": ", ".join(empty)}
            which = "inputs" if empty else "formula"
            yield _SAID.find(which, place, values, ("edit_figure",))
        else:
            values = {"name": name}
            yield _SAID.find("none", place, values, ("add_observation",))


CHECK = Check(_SAID, _run)
