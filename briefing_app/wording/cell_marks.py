"""What stands in the cells of tables beside numbers: words for nothing, marks of notes, signs of limits, separators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefing_app.model.figure import Qualifier
from briefing_app.model.language import LocalText

_PLAIN_FORMS: Final = str.maketrans(
    "０１２３４５６７８９％．＄￥，（）［］＋＊＃～〜＞＜＝－﹣‐‑‒；：／｛｝\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000＇‘’＿",
    "0123456789%.$¥,()[]+*#~~><=-----;:/{}        '''_",
)
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SEPARATED: Final = re.compile(r"(?<![\d.,'])\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?![\d'])")
_CONTINENTAL: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![\d,])|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])"
)

_NOT_APPLICABLE: Final = LocalText("n/a", "不適用", "不适用")
_NOT_AVAILABLE: Final = LocalText("not available", "未有資料", "暂无数据")
_NIL: Final = LocalText("nil", "無", "无")
_DASH: Final = LocalText.same("–")
_DOTS: Final = LocalText.same("..")
NOTHINGS: Final[Mapping[str, LocalText]] = {
    **dict.fromkeys(("n/a", "n.a.", "n.a", "#n/a", "not applicable", "不適用", "不适用"), _NOT_APPLICABLE),
    **dict.fromkeys(
        (
            "not available",
            "no data",
            "未有資料",
            "未有数据",
            "沒有資料",
            "没有资料",
            "暫無資料",
            "暂无资料",
            "暂无数据",
        ),
        _NOT_AVAILABLE,
    ),
    **dict.fromkeys(("nil", "none", "無", "无", "沒有", "没有"), _NIL),
    **dict.fromkeys(("-", "–", "—", "―", "−", "--", "――", "——"), _DASH),
    **dict.fromkeys(("..", "...", "…", "……"), _DOTS),
}
"""What says, in small letters, that there is no number; what is written in one language is known in all of them."""

_SIGNS: Final = (
    (re.compile(r"(?:>=|=>|≥|≧)\s*"), Qualifier.AT_LEAST),
    (re.compile(r"(?:<=|=<|≤|≦)\s*"), Qualifier.AT_MOST),
    (re.compile(r">\s*"), Qualifier.OVER),
    (re.compile(r"<\s*"), Qualifier.UNDER),
    (re.compile(r"[~≈∼]\s*|c(?:a|irca)?\.?\s+(?=\S)|ca?\.(?=\d)", re.IGNORECASE), Qualifier.ABOUT),
)
_AFTER: Final = re.compile(r"(?:(?<=[\d%])\+|\s+or (?:more|above|over))$", re.IGNORECASE)
_AFTER_MOST: Final = re.compile(r"\s+or (?:less|fewer|below|under)$", re.IGNORECASE)
_NOTE_AFTER: Final = re.compile(
    r"\s*(?P<note>(?:[*†‡#§^@~Δ¶]+|\[[0-9A-Za-z*]{1,3}\]|[⁰¹²³⁴-⁹]+|\((?:[a-z]|p|r|註|注)\d?\)"
    r"|(?<=[\d%])\s*\([1-9]\)|\([*†‡#§^@~註注]+\d?\)|[ⁱ⒜-⒵ᵃ-ᵖ①-⑳]+|[註注]\d{0,2})"
    r"(?:\s*,?\s*(?:[*†‡#§^@~]+|\[[0-9A-Za-z*]{1,3}\]|[⁰¹²³⁴-⁹]+|\([1-9]\)))*)$"
)
_LONGEST_NOTED: Final = 300
"""Characters; the mark of a longer text is looked for in vain, and for minutes in “[1][1][1]…”."""
_NOTE_BEFORE: Final = re.compile(r"^(?P<note>[*†‡#§]+)\s*(?=\S)")


def tidy(text: str) -> str:
    """A cell in plain forms: ASCII digits and signs for full-width ones, no invisible characters, single spaces."""
    return as_written(text).translate(_PLAIN_FORMS)


def as_written(text: str) -> str:
    """A cell in its own characters, one for each of `tidy`: no invisible ones, single spaces."""
    return " ".join(_INVISIBLE.sub("", text).split())


def find_nothing(text: str) -> LocalText | None:
    """The words for “there is no number” in all languages, or None."""
    return NOTHINGS.get(text.casefold())


def take_note(text: str) -> tuple[str, str]:
    """The text without its mark of a footnote, and the mark (`132`, `[1]`); empty where it has none."""
    if len(text) > _LONGEST_NOTED:
        return text, ""
    if match := _NOTE_AFTER.search(text):
        if match.start():
            return text[: match.start()].rstrip(), match["note"].strip()
    elif match := _NOTE_BEFORE.match(text):
        return text[match.end() :], match["note"]
    return text, ""


def take_sign(text: str) -> tuple[str, Qualifier]:
    """The text without a sign such as > or ≥, ~ or a plus sign behind it, and what the sign says."""
    for pattern, qualifier in _SIGNS:
        if match := pattern.match(text):
            return text[match.end() :], qualifier
    if match := _AFTER.search(text):
        return text[: match.start()], Qualifier.AT_LEAST
    if match := _AFTER_MOST.search(text):
        return text[: match.start()], Qualifier.AT_MOST
    return text, Qualifier.EXACT


def join_digits(text: str) -> str:
    """The text with spaces, apostrophes and full stops taken out from between thousands."""
    if " " in text or "'" in text:
        text = _SEPARATED.sub(lambda match: match[0].replace(match[1], ""), text)
    if "." in text:
        text = _CONTINENTAL.sub(lambda match: match[0].replace(".", "").replace(",", "."), text)
    return text
