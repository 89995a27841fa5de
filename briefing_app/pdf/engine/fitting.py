"""Choosing where lines end: total fit for text in words, first fit for Chinese."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from briefing_app.pdf.engine.keep_together import SOFT_HYPHEN
from briefing_app.pdf.engine.linebreak import MUST
from briefing_app.pdf.engine.prepare import PreparedText

LOOSEST_SPREAD: Final = 0.16
"""Space between Chinese characters in em; from a sixth on pdfium reads it as a space character, and it looks torn."""

_SLACK: Final = 0.01  # points of rounding
_SHRINK: Final = 0.22  # how much narrower a space of a justified line may get
_LOOSE: Final = 0.5  # a line is first looked for among those at least this full
_HYPHEN_COST: Final = 3000.0
_SHORT_LAST_COST: Final = 900.0
_RUNT: Final = 2.1
"""A last line of Chinese narrower than this, in em, takes characters from the line above: one and a full stop look lost."""
_MOST_GIVEN: Final = 0.75
"""The line above keeps at least this share of its width."""
_GIVEN_SPREAD: Final = 0.08
"""Space between characters, in em, to which a justified line above may be spread for that."""

Cut = tuple[int, int, int]
"""First character of a line, one after its last printed one, and first of the next line."""


def fit_lines(text: PreparedText, width: float, indent: float, justify: bool) -> list[Cut]:
    """The lines of a text at a width in points; `indent` narrows the first line of each forced segment."""
    cuts: list[Cut] = []
    for first, last in text.iterate_segments():
        start = cuts[-1][2] if cuts else 0
        # The last forced end closes the text; it makes a line of its own only if something stands before it.
        if start == len(text.text) and cuts:
            break
        narrow = indent if not cuts else 0.0
        cuts.extend(_fit_segment(text, first, last, start, width, narrow, justify))
    return cuts


def _fit_segment(
    text: PreparedText, first: int, last: int, start: int, width: float, indent: float, justify: bool
) -> list[Cut]:
    """Lines between two forced ends: total fit for words; first fit for Chinese unless a justified line would be torn."""
    in_words = _is_in_words(text, start, first, last)
    if in_words and (fitted := _fit_whole(text, first, last, start, width, indent, justify)):
        return fitted
    cuts = _fit_first(text, first, last, start, width, indent)
    if justify and not in_words and any(_is_loose(text, cut, width) for cut in cuts[:-1]):
        cuts = _fit_whole(text, first, last, start, width, indent, justify) or cuts
    return cuts if in_words else _feed_last(text, cuts, width, justify)


def _feed_last(text: PreparedText, cuts: list[Cut], width: float, justify: bool) -> list[Cut]:
    """The lines with a last one that is no runt, where the line above can spare characters without looking torn."""
    if len(cuts) < 2:
        return cuts
    above, last = cuts[-2:]
    index = bisect_right(text.candidates, above[2]) - 2
    while text.get_width(last[0], last[1]) < _RUNT * text.size and index >= 0:
        shorter = (above[0], text.ends[index], text.candidates[index])
        left = text.get_width(shorter[0], shorter[1])
        torn = justify and _is_loose(text, shorter, width, _GIVEN_SPREAD)
        if shorter[2] <= above[0] or left < width * _MOST_GIVEN or torn:
            break
        above, last = shorter, (shorter[2], last[1], last[2])
        index -= 1
    return [*cuts[:-2], above, last]


def _is_loose(text: PreparedText, cut: Cut, width: float, spread: float = LOOSEST_SPREAD) -> bool:
    gaps = text.count_spaces(cut[0], cut[1]) + text.count_spread(cut[0], cut[1] - 1)
    return width - text.get_width(cut[0], cut[1]) > gaps * text.size * spread


def _is_in_words(text: PreparedText, start: int, first: int, last: int) -> bool:
    if text.wide is None:
        return True
    return (text.wide[text.candidates[last - 1]] - text.wide[start]) * 3 < last - first


def _fit_first(text: PreparedText, first: int, last: int, start: int, width: float, indent: float) -> list[Cut]:
    """Fill each line before starting the next; a piece wider than the line is cut between letters as a last resort."""
    cuts: list[Cut] = []
    edges, ends, candidates = text.edges, text.ends, text.candidates
    index = first
    room = width - indent
    while index < last:
        limit = edges[start] + text.gaps.get(start, 0.0) + text.left_trim.get(start, 0.0) + room + _SLACK
        # Every candidate whose edge lies within the limit fits; one or two more may do so once their last mark is trimmed.
        best = bisect_right(ends, bisect_right(edges, limit, start) - 1, index, last)
        while best < last and text.get_width(start, ends[best]) <= room + _SLACK:
            best += 1
        while best > index and text.get_width(start, ends[best - 1]) > room + _SLACK:
            best -= 1  # a soft hyphen adds width
        if best > index:
            cuts.append((start, max(ends[best - 1], start), candidates[best - 1]))
            index = best
            start = candidates[best - 1]
        else:
            end = _cut_anywhere(text, start, ends[index], limit)
            cuts.append((start, end, end))
            start = end
        room = width
    return cuts


def _cut_anywhere(text: PreparedText, start: int, end: int, limit: float) -> int:
    """The last place before `limit` between two characters that are drawn, at least one character on."""
    edges = text.edges
    at = min(bisect_right(edges, limit, start, end + 1) - 1, end - 1)
    while at > start + 1 and edges[at + 1] == edges[at]:
        at -= 1  # not before a combining mark
    return max(at, start + 1)


def _fit_whole(
    text: PreparedText, first: int, last: int, start: int, width: float, indent: float, justify: bool
) -> list[Cut] | None:
    """The set of lines whose looseness is least in sum of squares; None if a piece is wider than a line."""
    count = last - first
    candidates, ends, edges, spaces, wide = text.candidates, text.ends, text.edges, text.spaces, text.wide
    starts = [start, *candidates[first : last - 1]]
    lefts = [edges[at] + text.gaps.get(at, 0.0) + text.left_trim.get(at, 0.0) for at in starts]
    rights = [edges[ends[at]] - text.right_trim.get(ends[at] - 1, 0.0) for at in range(first, last)]
    space = text.stacks[0].space * text.size / 1000
    infinite = float("inf")
    loose = width * _LOOSE
    cost = [0.0] + [infinite] * count
    back = [0] * (count + 1)
    oldest = 0
    for at in range(1, count + 1):
        right = rights[at - 1]
        end = ends[first + at - 1]
        hyphen = _HYPHEN_COST if text.text[end - 1 : end] == SOFT_HYPHEN and at < count else 0.0
        squeeze = width * 0.06 if justify else 0.0
        while oldest < at and right - lefts[oldest] > width + squeeze + _SLACK:
            oldest += 1
        for origin in range(oldest, at):
            base = cost[origin]
            if base >= cost[at]:
                continue
            natural = right - lefts[origin]
            if natural < loose and at < count and cost[at] < infinite:
                break  # later origins only make looser lines
            slack = width - (indent if origin == 0 else 0.0) - natural
            count_spaces = (spaces[end] - spaces[starts[origin]]) if spaces else 0
            if slack < -_SLACK and (not justify or -slack > count_spaces * space * _SHRINK):
                continue
            if at == count:
                fault = _SHORT_LAST_COST if natural < width * 0.12 and origin else 0.0
                fault += 0.0 if slack >= 0 else (slack / width * 100) ** 2
            else:
                if not justify:
                    ratio = slack / width * 12
                else:
                    elastic = count_spaces * space * 0.6
                    if wide is not None:
                        elastic += (wide[end] - wide[starts[origin]]) * text.size * 0.08
                    ratio = slack / max(space, elastic)
                badness = 10.0 + 40.0 * ratio * ratio
                fault = badness * badness / 10 + hyphen
            if base + fault < cost[at]:
                cost[at] = base + fault
                back[at] = origin
        if cost[at] == infinite and oldest >= at:
            return None
    if cost[count] == infinite:
        return None
    cuts: list[Cut] = []
    at = count
    while at:
        origin = back[at]
        cuts.append((starts[origin], max(ends[first + at - 1], starts[origin]), candidates[first + at - 1]))
        at = origin
    cuts.reverse()
    return cuts


def measure_text(text: PreparedText) -> tuple[float, float]:
    """Width in points of the widest piece that cannot be broken, and of the longest line if nothing were broken."""
    narrowest = widest = 0.0
    start = 0
    for first, last in text.iterate_segments():
        widest = max(widest, text.get_width(start, text.ends[last - 1]))
        for index in range(first, last):
            narrowest = max(narrowest, text.get_width(start, text.ends[index]))
            start = text.candidates[index]
    return narrowest, widest


def is_forced(text: PreparedText, cut: Cut) -> bool:
    """Whether a line ends because the text says so."""
    return text.breaks[cut[2]] == MUST
