"""The library says what the first supplied document says: each number, each subject, each doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing_app.formats.pack import Pack
from briefing_app.model.figure import Status
from tests.starter import overview
from tests.starter.reading import make_lookup


@pytest.mark.parametrize(("key", "value", "qualifier", "unit", "as_of", "heading"), overview.FIGURES)
def test_each_figure_is_the_one_in_the_document(
    pack: Pack, key: str, value: str, qualifier: str, unit: str, as_of: str, heading: str
) -> None:
    figure = next(each for each in pack.content.figures if each.key == key)
    source = next(each for each in pack.content.sources if each.slug == overview.SOURCE)
    (observation,) = figure.observations
    assert observation.citation is not None
    assert (observation.value.number, observation.value.upper) == (Decimal(value), None)
    assert (observation.qualifier, figure.unit) == (qualifier, unit)
    assert str(observation.as_of or "") == as_of
    assert (observation.citation.source_id, observation.citation.locator) == (source.id, heading)
    assert observation.status is Status.AS_SUPPLIED


def test_no_figure_cites_the_document_that_is_not_in_the_table(pack: Pack) -> None:
    source = next(each for each in pack.content.sources if each.slug == overview.SOURCE)
    citing = {
        figure.key
        for figure in pack.content.figures
        for each in figure.observations
        if each.citation is not None and each.citation.source_id == source.id
    }
    assert citing == {row[0] for row in overview.FIGURES}


@pytest.mark.parametrize(("key", "value", "as_of"), overview.DERIVED)
def test_derived_figures_come_out_at_the_precision_of_their_inputs(
    pack: Pack, key: str, value: str, as_of: str
) -> None:
    found = make_lookup(pack)(key)
    assert found is not None
    figure, observation = found
    assert figure.derived
    assert observation is not None
    assert observation.value.number == Decimal(value)
    assert str(observation.as_of or "") == as_of
    assert "alculated here" in figure.note.en


def test_significant_digits_of_the_document_are_kept(pack: Pack) -> None:
    values = {each.key: each.observations[0].value for each in pack.content.figures if each.observations}
    digits = {
        key: len(values[key].number.as_tuple().digits) for key in ("itf_grants", "itf_grants_usd", "ipo_funds_raised")
    }
    assert digits == {"itf_grants": 3, "itf_grants_usd": 3, "ipo_funds_raised": 3}


def test_every_number_of_the_document_has_its_figure(pack: Pack) -> None:
    keys = {each.key for each in pack.content.figures}
    held = [why for _, _, why in overview.NUMBERS if not why.startswith("=")]
    assert [each for each in held if each not in keys] == []
    assert sorted(held) == sorted(row[0] for row in overview.FIGURES)
    for card in (why.partition("card ")[2] for _, _, why in overview.NUMBERS if "card " in why):
        assert card in {each.slug for each in pack.content.cards}


def test_dates_of_events_stand_in_the_cards_that_tell_of_them(pack: Pack) -> None:
    texts = {each.slug: each.text for each in pack.content.cards}
    assert "April 2018" in texts["chapter-18a-regime"].en
    assert "2018年4月" in texts["chapter-18a-regime"].zh_hant
    assert "December 2020" in texts["mutual-market-access"].en
    assert "2020年12月" in texts["mutual-market-access"].zh_hans
    assert "In 2019" in texts["hkust-neuroscience-agreement"].en
    assert "2021年《施政報告》" in texts["innolife-healthtech-hub"].zh_hant


@pytest.mark.parametrize(("slug", "words"), overview.CARDS)
def test_each_subject_of_the_document_has_its_card(pack: Pack, slug: str, words: str) -> None:
    card = next(each for each in pack.content.cards if each.slug == slug)
    assert words in card.text.en
    assert card.status is Status.AS_SUPPLIED
    assert {each.locator for each in card.sources} <= set(overview.HEADINGS)


@pytest.mark.parametrize(("slug", "words"), overview.DOUBTS)
def test_what_the_document_leaves_unclear_is_said(pack: Pack, slug: str, words: str) -> None:
    card = next(each for each in pack.content.cards if each.slug == slug)
    assert words in card.note.en


def test_title_publisher_and_date_that_the_document_lacks_stay_empty(pack: Pack) -> None:
    source = next(each for each in pack.content.sources if each.slug == overview.SOURCE)
    assert (source.title, source.publisher, source.published, source.url) == ("", "", None, "")
    assert source.description.languages == ("en", "zh-Hant", "zh-Hans")
