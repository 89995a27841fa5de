"""The words for how exact a value is (DESIGN §3.3); each stands before the number in all three languages."""

from __future__ import annotations

from collections.abc import Mapping

from briefing_app.model.figure import Qualifier, Unit
from briefing_app.model.language import Language

_WORDS: Mapping[Language, Mapping[Qualifier, str]] = {
    Language.EN: {
        Qualifier.ABOUT: "about",
        Qualifier.OVER: "over",
        Qualifier.UNDER: "under",
        Qualifier.AT_LEAST: "at least",
        Qualifier.AT_MOST: "at most",
    },
    Language.HANT: {
        Qualifier.ABOUT: "約",
        Qualifier.OVER: "逾",
        Qualifier.UNDER: "低於",
        Qualifier.AT_LEAST: "至少",
        Qualifier.AT_MOST: "至多",
    },
    Language.HANS: {
        Qualifier.ABOUT: "约",
        Qualifier.OVER: "超过",
        Qualifier.UNDER: "低于",
        Qualifier.AT_LEAST: "至少",
        Qualifier.AT_MOST: "最多",
    },
}
# Things that are counted are fewer, a share or an amount is lower.
_FEWER: Mapping[Language, str] = {Language.EN: "fewer than", Language.HANT: "少於", Language.HANS: "少于"}
# “At most 50th” is said as “top 50”.
_TOP: Mapping[Language, str] = {Language.EN: "top", Language.HANT: "前", Language.HANS: "前"}


def print_qualifier(qualifier: Qualifier, unit: Unit, language: Language) -> str:
    """The word before a number of this unit; empty for an exact value."""
    if qualifier is Qualifier.UNDER and unit is Unit.COUNT:
        return _FEWER[language]
    if qualifier is Qualifier.AT_MOST and unit is Unit.RANK:
        return _TOP[language]
    return _WORDS[language].get(qualifier, "")
