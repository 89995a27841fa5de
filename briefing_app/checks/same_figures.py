"""The languages of one text quote different figures, so that readers of one language get a number the others do not."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Place
from briefing_app.model.language import LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts

_SAID = Sentences("same_figures", warning=("",))


def _run(subject: Subject) -> Iterator[Finding]:
    for card in subject.content.cards:
        yield from _find(subject, subject.place("card", card.id), card.title, card.text, card.say)
    for block in subject.briefing.blocks:
        yield from _find(subject, Place("block", block.id, block.id), *find_texts(block))


def _find(subject: Subject, place: Place, *texts: LocalText) -> Iterator[Finding]:
    for text in texts:
        spoken = [each for each in text.languages if each in subject.languages]
        quoted = {each: frozenset(keys_in(LocalText(text.get(each)))) for each in spoken}
        odd = frozenset().union(*quoted.values()) - frozenset.intersection(*quoted.values()) if quoted else frozenset()
        for key in sorted(odd):
            lacking = ", ".join(each.value for each in spoken if key not in quoted[each])
            name = subject.name(subject.figures[key].figure.label, key) if key in subject.figures else key
            values = {"key": key, "name": name, "languages": lacking}
            yield _SAID.find("", place, values, ("edit_text",))


CHECK = Check(_SAID, _run)
