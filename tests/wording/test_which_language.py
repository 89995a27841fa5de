"""The language of a text is told from its characters."""

from __future__ import annotations

import pytest

from briefing_app.model.language import Language
from briefing_app.wording.conversion import Converter
from briefing_app.wording.glossary import Glossary
from briefing_app.wording.which_language import _ONLY_SIMPLIFIED, _ONLY_TRADITIONAL, guess_language


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["The Loop"], Language.EN),
        (["河套深港科技創新合作區"], Language.HANT),
        (["河套深港科技创新合作区"], Language.HANS),
        (["創科基金 (ITF)", "資助 HK$5 million"], Language.HANT),
        (["Innovation and Technology Fund 創科"], Language.EN),
        (["12", "3.5%", ""], Language.EN),
    ],
)
def test_a_text_tells_its_language(texts: list[str], language: Language) -> None:
    assert guess_language(texts) is language


def test_what_tells_nothing_is_in_the_language_that_is_likely() -> None:
    assert guess_language(["12"], Language.HANS) is Language.HANS
    assert guess_language(["中文大字"], Language.HANS) is Language.HANS
    assert guess_language(["中文大字"]) is Language.HANT


def test_each_character_is_of_one_script_alone() -> None:
    converter = Converter(Glossary(()))
    traditional, simplified = "".join(sorted(_ONLY_TRADITIONAL)), "".join(sorted(_ONLY_SIMPLIFIED))
    there = converter.convert(traditional, Language.HANT, Language.HANS)
    back = converter.convert(simplified, Language.HANS, Language.HANT)
    assert [old for old, new in zip(traditional, there, strict=True) if old == new] == []
    assert [old for old, new in zip(simplified, back, strict=True) if old == new] == []
