"""What the meeting finds and says: numbers first, dated and sourced, and nothing internal unless it is asked for."""

from dataclasses import replace

import pytest

from briefing_app.model.figure import Citation, Observation, Qualifier, Release, Status, Unit, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.ui.meeting.answers import MOST, Answers
from briefing_app.workspace import Workspace

SECRET = "70070"


def add_figure(workspace: Workspace, key: str, *seen: Observation) -> str:
    figure = workspace.figures.add_figure(key, LocalText(f"Label of {key}", f"{key}標籤", f"{key}标签"), Unit.COUNT)
    return workspace.figures.update_figure(replace(figure, observations=seen)).key


def seen_in(workspace: Workspace, value: str, year: int, release: Release = Release.OPEN) -> Observation:
    source = workspace.library.list_sources()[0]
    cited = Citation(source.id, "Table 7")
    return Observation(Value.parse(value), Qualifier.EXACT, PartialDate(year), cited, Status.DRAFT, release)


@pytest.fixture
def secretive(workspace: Workspace) -> str:
    """A card about zebras whose newest value, second figure and line to say are internal."""
    add_figure(workspace, "zebras", seen_in(workspace, "41", 2020), seen_in(workspace, SECRET, 2024, Release.INTERNAL))
    add_figure(workspace, "hidden", seen_in(workspace, SECRET, 2024, Release.INTERNAL))
    card = workspace.cards.add_card(
        LocalText("There are {zebras} zebras"), LocalText("Exactly {zebras}, not {hidden}.")
    )
    say = LocalText(f"Say {SECRET}")
    workspace.cards.update_card(replace(card, figures=("hidden", "zebras"), say=say, note=say))
    return card.id


def test_a_fact_is_found_and_said_with_number_date_and_source(workspace: Workspace) -> None:
    english = Answers(workspace, Language.EN)
    found = english.find("ITF grants biotechnology total")
    hit = found.hits[0]
    assert (hit.kind, hit.number) == ("card", "HK$1.76 billion")
    answer = english.find_answer(hit.kind, hit.id)
    assert answer is not None
    assert answer.hero is not None
    assert answer.hero.parts.number == "HK$1.76"
    assert answer.hero.parts.unit == "billion"
    assert answer.hero.others == ((Language.HANT, "17.6億港元"), (Language.HANS, "17.6亿港元"))
    assert answer.hero.as_of == "January 2024"
    assert answer.hero.dated
    assert answer.hero.stale  # the day of the tests is in 2026
    assert answer.source.startswith("Overview of Hong Kong")
    assert "{" not in answer.text + answer.title
    chinese = Answers(workspace, Language.HANT).find_answer(hit.kind, hit.id)
    assert chinese is not None
    assert chinese.hero is not None
    assert chinese.hero.parts.text == "17.6億港元"
    assert chinese.hero.as_of == "2024年1月"


def test_facts_with_a_number_come_first(workspace: Workspace) -> None:
    found = Answers(workspace, Language.EN).find("biotech")
    numbered = [bool(each.number) for each in found.hits]
    assert numbered == sorted(numbered, reverse=True)
    assert 0 < sum(numbered) < len(numbered)


def test_words_are_marked_in_the_title_as_it_is_printed(workspace: Workspace) -> None:
    for hit in Answers(workspace, Language.EN).find("biotech").hits:
        for start, end in hit.title_ranges:
            assert hit.title[start:end].lower() == "biotech"


def test_nothing_internal_is_said_unless_asked_for(workspace: Workspace, secretive: str) -> None:
    closed = Answers(workspace, Language.EN)
    found = closed.find("zebras")
    assert [(each.id, each.title, each.number) for each in found.hits] == [(secretive, "There are 41 zebras", "41")]
    answer = closed.find_answer("card", secretive)
    assert SECRET not in repr((found, answer)).replace(",", "")
    assert answer is not None
    assert not answer.internal
    assert [each.parts.number for each in answer.numbers] == ["41"]
    # searching for the internal value itself shows none of it
    assert SECRET not in repr(closed.find(SECRET)).replace(",", "")

    opened = Answers(workspace, Language.EN, internal=True)
    answer = opened.find_answer("card", secretive)
    assert answer is not None
    assert answer.internal
    assert answer.say == f"Say {SECRET}"
    assert [each.internal for each in answer.numbers] == [True, True]
    assert answer.title == "There are 70,070 zebras"


def test_internal_cards_are_not_found(workspace: Workspace, secretive: str) -> None:
    card = workspace.library.get_card(secretive)
    workspace.cards.update_card(replace(card, release=Release.INTERNAL))
    closed, opened = Answers(workspace, Language.EN), Answers(workspace, Language.EN, internal=True)
    assert "card" not in {each.kind for each in closed.find("zebras").hits}
    assert closed.find_answer("card", secretive) is None
    hit = opened.find("zebras").hits[0]
    assert hit.id == secretive
    assert hit.internal


def test_a_figure_that_no_card_shows_is_found_by_itself(workspace: Workspace) -> None:
    figure_id = workspace.library.resolve_ref(
        "figure", add_figure(workspace, "quaggas", seen_in(workspace, "12", 2019))
    )
    answers = Answers(workspace, Language.EN)
    (hit,) = answers.find("quaggas").hits
    assert (hit.kind, hit.id, hit.number) == ("figure", figure_id, "12")
    answer = answers.find_answer("figure", figure_id)
    assert answer is not None
    assert answer.title == "Label of quaggas"
    assert answer.locator == "Table 7"
    card = workspace.cards.add_card(LocalText("A quaggas card"), LocalText("{quaggas}"))
    assert [(each.kind, each.id) for each in Answers(workspace, Language.EN).find("quaggas").hits] == [
        ("card", card.id)
    ]
    hidden = add_figure(workspace, "okapis", seen_in(workspace, "9", 2019, Release.INTERNAL))
    assert Answers(workspace, Language.EN).find("okapis").hits == ()
    assert (
        Answers(workspace, Language.EN).find_answer("figure", workspace.library.resolve_ref("figure", hidden)) is None
    )


def test_missing_language_falls_back_and_says_which(workspace: Workspace, secretive: str) -> None:
    answer = Answers(workspace, Language.HANS).find_answer("card", secretive)
    assert answer is not None
    assert answer.language is Language.EN
    assert Answers(workspace, Language.EN).find_answer("card", "gone") is None
    assert Answers(workspace, Language.EN).find_answer("figure", "gone") is None


def test_without_words_the_briefing_comes_first(workspace: Workspace) -> None:
    answers = Answers(workspace, Language.EN)
    briefing = next(each for each in workspace.library.list_briefings() if not each.template)
    placed = [each.card_id for each in briefing.blocks if hasattr(each, "card_id")]
    found = answers.list_usual(briefing.id)
    cards = [each.id for each in found.hits if each.kind == "card"]
    assert cards == [each for each in dict.fromkeys(placed) if workspace.library.get_card(each).release is Release.OPEN]
    assert len(answers.list_usual().hits) > 0
    assert answers.list_usual("gone") == answers.list_usual()


def test_many_facts_are_cut_and_said_to_be_more(workspace: Workspace) -> None:
    for number in range(MOST + 30):
        workspace.cards.add_card(LocalText(f"Zebra number {number}"))
    found = Answers(workspace, Language.EN).find("zebra")
    assert len(found.hits) == MOST
    assert found.more
    assert Answers(workspace, Language.EN).find("no such words at all").hits == ()
