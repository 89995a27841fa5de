"""What the general algorithm would cut but a reader would not: amounts, dates, counted things, names, addresses."""

from __future__ import annotations

import re
from typing import Final

from briefing_app.pdf.engine.linebreak import ALLOWED, MUST, NO, find_uax14_breaks

SOFT_HYPHEN: Final = "\u00ad"

_MONTH: Final = (
    "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)(?![A-Za-z])\.?"
)
_NUMBER: Final = r"\d(?:[\d.,:/]*\d)?"
_BLANK: Final = "[ \u00a0\u2009\u202f]"
# Like word boundaries, but a Chinese character beside a Latin word bounds it too.
_START: Final = "(?<![A-Za-z])"
_END: Final = "(?![A-Za-z])"
_SCALE: Final = "(?:thousand|million|billion|trillion|bn|mn)"
_UNIT: Final = (
    "(?:per cent|percent|percentage points?|dollars|yuan|square (?:metres?|kilometres?|feet)|hectares?|ha|km²?|m²|m|"
    "kg|g|mg|ml|nm|sq|years?|months?|weeks?|days?|hours?|minutes?|a\\.m\\.|p\\.m\\.|am|pm|%)"
)
_LARGE: Final = "[十百千萬万億亿兆]"
_COUNTER: Final = (
    "(?:多|餘|余|幾|几)?(?:人次|港元|港幣|港币|美元|歐元|欧元|人民幣|人民币|元|"
    "平方(?:公里|千米|米|呎|尺|英尺)|立方米|公里|公頃|公顷|公噸|公吨|公斤|千米|分鐘|分钟|小時|小时|個月|个月|年代|年度|年期|週年|周年|"
    "個百分點|个百分点|[個个種种名人家項项次位間间所座宗件款隻只份批張张條条章節节頁页號号期屆届歲岁倍成年月日號时時分秒天週周"
    "米呎尺噸吨戶户席票架輛辆層层棟栋塊块支枚本篇級级類类組组團团場场輪轮步點点代季度％%])"
)
_CHINESE_NUMBER: Final = "[〇零一二三四五六七八九十百千兩两]"

_AMOUNT = re.compile(
    rf"{_NUMBER}(?:{_BLANK}?[-–~～至]{_BLANK}?[$¥€£]?{_NUMBER})?[%％+]?"
    rf"(?:"
    rf"{_BLANK}{_MONTH}(?:{_BLANK}\d{{4}}(?!\d))?"
    rf"|[A-Za-z]?{_BLANK}?{_LARGE}*{_COUNTER}(?:{_BLANK}?\d{{1,2}}{_BLANK}?[月日號号](?:{_BLANK}?\d{{1,2}}{_BLANK}?[日號号])?)?"
    rf"|{_BLANK}?{_LARGE}+"
    rf"|{_BLANK}{_SCALE}{_END}(?:{_BLANK}{_UNIT}{_END})?"
    rf"|{_BLANK}{_UNIT}{_END}"
    rf"|(?<=\d),{_BLANK}\d{{4}}(?!\d)"
    rf"|[A-Za-z]+"
    rf")?"
)
# What may stand before the digits: looked for from each number backwards, because few words are followed by one.
_LEAD = re.compile(
    rf"(?:(?:{_START}(?:about|over|under|around|nearly){_BLANK})?(?:[A-Za-z]{{0,3}}[$¥€£]{_BLANK}?|{_START}(?:RMB|HKD|USD|CNY|EUR|GBP){_BLANK}?)"
    rf"|{_START}(?:about|over|under|around|nearly){_BLANK}"
    rf"|{_START}(?:Nos?|pp?|Fig|Art|Vol|Ch|Sec|para)\.{_BLANK}\(?"
    rf"|{_START}(?:Chapter|Table|Figure|Phase|Section|Article|Part|Annex|Appendix|Stage|Class|Tier|Type|Cap\.){_BLANK}"
    rf"|{_START}{_MONTH}{_BLANK}"
    rf"|[A-Za-z]+"
    rf")$"
)
_LEAD_LENGTH: Final = 16
_NAME = re.compile(rf"{_START}(?:Mr|Mrs|Ms|Dr|Prof|Sir|St){_END}\.?{_BLANK}\w")
_PART = re.compile(
    rf"{_START}(?:Phase|Part|Annex|Appendix|Stage|Class|Tier|Type|Chapter){_BLANK}(?:[A-Z]{_END}|[IVX]+{_END})"
)
_ORDINAL = re.compile(rf"第{_BLANK}?(?:[A-Za-z]*\d+[A-Za-z]*|{_CHINESE_NUMBER}+){_BLANK}?[\u4e00-\u9fff]")
_CHINESE_YEAR = re.compile(rf"{_CHINESE_NUMBER}{{2,}}年(?:{_CHINESE_NUMBER}+月(?:{_CHINESE_NUMBER}+日)?)?")
_NOTED = re.compile(r"\S†")  # a mark of a note never opens a line
_REFERENCE = re.compile(rf"(?:(?:Sources?:?|來源|来源)[：:]?{_BLANK}?|[^\s\[])(?:\[\d+\])+")
_DIGIT = re.compile(r"\d")
_SPACED_DASH = re.compile(r"\S [—–](?= )")  # a dash closes its line rather than opening the next
# Patterns that are worth trying only where a text holds this.
_SIGNED: Final = (
    ("第", _ORDINAL),
    ("年", _CHINESE_YEAR),
    (" —", _SPACED_DASH),
    (" –", _SPACED_DASH),
    ("†", _NOTED),
    ("]", _REFERENCE),
    *((f"{title}{dot} ", _NAME) for title in ("Mr", "Ms", "Mrs", "Dr", "Prof", "Sir", "St") for dot in ("", ".")),
    *(
        (f"{part} ", _PART)
        for part in ("Phase", "Part", "Annex", "Appendix", "Stage", "Class", "Tier", "Type", "Chapter")
    ),
)
_ADDRESS = re.compile("(?:https?://|www\\.)[^\\s\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_AFTER: Final = frozenset("/.?&=_#%:~,+;")  # no hyphen: a reader could take it for ours


def find_breaks(text: str) -> list[int]:
    """For each position 0…len(text) whether a line may (1) or must (2) end before it, or not (0)."""
    if SOFT_HYPHEN not in text:
        return _find_plain_breaks(text)
    # Soft hyphens would hide words from the patterns: look without them, then allow an end after each.
    plain = iter(_find_plain_breaks(text.replace(SOFT_HYPHEN, "")))
    next(plain)
    after = [ALLOWED if char == SOFT_HYPHEN else next(plain) for char in text]
    return [NO, *after[:-1], MUST]


def _find_plain_breaks(text: str) -> list[int]:
    breaks = find_uax14_breaks(text)
    if _DIGIT.search(text):
        for match in _AMOUNT.finditer(text):
            start = match.start()
            lead = _LEAD.search(text, max(0, start - _LEAD_LENGTH), start) if start else None
            _hold(breaks, lead.start() if lead else start, match.end())
    for sign, pattern in _SIGNED:
        if sign in text:
            for match in pattern.finditer(text):
                _hold(breaks, match.start(), match.end())
    if "://" in text or "www." in text:
        for match in _ADDRESS.finditer(text):
            _open_address(breaks, text, match.start(), match.end())
    return breaks


def _hold(breaks: list[int], start: int, end: int) -> None:
    for at in range(start + 1, end):
        if breaks[at] == ALLOWED:
            breaks[at] = NO


def _open_address(breaks: list[int], text: str, start: int, end: int) -> None:
    """Let a web address be cut after a separator, neither within its first letters nor right before its end."""
    for at in range(start + 1, end):
        inside = at > start + 8 and end - at > 2
        breaks[at] = ALLOWED if inside and text[at - 1] in _AFTER and text[at] not in _AFTER else NO
