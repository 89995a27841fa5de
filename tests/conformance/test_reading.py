"""A screen reader meets every text, once it should, in the order in which it is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefing_app.model.block import CardBlock, KeyFiguresBlock, PointsBlock, QuestionsBlock, TextBlock
from briefing_app.model.edition import Edition, Form
from briefing_app.model.figure import Figure, Observation
from briefing_app.model.language import LocalText
from briefing_app.wording.printed import Wording
from briefing_app.workspace import Resources
from tests.conformance.exports import Exported, select
from tests.pdf.layout.reading_order import list_node, list_texts

FULL = select(Form.FULL)
SUMMARIES = select(Form.SUMMARY)


def letters(text: str) -> str:
    """What any two ways of extracting agree on."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def find_missing(wanted: Iterator[str], text: str) -> tuple[list[str], int]:
    """What is not found after what came before it, and how many were looked for."""
    hay, at, missing, count = letters(text), 0, [], 0
    for each in wanted:
        needle = letters(each)
        found = hay.find(needle, at)
        if found < 0:
            missing.append(each)
        else:
            at = found + len(needle)
        count += 1
    return missing, count


class Said:
    """The texts of an edition, straight from its cards, blocks and figures, in the order of the briefing."""

    def __init__(self, edition: Edition, wording: Wording) -> None:
        self._edition = edition
        self._wording = wording

    def __iter__(self) -> Iterator[str]:
        edition = self._edition
        for section in edition.briefing.sections:
            yield self._say(section.title)
            for block in section.blocks:
                match block:
                    case CardBlock():
                        card = edition.cards[block.card_id]
                        yield from (self._say(card.title), *self._say(card.text).splitlines())
                    case KeyFiguresBlock():
                        for key in block.figures:
                            yield from (self._value(key), self._say(edition.figures[key].figure.label))
                    case TextBlock():
                        yield from (line.removeprefix("- ") for line in self._say(block.text).splitlines())
                    case PointsBlock():
                        yield from (self._say(block.addressee), *map(self._say, block.points))
                    case QuestionsBlock():
                        for item in block.items:
                            yield from (self._say(item.question), self._say(item.answer))
        for source in edition.sources.values():
            yield source.title or self._say(source.description)

    def _say(self, local: LocalText) -> str:
        text, language = local.best(self._edition.language)
        return self._wording.resolve_string(text, language, self._look_up)

    def _look_up(self, key: str) -> tuple[Figure, Observation | None] | None:
        quoted = self._edition.figures.get(key)
        return (quoted.figure, quoted.observation) if quoted else None

    def _value(self, key: str) -> str:
        """The figure as the strip prints it: qualifier, number, unit."""
        quoted = self._edition.figures[key]
        assert quoted.observation is not None
        parts = self._wording.display(quoted.figure, quoted.observation, self._edition.language)
        return parts.qualifier + parts.number + parts.unit


@pytest.mark.parametrize("exported", FULL, indirect=True, ids="-".join)
def test_the_briefing_is_read_in_its_own_order(exported: Exported, resources: Resources) -> None:
    missing, count = find_missing(iter(Said(exported.edition, resources.wording)), exported.tagged.text)
    assert missing == []
    assert count > 25


def test_the_page_says_what_was_composed_in_that_order(exported: Exported) -> None:
    document = exported.document  # of a summary, the kinds of which something did not fit are named at its foot instead
    kept = tuple(each for each in document.summary if each.name not in exported.file.dropped)
    missing, count = find_missing(list_texts(replace(document, summary=kept)), exported.tagged.text)
    assert missing == []
    assert count > 10


@pytest.mark.parametrize("exported", SUMMARIES, indirect=True, ids="-".join)
def test_a_summary_is_one_page_and_says_what_it_left_out(exported: Exported) -> None:
    assert exported.file.pages == len(exported.tagged.pages) == 1
    text = letters(exported.tagged.text)
    for name in set(exported.file.dropped):
        assert letters(name) in text
    if exported.file.dropped:
        assert str(len(exported.file.dropped)) in exported.tagged.text
    for item in exported.document.summary:
        if item.priority == 0:  # what is never dropped
            for each in list_node(item.node):
                assert letters(each) in text


def test_every_character_has_a_glyph(exported: Exported) -> None:
    assert exported.file.missing == ""
    assert "\ufffd" not in exported.tagged.text


@pytest.mark.parametrize("exported", select(Form.FULL, Form.SLIDES), indirect=True, ids="-".join)
def test_the_key_figures_of_cards_are_printed(exported: Exported, resources: Resources) -> None:
    """Every card that is printed with its text shows its first figure as the wording prints it, next to its title."""
    edition, text = exported.edition, letters(exported.tagged.text)
    shown = 0
    for card in edition.cards.values():
        quoted = edition.figures.get(card.figures[0]) if card.figures else None
        if quoted is None or quoted.observation is None:
            continue
        parts = resources.wording.display(quoted.figure, quoted.observation, edition.language)
        assert letters(parts.qualifier + parts.number + parts.unit) in text, card.slug
        shown += 1
    assert shown > 3
