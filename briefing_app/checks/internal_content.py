"""What a hand-out leaves out, and open texts that would show a hole because what they quote is internal."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.model.block import CardBlock, ChartBlock, KeyFiguresBlock, TableBlock
from briefing_app.model.edition import Audience
from briefing_app.model.figure import Release
from briefing_app.model.finding import Finding, Place
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts

_SAID = Sentences("internal_content", block=("hole",), notice=("left_out", "marked"))


def _run(subject: Subject) -> Iterator[Finding]:
    if subject.audience is not Audience.HANDOUT:
        return
    yield from _left_out(subject)
    known = {each.key: each for each in subject.whole_content.figures}
    hidden = {key for key, each in subject.figures.items() if each.observation is None}
    hidden = {key for key in hidden if key in known and (known[key].observations or known[key].derived)}
    for block in subject.briefing.blocks:
        yield from _holes(subject, Place("block", block.id, block.id), hidden, block)
    for card in subject.content.cards:
        yield from _holes(subject, subject.place("card", card.id), hidden, card.title, card.text)
    for chart in subject.content.charts:
        yield from _holes(subject, subject.place("chart", chart.id), hidden, chart)


def _left_out(subject: Subject) -> Iterator[Finding]:
    """One notice for each open-looking place that stays away because what it shows is internal, one for all the rest."""
    cards = {each.id: each for each in subject.whole_content.cards}
    charts = {each.id: each for each in subject.whole_content.charts}
    kept = {block.id for block in subject.briefing.blocks}
    marked = 0
    for section in subject.whole_briefing.sections:
        for block in section.blocks:
            if block.id in kept:
                continue
            if Release.INTERNAL in (section.release, block.release):
                marked += 1
                continue
            name = ""
            if isinstance(block, CardBlock) and block.card_id in cards:
                name = subject.name(cards[block.card_id].title, cards[block.card_id].slug)
            elif isinstance(block, ChartBlock) and block.chart_id in charts:
                name = subject.name(charts[block.chart_id].title, charts[block.chart_id].slug)
            elif isinstance(block, KeyFiguresBlock | TableBlock):
                name = subject.name(block.title, subject.name(section.title, section.id))
            place = Place("block", block.id, block.id)
            yield _SAID.find("left_out", place, {"name": name})
    if marked:
        place = Place("briefing", subject.briefing.id)
        yield _SAID.find("marked", place, {"count": str(marked)})


def _holes(subject: Subject, place: Place, hidden: set[str], *values: object) -> Iterator[Finding]:
    figures = {each.key: each for each in subject.whole_content.figures}
    for key in keys_in(*find_texts(*values)):
        if key in hidden:
            name = subject.name(figures[key].label, key)
            repairs = ("mark_block_internal", "edit_text")
            yield _SAID.find("hole", place, {"name": name}, repairs)


CHECK = Check(_SAID, _run)
