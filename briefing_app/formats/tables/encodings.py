"""Find out in which encoding a text is written: its mark, its grammar, and whether what it would say is everyday Chinese."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import Final

from briefing_app.errors import InputError

ENCODINGS: Final = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "big5hkscs", "gb18030", "cp1252")
"""What a person can choose from, as Python names them."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE: Final = 400_000  # bytes that are judged; more says nothing new
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_CHINESE: Final = re.compile("[^\x00-\x7f]")
# The characters that half of any modern Chinese text consists of, and those of our subject, in both scripts.
_COMMON: Final = frozenset(
    "的一是在不了有和人中大上以要用生到作地出分成可主年同工下方多行法所民等部家高自理物加量本合由其前外日平全表新明"
    "個这這国國会會为為来來时時们們发發对對于於产產业業学學经經机機构構总總数數据據项項资資计計划劃类類区區医醫药藥"
    "香港深圳河套市府元百千万萬亿億月及與与科技金研究公司合作名称稱单單位院所地址日期"
)


def guess_encoding(data: bytes, name: str) -> tuple[str, float]:
    """Return the encoding of a text and how sure that is (0 to 1).

    Raises:
        InputError: It is UTF-8 that is damaged in places, or no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, 1.0
    if wide := _find_wide(data[:_SAMPLE]):
        return wide, 0.9
    if b"\0" in data:
        raise InputError("tables.binary", field="file", name=name)
    try:
        data.decode()
    except UnicodeDecodeError as problem:
        if _nearly_utf8(data):
            raise InputError(
                "tables.encoding", field="encoding", name=name, encoding="UTF-8", byte=problem.start
            ) from None
    else:
        return "utf-8", 1.0
    return _guess_old(data, name)


def decode(data: bytes, encoding: str, name: str) -> str:
    """Return the text of bytes.

    Raises:
        InputError: They are not written in this encoding, or hold what no text has.
    """
    if encoding == "utf-8":
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        shown = encoding.removesuffix("-sig").upper()
        raise InputError(
            "tables.encoding", field="encoding", name=name, encoding=shown, byte=problem.start
        ) from problem
    except LookupError as problem:
        raise InputError("tables.encoding", field="encoding", name=name, encoding=encoding[:40], byte=0) from problem
    if "\0" in text:
        raise InputError("tables.binary", field="file", name=name)
    return text.removeprefix("\ufeff")


def _find_wide(data: bytes) -> str:
    """UTF-16 without a mark: digits, commas and line ends make every other byte zero, the others hardly ever."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    least = max(len(data) // 50, 1)
    if odd >= least and odd > 10 * even:
        return "utf-16-le"
    if even >= least and even > 10 * odd:
        return "utf-16-be"
    return ""


def _nearly_utf8(data: bytes) -> bool:
    """Whether a text is UTF-8 but for a few bytes, such as one that was cut off; old encodings break nearly everywhere."""
    text = data[:_SAMPLE].decode(errors="replace")
    foreign = _CHINESE.findall(text)
    return bool(foreign) and foreign.count("\ufffd") * 20 < len(foreign)


def _guess_old(data: bytes, name: str) -> tuple[str, float]:
    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample  # a line never ends within a character
    scores: dict[str, float] = {}
    judges: dict[str, Callable[[str], float]] = {"big5hkscs": _judge_big5, "gb18030": _judge_gb}
    for encoding, judge in judges.items():
        try:
            data.decode(encoding)
            scores[encoding] = judge(sample.decode(encoding))
        except UnicodeDecodeError:
            continue
    try:
        data.decode("cp1252")
        runs = _HIGH_RUN.findall(sample) or [b"\xff"]
        scores["cp1252"] = 0.9 * sum(len(run) == 1 for run in runs) / len(runs)
    except UnicodeDecodeError:
        pass
    if not scores:
        raise InputError("tables.binary", field="file", name=name)
    best = max(scores, key=lambda each: scores[each])
    rivals = [score for encoding, score in scores.items() if encoding != best]
    return best, round(min(0.95, max(0.3, 0.5 + scores[best] - max(rivals, default=0.3))), 2)


def _judge_big5(text: str) -> float:
    """Big5 keeps its everyday characters in the rows A4 to C6, punctuation in A1 to A3; Hong Kong's additions lie elsewhere."""
    return _judge(text, "big5hkscs", 0xA1, 0xC6)


def _judge_gb(text: str) -> float:
    """GB 2312 keeps its everyday characters in the rows B0 to D7, punctuation in A1 to A3."""
    return _judge(text, "gb18030", 0xB0, 0xD7)


def _judge(text: str, encoding: str, first: int, last: int) -> float:
    """How much of a text are everyday characters of an encoding (0 to 1)."""
    found = _CHINESE.findall(text)
    if not found:
        return 0.0
    everyday = common = 0
    for character in found:
        packed = character.encode(encoding)
        inside = len(packed) == 2 and (packed[1] >= 0xA1 or encoding == "big5hkscs")
        everyday += inside and (first <= packed[0] <= last or 0xA1 <= packed[0] <= 0xA3)
        common += character in _COMMON
    return 0.6 * everyday / len(found) + 0.4 * min(1.0, 3 * common / len(found))
