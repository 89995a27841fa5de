"""Templates and samples: complete, made only of the library, and careful about what may reach the other side."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_app.formats.pack import Pack
from briefing_app.model.block import (
    Block,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    PointsBlock,
    QuestionsBlock,
    TextBlock,
    TextRole,
)
from briefing_app.model.briefing import Briefing
from briefing_app.model.figure import Release
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.wording.find import find_numbers
from tests.starter.reading import walk_texts

TEMPLATES = ("delegation-visit", "investor-meeting", "regulator-meeting", "university-partnership")
SAMPLES = tuple(f"{each}-sample" for each in TEMPLATES)


def get(pack: Pack, slug: str) -> Briefing:
    """The briefing of that slug."""
    return next(each for each in pack.content.briefings if each.slug == slug)


def get_open(briefing: Briefing) -> list[Block]:
    """The blocks that a hand-out may hold."""
    return [
        block
        for section in briefing.sections
        for block in section.blocks
        if section.release is Release.OPEN and block.release is Release.OPEN
    ]


def test_there_is_one_sample_for_each_template(pack: Pack) -> None:
    assert [each.slug for each in pack.content.briefings] == [*TEMPLATES, *SAMPLES]
    for template, sample in zip(TEMPLATES, SAMPLES, strict=True):
        assert get(pack, template).template
        assert not get(pack, sample).template
        assert get(pack, sample).template_id == get(pack, template).id


@pytest.mark.parametrize("slug", TEMPLATES)
def test_each_section_of_a_template_says_what_belongs_there(pack: Pack, slug: str) -> None:
    for section in get(pack, slug).sections:
        assert section.guidance.languages == LANGUAGES, section.title.en
        assert section.blocks, section.title.en


@pytest.mark.parametrize("slug", SAMPLES)
def test_a_sample_pretends_no_event(pack: Pack, slug: str) -> None:
    sample = get(pack, slug)
    assert (sample.starts, sample.ends, bool(sample.place), bool(sample.organisation)) == (None, None, False, False)
    for language, word in zip(LANGUAGES, ("Sample: ", "樣本：", "样本："), strict=True):
        assert sample.title.get(language).startswith(word)


@pytest.mark.parametrize("slug", [*TEMPLATES, *SAMPLES])
def test_what_is_for_our_own_eyes_is_internal(pack: Pack, slug: str) -> None:
    briefing = get(pack, slug)
    kinds = {type(each) for each in briefing.blocks}
    assert {TextBlock, KeyFiguresBlock, PointsBlock, QuestionsBlock, CardBlock, ChartBlock} <= kinds
    roles = [each.role for each in briefing.blocks if isinstance(each, TextBlock)]
    assert roles.count(TextRole.OBJECTIVES) == 1
    assert roles.count(TextRole.PRESS_LINE) == 1
    free = get_open(briefing)
    assert not [each for each in free if isinstance(each, PointsBlock | QuestionsBlock)]
    texts = [each for each in free if isinstance(each, TextBlock)]
    assert [each.role for each in texts] == [TextRole.PRESS_LINE]
    assert [each for each in free if isinstance(each, CardBlock)]


@pytest.mark.parametrize("slug", SAMPLES)
def test_samples_say_what_the_sources_leave_open(pack: Pack, slug: str) -> None:
    caveats = [
        each for each in get(pack, slug).blocks if isinstance(each, TextBlock) and each.release is Release.INTERNAL
    ]
    assert any("names no title, author, publisher or date" in each.text.en for each in caveats)


@pytest.mark.parametrize("slug", SAMPLES)
def test_points_and_answers_speak_in_three_languages_with_the_same_figures(pack: Pack, slug: str) -> None:
    spoken: list[LocalText] = []
    for block in get(pack, slug).blocks:
        if isinstance(block, PointsBlock):
            assert block.addressee.languages == LANGUAGES
            assert 2 <= len(block.points) <= 5
            spoken += block.points
        elif isinstance(block, QuestionsBlock):
            assert 3 <= len(block.items) <= 8
            spoken += [text for each in block.items for text in (each.question, each.answer)]
        elif isinstance(block, TextBlock):
            spoken.append(block.text)
    assert any(keys_in(each) for each in spoken)
    for text in spoken:
        keys = [set(keys_in(LocalText.same(text.get(language)))) for language in LANGUAGES]
        assert keys[0] == keys[1] == keys[2], text.en


@pytest.mark.parametrize("language", LANGUAGES)
def test_briefings_quote_numbers_and_never_type_them(raw: dict[str, Any], language: Language) -> None:
    typed = [
        (place, found.text)
        for place, text in walk_texts(raw["briefings"])
        for found in find_numbers(text.get(language, ""), language)
        if found.parsed.unit != "year"
    ]
    assert typed == []


@pytest.mark.parametrize("slug", [*TEMPLATES, *SAMPLES])
def test_strips_hold_two_to_six_figures(pack: Pack, slug: str) -> None:
    strips = [each for each in get(pack, slug).blocks if isinstance(each, KeyFiguresBlock)]
    assert strips
    assert all(2 <= len(each.figures) <= 6 for each in strips)


@pytest.mark.parametrize("slug", SAMPLES)
def test_no_card_or_chart_stands_twice_in_a_sample(pack: Pack, slug: str) -> None:
    placed = [each.card_id for each in get(pack, slug).blocks if isinstance(each, CardBlock)]
    placed += [each.chart_id for each in get(pack, slug).blocks if isinstance(each, ChartBlock)]
    assert len(placed) == len(set(placed))
