"""A text has the tokens that every query asks for whose words stand in it, and not those of words that only cross marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.store.folding import Folder, fold
from briefing_app.store.query import parse_query
from briefing_app.store.tokens import ask_for, kind_token, tokens_of

FOLDER = Folder()


def _plain(tokens: set[str]) -> set[str]:
    """Without the tokens of beginnings; two that stand together shown with a dot."""
    return {token.replace("\ue001", "·") for token in tokens if not token.startswith("\ue002")}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("hong kong", {"hong", "kong"}),
        ("香港hk", {"香", "港", "香港", "港·hk", "hk"}),
        ("約1,200億", {"約", "億", "1200", "約·1200", "1200·億"}),
        ("1,2 12,3456", {"1", "2", "12", "3456", "1·2", "12·3456"}),
        ("r&d c-mer", {"r", "d", "c", "mer", "r·d", "c·mer"}),
        ("itf_grants", {"itf", "grants", "itf·grants"}),
        ("研 發\t18 章", {"研", "發", "研發", "18", "章", "發·18", "18·章"}),
        ("研，發", {"研", "發", "研·發"}),
        ("研\n發", {"研", "發"}),
        ("\ue000card", {"card"}),
    ],
)
def test_what_a_text_is_found_by(text: str, tokens: set[str]) -> None:
    assert _plain(tokens_of(fold(text, FOLDER))) == tokens


def test_words_are_found_by_their_beginnings_once_they_have_two_letters() -> None:
    begun = {token[1:] for token in tokens_of("a to the hospital 18a章") if token.startswith("\ue002")}
    assert begun == {"to", "th", "the", "ho", "hos", "18", "18a"}
    assert ask_for("ho", last=True).short == "\ue002ho"
    assert ask_for("hosp", last=True).short == ""
    assert ask_for("ho", last=False).short == ""


def test_nobody_can_type_a_kind() -> None:
    assert kind_token("card") not in tokens_of(kind_token("card"))
    (word,) = parse_query(kind_token("card"), FOLDER)
    assert word.asked.tokens == ("card",)


@given(st.lists(st.sampled_from([*"香港研發 aB1,.，\t\n&_é", "1,200"]), min_size=1, max_size=24))
def test_every_finished_word_of_a_text_is_asked_for_by_tokens_it_has(pieces: list[str]) -> None:
    text = "".join(pieces)
    folded = fold(text, FOLDER)
    words = [word for part in text.split() for word in parse_query(part + " ", FOLDER)]
    for word in words:
        if len(word.find(folded)):
            assert set(word.asked.tokens) <= tokens_of(folded), word
