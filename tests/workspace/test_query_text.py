"""The search field: operators become conditions, everything else stays a word, and a query can be written back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.model.figure import Release
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.card_query import CardQuery, CardStatus
from briefing_app.workspace.query_text import parse_query


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", CardQuery()),
        ("   ", CardQuery()),
        ("fund", CardQuery(words="fund")),
        ("fund ", CardQuery(words="fund ")),
        ("創新 基金", CardQuery(words="創新 基金")),
        ("tag:biotech fund", CardQuery(words="fund", tags=("biotech",))),
        ("fund tag:biotech", CardQuery(words="fund ", tags=("biotech",))),
        ("tag:a TAG:b tag:a", CardQuery(tags=("a", "b"))),
        ('tag:"two words" x', CardQuery(words="x", tags=("two words",))),
        ('tag:"two wor', CardQuery(tags=("two wor",))),
        ("status:stale status:Draft", CardQuery(statuses=(CardStatus.STALE, CardStatus.DRAFT))),
        ("status:as_supplied", CardQuery(statuses=(CardStatus.AS_SUPPLIED,))),
        ("lang:zh_hans", CardQuery(language="zh-Hans")),
        ("lang:ANY", CardQuery(language="any")),
        ("source:none", CardQuery(source="none")),
        ("used:0", CardQuery(used=False)),
        ("used:1", CardQuery(used=True)),
        ("since:2025", CardQuery(since=PartialDate(2025))),
        ("since:2024-03", CardQuery(since=PartialDate(2024, 3))),
        ("theme:market release:internal", CardQuery(theme="market", release=Release.INTERNAL)),
        ('"tag:x" y', CardQuery(words="tag:x y")),
        ('"Chapter 18A"', CardQuery(words="Chapter 18A")),
    ],
)
def test_what_is_typed_becomes_conditions(text: str, wanted: CardQuery) -> None:
    assert parse_query(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["status:good", "lang:fr", "used:2", "since:soon", "since:2024-13", "release:secret", "colour:red", "tag:", ":x"],
)
def test_what_is_not_understood_stays_a_word(text: str) -> None:
    assert parse_query(text) == CardQuery(words=text)


def test_nothing_typed_asks_nothing() -> None:
    assert not parse_query(" ")
    assert parse_query("used:0")


@given(st.text(st.sampled_from('ab創 "\t:') | st.characters(codec="utf-8"), max_size=40))
def test_any_text_can_be_read_and_written_back(text: str) -> None:
    query = parse_query(text)
    assert parse_query(str(query)) == query


_VALUES = st.text(st.sampled_from("ab 創-"), min_size=1, max_size=6).map(str.strip).filter(bool)


@given(
    st.lists(st.sampled_from(CardStatus), unique=True, max_size=3).map(tuple),
    st.lists(_VALUES, unique=True, max_size=2).map(tuple),
    st.sampled_from(["", "any", "en", "zh-Hant", "zh-Hans"]),
    st.sampled_from(["", "none", "yearbook"]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, *Release]),
    st.sampled_from(["", "fund ", "fund 18A", "used:0 x", "創新"]),
)
def test_any_query_comes_back_from_its_text(
    statuses: tuple[CardStatus, ...],
    tags: tuple[str, ...],
    language: str,
    source: str,
    used: bool | None,
    release: Release | None,
    words: str,
) -> None:
    query = CardQuery(words, statuses, "a theme", tags, language, source, used, PartialDate(2024, 2), release)
    assert parse_query(str(query)) == query
