"""English and Chinese in one text: `Grants 資助`, 資助 / Grants, `Grants (資助)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

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
_HAS_HAN: Final = re.compile(f"[{_HAN}]")
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
    split = [(text, halves) for text in texts if (halves := split_languages(text)) is not None]
    plain = [each for each in split if "\n" in each[0] or _WORD.search(each[1][0])]
    whole = [each for each in texts if split_languages(each) is None and any(map(str.isalpha, each))]
    lines = any("\n" in text for text, _ in plain)
    beside = any(map(_HAS_HAN.search, whole)) and not all(map(_HAS_HAN.search, whole))
    return bool(plain) and (beside or lines or (len(plain) >= 2 and len(split) >= len(whole)))
