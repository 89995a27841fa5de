"""What filters do to the query."""

import pytest

from briefing_app.store.card_query import CardQuery, CardStatus
from briefing_app.ui.facts.filters import is_filtered, is_on, pick, toggle
from briefing_app.workspace.query_text import parse_query

KEYS = (
    "status:stale", "status:verified", "theme:policy", "tag:fund", "lang:any", "lang:zh-Hans", "source:none", "used:0",
    "used:1", "release:internal", "release:open",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_a_filter_goes_on_and_off_and_is_written_as_its_operator(key: str) -> None:
    start = CardQuery(words="hong kong")
    on = toggle(start, key)
    assert is_on(on, key)
    assert not is_on(start, key)
    assert key in str(on).split()
    assert parse_query(str(on)) == on
    assert toggle(on, key) == start
    assert [each for each in KEYS if is_on(on, each)] == [key]


def test_all_turns_filters_off_and_leaves_the_words() -> None:
    query = parse_query("fund status:stale theme:policy tag:x")
    assert is_filtered(query)
    assert not is_on(query, "all")
    bare = pick(query, "all")
    assert str(bare).strip() == "fund"
    assert is_on(bare, "all")


def test_filters_at_the_side_are_one_of_their_group() -> None:
    query = pick(pick(CardQuery(), "status:stale"), "theme:policy")
    assert (query.statuses, query.theme) == ((CardStatus.STALE,), "policy")
    query = pick(query, "lang:any")
    assert (query.statuses, query.language, query.theme) == ((), "any", "policy")
    assert pick(query, "lang:any").language == ""
    assert pick(pick(query, "tag:a"), "tag:b").tags == ("b",)
    assert pick(pick(query, "tag:a"), "tag:a").tags == ()
    assert pick(query, "theme:policy").theme == ""
