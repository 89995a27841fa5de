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
