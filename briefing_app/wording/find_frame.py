"""Where in a table from outside the data stands: the title above, the rows of headings, notes and sources below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from briefing_app.model.chart import RawValue
from briefing_app.model.language import Language
from briefing_app.wording.cell_marks import find_nothing, tidy
from briefing_app.wording.cell_number import read_any_number
from briefing_app.wording.periods import is_period, is_year
from briefing_app.wording.read_heading import read_heading, read_unit
from briefing_app.wording.table_words import is_marked, is_note, is_source, take_unit
from briefing_app.wording.which_language import may_translate

RawRow = Sequence[RawValue]
Rows = Sequence[RawRow]

_WITHIN: Final = 25  # rows from the top in which the data begins, where there is any
_SAMPLE: Final = 400
_FOOT: Final = 60  # rows at the bottom among which notes are looked for
_LONG: Final = 60  # characters of a line that is no name
_MEASURE: Final = 20  # characters of a unit
_INDEX: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?", re.IGNORECASE)
_YEAR_OF: Final = re.compile(r"(?:19|20)\d\d\s*[^\d\s.,%]")  # 2023 (HK$ million), 2023 grants
LONGEST_NOUN: Final = 12  # characters behind a number that may be what it counts


class _Kind(Enum):
    WORDS = auto()
    NUMBER = auto()
    PERIOD = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Frame:
    """Rows `top` to `first` are headings, `first` to `last` the data; what stands before and behind is neither."""

    top: int
    first: int
    last: int


def find_frame(rows: Rows, language: Language, headings: int | None = None, *, whole: bool = False) -> Frame:
    """Find where headings and data stand.

    Args:
        rows: As they were read.
        language: What language its words are in.
        headings: How many rows there are down to and with the headings, where a person has said so.
        whole: Whether everything below the headings is data, notes too.
    """
    width = max(map(_width, rows[:_SAMPLE]), default=0)
    if headings is None:
        top, first = _find_first(rows, width, language)
    else:
        first = min(max(headings, 0), len(rows))
        top = _find_top(rows, first, width, language)
    last = len(rows) if whole else _find_last(rows, first, width, language)
    return Frame(top, first, last)


def words_of(row: RawRow) -> list[str]:
    """What stands in a row, once each, in its order."""
    return list(dict.fromkeys(text for cell in row if (text := say_raw(cell))))


def say_raw(cell: RawValue) -> str:
    """A cell as one line of words."""
    return "" if cell is None else " ".join(str(cell).split())


def is_number(value: RawValue, language: Language) -> bool:
    """Whether a cell is a number with nothing but its unit: no heading such as “2023 (HK$ million)”."""
    return value is not None and _classify(value, language) is _Kind.NUMBER


def is_units(row: RawRow, language: Language) -> bool:
    """Whether a row holds nothing but units."""
    words = [each for each in row if say_raw(each)]
    return bool(words) and all(isinstance(each, str) and _is_unit(each, language) for each in words)


def _is_measures(row: RawRow, language: Language) -> bool:
    """Whether a row below headings holds units, some of them known: hectares, HK$ million, %."""
    words = [each for each in row if say_raw(each)]
    short = all(isinstance(each, str) and len(each) <= _MEASURE for each in words)
    return not say_raw(row[0]) and short and any(_is_unit(say_raw(each), language) for each in words)


# -- the top ---------------------------------------------------------------------------------------------------------


def _find_first(rows: Rows, width: int, language: Language) -> tuple[int, int]:
    data = _find_data(rows, width, language)
    if data is None:
        return _find_words(rows, width, language)
    if not data:
        return 0, 0
    top = _skip_captions(rows, data, width, language)
    if top == data:
        above = data - 1
        while above > 0 and not words_of(rows[above]):
            above -= 1
        if _heads_one(rows, above, data, width, language):
            return above, data
        return data, data
    first = _count_headings(rows, top, data, language)
    return top, first


def _find_top(rows: Rows, first: int, width: int, language: Language) -> int:
    """Where the headings begin that end above `first`."""
    top = _skip_captions(rows, first, width, language)
    return top if top < first else max(first - 1, 0)


def _find_data(rows: Rows, width: int, language: Language) -> int | None:
    """The first row that holds a number, or a year that heads no numbers."""
    for at, row in enumerate(rows[:_WITHIN]):
        words = words_of(row)
        if not words or (width > 1 and len(words) == 1) or (at and is_index(row)):
            continue
        kinds = [_classify(each, language) for each in row if say_raw(each)]
        if _Kind.PERIOD in kinds and _heads_periods(rows, at, kinds, language):
            continue
        if _Kind.NUMBER in kinds or _Kind.PERIOD in kinds or _Kind.NOTHING in kinds:
            return at
    return None


def _find_words(rows: Rows, width: int, language: Language) -> tuple[int, int]:
    """A table of nothing but words: its first row heads it where it is full and nothing of it stands below again."""
    top = _skip_captions(rows, len(rows), width, language)
    below = rows[top + 1 : top + 1 + _SAMPLE]
    if width < 2 or top >= len(rows) or len(rows) - top < 3:
        return 0, 0
    row = rows[top]
    if sum(1 for each in row if say_raw(each)) < width:
        return 0, 0
    for place, name in enumerate(row):
        if any(name == other[place] for other in below if place < len(other)):
            return 0, 0
    return top, top + 1


def _skip_captions(rows: Rows, end: int, width: int, language: Language) -> int:
    """Below the empty rows, titles, notes and units of the whole table that stand above the headings."""
    at = 0
    while at < end:
        words = words_of(rows[at])
        if words and (width == 1 or len(words) > 1) and not _is_caption(rows, at, end, language):
            return at
        if width == 1 and words and at + 1 == end:
            return at
        at += 1
    return at


def _is_caption(rows: Rows, at: int, end: int, language: Language) -> bool:
    """Whether a row is a title or note with the unit of the table at its right, and headings follow."""
    filled = [(place, text) for place, each in enumerate(rows[at]) if (text := say_raw(each))]
    following = next((row for row in rows[at + 1 : end] if len(words_of(row)) > 1), None)
    if following is None:
        return False
    if is_note(filled[0][1]) or is_source(filled[0][1]):
        return True
    units = all(_is_unit(take_unit(text), language) for _, text in filled[1:])
    more = sum(1 for each in following if say_raw(each)) > len(filled)
    return units and more and filled[1][0] > 1 and not is_units(following, language)


def _heads_one(rows: Rows, at: int, data: int, width: int, language: Language) -> bool:
    """Whether a row of one heading stands above numbers: “Grants” over a column without a name for the first."""
    places = [place for place, each in enumerate(rows[at]) if say_raw(each)]
    if not places or at >= data or _is_unit(take_unit(say_raw(rows[at][places[0]])), language):
        return False
    if width == 1:
        return not is_note(say_raw(rows[at][0]))
    return len(places) == 1 and places[0] > 0 and len(rows[data]) > places[0] and bool(say_raw(rows[data][places[0]]))


def _count_headings(rows: Rows, top: int, data: int, language: Language) -> int:
    """Where the data begins below a first row of headings: further rows of headings, units and numbers of columns follow."""
    at = top
    for following in range(top + 1, data):
        row = rows[following]
        if not words_of(row):
            continue
        kinds = [_classify(each, language) for each in row if say_raw(each)]
        periods = _Kind.PERIOD in kinds and _heads_periods(rows, following, kinds, language)
        more = is_units(row, language) or _is_measures(row, language) or is_index(row) or periods
        if not (more or _goes_on(rows[at], row) or _translates(rows[at], row)):
            break
        at = following
    first = at + 1
    while first < data and not words_of(rows[first]):
        first += 1
    return first


def _goes_on(above: RawRow, row: RawRow) -> bool:
    """Whether a row of headings has its own words below a heading that reaches over several columns."""
    words = [say_raw(each) for each in above]
    own = [say_raw(each) for each in row]
    if len([each for each in own if each]) < 2:
        return False
    filled = [place for place, each in enumerate(own) if each]
    spread = [place for place in filled if place >= len(words) or not words[place] or words.count(words[place]) > 1]
    wordless = [place for place, each in enumerate(words) if not each]
    return bool(spread) and (not own[0] or own[0] == words[0] or 0 in wordless)


def _translates(above: RawRow, row: RawRow) -> bool:
    """Whether a row says in the other language what the row above says, column by column."""
    one, other = ([say_raw(each) for each in line] for line in (above, row))
    return may_translate(one, other) and any(map(str.isalpha, "".join(other)))


def _heads_periods(rows: Rows, at: int, kinds: Sequence[_Kind], language: Language) -> bool:
    """Whether the years of a row stand above numbers that are no years."""
    if _Kind.NUMBER in kinds or _Kind.NOTHING in kinds:
        return False
    row = rows[at]
    places = [place for place, each in enumerate(row) if say_raw(each) and is_period(each)]
    below = [line[place] for line in rows[at + 1 : at + 1 + _SAMPLE] for place in places if place < len(line)]
    numbers = [each for each in below if is_number(each, language) or (each is not None and is_year(each))]
    if not numbers or sum(is_period(each) for each in numbers) * 2 >= len(numbers):
        return False
    return len(places) > 1 or len(kinds) > len(places) or places != [0]


# -- the bottom ------------------------------------------------------------------------------------------------------


def _find_last(rows: Rows, first: int, width: int, language: Language) -> int:
    """The row after the last of the data: notes, sources and empty rows follow."""
    last = len(rows)
    while last > first + 1 and not words_of(rows[last - 1]):
        last -= 1
    start = max(first + 1, last - _FOOT)
    found = last
    for at in range(last - 1, start - 1, -1):
        row = rows[at]
        words = words_of(row)
        if not words:
            if found == at + 1 and found < last and width > 1:
                found = at
            continue
        if not _may_be_foot(row, words, width, language):
            break
        if is_note(words[0]) or is_source(words[0]):
            found = at
        elif width > 1 and (len(words[0]) > _LONG or (is_marked(words[0]) and len(words) == 1)):
            found = at if found == at + 1 or _only_lone(rows[at + 1 : found]) else found
        elif width > 1 and at > first and not words_of(rows[at - 1]) and _only_lone(rows[at:last]):
            found = at  # lines of their own behind an empty row
    while found > first + 1 and not words_of(rows[found - 1]):
        found -= 1
    return found


def _may_be_foot(row: RawRow, words: Sequence[str], width: int, language: Language) -> bool:
    if width == 1 or len(words) == 1:
        return not any(_classify(each, language) is _Kind.NUMBER for each in row if say_raw(each))
    if not (is_note(words[0]) or is_source(words[0]) or (is_marked(words[0]) and len(words[0]) <= 4)):
        return False
    return all(_classify(each, language) is _Kind.WORDS for each in row[1:] if say_raw(each))


def _only_lone(rows: Rows) -> bool:
    return all(len(words_of(each)) <= 1 for each in rows)


# -- cells -----------------------------------------------------------------------------------------------------------


def _classify(value: RawValue, language: Language) -> _Kind:
    if is_period(value):
        return _Kind.PERIOD
    if not isinstance(value, str):
        return _Kind.NUMBER
    text = tidy(value)
    if find_nothing(text):
        return _Kind.NOTHING
    if len(text) > _LONG or not any(each.isnumeric() for each in text):
        return _Kind.WORDS
    parsed, _ = read_any_number(text, language)
    if parsed is None or len(parsed.noun) > LONGEST_NOUN or (_YEAR_OF.match(text) and "," not in text):
        return _Kind.WORDS
    return _Kind.NUMBER


def _is_unit(text: str, language: Language) -> bool:
    inner = text.strip("()（）[] ")
    return read_heading(inner, language).speaks and read_unit(inner, language) is not None


def is_index(row: RawRow) -> bool:
    """Whether a row does nothing but count the columns: (1) (2) (3), a b c."""
    words = [tidy(text) for each in row if (text := say_raw(each))]
    if len(words) < 3 or words[0].lower() not in ("(1)", "a", "(a)") or not all(map(_INDEX.fullmatch, words)):
        return False
    bare = [each.strip("()").lower() for each in words]
    count = len(bare)
    return bare == [str(each) for each in range(1, count + 1)] or bare == [
        chr(ord("a") + each) for each in range(count)
    ]


def _width(row: RawRow) -> int:
    return max((place + 1 for place, each in enumerate(row) if say_raw(each)), default=0)
