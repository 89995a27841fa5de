"""A text that is missing in a language that is exported stops the export in that language."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.finding import Finding, Place
from briefing_app.model.language import Language, LocalText
from briefing_app.model.walk import find_texts

_SAID = Sentences(
    "missing_language",
    block=("briefing", "section", "block", "card", "chart", "dataset", "figure"),
    warning=("note", "say"),
)


def _run(subject: Subject) -> Iterator[Finding]:
    """Notes and what to say are only warned about: our own side can use them in another language."""
    content = subject.content
    briefing = subject.briefing
    head: tuple[LocalText, ...] = (
        briefing.title,
        briefing.occasion,
        briefing.place,
        briefing.readers,
        briefing.organisation,
    )
    yield from _find(
        subject, "briefing", Place("briefing", briefing.id), briefing.title, *head, briefing.marking, briefing.purpose
    )
    for section in briefing.sections:
        yield from _find(subject, "section", Place("section", section.id), section.title, section.title)
        for block in section.blocks:
            place = Place("block", block.id, block.id)
            yield from _find(subject, "block", place, section.title, *find_texts(block))
    for card in content.cards:
        yield from _find(subject, "card", subject.place("card", card.id), card.title, card.title, card.text)
        yield from _find(subject, "note", subject.place("card", card.id), card.title, card.note)
        yield from _find(subject, "say", subject.place("card", card.id), card.title, card.say)
    for chart in content.charts:
        texts = (chart.title, chart.subtitle, chart.note, chart.alt)
        yield from _find(subject, "chart", subject.place("chart", chart.id), chart.title, *texts)
    for dataset in content.datasets:
        words = (dataset.title, *find_texts(dataset.columns, dataset.rows))
        yield from _find(subject, "dataset", subject.place("dataset", dataset.id), dataset.title, *words)
        yield from _find(subject, "note", subject.place("dataset", dataset.id), dataset.title, dataset.note)
    for figure in content.figures:
        yield from _find(subject, "figure", subject.place("figure", figure.key), figure.label, figure.label)
    for source in content.sources:
        place = subject.place("source", source.id)
        yield from _find(subject, "note", place, source.description, source.description, source.note)


def _find(subject: Subject, what: str, place: Place, name: LocalText, *texts: LocalText) -> Iterator[Finding]:
    for language in subject.languages:
        if any(text and not text.get(language) and _has_letters(text) for text in texts):
            yield _SAID.find(
                what,
                Place(place.kind, place.id, place.block_id, language.value),
                values={"name": subject.name(name, place.id), "language": language.value},
                repairs=("edit_text", "draft_by_conversion") if language.chinese else ("edit_text",),
            )


def _has_letters(text: LocalText) -> bool:
    """Whether there is anything to translate: the code of a room or a dash is the same in every language."""
    return any(map(str.isalpha, text.best(Language.EN)[0]))


CHECK = Check(_SAID, _run)
