"""Search finds words of one and two Chinese characters, English prefixes and numbers, best first, and shows the hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.model.card import FactCard, TextState, Verification
from briefing_app.model.figure import Figure, Observation, Release, Status, Value
from briefing_app.model.language import Language, LocalText
from briefing_app.model.source import Source
from briefing_app.store.library import Library
from briefing_app.store.printer import FigureLookup, WordingPrinter
from briefing_app.store.search import WEIGHED
from briefing_app.wording.derive import derive, keys_in_formula
from tests.store.samples import PICTURE_ID, PRINTER, PROJECTS, fill, make_card, texts

PROJECTS_ALONE = replace(PROJECTS, observations=(Observation(Value.parse("277")),))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One filled library for the many examples of a property."""
    with Library.create(tmp_path_factory.mktemp("shared") / "library", printer=PRINTER) as library:
        fill(library)
        yield library


def _observe(figure: Figure, find_figure: FigureLookup) -> Observation | None:
    """What is quoted of a figure; derived ones calculated."""
    if not figure.derived:
        return figure.latest
    inputs = {}
    for key in keys_in_formula(figure.formula):
        found = find_figure(key)
        observation = _observe(found, find_figure) if found else None
        if found is None or observation is None:
            return None
        inputs[key] = (found, observation)
    return derive(figure.formula, inputs)


def _ids(library: Library, query: str, **options: object) -> list[str]:
    return [hit.id for hit in library.search(query, **options).hits]  # type: ignore[arg-type]


def _add(library: Library, *cards: FactCard) -> None:
    with library.operation("add") as writer:
        for card in cards:
            writer.save_card(card)


def _marked(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in ranges]


# -- what is found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("資", {"figure-1"}),  # one character inside a word: a title has 獲批資助
        ("基金", {"figure-1", "card-1"}),
        ("創新基金", {"card-1"}),
        ("创新基金", {"card-1"}),  # Simplified, by the Simplified text
        ("醫管局", {"term-1"}),
        ("港元", {"figure-1", "card-1", "briefing-1"}),
        ("亿港元", {"figure-1", "card-1", "briefing-1"}),
        ("HK$1.76", {"figure-1", "card-1", "briefing-1"}),
        ("1.76", {"figure-1", "card-1", "briefing-1"}),
        ("17.6億", {"figure-1", "card-1", "briefing-1"}),
        ("17.6億港元", {"figure-1", "card-1", "briefing-1"}),
        ("1760000000", {"figure-1"}),
        ("277", {"figure-2", "card-1", "briefing-1", "dataset-1"}),
        ("277個項目", {"figure-2", "card-1", "briefing-1", "dataset-1"}),
        ("23.6", {"dataset-1"}),
        ("18A", {"card-1"}),
        ("18a", {"card-1"}),
        ("１８Ａ章", {"card-1"}),  # full width
        ("第18A章", {"card-1"}),
        ("R&D", {"card-1"}),
        ("r&d", {"card-1"}),
        ("C-MER", {"card-1"}),
        ("itf_grants", {"figure-1"}),
        ("hospi", {"dataset-1", "chart-1", "term-1"}),
        ("innov fund", set()),  # only the last word is taken as unfinished
        ("innovation fu", {"card-1"}),
        ("fund 基金", {"figure-1", "card-1"}),
        ("fund  hospital", set()),
        ("june", {"card-1"}),  # the note
        ("welcome", {"briefing-1"}),
        ("lobby", {"briefing-1"}),
        ("李女士", {"briefing-1"}),
        ("首批", {"dataset-1"}),
        ("{not a figure}", {"card-1"}),
        ("example.org", {"source-1"}),
        ("supplied", {"source-1"}),
    ],
)
def test_words_that_people_look_for(filled: Library, query: str, found: set[str]) -> None:
    assert set(_ids(filled, query)) == found


@pytest.mark.parametrize(
    "query",
    ["", " ", "　", "*", '"', "'", "-", "()", "&", "^", ":", "{}", "\x00", "\ue000card", '"" || ""', "。"],
)
def test_a_query_without_a_word_finds_nothing(filled: Library, query: str) -> None:
    result = filled.search(query)
    assert "card-1" not in {hit.id for hit in result.hits}
    assert not result.more


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("alpha NOT beta", []),
        ("alpha OR beta", ["words"]),  # it says so itself
        ("alpha AND", []),
        ("NEAR(alpha beta)", []),
        ("title:alpha", []),
        ("kind : alpha", []),
        ("-alpha", ["words", "plain"]),
        ("alpha*", ["words", "plain"]),
        ("alp* beta", []),
        ('"alpha"', ["words", "plain"]),
        ('alpha"beta', []),
        ("^alpha", ["words", "plain"]),
        ("alpha; DROP TABLE cards", []),
        ("alpha +", ["words", "plain"]),
    ],
)
def test_nothing_in_a_query_is_an_instruction(library: Library, query: str, found: list[str]) -> None:
    _add(library, make_card("plain", "alpha gamma"), make_card("words", "alpha or beta"))
    assert sorted(_ids(library, query)) == sorted(found)
    assert library.count("card") == 2


@settings(max_examples=300)
@given(st.text(max_size=30))
def test_no_query_can_break_the_search(shared: Library, query: str) -> None:
    for hit in shared.search(query).hits:
        assert hit.id


def test_punctuation_between_characters_is_no_word(library: Library) -> None:
    _add(
        library,
        make_card("crossed", hant="加強研，發展"),
        make_card("across", hant="研\n發展"),
        make_card("real", hant="研發中心"),
        make_card("spaced", hant="研 發"),
        make_card("dots", "version 1.7 and 6"),
        make_card("amp", "R. D. Laing and r-d"),
    )
    assert set(_ids(library, "研發")) == {"real", "spaced"}
    assert _ids(library, "R&D") == []
    assert _ids(library, "1.76") == []


def test_a_word_begins_where_a_word_begins(library: Library) -> None:
    _add(library, make_card("smart", "smart"), make_card("art", "art"), make_card("article", "article"))
    assert set(_ids(library, "art")) == {"art", "article"}
    assert _ids(library, "art ") == ["art"]  # finished by a space
    assert _ids(library, "a") == []  # a single letter is a word, not the beginning of thousands
    _add(library, make_card("vitamin", "vitamin a"))
    assert _ids(library, "a") == ["vitamin"]


def test_numbers_are_found_with_and_without_separators(library: Library) -> None:
    _add(library, make_card("c", "It has 12,345 beds, 1,2 and 3,4567.", "共12,345張病床"))
    for query in ("12345", "12,345", "12,345張", "12345張"):
        (hit,) = library.search(query, language=Language.HANT).hits
        assert _marked(hit.snippet, hit.snippet_ranges)[0].startswith("12,345")
    assert _ids(library, "34567") == []


@pytest.mark.parametrize(
    ("written", "asked"), [("Café", "cafe"), ("cafe", "CAFÉ"), ("Ｗｉｄｅ", "wide"), ("ﬁne", "fine"), ("㈱", "株")]
)
def test_accents_width_and_case_make_no_difference(library: Library, written: str, asked: str) -> None:
    _add(library, make_card("c", f"The {written} one"))
    (hit,) = library.search(asked).hits
    assert _marked(hit.snippet, hit.snippet_ranges) == [written]


def test_only_the_kinds_asked_for(filled: Library) -> None:
    assert _ids(filled, "277", kinds=("card",)) == ["card-1"]
    assert set(_ids(filled, "277", kinds=("card", "figure"))) == {"card-1", "figure-2"}
    assert _ids(filled, "277", kinds=("term",)) == []
    assert PICTURE_ID not in _ids(filled, "park")


# -- the order -------------------------------------------------------------------------------------------------------


def test_titles_come_before_texts_and_dense_texts_before_thin_ones(library: Library) -> None:
    _add(
        library,
        make_card("titled", "nothing", title="Gene bank"),
        make_card("dense", "gene gene gene"),
        make_card("thin", "gene " + "filler " * 200),
    )
    assert _ids(library, "gene") == ["titled", "dense", "thin"]
    _add(library, *(make_card(f"more{number}", f"{'filler ' * 300} gene") for number in range(WEIGHED - 3)))
    found = _ids(library, "gene", limit=200)
    assert found[:2] == ["titled", "dense"]
    assert len(found) == WEIGHED


def test_beyond_the_ranked_hits_titles_still_come_first(library: Library) -> None:
    _add(library, make_card("titled", title="Gene of Hong Kong"))
    _add(library, *(make_card(f"c{number}", "gene of hong kong 基因庫") for number in range(WEIGHED + 50)))
    _add(library, make_card("titled-too", title="基因庫 gene"))
    assert _ids(library, "gene")[:2] == ["titled-too", "titled"]
    assert _ids(library, "gene hong")[0] == "titled"
    assert _ids(library, "基因")[0] == "titled-too"
    result = library.search("gene")
    assert len(result.hits) == 50
    assert result.more
    assert [hit.id for hit in result.hits[2:4]] == [f"c{WEIGHED + 49}", f"c{WEIGHED + 48}"]  # then the newest


def test_there_is_more_only_if_there_is(library: Library) -> None:
    _add(library, *(make_card(f"c{number}", "gene") for number in range(10)))
    assert library.search("gene", limit=9).more
    assert not library.search("gene", limit=10).more
    assert library.search("gene", limit=0).hits == ()


# -- what is shown ---------------------------------------------------------------------------------------------------


def test_a_hit_is_shown_with_its_figures_filled_in_and_marked(filled: Library) -> None:
    hit = next(hit for hit in filled.search("1.76").hits if hit.kind == "card")
    assert (hit.slug, hit.language, hit.title) == ("itf", Language.EN, "Innovation fund and Chapter 18A")
    assert "approved about HK$1.76 billion for R&D" in hit.snippet
    assert "{not a figure}" in hit.snippet
    assert _marked(hit.snippet, hit.snippet_ranges) == ["1.76"]
    assert hit.title_ranges == ()


@pytest.mark.parametrize(
    ("query", "asked", "shown", "title", "marked"),
    [
        ("fund", Language.EN, Language.EN, "Innovation fund and Chapter 18A", ["fund"]),
        ("18A", Language.HANS, Language.HANS, "创新基金与第18A章", ["18A"]),
        ("創新", Language.EN, Language.HANT, "創新基金與第18A章", ["創新"]),
        ("创新 18a", Language.HANT, Language.HANS, "创新基金与第18A章", ["创新", "18A"]),
        ("innovation", Language.HANS, Language.EN, "Innovation fund and Chapter 18A", ["Innovation"]),
    ],
)
def test_the_language_shown_is_the_one_asked_for_if_it_has_the_words(
    filled: Library, query: str, asked: Language, shown: Language, title: str, marked: list[str]
) -> None:
    hit = next(hit for hit in filled.search(query, language=asked).hits if hit.kind == "card")
    assert (hit.language, hit.title) == (shown, title)
    assert _marked(hit.title, hit.title_ranges) == marked


def test_a_long_text_is_cut_around_its_first_hit(library: Library) -> None:
    _add(library, make_card("c", "before " * 100 + "needle\nand needle " + "after " * 100))
    (hit,) = library.search("needle").hits
    assert hit.snippet.startswith("…before")
    assert hit.snippet.endswith("…")
    assert "\n" not in hit.snippet
    assert _marked(hit.snippet, hit.snippet_ranges) == ["needle", "needle"]
    assert len(hit.snippet) < 300


def test_touching_hits_are_marked_as_one(library: Library) -> None:
    _add(library, make_card("c", hant="生物科技"))
    (hit,) = library.search("生物 科技", language=Language.HANT).hits
    assert hit.snippet_ranges == ((0, 4),)


def test_a_source_without_a_title_is_shown_by_its_description(library: Library) -> None:
    with library.operation("add") as writer:
        writer.save_source(Source(id="s", slug="speech", description=texts("Opening speech", "開幕致辭", "开幕致辞")))
    (hit,) = library.search("致辭", language=Language.EN).hits
    assert (hit.kind, hit.title, hit.language) == ("source", "開幕致辭", Language.HANT)


def test_a_hit_in_a_note_shows_that_note_alone_and_one_in_the_slug_shows_the_text(library: Library) -> None:
    card = replace(make_card("c", "body words"), note=texts("mind the trap", "小心陷阱", "小心陷阱"))
    _add(library, card)
    (noted,) = library.search("trap").hits
    assert noted.snippet == "mind the trap"
    assert _marked(noted.snippet, noted.snippet_ranges) == ["trap"]
    (named,) = library.search(card.slug).hits
    assert "body words" in named.snippet
    assert named.snippet_ranges == ()


@settings(max_examples=150)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60), st.data())
def test_marks_always_lie_within_the_text(shared: Library, text: str, data: st.DataObject) -> None:
    words = re.findall(r"[^\W_]+", text)
    query = data.draw(st.sampled_from(words)) if words else text
    _add(shared, make_card("c", text))
    try:
        for hit in shared.search(query).hits:
            for shown, ranges in ((hit.title, hit.title_ranges), (hit.snippet, hit.snippet_ranges)):
                assert all(0 <= start < end <= len(shown) for start, end in ranges)
                assert list(ranges) == sorted(ranges)
    finally:
        shared.undo()


@pytest.mark.parametrize("text", ["生物科技在香港", "Hong Kong biotech 生物tech 18A章", "R&D，研發；C-MER（希瑪）"])
def test_every_piece_of_a_chinese_text_finds_it(library: Library, text: str) -> None:
    _add(library, make_card("c", hant=text))
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            piece = text[start:end]
            inside_a_word = start and re.match(r"[A-Za-z0-9]{2}", text[start - 1 : start + 1])
            cut = end < len(text) and re.match(r"[A-Za-z0-9]{2}", text[end - 1 : end + 1])
            tail = re.search(r"[A-Za-z0-9]*$", piece)
            short = cut and tail and len(tail[0]) < 2
            if inside_a_word or short or piece != piece.strip() or not re.search(r"\w", piece):
                continue
            assert _ids(library, piece) == ["c"], piece


# -- the index follows -----------------------------------------------------------------------------------------------


def _numbers(library: Library) -> set[str]:
    return {id for query in ("555", "1110", "2220") for id in _ids(library, query)}


def test_cards_follow_their_figures_derived_ones_too(library: Library) -> None:
    library._index._printer = WordingPrinter(PRINTER._wording, _observe)
    with library.operation("add") as writer:
        writer.save_figure(PROJECTS_ALONE)
        writer.save_figure(Figure(id="d", key="double", label=texts("Double"), formula="projects + projects"))
        writer.save_figure(Figure(id="q", key="quadruple", label=texts("Quadruple"), formula="double * 2"))
        writer.save_card(make_card("direct", "Has {projects}"))
        writer.save_card(make_card("listed", "Lists it", figures=("projects",)))
        writer.save_card(make_card("derived", "Has {quadruple}"))
        writer.save_card(make_card("other", "Has nothing"))
    with library.operation("edit") as writer:
        writer.save_figure(replace(PROJECTS_ALONE, observations=(Observation(Value.parse("555")),)))
    assert _numbers(library) == {"figure-2", "direct", "listed", "d", "q", "derived"}
    library.undo()
    assert _numbers(library) == set()


def test_a_renamed_figure_is_found_no_more_in_what_still_uses_the_old_key(library: Library) -> None:
    with library.operation("add") as writer:
        writer.save_figure(replace(PROJECTS_ALONE, observations=(Observation(Value.parse("555")),)))
        writer.save_card(make_card("direct", "Has {projects}"))
    assert _numbers(library) == {"figure-2", "direct"}
    with library.operation("rename") as writer:
        writer.save_figure(replace(PROJECTS_ALONE, key="renamed", observations=(Observation(Value.parse("555")),)))
    assert _numbers(library) == {"figure-2"}
    with library.operation("follow") as writer:
        writer.save_card(make_card("direct", "Has {renamed}"))
    assert _numbers(library) == {"figure-2", "direct"}
    with library.operation("remove") as writer:
        writer.delete("figure", "figure-2")
    assert _numbers(library) == set()


def _postings(library: Library) -> list[list[tuple[str, str]]]:
    """Every token of both indexes with kind and id of the thing it stands for."""
    found = []
    for table in ("search_index", "search_titles"):
        library._file.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.all_{table} USING fts5vocab(main, {table}, instance)"
        )
        sql = f"SELECT term, kind || id FROM temp.all_{table} LEFT JOIN search_docs ON nr = doc ORDER BY 1, 2"
        found.append(library._file.execute(sql).fetchall())
    return found


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "基金 fund", "基金會", "fund of 會計"])), max_size=8)
)
def test_after_any_edits_and_undos_the_index_is_as_if_made_anew(shared: Library, edits: list[tuple[str, str]]) -> None:
    for id, text in edits:
        with shared.operation("edit") as writer:
            if text:
                writer.save_card(make_card(id, text, text[::-1], title=text[:4]))
            elif id in shared.ids("card"):
                writer.delete("card", id)
        if text.startswith("fund"):
            shared.undo()
    kept = _postings(shared)
    shared.rebuild_search()
    assert kept == _postings(shared)


def _lists(library: Library) -> list[object]:
    """What lists of cards are sorted and filtered by, but for the numbers, which are others in a new index."""
    columns = [row[1] for row in library._file.execute("PRAGMA table_info(search_cards)") if row[1] != "nr"]
    cards = f"SELECT {', '.join(columns)} FROM search_cards ORDER BY id"
    tags = "SELECT id, tag FROM search_tags JOIN search_cards USING (nr) ORDER BY id, tag"
    docs = "SELECT kind, id, more FROM search_docs ORDER BY kind, id"
    return [library._file.execute(sql).fetchall() for sql in (cards, tags, docs)]


_LABELS = st.fixed_dictionaries(
    {},
    optional={
        "tags": st.sampled_from(
            [(), ("fund",), ("new fund", "基金"), ("基金", "fund"), ("line\nfeed", "a"), ("a", "a")]
        ),
        "theme": st.sampled_from(["", "market"]),
        "status": st.sampled_from(Status),
        "verification": st.sampled_from([None, Verification("D. Wong", "2024-06-01")]),
        "release": st.sampled_from(Release),
        "states": st.tuples(*[st.sampled_from(TextState)] * 3),
        "note": st.sampled_from([LocalText(), LocalText("fund"), LocalText("two\nlines", "基金")]),
        "text": st.sampled_from(
            [texts("A fund of {projects}"), texts("Another", "基金 18A 章"), LocalText("English alone")]
        ),
        "figures": st.sampled_from([(), ("projects",)]),
    },
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.tuples(st.sampled_from(["card-1", "x", "y"]), _LABELS), min_size=1, max_size=3),
            st.booleans(),
            st.integers(0, 3),
        ),
        max_size=6,
    )
)
def test_cards_that_are_only_filed_elsewhere_are_found_and_listed_as_if_the_index_were_made_anew(
    shared: Library, steps: list[tuple[list[tuple[str, dict[str, Any]]], bool, int]]
) -> None:
    for id in ("x", "y"):
        _add(shared, make_card(id, "A fund", "基金", "基金", title="Tagged"))
    for acts, figure_too, undone in steps:
        with shared.operation("file") as writer:
            cards = {id: shared.get_card(id) for id, _ in acts}
            for id, labels in acts:
                cards[id] = replace(cards[id], **labels)
            writer.save_all("card", list(cards.values()))
            if figure_too:
                number = str(500 + len(shared.list_history()))
                writer.save_figure(replace(PROJECTS, observations=(Observation(Value.parse(number)),)))
        for turn in (shared.undo, shared.redo, shared.undo)[:undone]:
            turn()
    kept, listed = _postings(shared), _lists(shared)
    shared.rebuild_search()
    assert (kept, listed) == (_postings(shared), _lists(shared))


def test_an_index_made_under_other_rules_is_made_anew(filled: Library) -> None:
    with filled._file.writing():
        filled._file.execute("UPDATE settings SET value = '\"older rules\"' WHERE name = 'search_fingerprint'")
        filled._file.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        filled._file.execute("DELETE FROM search_docs")
    assert filled.search("fund").hits == ()
    path = filled.path
    filled.close()
    with Library.open(path, printer=PRINTER) as library:
        assert set(_ids(library, "基金")) == {"figure-1", "card-1"}


def test_words_taken_away_again_and_again_do_no_harm(library: Library) -> None:
    """FTS5 counts the rows of an index, and one that only ever lost words would be taken for damaged."""
    for words in ("one two three four five", "one two three four", "one two three", "one two", "one", ""):
        with library.operation("card.update") as writer:
            writer.save_card(make_card("lonely", words, title="Lonely"))
    assert {hit.id for hit in library.search("lonely").hits} == {"lonely"}
    assert library.search("two").hits == ()
    while library.undo():
        pass
    assert library.search("lonely").hits == ()
    for _ in range(6):
        library.redo()
    assert library.search("one").hits == ()
    assert {hit.id for hit in library.search("lonely").hits} == {"lonely"}
