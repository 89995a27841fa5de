"""A text that is to be reviewed, or whose original has changed since, may say something else than the original."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.card import TextState
from briefing_app.model.finding import Finding

_SAID = Sentences("text_state", warning=("review", "outdated"))


def _run(subject: Subject) -> Iterator[Finding]:
    for card in subject.content.cards:
        for language in subject.languages:
            state = card.state(language)
            if state in (TextState.REVIEW, TextState.OUTDATED):
                yield _SAID.find(
                    state.value,
                    subject.place("card", card.id, language),
                    values={"name": subject.name(card.title, card.slug), "language": language.value},
                    repairs=("edit_text", "mark_complete"),
                )


CHECK = Check(_SAID, _run)
