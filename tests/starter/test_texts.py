"""Every text of the library: three languages, proper scripts, official names, quoted numbers, own words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing_app.formats.pack import Pack
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.model.placeholder import Placeholder, parse_text
from briefing_app.wording.find import find_numbers
from tests.starter.reading import TAGS, make_lookup, walk_texts
from tests.starter.shingles import hash_runs, load_runs, split_words

# Abbreviations of the glossary that have no Chinese of their own.
SHORT = re.compile(r"glossary\[[^]]*\]\.short$")


def get_printed(pack: Pack, card: FactCard, language: Language) -> tuple[str, str]:
    """Title and text with their figures as plain digits or, for ranks, a word: long enough to measure, no wording needed."""
    lookup = make_lookup(pack)

    def fill(text: str) -> str:
        words = []
        for piece in parse_text(text):
            if isinstance(piece, Placeholder):
                found = lookup(piece.key)
                assert found is not None, f"{card.slug} quotes {piece.key}"
                assert found[1] is not None
                if piece.form == "date":
                    assert found[1].as_of is not None, f"{card.slug} prints the date of {piece.key}, which has none"
                noun = found[0].noun
                assert noun is not None or piece.form != "noun", f"{card.slug} counts {piece.key}, which counts nothing"
                words.append(f"{found[1].value.number:f}" + (f" {noun.other}" if noun and piece.form == "noun" else ""))
            else:
                words.append(piece)
        return "".join(words)

    return fill(card.title.get(language)), fill(card.text.get(language))


def test_every_text_is_in_three_languages(raw: dict[str, Any]) -> None:
    texts = list(walk_texts(raw))
    assert len(texts) > 400
    lacking = [
        place for place, text in texts if not SHORT.search(place) and (set(text) != TAGS or not all(text.values()))
    ]
    assert lacking == []


def test_no_text_has_stray_spaces_or_straight_quotes(raw: dict[str, Any]) -> None:
    odd = [
        (place, words)
        for place, text in walk_texts(raw)
        for words in text.values()
        if words != words.strip() or "  " in words or '"' in words or "'" in words
    ]
    assert odd == []


def test_traditional_texts_are_written_as_in_hong_kong(raw: dict[str, Any]) -> None:
    wrong = []
    for place, text in walk_texts(raw):
        words = text.get("zh-Hant", "")
        wrong += [
            (place, each) for each in words if "\u3400" <= each <= "\u9fff" and not is_encodable(each, "big5hkscs")
        ]
        wrong += [(place, each) for each in ("衛", "裡", "伙伴", "计", "爲", "着作", "“", "”") if each in words]
    assert wrong == []


def test_simplified_texts_are_simplified(raw: dict[str, Any]) -> None:
    wrong = []
    for place, text in walk_texts(raw):
        words = text.get("zh-Hans", "")
        wrong += [(place, each) for each in words if "\u3400" <= each <= "\u9fff" and not is_encodable(each, "gb2312")]
        wrong += [(place, each) for each in ("「", "」") if each in words]
    assert wrong == []


def is_encodable(character: str, charset: str) -> bool:
    """Whether an old character set of one script has it: big5hkscs lacks simplified forms, gb2312 traditional ones."""
    try:
        character.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def test_counted_things_are_written_in_the_script_of_their_language(pack: Pack) -> None:
    for figure in pack.content.figures:
        if figure.noun is not None:
            assert all(is_encodable(each, "big5hkscs") for each in figure.noun.zh_hant), figure.key
            assert all(is_encodable(each, "gb2312") for each in figure.noun.zh_hans), figure.key


def test_names_are_those_of_the_glossary(pack: Pack, raw: dict[str, Any]) -> None:
    wrong = []
    texts = [each for each in walk_texts(raw) if not each[0].startswith(".glossary")]
    nouns = {each.key: each.noun for each in pack.content.figures if each.noun}
    for term in pack.content.glossary:
        if not term.name.en[0].isupper():
            continue  # common nouns have more than one good rendering
        pattern = re.compile(rf"\b{re.escape(term.name.en)}s?\b")
        for place, text in texts:
            if not pattern.search(text.get("en", "")):
                continue
            counted = [noun for key, noun in nouns.items() if f"{{{key}|noun}}" in text["en"]]
            for language in (Language.HANT, Language.HANS):
                names = [each for each in (term.name.get(language), term.short.get(language)) if each]
                printed = " ".join([text[language], *(each.zh_hant + each.zh_hans for each in counted)])
                if not any(each in printed for each in names):
                    wrong.append((place, language.value, names[0]))
    assert wrong == []


def test_cards_are_short_claims_with_a_source_and_a_theme(pack: Pack) -> None:
    themes = {each.slug for each in pack.content.themes}
    for card in pack.content.cards:
        title, text = get_printed(pack, card, Language.EN)
        assert len(title) <= 60, title
        assert not title.endswith("."), title
        assert 1 <= len(re.findall(r"[.!?](?=\s|$)", text)) <= 3, text
        assert card.sources, card.slug
        assert all(each.locator for each in card.sources), card.slug
        assert card.theme in themes, card.slug
        assert card.tags, card.slug
        for language in LANGUAGES:
            get_printed(pack, card, language)
            assert card.state(language) in (TextState.COMPLETE, TextState.REVIEW), card.slug


def test_the_three_languages_of_a_card_quote_the_same_figures(pack: Pack) -> None:
    for card in pack.content.cards:
        quoted = []
        for language in LANGUAGES:
            pieces = [*parse_text(card.title.get(language)), *parse_text(card.text.get(language))]
            quoted.append({each.key for each in pieces if isinstance(each, Placeholder)})
        assert quoted[0] == quoted[1] == quoted[2], card.slug
        assert set(card.figure_keys) == set(card.figures) | quoted[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_quote_numbers_and_never_spell_them(pack: Pack, language: Language) -> None:
    typed = [
        (card.slug, found.text)
        for card in pack.content.cards
        for text in (card.title.get(language), card.text.get(language))
        for found in find_numbers(text, language)
        if found.parsed.unit != "year"
    ]
    assert typed == []


def test_no_sentence_is_copied_from_the_documents(pack: Pack, raw: dict[str, Any]) -> None:
    runs = load_runs()
    lookup = make_lookup(pack)
    names = {name for each in pack.content.glossary for name in (each.name.en, each.short.en) if name}
    names |= {each.title for each in pack.content.sources if each.title}
    names |= {
        "State Key Laboratories",
        "Hong Kong Branches of Chinese National Engineering Research Centres",
    }  # plurals
    pattern = re.compile(
        "|".join(rf"\b{re.escape(each)}" for each in sorted(names, key=len, reverse=True)), re.IGNORECASE
    )

    def fill(match: re.Match[str]) -> str:
        key, _, form = match[0].strip("{}").partition("|")
        found = lookup(key)
        assert found is not None
        assert found[1] is not None
        return f"{found[1].as_of}" if form == "date" else f"{found[1].value.number:f}"

    copied = []
    for place, text in walk_texts(raw):
        printed = re.sub(r"\{[a-z0-9_]+(?:\|[a-z]+)?\}", fill, text.get("en", ""))
        for part in pattern.split(printed):
            copied += [(place, run) for key, run in hash_runs(split_words(part)).items() if key in runs]
    assert copied == [], "\n".join(f"{place}: {run}" for place, run in copied)
