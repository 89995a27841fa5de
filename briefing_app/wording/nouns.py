"""What a count counts, in the right number: 1 drug, 28 drugs, 28種藥物."""

from __future__ import annotations

from decimal import Decimal

from briefing_app.model.figure import CountNoun, Value
from briefing_app.model.language import Language


def is_singular(number: Decimal | int) -> bool:
    """Whether English takes the singular after this number, by the plural rules of CLDR (1 is, 1.0 and 0 are not)."""
    from babel import Locale  # imported on first use: Babel takes longer to load than the rest of the room

    return Locale("en").plural_form(number) == "one"


def print_noun(noun: CountNoun, value: Value, language: Language) -> str:
    """The noun after this value, without space; a range takes the plural."""
    if language is Language.EN:
        return noun.one if value.upper is None and is_singular(value.number) else noun.other
    return noun.zh_hant if language is Language.HANT else noun.zh_hans


def make_noun(words: str, language: Language) -> CountNoun | None:
    """What a count counts, as far as one language says it. English gets its singular by the regular rule only."""
    words = words.strip(" .,;:，。；：")
    if not words:
        return None
    if language is Language.HANT:
        return CountNoun("", "", words, "")
    if language is Language.HANS:
        return CountNoun("", "", "", words)
    return CountNoun(_singular(words), words, "", "")


def _singular(plural: str) -> str:
    if plural.endswith("ies") and len(plural) > 4:
        return plural[:-3] + "y"
    if plural.endswith(("sses", "shes", "ches", "xes")):
        return plural[:-2]
    if plural.endswith("s") and not plural.endswith(("ss", "us", "is")):
        return plural[:-1]
    return plural
