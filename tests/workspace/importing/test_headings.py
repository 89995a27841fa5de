"""Headings as people write them mean fields, in three languages."""

from __future__ import annotations

import pytest

from briefing_app.model.language import LANGUAGES, Language
from briefing_app.workspace.importing.headings import match_fields
from briefing_app.workspace.importing.target import FIELDS, Target
from briefing_app.workspace.importing.value_words import CHOICES, parse_choice, say_choice


def _match(
    *headings: str, target: Target = Target.CARDS, texts: tuple[str, ...] = (), language: Language = Language.EN
) -> tuple[str, ...]:
    return match_fields(headings, target, [texts] * len(headings), language)


@pytest.mark.parametrize("target", [each for each in Target if each is not Target.DATASET])
def test_what_the_program_writes_it_reads_in_every_language(target: Target) -> None:
    for language in LANGUAGES:
        headings = [each.label.get(language) for each in FIELDS[target]]
        assert len(set(headings)) == len(headings)
        assert _match(*headings, target=target) == tuple(each.name for each in FIELDS[target])
    assert _match(*(each.name for each in FIELDS[target]), target=target) == tuple(each.name for each in FIELDS[target])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("title_en", "title.en"),
        ("Title (EN)", "title.en"),
        ("English title", "title.en"),
        ("英文標題", "title.en"),
        ("Title (Traditional Chinese)", "title.zh-Hant"),
        ("標題（繁體）", "title.zh-Hant"),
        ("繁體標題", "title.zh-Hant"),
        ("title zh-CN", "title.zh-Hans"),
        ("正文（简体）", "text.zh-Hans"),
        ("LINE TO TAKE", "say.en"),
        ("  Keywords: ", "tags"),
        ("Value (HK$ million)", "figure.value"),
        ("來源", "source.title"),
        ("As at", "figure.as_of"),
        ("Something else", ""),
        ("", ""),
    ],
)
def test_people_write_headings_in_many_ways(heading: str, field: str) -> None:
    assert _match(heading) == (field,)


def test_a_heading_without_language_is_in_the_language_of_its_column() -> None:
    assert _match("Title", texts=("河套的醫院",)) == ("title.zh-Hant",)
    assert _match("標題", texts=("河套的医院",)) == ("title.zh-Hans",)
    assert _match("標題", texts=("Hospitals",)) == ("title.en",)
    assert _match("中文標題", texts=("河套的医院",)) == ("title.zh-Hans",)
    assert _match("中文標題", texts=(), language=Language.EN) == ("title.zh-Hant",)


def test_no_field_is_given_twice() -> None:
    assert _match("Title", "Headline", "Text") == ("title.en", "", "text.en")


def test_every_choice_is_read_as_it_is_written() -> None:
    for kind, words in CHOICES.items():
        assert set(words) == set(kind)
        for each in words:
            assert parse_choice(each.value.upper(), kind) is each
            for language in LANGUAGES:
                assert parse_choice(f" {say_choice(each, language)} ", kind) is each
