"""Typed numbers meet the figures they mean: nothing is linked that says something else, and what is likelier comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.errors import InputError, TypedNumberError
from briefing_app.model.figure import CountNoun, Figure, Observation, Qualifier, Release, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.workspace import Workspace
from briefing_app.workspace.linking import NumberLink

DRUGS = CountNoun("drug", "drugs", "種藥物", "种药物")


def add(
    workspace: Workspace, key: str, label: str, value: str, unit: Unit = Unit.COUNT,
    qualifier: Qualifier = Qualifier.EXACT, noun: CountNoun | None = None, chinese: str = "",
) -> Figure:  # fmt: skip
    seen = Observation(Value.parse(value), qualifier, PartialDate(2024, 1))
    return workspace.figures.add_figure(key, LocalText(label, chinese, chinese), unit, noun=noun, observations=(seen,))


@pytest.fixture
def filled(empty: Workspace) -> Workspace:
    add(empty, "itf", "Grants of the fund", "1.76E+9", Unit.HKD, chinese="基金批出的資助")
    add(empty, "itf_usd", "The same in US dollars", "1.76E+9", Unit.USD)
    add(empty, "raised", "Raised by listings", "1.2E+11", Unit.HKD, Qualifier.ABOUT)
    add(empty, "half", "Share of higher education", "50", Unit.PERCENT, Qualifier.OVER)
    add(empty, "drugs", "Imported drugs", "28", noun=DRUGS)
    add(empty, "devices", "Medical devices", "28", noun=CountNoun("device", "devices", "款儀器", "款仪器"))
    add(empty, "first", "Institutions of the first batch", "5")
    add(empty, "second", "Institutions of the second batch", "14")
    empty.figures.add_figure("all", LocalText("Designated institutions"), formula="first + second")
    return empty


def found(workspace: Workspace, text: str, language: Language = Language.EN) -> list[tuple[str, str, str]]:
    """What would be replaced, by which placeholder and what it prints."""
    links = workspace.linking.find_links(text, language)
    return [(text[each.start : each.end], f"{each.key}|{each.form}", each.printed) for each in links]


@pytest.mark.parametrize(
    ("text", "language", "links"),
    [
        ("It gave HK$1.76 billion.", Language.EN, [("HK$1.76 billion", "itf|value", "HK$1.76 billion")]),
        ("It gave HK$1,760 million.", Language.EN, [("HK$1,760 million", "itf|value", "HK$1.76 billion")]),
        ("It gave US$1.76 billion.", Language.EN, [("US$1.76 billion", "itf_usd|value", "US$1.76 billion")]),
        ("批出17.6億港元。", Language.HANT, [("17.6億港元", "itf|value", "17.6億港元")]),
        ("批出17.6亿港元。", Language.HANS, [("17.6亿港元", "itf|value", "17.6亿港元")]),
        ("about HK$120 billion", Language.EN, [("about HK$120 billion", "raised|value", "about HK$120 billion")]),
        ("HK$120 billion", Language.EN, [("HK$120 billion", "raised|value", "about HK$120 billion")]),
        ("over HK$120 billion", Language.EN, []),
        ("about HK$1.76 billion", Language.EN, [("about HK$1.76 billion", "itf|value", "HK$1.76 billion")]),
        ("over 50% of it", Language.EN, [("over 50%", "half|value", "over 50%")]),
        ("50% of it", Language.EN, [("50%", "half|value", "over 50%")]),
        ("under 50% of it", Language.EN, []),
        ("RMB 1.76 billion", Language.EN, []),
        ("1.76 billion", Language.EN, []),
        ("28 drugs", Language.EN, [("28 drugs", "drugs|noun", "28 drugs")]),
        ("28種藥物", Language.HANT, [("28種藥物", "drugs|noun", "28種藥物")]),
        ("19 in all", Language.EN, [("19", "all|value", "19")]),
        ("{itf} and {raised}", Language.EN, []),
        ("in 2024, Chapter 18A", Language.EN, []),
        ("5 people came", Language.EN, []),
        ("5 institutions in the first batch", Language.EN, [("5", "first|value", "5")]),
    ],
)
def test_a_number_is_linked_to_what_it_means_and_to_nothing_else(
    filled: Workspace, text: str, language: Language, links: list[tuple[str, str, str]]
) -> None:
    assert found(filled, text, language) == links


def test_each_of_several_numbers_finds_its_own_figure(filled: Workspace) -> None:
    text = "There were 28 drugs and 28 devices; {drugs} were new."
    assert [key for _, key, _ in found(filled, text)] == ["drugs|noun", "devices|noun"]
    first = filled.linking.find_links(text, Language.EN)[0]
    assert [(each.key, each.form) for each in first.others] == [("devices", "value")]
    assert first.others[0].others == ()


def test_words_around_a_number_tell_which_figure_it_is(filled: Workspace) -> None:
    assert found(filled, "medical devices: 28")[0][1] == "devices|value"
    assert found(filled, "imported: 28")[0][1] == "drugs|value"


def test_replacing_by_the_link_prints_what_it_promised(filled: Workspace) -> None:
    text = "The fund gave HK$1.76 billion for 28 drugs, over 50% of it."
    for link in reversed(filled.linking.find_links(text, Language.EN)):
        form = "" if link.form == "value" else f"|{link.form}"
        text = text[: link.start] + "{" + link.key + form + "}" + text[link.end :]
    assert text == "The fund gave {itf} for {drugs|noun}, {half} of it."
    assert filled.linking.find_links(text, Language.EN) == ()


def test_a_newer_value_is_the_one_that_counts(filled: Workspace) -> None:
    id = filled.library.resolve_ref("figure", "second")
    filled.figures.add_observation(id, Observation(Value.parse("15"), as_of=PartialDate(2025)))
    assert found(filled, "14 and 15 and 20") == [("15", "second|value", "15"), ("20", "all|value", "20")]


def test_links_are_plain_values(filled: Workspace) -> None:
    (link,) = filled.linking.find_links("19 in all", Language.EN)
    assert link == NumberLink(0, 2, "all", "value", "19")


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("1.76", Language.EN, "itf_usd"),
        ("17.6億", Language.HANT, "itf_usd"),
        ("HK$1.76 billion", Language.EN, "itf"),
        ("120 billion", Language.EN, "raised"),
        ("imported", Language.EN, "drugs"),
        ("批出", Language.HANT, "itf"),
        ("19", Language.EN, "all"),
        ("50%", Language.EN, "half"),
    ],
)
def test_figures_are_found_by_words_and_by_numbers(
    filled: Workspace, words: str, language: Language, first: str
) -> None:
    assert first in [each.key for each in filled.linking.search_figures(words, language)][:2]


def test_without_words_the_latest_changed_come_first(filled: Workspace) -> None:
    filled.figures.update_figure(
        replace(filled.library.get_figure(filled.library.resolve_ref("figure", "itf")), note=LocalText("x"))
    )
    hits = filled.linking.search_figures("  ", Language.EN, limit=3)
    assert [each.key for each in hits] == ["itf", "all", "second"]


def test_a_hit_says_all_that_tells_figures_apart(workspace: Workspace) -> None:
    hit = workspace.linking.search_figures("grants", Language.HANT)[0]
    assert (hit.key, hit.label) == ("grants", "Grants（繁）")
    assert (hit.printed, hit.as_of, hit.internal, hit.stale) == ("21.0億港元", "2024年", True, False)
    assert hit.source == ""  # “speech” names itself nowhere
    batch = workspace.linking.search_figures("first batch", Language.EN)[0]
    assert (batch.printed, batch.as_of, batch.source, batch.stale) == ("5 hospitals", "1 July 2021", "A note", True)
    assert workspace.linking.search_figures("nothing like it", Language.EN) == ()


@pytest.mark.parametrize(
    ("label", "key"),
    [
        (LocalText("Grants approved by the ITF (HK$)"), "grants_approved_by_the_itf_hk"),
        (LocalText("18A listings"), "figure_18a_listings"),
        (LocalText(zh_hant="資助"), "figure"),
        (LocalText("Imported drugs"), "imported_drugs"),
        (LocalText("Drugs"), "drugs_2"),
        (LocalText("x" * 300), "x" * 50),
        (LocalText("…"), "figure"),
    ],
)
def test_keys_are_made_from_labels_and_never_taken(filled: Workspace, label: LocalText, key: str) -> None:
    assert filled.linking.new_key(label) == key
    made = filled.figures.add_figure(filled.linking.new_key(label), label)
    assert filled.linking.new_key(label) != made.key


def test_a_figure_is_made_from_what_was_typed(filled: Workspace) -> None:
    make = filled.linking.make_figure_from_text
    money = make(LocalText("Funds"), "about HK$1.5 billion", Language.EN, as_of=PartialDate(2024, 3))
    assert (money.key, money.unit) == ("funds", Unit.HKD)
    assert money.observations == (Observation(Value.parse("1.5E+9"), Qualifier.ABOUT, PartialDate(2024, 3)),)
    counted = make(LocalText(zh_hant="項目"), "847個項目", Language.HANT)
    assert counted.noun == CountNoun("", "", "個項目", "个项目")
    printed = [filled.wording.print_observation(counted, counted.observations[0], each, "noun") for each in LANGUAGES]
    assert printed == ["847", "847個項目", "847个项目"]
    assert filled.library.get_figure(counted.id) == counted
    filled.history.undo()
    assert filled.library.find_figure(counted.id) is None


def test_nothing_is_made_from_what_was_not_understood(filled: Workspace) -> None:
    count = filled.library.count("figure")
    with pytest.raises(TypedNumberError, match="quite a few"):
        filled.linking.make_figure_from_text(LocalText("Funds"), "quite a few", Language.EN)
    with pytest.raises(InputError, match="label"):
        filled.linking.make_figure_from_text(LocalText(), "5", Language.EN)
    assert filled.library.count("figure") == count


def test_fields_of_a_table_are_read(filled: Workspace) -> None:
    assert filled.linking.parse_typed_value("1.76 billion", Unit.HKD, Language.EN).printed.zh_hans == "17.6亿港元"
    assert filled.linking.parse_typed_date("30/6/26") == PartialDate(2026, 6, 30)


def test_an_internal_value_is_offered_after_an_open_one(filled: Workspace) -> None:
    secret = Observation(Value.parse("14"), as_of=PartialDate(2024), release=Release.INTERNAL)
    filled.figures.add_figure("secret", LocalText("Something else"), observations=(secret,))
    (link,) = filled.linking.find_links("14 of them", Language.EN)
    assert (link.key, [each.key for each in link.others]) == ("second", ["secret"])


def test_a_figure_is_made_with_its_own_review_date_in_one_step(filled: Workspace) -> None:
    make = filled.linking.make_figure_from_text
    assert make(LocalText("Usual"), "5", Language.EN).cadence_months == 12
    never = make(LocalText("Never"), "6", Language.EN, cadence_months=None)
    assert never.cadence_months is None
    filled.history.undo()
    assert filled.library.find_figure(never.id) is None
