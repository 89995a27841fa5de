"""Lists: what is found equals what a look at every card finds; counts and rows say what the cards say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.block import CardBlock, ChartBlock
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.figure import Citation, Figure, Observation, Release, Status, Value
from briefing_app.model.glossary import Theme
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.store import card_finder
from briefing_app.store.card_query import CardQuery, CardSort, CardStatus
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.query_text import parse_query
from briefing_app.workspace.workspace import make_printer
from tests.workspace.conftest import TODAY, count_ids

SIZE = 60
_WORDS = ("fund", "funding", "grant", "18A", "創新基金", "創新", "基金會", "港深R&D")


def _make_content(library: Library) -> None:
    chance = random.Random(7)
    with library.operation("sample") as writer:
        for at, slug in enumerate(("money", "law", "health")):
            writer.save_theme(Theme(slug, LocalText(slug.title()), -at))  # the last comes first
        for slug in ("yearbook", "note"):
            writer.save_source(Source(slug, slug, slug.title()))
        for number in range(12):
            as_of = (None, PartialDate(2022), PartialDate(2023, 6), PartialDate(2024, 1, 5))[number % 4]
            seen = Observation(Value.parse(str(number)), as_of=as_of)
            cadence = (None, 6, 12)[number % 3]
            figure = Figure(f"f{number}", f"key_{number}", LocalText("F"), observations=(seen,), cadence_months=cadence)
            writer.save_figure(figure)
        writer.save_figure(Figure("d", "derived", LocalText("D"), formula="key_1 + key_2", cadence_months=None))
        for number in range(SIZE):
            writer.save_card(_make_card(number, chance))


def _make_card(number: int, chance: random.Random) -> FactCard:
    words = chance.sample(_WORDS, 3)
    keys = chance.sample([*(f"key_{each}" for each in range(12)), "derived"], chance.randint(0, 2))
    state = [chance.choice((TextState.COMPLETE, TextState.REVIEW, TextState.OUTDATED)) for _ in LANGUAGES]
    return FactCard(
        id=f"card-{number}",
        slug=f"card-{number}",
        title=LocalText(f"{words[0]} {chance.randint(0, 99)}", chance.choice(["", "一標題", "龍標題"]), "标题"),
        text=LocalText(" ".join(words) + "".join(f" {{{key}}}" for key in keys), "；".join(words), "文"),
        states=(state[0], state[1], state[2]),
        figures=tuple(keys[:1]),
        sources=tuple(Citation(each) for each in chance.sample(["yearbook", "note"], chance.randint(0, 2))),
        theme=chance.choice(["", "money", "law", "health"]),
        tags=tuple(chance.sample(["a", "b", "two words"], chance.randint(0, 3))),
        status=chance.choice(tuple(Status)),
        release=chance.choice(tuple(Release)),
    )


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Iterator[Workspace]:
    """Sixty cards of all sorts, a third of them placed in a briefing."""
    path = tmp_path_factory.mktemp("lists") / "library.briefing"
    library = Library.create(path, printer=make_printer(resources.wording))
    _make_content(library)
    with Workspace(library, resources, lambda: TODAY, count_ids()) as workspace:
        briefing = workspace.briefings.add_briefing(LocalText("Visit"))
        section = workspace.briefings.add_section(briefing.id, LocalText("All"))
        workspace.briefings.add_cards(briefing.id, section.id, [f"card-{each}" for each in range(0, SIZE, 3)])
        for card in workspace.library.list_cards([f"card-{each}" for each in range(SIZE) if each % 10 < 6]):
            if card.sources:
                verified = workspace.cards.verify_card(card.id, "Chan")
                if card.id[-1] in "024":
                    status = Status.AS_SUPPLIED if card.id[-1] == "0" else Status.DRAFT
                    changed = replace(verified, text=card.text.with_text(Language.EN, "new"), status=status)
                    workspace.cards.update_card(replace(changed, verification=None))
        yield workspace


def _is_stale(workspace: Workspace, card: FactCard) -> bool:
    return any(each.stale for each in workspace.figures.quote(card.figure_keys).values())


def _fulfils(workspace: Workspace, card: FactCard, query: CardQuery) -> bool:
    used = bool(workspace.library.where_used("card", card.id))
    behind = {each.value for each in LANGUAGES if card.state(each) is not TextState.COMPLETE}
    quoted = workspace.figures.quote(card.figure_keys[:1])
    observation = next((each.observation for each in quoted.values()), None)
    as_of = observation.as_of if observation else None
    checked = {each.value for each in query.statuses} & {each.value for each in Status}
    conditions = [
        not checked or card.status.value in checked,
        CardStatus.STALE not in query.statuses or _is_stale(workspace, card),
        CardStatus.CHANGED not in query.statuses
        or (card.verification is None and workspace.earlier.find_verification(card.id) is not None),
        query.theme in ("", card.theme or "none"),
        set(query.tags) <= set(card.tags),
        not query.language or (bool(behind) if query.language == "any" else query.language in behind),
        query.source == ""
        or (not card.sources if query.source == "none" else query.source in {each.source_id for each in card.sources}),
        query.used in (None, used),
        query.since is None or (as_of is not None and as_of.last >= query.since.first),
        query.release in (None, card.release),
    ]
    return all(conditions)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "status:verified",
        "status:verified status:draft",
        "status:stale",
        "status:changed",
        "status:changed status:as-supplied",
        "status:changed theme:money lang:any",
        "theme:money",
        "theme:none",
        "tag:a",
        'tag:a tag:"two words"',
        "lang:en",
        "lang:zh-Hant",
        "lang:any",
        "source:none",
        "source:note",
        "used:1",
        "used:0 status:draft",
        "since:2023",
        "since:2024-01",
        "release:internal",
        "theme:money tag:b release:open lang:any used:0",
        "theme:unknown",
        "source:unknown",
    ],
)
def test_conditions_find_what_a_look_at_every_card_finds(lists: Workspace, text: str) -> None:
    query = parse_query(text)
    wanted = {each.id for each in lists.library.list_cards() if _fulfils(lists, each, query)}
    for sort in CardSort:
        found = lists.finder.find_cards(query, sort=sort)
        assert len(found) == len(set(found))
        assert set(found) == wanted


@pytest.mark.parametrize(
    "words",
    ["fund", "fund ", "gra", "創新", "創新基金", "基金會", "新基", "R&D", "fund 創新", "18a ", "港深 R&D", "nothing"],
)
def test_words_find_what_the_search_finds(lists: Workspace, words: str) -> None:
    found = lists.finder.find_cards(CardQuery(words=words))
    hits = lists.library.search(words, kinds=("card",), limit=SIZE).hits
    assert set(found) == {hit.id for hit in hits}


def test_some_words_find_something_but_not_all(lists: Workspace) -> None:
    sizes = {words: len(lists.finder.find_cards(CardQuery(words=words))) for words in ("創新基金", "fund ", "nothing")}
    assert 0 < sizes["創新基金"] <= sizes["fund "] < SIZE
    assert sizes["nothing"] == 0


def test_words_and_conditions_hold_together(lists: Workspace) -> None:
    both = set(lists.finder.find_cards(parse_query("創新基金 status:draft")))
    assert both == set(lists.finder.find_cards(parse_query("創新基金"))) & set(
        lists.finder.find_cards(parse_query("status:draft"))
    )
    assert both


def test_counts_are_those_of_the_filters(lists: Workspace) -> None:
    counts = lists.finder.count_cards()

    def found(text: str) -> int:
        return len(lists.finder.find_cards(parse_query(text)))

    assert counts.all == SIZE
    assert counts.verified == found("status:verified")
    assert counts.draft == found("status:draft")
    assert counts.as_supplied == found("status:as-supplied")
    assert 0 < counts.stale == found("status:stale")
    assert 0 < counts.changed == found("status:changed") < SIZE / 2
    assert counts.untranslated == found("lang:any")
    assert counts.internal == found("release:internal")
    assert counts.unused == found("used:0") == SIZE - 20
    assert counts.themes == {
        "": found("theme:none"),
        **{each: found(f"theme:{each}") for each in ("money", "law", "health")},
    }
    assert counts.tags == {each: found(f'tag:"{each}"') for each in ("a", "b", "two words")}


# -- order -----------------------------------------------------------------------------------------------------------


def test_titles_sort_as_readers_of_each_script_expect(empty: Workspace) -> None:
    titles = {"龍": "龙", "一": "一", "中": "中", "北": "北", "阿": "阿"}
    for hant, hans in titles.items():
        empty.cards.add_card(LocalText("", hant, hans), original=Language.HANT)

    def listed(language: Language) -> list[str]:
        ids = empty.finder.find_cards(sort=CardSort.TITLE, language=language)
        return [card.title.get(language) for card in empty.library.list_cards(ids)]

    assert listed(Language.HANT) == ["一", "中", "北", "阿", "龍"]  # by strokes
    assert listed(Language.HANS) == ["阿", "北", "龙", "一", "中"]  # by sound: a bei long yi zhong


def test_titles_sort_as_they_are_printed_whatever_their_case(empty: Workspace) -> None:
    empty.figures.add_figure("n", LocalText("N"), observations=(Observation(Value.parse("7")),))
    ids = [empty.cards.add_card(LocalText(title)).id for title in ("beta", "Alpha", "{n} wonders", "10 wonders")]
    assert list(empty.finder.find_cards(sort=CardSort.TITLE)) == [ids[3], ids[2], ids[1], ids[0]]


def test_what_changed_last_comes_first(empty: Workspace) -> None:
    first, second = (empty.cards.add_card(LocalText(title), LocalText("x")) for title in "ab")
    assert empty.finder.find_cards() == (second.id, first.id)
    empty.cards.update_card(replace(first, text=LocalText("y")))
    assert empty.finder.find_cards() == (first.id, second.id)
    empty.library.rebuild_search()
    assert empty.finder.find_cards() == (first.id, second.id)


def test_the_newest_key_figure_comes_first(lists: Workspace) -> None:
    def newest(card: FactCard) -> date:
        found = lists.figures.quote(card.figure_keys[:1])
        observation = next((each.observation for each in found.values()), None)
        return observation.as_of.last if observation and observation.as_of else date.min

    cards = lists.library.list_cards(lists.finder.find_cards(sort=CardSort.NEWEST))
    dates = [newest(card) for card in cards]
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 2


def test_themes_stand_in_their_order_and_cards_without_one_last(lists: Workspace) -> None:
    cards = lists.library.list_cards(lists.finder.find_cards(sort=CardSort.THEME))
    themes = list(dict.fromkeys(card.theme for card in cards))
    assert themes == ["health", "law", "money", ""]


_MANY = ("", "fund", "創新基金", "fund status:draft", "status:stale", "tag:a lang:any", "theme:money gra")


def _find_all(workspace: Workspace) -> list[tuple[str, ...]]:
    return [
        workspace.finder.find_cards(parse_query(text), sort=sort, language=language)
        for text in _MANY
        for sort in CardSort
        for language in LANGUAGES
    ]


def test_many_cards_stand_in_the_same_order_as_few(lists: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    few = _find_all(lists)
    monkeypatch.setattr(card_finder, "_FEW", 0)
    lists.finder.prepare(CardSort.TITLE, Language.HANS)
    assert _find_all(lists) == few
    lists.cards.set_theme(few[0][5:9], "law")
    other = _find_all(lists)
    assert other != few
    monkeypatch.undo()
    assert _find_all(lists) == other


def test_the_order_of_many_is_never_one_of_before(
    workspace: Workspace, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        with workspace.together("cards.theme"):
            workspace.cards.add_card(LocalText("c"))
            find()
            workspace.cards.delete_card("gone")

    monkeypatch.setattr(card_finder, "_FEW", 0)
    find = partial(workspace.finder.find_cards, parse_query("lang:any"))
    for title in "ab":
        workspace.cards.add_card(LocalText(title))
    before = find()
    with pytest.raises(NotFoundError):
        fail()
    assert find() == before
    with Workspace.open(workspace.library.path, resources) as other:
        id = other.cards.add_card(LocalText("elsewhere")).id
        assert find() == (id, *before)
    workspace.cards.delete_card(id)
    assert find() == before
    workspace.history.undo()
    assert find() == (id, *before)


# -- what is derived follows the content -----------------------------------------------------------------------------


def test_a_card_goes_stale_by_day_and_is_fresh_with_a_newer_value(empty: Workspace) -> None:
    old = Observation(Value.parse("1"), as_of=PartialDate(2023, 5, 31))
    figure = empty.figures.add_figure("n", LocalText("N"), observations=(old,))
    double = empty.figures.add_figure("twice", LocalText("N"), formula="n * 2")
    card = empty.cards.add_card(LocalText("T"), LocalText(f"{{{double.key}}}"))
    stale = CardQuery(statuses=(CardStatus.STALE,))
    find = empty.library.find_cards
    assert find(stale, today=date(2024, 5, 31)) == ()
    assert find(stale, today=date(2024, 6, 1)) == (card.id,)
    assert empty.finder.count_cards().stale == 1
    empty.figures.add_observation(figure.id, replace(old, as_of=PartialDate(2024)))
    assert empty.finder.find_cards(stale) == ()
    empty.history.undo()
    assert empty.finder.find_cards(stale) == (card.id,)


def test_the_lists_are_the_same_when_made_anew(lists: Workspace) -> None:
    def rows() -> list[tuple[object, ...]]:
        sql = (
            "SELECT c.*, (SELECT json_group_array(tag) FROM search_tags AS t WHERE t.nr = c.nr) FROM search_cards AS c"
        )
        return sorted(tuple(row[1:]) for row in lists.library._file.execute(sql))  # without the number

    before = rows()
    lists.library.rebuild_search()
    assert rows() == before
    assert len(before) == SIZE


def test_a_deleted_card_is_in_no_list_until_undo(workspace: Workspace) -> None:
    before = workspace.finder.count_cards()
    id = workspace.library.resolve_ref("card", "secret")
    workspace.cards.delete_card(id)
    assert id not in workspace.finder.find_cards()
    assert workspace.finder.count_cards().all == before.all - 1
    workspace.history.undo()
    assert id in workspace.finder.find_cards()
    assert workspace.finder.count_cards() == before


# -- rows ------------------------------------------------------------------------------------------------------------


def test_a_row_says_what_a_reader_sees(workspace: Workspace, card: FactCard) -> None:
    (row,) = workspace.finder.read_rows([card.id, "unknown"], Language.EN)
    assert (row.title, row.title_language) == ("Grants of the fund", Language.EN)
    assert row.text == "The fund has given HK$2.10 billion to 19; {so it says}."
    assert row.number is not None
    assert row.number.parts.text == "HK$2.10 billion"
    assert (row.number.key, row.number.label, row.number.as_of) == ("grants", "Grants", "as of 2024")
    assert row.number.internal
    assert row.stale  # of the hospitals, the first batch was counted in 2021
    assert (row.status, row.verification) == (Status.VERIFIED, card.verification)
    assert row.states == (TextState.COMPLETE, TextState.COMPLETE, TextState.REVIEW)
    assert (row.theme, row.theme_name, row.tags) == ("money", "Money", ("fund",))
    assert (row.source, row.internal, row.used) == ("A note", False, 1)


def test_a_row_names_the_language_it_falls_back_to(empty: Workspace) -> None:
    card = empty.cards.add_card(LocalText(zh_hant="標題"), LocalText(zh_hant="文"), original=Language.HANT)
    (row,) = empty.finder.read_rows([card.id], Language.HANS)
    assert (row.title, row.title_language, row.text_language) == ("標題", Language.HANT, Language.HANT)
    assert (row.number, row.source, row.used, row.stale) == (None, "", 0, False)


def test_rows_come_in_the_order_asked_for(lists: Workspace) -> None:
    ids = list(lists.finder.find_cards())[::-1]
    assert [row.id for row in lists.finder.read_rows(ids, Language.HANT)] == ids


def test_charts_are_found_by_words_and_theme(workspace: Workspace) -> None:
    (row,) = workspace.finder.find_charts("hospitals batch", language=Language.HANT)
    assert (row.title, row.title_language, row.kind) == ("Hospitals（繁）", Language.HANT, "column")
    assert (row.theme_name, row.used) == ("Access（繁）", 1)
    assert workspace.finder.find_charts(theme="money") == ()
    assert workspace.finder.find_charts("drug") == ()


def test_sources_say_how_often_they_are_cited(workspace: Workspace) -> None:
    rows = {row.name: row for row in workspace.finder.find_sources()}
    assert set(rows) == {"A note", "speech"}
    assert (rows["A note"].cards, rows["A note"].figures, rows["A note"].datasets) == (1, 2, 1)
    assert (rows["speech"].used, rows["A note"].read) == (1, PartialDate(2024, 4, 1))
    assert [row.name for row in workspace.finder.find_sources("office")] == ["A note"]


def test_briefings_are_told_from_templates_and_what_is_put_away(workspace: Workspace) -> None:
    (row,) = workspace.finder.find_briefings()
    assert (row.title, row.occasion, row.place) == ("Visit, sample", "A visit", "Futian")
    assert (row.sections, row.blocks) == (2, 12)
    assert [each.title for each in workspace.finder.find_briefings(templates=True)] == ["Visit"]
    assert workspace.finder.find_briefings("nothing") == ()
    workspace.briefings.archive_briefing(row.id)
    assert workspace.finder.find_briefings() == ()
    (away,) = workspace.finder.find_briefings(archived=True)
    assert away.id == row.id
    assert away.changed_at >= row.changed_at > ""


def test_the_head_of_a_briefing_counts_what_is_in_it(workspace: Workspace) -> None:
    for whole, head in zip(workspace.library.list_briefings(), workspace.library.list_heads(), strict=True):
        assert (head.id, head.slug, head.title, head.template) == (whole.id, whole.slug, whole.title, whole.template)
        assert (head.readers, head.organisation, head.description) == (
            whole.readers, whole.organisation, whole.description
        )  # fmt: skip
        assert (head.sections, head.blocks) == (len(whole.sections), len(whole.blocks))
        assert head.cards == sum(isinstance(each, CardBlock) for each in whole.blocks)
        assert head.charts == sum(isinstance(each, ChartBlock) for each in whole.blocks)
    assert {(each.cards > 0, each.charts > 0) for each in workspace.library.list_heads()} >= {(True, True)}


def test_briefings_stand_by_day_with_undated_ones_first(empty: Workspace) -> None:
    for title, day in (("old", PartialDate(2023)), ("next", PartialDate(2024, 7)), ("undated", None)):
        briefing = empty.briefings.add_briefing(LocalText(title))
        empty.briefings.update_briefing(replace(briefing, starts=day))
    assert [row.title for row in empty.finder.find_briefings()] == ["undated", "next", "old"]


# -- saved searches --------------------------------------------------------------------------------------------------


def test_searches_are_saved_renamed_changed_and_removed(empty: Workspace) -> None:
    search = empty.finder.add_search(" Stale ", parse_query("status:stale"))
    assert empty.finder.list_searches() == (search,)
    assert (search.name, search.query) == ("Stale", "status:stale")
    assert empty.finder.rename_search(search.id, "Old").name == "Old"
    assert empty.finder.update_search(search.id, "used:0").query == "used:0"
    assert empty.finder.remove_search(search.id).searches == {search.id}
    assert empty.finder.list_searches() == ()
    for _ in range(3):
        empty.history.undo()
    assert empty.finder.list_searches() == (search,)


def test_a_search_needs_a_name_and_must_exist(empty: Workspace) -> None:
    with pytest.raises(InputError, match="name"):
        empty.finder.add_search("  ", "x")
    refusals: list[Callable[[], object]] = [
        lambda: empty.finder.rename_search("x", "y"),
        lambda: empty.finder.remove_search("x"),
    ]
    for refused in refusals:
        with pytest.raises(NotFoundError):
            refused()
    assert empty.history.list_steps() == ()


def test_lists_survive_a_restart(workspace: Workspace, resources: Resources, tmp_path: Path) -> None:
    workspace.finder.add_search("All", "")
    before = workspace.finder.find_cards(), workspace.finder.count_cards(), workspace.finder.list_searches()
    copy = tmp_path / "copy.briefing"
    workspace.library.back_up_to(copy)
    with Workspace.open(copy, resources, lambda: TODAY) as again:
        assert (again.finder.find_cards(), again.finder.count_cards(), again.finder.list_searches()) == before


def test_a_card_placed_by_hand_counts_as_used(workspace: Workspace) -> None:
    id = workspace.library.resolve_ref("card", "secret")
    before = workspace.finder.count_cards().unused
    section = workspace.library.get_briefing(workspace.library.resolve_ref("briefing", "visit-sample")).sections[1]
    workspace.briefings.add_block(section.id, CardBlock(id="", card_id=id))
    assert workspace.finder.count_cards().unused == before - 1
    assert workspace.finder.read_rows([id], Language.EN)[0].used == 1
