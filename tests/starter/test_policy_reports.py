"""The library says what the second supplied document says: each report, number, recommendation and doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from briefing_app.formats.pack import Pack
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Dataset
from briefing_app.model.figure import Qualifier, Status
from briefing_app.model.language import Language
from briefing_app.wording.values import print_value
from tests.starter import policy_reports as page
from tests.starter.reading import make_lookup, walk_texts
from tests.starter.shingles import hash_runs, load_runs, split_words


def get_card(pack: Pack, slug: str) -> FactCard:
    return next(each for each in pack.content.cards if each.slug == slug)


def get_dataset(pack: Pack, slug: str) -> Dataset:
    return next(each for each in pack.content.datasets if each.slug == slug)


def list_cards(pack: Pack) -> Iterator[FactCard]:
    """The cards that cite the document."""
    source = next(each for each in pack.content.sources if each.slug == page.SOURCE)
    return (card for card in pack.content.cards if source.id in {each.source_id for each in card.sources})


@pytest.mark.parametrize(("key", "value", "qualifier", "unit", "as_of", "heading", "cadence"), page.FIGURES)
def test_each_figure_is_the_one_in_the_document(
    pack: Pack, key: str, value: str, qualifier: str, unit: str, as_of: str, heading: str, cadence: int | None
) -> None:
    figure = next(each for each in pack.content.figures if each.key == key)
    source = next(each for each in pack.content.sources if each.slug == page.SOURCE)
    (observation,) = figure.observations
    assert observation.citation is not None
    assert (observation.value.number, observation.value.upper) == (Decimal(value), None)
    assert (observation.qualifier, figure.unit) == (qualifier, unit)
    assert str(observation.as_of or "") == as_of
    assert (observation.citation.source_id, observation.citation.locator) == (source.id, heading)
    assert observation.status is Status.AS_SUPPLIED
    assert figure.cadence_months == cadence
    assert ("Counted here" in observation.note.en) == (key in page.COUNTED)


def test_no_figure_cites_the_document_that_is_not_in_the_table(pack: Pack) -> None:
    source = next(each for each in pack.content.sources if each.slug == page.SOURCE)
    citing = {
        figure.key
        for figure in pack.content.figures
        for each in figure.observations
        if each.citation is not None and each.citation.source_id == source.id
    }
    assert citing == {row[0] for row in page.FIGURES}


@pytest.mark.parametrize(("key", "value", "as_of"), page.DERIVED)
def test_counts_of_listed_recommendations_are_derived(pack: Pack, key: str, value: str, as_of: str) -> None:
    found = make_lookup(pack)(key)
    assert found is not None
    figure, observation = found
    assert figure.derived
    assert observation is not None
    assert observation.value.number == Decimal(value)
    assert str(observation.as_of or "") == as_of
    assert "alculated here" in figure.note.en


def test_every_number_of_the_document_has_its_figure(pack: Pack) -> None:
    held = [why for _, _, why in page.NUMBERS if not why.startswith("=")]
    assert sorted([*held, *page.COUNTED]) == sorted(row[0] for row in page.FIGURES)
    told = {why.partition("card ")[2] for _, _, why in page.NUMBERS if "card " in why}
    assert told <= {each.slug for each in pack.content.cards}


@pytest.mark.parametrize(
    ("key", "english", "traditional", "simplified"),
    [
        ("hk_higher_education_rd_share", "over 50%", "逾50%", "超过50%"),
        ("uk_higher_education_rd_share", "23.6%", "23.6%", "23.6%"),
        ("applied_research_endowment", "HK$50 billion", "500億港元", "500亿港元"),
        ("public_rd_goal", "1%", "1%", "1%"),
    ],
)
def test_numbers_print_as_the_document_means_them(
    pack: Pack, key: str, english: str, traditional: str, simplified: str
) -> None:
    figure = next(each for each in pack.content.figures if each.key == key)
    seen = figure.observations[0]
    printed = [print_value(seen.value, figure.unit, each, qualifier=seen.qualifier) for each in Language]
    assert printed == [english, traditional, simplified]


def test_the_source_says_what_the_page_does_and_does_not_name(pack: Pack) -> None:
    source = next(each for each in pack.content.sources if each.slug == page.SOURCE)
    assert (source.title, source.publisher, source.url) == (page.PAGE, "Our Hong Kong Foundation", "")
    assert (str(source.published), source.accessed, source.language) == (page.DATE, None, Language.EN)
    assert "names no publisher of its own" in source.note.en
    assert "other four reports are undated" in source.note.en


@pytest.mark.parametrize(("slug", "heading", "title", "traditional", "simplified"), page.REPORTS)
def test_each_report_has_its_card_and_term(
    pack: Pack, slug: str, heading: str, title: str, traditional: str, simplified: str
) -> None:
    card = get_card(pack, slug)
    term = next(each for each in pack.content.glossary if each.slug == slug)
    assert (term.name.en, term.name.zh_hant, term.name.zh_hans) == (title, traditional, simplified)
    assert term.state == "review"
    assert "title in English only" in term.note.en
    assert title in card.text.en
    assert traditional in card.text.zh_hant
    assert simplified in card.text.zh_hans
    assert "Our Hong Kong Foundation" in card.text.en
    assert [each.locator for each in card.sources] == [heading]


@pytest.mark.parametrize(("slug", "heading", "english", "traditional", "simplified"), page.CARDS)
def test_each_subject_of_the_document_has_its_card(
    pack: Pack, slug: str, heading: str, english: str, traditional: str, simplified: str
) -> None:
    card = get_card(pack, slug)
    assert english in card.text.en
    assert traditional in card.text.zh_hant
    assert simplified in card.text.zh_hans
    assert card.status is Status.AS_SUPPLIED
    assert [each.locator for each in card.sources] == [heading]


def test_no_card_of_the_document_is_untold_here(pack: Pack) -> None:
    told = {row[0] for row in (*page.CARDS, *page.REPORTS)}
    assert {each.slug for each in list_cards(pack)} == told


@pytest.mark.parametrize(("slug", "words"), page.DOUBTS)
def test_what_the_document_leaves_unclear_is_said(pack: Pack, slug: str, words: str) -> None:
    note = get_card(pack, slug).note
    assert words in note.en
    assert note.zh_hant
    assert note.zh_hans


def test_seven_are_stated_and_eight_listed_and_each_of_the_eight_says_so(pack: Pack) -> None:
    card = get_card(pack, "biotech-recommendations")
    assert card.figures[:2] == ("biotech_recommendations_stated", "biotech_actions_listed")
    for note, words in (
        (card.note.en, ("seven", "eight", "our own count")),
        (card.note.zh_hant, ("七項", "八項", "點算")),
        (card.note.zh_hans, ("七项", "八项", "清点")),
    ):
        assert all(each in note for each in words), note
    actions = {each.slug for each in pack.content.cards if "One of eight lines of action" in each.note.en}
    assert actions == set(page.BIOTECH_ACTIONS)
    assert len(page.BIOTECH_ACTIONS) == 8


def test_the_seven_of_the_technology_transfer_report_have_a_card_each(pack: Pack) -> None:
    cards = [
        each.slug
        for each in list_cards(pack)
        if each.sources[0].locator == page.BRIDGE and "recommendations" in each.tags and not each.figures
    ]
    assert tuple(cards) == page.BRIDGE_RECOMMENDATIONS
    assert len(page.BRIDGE_RECOMMENDATIONS) == 7


def test_recommendations_are_never_told_as_facts(pack: Pack) -> None:
    cards = [each for each in list_cards(pack) if {"recommendations", "problems", "city-strengths"} & set(each.tags)]
    assert len(cards) > 30
    for card in cards:
        if card.slug != "higher-education-rd-share":
            assert "Our Hong Kong Foundation" in card.text.en, card.slug
            assert "團結香港基金" in card.text.zh_hant, card.slug
            assert "团结香港基金" in card.text.zh_hans, card.slug


def test_each_recommendation_is_a_row_of_the_table(pack: Pack) -> None:
    rows = [
        (row[0].text.en, row[1].text.en, row[2].text.en) for row in get_dataset(pack, "policy-recommendations").rows
    ]
    counts = {name: sum(each[0] == name for each in rows) for name in dict.fromkeys(each[0] for each in rows)}
    assert list(counts.values()) == [8, 7, 1, 1, 8]
    assert [each[1] for each in rows[8:15]] == ["Campuses"] * 4 + ["Government"] * 3
    assert {each[1] for each in rows[:8]} == {"Hong Kong, Shenzhen and Central Government"}


def test_versions_are_those_that_the_page_offers(pack: Pack) -> None:
    rows = get_dataset(pack, "policy-report-versions").rows
    assert tuple(tuple(cell.text.en for cell in row) for row in rows) == page.VERSIONS


def test_only_the_first_report_has_a_date_and_partners(pack: Pack) -> None:
    first, *others = get_dataset(pack, "policy-reports").rows
    assert first[2].text.en == "China Center for International Economic Exchanges; China Development Institute"
    assert str(first[3].date) == page.DATE
    assert len(others) == 4
    assert all(row[2].missing and row[3].missing for row in others)
    assert "26 July 2021" in get_card(pack, "biotech-report").title.en
    assert "2021年7月26日" in get_card(pack, "biotech-report").title.zh_hans


def test_cards_of_undated_reports_say_so(pack: Pack) -> None:
    for card in list_cards(pack):
        if card.sources[0].locator not in (page.PAGE, page.BIOTECH) and card.slug != "higher-education-rd-share":
            assert card.note.en.startswith("Undated report."), card.slug
            assert card.note.zh_hant.startswith("報告沒有日期。"), card.slug
            assert card.note.zh_hans.startswith("报告没有日期。"), card.slug
    assert "None of the three shares is dated" in get_card(pack, "higher-education-rd-share").note.en


def test_the_chart_of_shares_shows_hong_kong_as_a_limit(pack: Pack) -> None:
    chart = next(each for each in pack.content.charts if each.slug == "higher-education-rd-share")
    dataset = next(each for each in pack.content.datasets if each.id == chart.dataset_id)
    assert [row[0].text.en for row in dataset.rows] == ["Hong Kong", "United Kingdom", "United States"]
    find = make_lookup(pack)
    seen = [found[1] for row in dataset.rows if (found := find(row[1].figure))]
    assert [each.qualifier for each in seen if each] == [Qualifier.OVER, Qualifier.EXACT, Qualifier.EXACT]
    assert chart.options["highlight"] in ([0], (0,))


def test_nothing_is_copied_but_names_and_titles(pack: Pack, raw: dict[str, Any]) -> None:
    """Stricter than the test of the whole library: common terms of the glossary do not interrupt a run here."""
    names = {each.name.en for each in pack.content.glossary if each.name.en[0].isupper()} | {page.PAGE}
    pattern = re.compile("|".join(re.escape(each) for each in sorted(names, key=len, reverse=True)))
    runs = load_runs()
    mine = (
        {each.slug for each in list_cards(pack)} | {row[0] for row in page.FIGURES} | {row[0] for row in page.DERIVED}
    )
    mine |= {page.SOURCE, *(each.slug for each in pack.content.datasets if each.theme == "policy")}
    copied = []
    seen = set()
    for place, text in walk_texts(raw):
        owner = re.search(r"\[([a-z0-9_-]+)\]", place)
        if owner is None or owner[1] not in mine:
            continue
        seen.add(owner[1])
        for part in pattern.split(re.sub(r"\{[^}]*\}", "0", text["en"])):
            copied += [(place, run) for key, run in hash_runs(split_words(part)).items() if key in runs]
    assert seen == mine
    assert copied == [], copied
