"""Texts and queries are folded alike; a word stands where a reader would see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.store.folding import Folder, fold, fold_evenly
from briefing_app.store.query import Word, parse_query

FOLDER = Folder()
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _words(query: str) -> list[Word]:
    return parse_query(query, FOLDER)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Hong Kong", "hong kong"), ("香港HK", "香港hk"), ("Ｒ＆Ｄ，ÉCOLE", "r&d,ecole"), ("㈱", "(株)"), ("ﬁne", "fine")],
)
def test_texts_are_folded(text: str, folded: str) -> None:
    assert fold(text, FOLDER) == fold_evenly(text, FOLDER)[0] == folded


@given(_TEXT)
def test_places_lead_back_to_the_text(text: str) -> None:
    folded, places = fold_evenly(text, FOLDER)
    origins = places if places is not None else list(range(len(text)))
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    for char, at in zip(folded, origins, strict=True):
        assert char in fold_evenly(text[at], FOLDER)[0]


@given(_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once, _ = fold_evenly(text, FOLDER)
    assert fold_evenly(once, FOLDER)[0] == once


@pytest.mark.parametrize(
    ("query", "several", "unfinished"),
    [
        ("fund", [False], [True]),
        ("fund ", [False], [False]),
        ("f", [False], [False]),
        ("生物", [True], [False]),
        ("生物tech 18A", [True, False], [False, True]),
        ('a"bc', [True], [True]),
        ("R&D * x", [True, False], [False, False]),
        ("HK$1,200", [True], [True]),
        ("HK$1,200\u3000", [True], [False]),
    ],
)
def test_how_a_query_is_taken(query: str, several: list[bool], unfinished: list[bool]) -> None:
    words = _words(query)
    assert [word.asked.several for word in words] == several
    assert [word.asked.unfinished for word in words] == unfinished


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("art ", "art smart artful art", ["art", "art"]),
        ("art", "art smart artful", ["art", "art"]),
        ("18a", "第18a章 a18a 18a", ["18a", "18a"]),
        ("1,200", "1200 and 1,200 and 11200", ["1200", "1,200"]),
        ("研發", "研發 研 發 研，發 研\n發", ["研發", "研 發"]),
        ("a-a", "xa-a-a", ["a-a"]),
        ("億港元", "17.6億港元", ["億港元"]),
    ],
)
def test_where_a_word_stands(query: str, text: str, found: list[str]) -> None:
    (word,) = _words(query)
    assert [text[start:end] for start, end in word.find(text)] == found


def test_a_query_has_an_end() -> None:
    assert len(_words("word " * 50)) == 12
    assert [len(token) for word in _words("x" * 10_000) for token in word.asked.tokens] == [200]
