"""How long a text is: words in English, characters in Chinese, counted as it is printed."""

from __future__ import annotations

from briefing_app.model.language import Language
from briefing_app.ui.look import Look


def count_text(text: str, language: Language) -> int:
    """Words between spaces in English; in Chinese every character but spaces."""
    return sum(not each.isspace() for each in text) if language.chinese else len(text.split())


def say_length(look: Look, text: str, language: Language) -> str:
    """`20 words` or `60 characters` in the language of the interface; nothing for an empty text."""
    n = count_text(text, language)
    if not n:
        return ""
    return look.say("writing.characters", n=n) if language.chinese else look.say("writing.words", n=n)
