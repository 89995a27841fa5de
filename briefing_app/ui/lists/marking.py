"""Marks in texts of lists what was searched for, by the rules of the search."""

from __future__ import annotations

from briefing_app.store.folding import Folder, fold_evenly, merge_spans
from briefing_app.store.query import parse_query

Ranges = tuple[tuple[int, int], ...]
_LEAD = 30  # characters shown in front of a hit that would lie behind the end of the lines
_FAR = 110  # characters that the lines of a row show at least


class Marker:
    """Finds the words of one query in texts; an empty query marks nothing."""

    def __init__(self, words: str) -> None:
        self._folder = Folder()
        self._words = parse_query(words, self._folder) if words.strip() else []

    def mark(self, text: str) -> Ranges:
        """Where the words stand: start and end of each, in order, touching ones as one."""
        if not self._words or not text:
            return ()
        folded, places = fold_evenly(text, self._folder)
        spans = sorted(span for word in self._words for span in word.find(folded))
        return merge_spans(spans, places)

    def mark_start(self, text: str) -> tuple[str, Ranges]:
        """A text on one line that begins near its first hit, where that would be too far behind to be seen."""
        text = text.replace("\n", " ")
        ranges = self.mark(text)
        if not ranges or ranges[0][1] < _FAR:
            return text, ranges
        start = ranges[0][0] - _LEAD
        space = text.find(" ", start, ranges[0][0])
        start = space + 1 if space >= 0 else start
        return "…" + text[start:], tuple((a - start + 1, b - start + 1) for a, b in ranges)
