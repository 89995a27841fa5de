"""What stands before and after an amount of money in each language.

English: HK$ and US$ end in a sign and take no space; RMB is a word of letters and takes one, as ISO codes do.
Chinese: the unit follows (港元, 美元). 元人民幣 rather than 元 alone, because in a Hong Kong text 元 alone means 港元; it
follows the number like the others, so that amounts in a column read alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_app.model.figure import Unit
from briefing_app.model.language import Language

PREFIXES: Mapping[Unit, str] = {Unit.HKD: "HK$", Unit.USD: "US$", Unit.CNY: "RMB "}
SUFFIXES: Mapping[Language, Mapping[Unit, str]] = {
    Language.EN: {},
    Language.HANT: {Unit.HKD: "港元", Unit.USD: "美元", Unit.CNY: "元人民幣"},
    Language.HANS: {Unit.HKD: "港元", Unit.USD: "美元", Unit.CNY: "元人民币"},
}


def currency_prefix(unit: Unit, language: Language) -> str:
    """What is glued before the digits; nothing for other units and in Chinese."""
    return "" if language.chinese else PREFIXES.get(unit, "")


def currency_suffix(unit: Unit, language: Language) -> str:
    """What follows the digits and the scale; nothing for other units and in English."""
    return SUFFIXES[language].get(unit, "")
