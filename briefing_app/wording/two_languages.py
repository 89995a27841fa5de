"""English and Chinese in one text: `Grants 資助`, 資助 / Grants, `Grants (資助)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing_app.wording.which_language import has_han

_LONGEST: Final = 200  # characters of a heading
_HAN: Final = "\u3400-\u9fff"
_ENGLISH: Final = rf"(?P<en>[^{_HAN}（）]*[A-Za-z][^{_HAN}（）]*?)"
_CHINESE: Final = rf"(?P<zh>[{_HAN}][^A-Za-z]*?(?:\s*[(（][^()（）]*[)）])?)"
_JOINT: Final = r"(?:\s*[/|\n]\s*|\s+[-–—]?\s*)"
_FORMS: Final = tuple(
    re.compile(each, re.DOTALL)
    for each in (
        rf"{_ENGLISH}{_JOINT}{_CHINESE}",
        rf"{_ENGLISH}\s*[(（]\s*(?P<zh>[{_HAN}][^A-Za-z()（）]*)[)）]",
        rf"{_CHINESE}{_JOINT}{_ENGLISH}",
        rf"(?P<zh>[{_HAN}][^A-Za-z()（）]*)\s*[(（]\s*(?P<en>[A-Za-z][^{_HAN}()（）]*)[)）]",
    )
)
_WORD: Final = re.compile(r"[A-Za-z][a-z]{2,}")


def split_languages(text: str) -> tuple[str, str] | None:
    """The English and the Chinese half of a text, None where it has not both."""
    if len(text) > _LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            return " ".join(match["en"].split()), " ".join(match["zh"].split())
    return None


def are_in_two(texts: Sequence[str]) -> bool:
    """Whether most of several headings say the same in two languages; one alone may be a Chinese name with Latin letters.

    One is enough where the others stand side by side in both languages.
    """
    halves = {text: split_languages(text) for text in texts}
    split = [(text, each[0]) for text in texts if (each := halves[text]) is not None]
    plain = [text for text, english in split if "\n" in text or _WORD.search(english)]
    whole = [text for text in texts if halves[text] is None and any(map(str.isalpha, text))]
    lines = any("\n" in text for text in plain)
    beside = any(map(has_han, whole)) and not all(map(has_han, whole))
    return bool(plain) and (beside or lines or (len(plain) >= 2 and len(split) >= len(whole)))
