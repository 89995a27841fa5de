"""Drafts between the Chinese scripts leave names, numbers and placeholders alone."""

from __future__ import annotations

import pytest

from briefing_app.errors import InputError
from briefing_app.model.glossary import Term
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.conversion import Converter
from briefing_app.wording.glossary import Glossary

TERMS = (
    Term("1", "ohkf", LocalText("Our Hong Kong Foundation", "團結香港基金", "团结香港基金")),
    # The mainland says the name differently: a conversion of characters would be wrong.
    Term("2", "fda", LocalText("FDA", "美國食品藥物管理局", "美国食品药品监督管理局")),
    Term("3", "only", LocalText("Li Centre", "李達三博士研究中心", "")),
)
CONVERTER = Converter(Glossary(TERMS))


def test_text_is_converted_both_ways() -> None:
    traditional, simplified = "團結香港基金發表醫療衞生報告。", "团结香港基金发表医疗卫生报告。"
    assert CONVERTER.convert(traditional, Language.HANT, Language.HANS) == simplified
    assert CONVERTER.convert(simplified, Language.HANS, Language.HANT) == traditional


def test_names_take_their_official_form() -> None:
    hant, hans = "獲美國食品藥物管理局認可", "获美国食品药品监督管理局认可"
    assert CONVERTER.convert(hant, Language.HANT, Language.HANS) == hans
    assert CONVERTER.convert(hans, Language.HANS, Language.HANT) == hant


def test_a_name_without_a_form_in_the_language_is_not_touched() -> None:
    assert CONVERTER.convert("與李達三博士研究中心合作", Language.HANT, Language.HANS) == "与李達三博士研究中心合作"


def test_placeholders_and_latin_survive() -> None:
    text = "{itf_grants|noun}的項目，Xi’an，18A"
    assert CONVERTER.convert(text, Language.HANT, Language.HANS) == "{itf_grants|noun}的项目，Xi’an，18A"


def test_quotation_marks_follow_the_place() -> None:
    assert CONVERTER.convert("「監管『沙盒』」", Language.HANT, Language.HANS) == "“监管‘沙盒’”"
    assert CONVERTER.convert("“监管‘沙盒’”，Xi’an", Language.HANS, Language.HANT) == "「監管『沙盒』」，Xi’an"


def test_nothing_gives_nothing() -> None:
    assert CONVERTER.convert("", Language.HANT, Language.HANS) == ""


@pytest.mark.parametrize(
    "pair", [(Language.EN, Language.HANT), (Language.HANT, Language.EN), (Language.HANS, Language.HANS)]
)
def test_only_the_two_chinese_scripts_are_converted(pair: tuple[Language, Language]) -> None:
    with pytest.raises(InputError):
        CONVERTER.convert("文", *pair)
