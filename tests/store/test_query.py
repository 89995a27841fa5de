"""Texts and queries are folded alike; a word stands where a reader would see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.store.folding import Folder, fold_evenly, space
from briefing_app.store.query import Word, parse_query

EVEN, SPACED = Folder(spaced=False), Folder(spaced=True)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def _words(query: str) -> list[Word]:
    return parse_query(query, even=EVEN, spaced=SPACED)


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("Hong Kong", "hong kong"),
        ("香港HK", " 香 港 hk"),
        ("約1,200億港元", " 約 1200 億 港 元 "),
        ("1,2 and 12,3456", "1,2 and 12,3456"),
        ("Ｒ＆Ｄ，ÉCOLE", "r&d,ecole"),
        ("𠮷野", " 𠮷 野 "),
        ("カタカナ", " カ タ カ ナ "),
        ("a\n生", "a\n 生 "),
    ],
)
def test_what_the_index_is_given(text: str, indexed: str) -> None:
    assert space(text, SPACED) == indexed


@given(_TEXT)
def test_places_lead_back_to_the_text(text: str) -> None:
    folded, places = fold_evenly(text, EVEN)
    origins = places if places is not None else list(range(len(text)))
    assert len(origins) == len(folded)
    assert origins == sorted(origins)
    for char, at in zip(folded, origins, strict=True):
        assert char in fold_evenly(text[at], EVEN)[0]


@given(_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once, _ = fold_evenly(text, EVEN)
    assert fold_evenly(once, EVEN)[0] == once


@pytest.mark.parametrize(
    ("query", "phrases", "several", "unfinished"),
    [
        ("fund", ['"fund"'], [False], [True]),
        ("fund ", ['"fund"'], [False], [False]),
        ("f", ['"f"'], [False], [False]),
        ("生物", ['" 生 物 "'], [True], [False]),
        ("生物tech 18A", ['" 生 物 tech"', '"18a"'], [True, False], [False, True]),
        ('a"b', ['"a b"'], [True], [False]),
        ("R&D * x", ['"r&d"', '"x"'], [True, False], [False, False]),
        ("HK$1,200", ['"hk$1200"'], [True], [True]),
    ],
)
def test_how_a_query_is_taken(query: str, phrases: list[str], several: list[bool], unfinished: list[bool]) -> None:
    words = _words(query)
    assert [word.phrase for word in words] == phrases
    assert [word.several for word in words] == several
    assert [word.unfinished for word in words] == unfinished


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
    assert sum(len(word.phrase) for word in _words("x" * 10_000)) < 250
