"""Breaking labels into lines: English between words, Chinese between characters with the basic rules of kinsoku."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Measure = Callable[[str, float, bool], float]
"""(text, size in points, bold) → width in points, with the fonts that will be printed."""

_NUMBER_TAIL = "%％‰萬億万亿兆千百港元美元人民幣币個个家種种項项間间所名位年月日份宗"
_CLOSING = "、。，．：；！？）」』》〉】〕］｝”’…—–·‧％%,.:;!?)]}"
_OPENING = "（「『《〈【〔［｛“‘([{"
_CJK = "\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_JOINER = "\u2060"
_MEASURED_WHOLE = 64  # longer words than any are searched for the part that fits
_SPACES = re.compile(r"[^\S\u00a0]+")
_TOKEN = re.compile(
    # a number with its unit; a space; a word up to and with its hyphen, dash or slash; one CJK character
    rf"(?:HK\$|US\$|[$¥約约逾])?\d[\d,.]*(?:–\d[\d,.]*)?(?:\u00a0?[{_NUMBER_TAIL}]|\u00a0[^\s{_CJK}]+)*"
    r"|[^\S\u00a0]+"
    rf"|(?:[^\s{_CJK}\-–/]|\u00a0)+[\-–/]*"
    r"|[\-–/]+"
    rf"|[{_CJK}]"
)


def wrap(
    text: str, width: float, size: float, measure: Measure, *, bold: bool = False, balance: bool = False
) -> tuple[str, ...]:
    """The lines of a text that fit a width; a single word that does not fit is cut between characters.

    Lines do not break at no-break spaces, which come out as plain ones, nor at word joiners, which are taken out.
    With `balance` the lines are made about
    equally long without becoming more. An empty text gives no line.
    """
    pieces = [(each, measure(each, size, bold)) for each in _split(text, width, size, bold, measure)]
    lines = _fill(pieces, width)
    if balance and len(lines) > 1:
        low, high = width / len(lines) / 2, width
        for _ in range(7):
            middle = (low + high) / 2
            fits = len(_fill(pieces, middle)) == len(lines) and all(
                each <= middle for text, each in pieces if text.strip()
            )
            low, high = (low, middle) if fits else (middle, high)
        lines = _fill(pieces, high)
    return tuple(each.replace("\u00a0", " ") for each in lines)


def needs_cut(text: str, width: float, size: float, measure: Measure, *, bold: bool = False) -> bool:
    """Whether some unbreakable piece of the text is wider than the width."""
    return get_longest_piece(text, size, measure, bold=bold) > width


def get_longest_piece(text: str, size: float, measure: Measure, *, bold: bool = False) -> float:
    """Width of the widest unbreakable piece of the text."""
    return max((measure(each, size, bold) for each in _tokens(text) if not each.isspace()), default=0.0)


def _tokens(text: str) -> list[str]:
    """Unbreakable pieces: closing marks hang on to what stands before them, opening marks to what follows."""
    pieces: list[str] = []
    for token in _TOKEN.findall(_SPACES.sub(" ", text).strip()):
        joins = bool(pieces) and (
            _JOINER in (token[0], pieces[-1][-1])
            or (token[0] in _CLOSING and not pieces[-1].isspace())
            or (pieces[-1][-1] in _OPENING and not token.isspace())
        )
        if joins:
            pieces[-1] += token
        else:
            pieces.append(token)
    return [each.replace(_JOINER, "") for each in pieces]


def _split(text: str, width: float, size: float, bold: bool, measure: Measure) -> list[str]:
    result: list[str] = []
    for token in _tokens(text):
        rest = token
        while not rest.isspace() and (count := _count_fitting(rest, width, size, bold, measure)) < len(rest):
            result.append(rest[:count])
            rest = rest[count:]
        result.append(rest)
    return result


def _count_fitting(text: str, width: float, size: float, bold: bool, measure: Measure) -> int:
    """How many characters from the start of a text fit a width, at least one; measures little more than those."""
    if len(text) <= _MEASURED_WHOLE and measure(text, size, bold) <= width:
        return len(text)
    fits, exceeds = 1, 2
    while exceeds <= len(text) and measure(text[:exceeds], size, bold) <= width:
        fits, exceeds = exceeds, exceeds * 2
    exceeds = min(exceeds, len(text) + 1)
    while exceeds - fits > 1:
        middle = (fits + exceeds) // 2
        if measure(text[:middle], size, bold) <= width:
            fits = middle
        else:
            exceeds = middle
    return fits


def _fill(pieces: Sequence[tuple[str, float]], width: float) -> tuple[str, ...]:
    lines: list[str] = []
    line, taken, space = "", 0.0, 0.0
    for text, wide in pieces:
        if text.isspace():
            space = wide
            continue
        if line and taken + space + wide > width + 1e-6:
            lines.append(line)
            line, taken = text, wide
        else:
            line += (" " if space and line else "") + text
            taken += (space if line != text else 0.0) + wide
        space = 0.0
    return (*lines, line) if line else tuple(lines)
