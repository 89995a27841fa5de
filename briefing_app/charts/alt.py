"""Alternative text of a chart, written from its data in the language of the table.

Short tables are given value by value. Of long ones it says how many entries they have, the extremes, the first and the last,
of several series each by itself, and what is only a limit or missing; the data are beside the chart as a table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from briefing_app.charts import alt_words, words
from briefing_app.charts.alt_totals import add_calculated
from briefing_app.charts.notes import get_common_as_of, write_as_of_note
from briefing_app.charts.options import AxisOptions, Options
from briefing_app.charts.remarks import Annotation, ReferenceLine
from briefing_app.charts.shown import Entry, Shown, list_known
from briefing_app.model.figure import Value
from briefing_app.model.language import Language, LocalText
from briefing_app.wording.dates import print_date
from briefing_app.wording.values import print_value

MOST_ROWS = 8
MOST_VALUES = 24
"""Charts of more rows or values are summed up."""
_MOST_SERIES = 6
"""Of more series only the extremes among all values are said."""
_MOST_NAMES = 4
"""Of more limits or missing values the first are named and the others counted."""
_SPEAKING = frozenset({"tiles", "timeline"})
"""Kinds whose entries say themselves what they measure."""


def write_alt(
    kind_label: str,
    title: str,
    shown: Shown,
    language: Language,
    *,
    kind: str = "",
    options: Options | None = None,
) -> str:
    """Kind, title, then every value with what is calculated from it, or the extremes; then remarks and as-of dates.

    Limits and missing values are said.
    """
    sentences = [alt_words.OPENING.get(language).format(kind=kind_label, title=title.rstrip(".。"))]
    if len(shown.series) == 1 and kind not in _SPEAKING:
        sentences.append(alt_words.MEASURED.get(language).format(series=shown.series[0]))
    if len(shown.rows) <= MOST_ROWS and len(shown.entries) <= MOST_VALUES:
        write = _WRITERS.get(kind, _write_row)
        calculated = add_calculated(shown, options, language)
        if write is _write_event and not shown.sourced:  # a source that is not there cannot be what lacks a date
            write = partial(_write_event, undated=words.UNDATED_EVENT)
        rows = [write(each, language) + calculated.sums.get(each[0].row, "") for each in calculated.shown.rows]
        said = words.join_parts(rows, language)
        sentences.extend((said + ("。" if language.chinese else "."), *calculated.closing))
    else:
        sentences.extend(_sum_up(shown, language))
    if isinstance(options, AxisOptions):
        sentences.extend(_write_remarks(shown, options, language))
    as_of = get_common_as_of(shown)
    if as_of is not None:
        sentences.append(alt_words.AS_OF.get(language).format(date=print_date(as_of, language)))
    elif list_known(shown.entries):
        sentences.append(write_as_of_note(shown, language))
    return words.join_sentences(sentences, language)


# -- every value ------------------------------------------------------------------------------------------------------


def _write_row(entries: Sequence[Entry], language: Language) -> str:
    value = words.join_items([_write_of_series(each, language) for each in entries], language)
    return words.join_pair(entries[0].name, value, language) if entries[0].name else value


def _write_of_series(entry: Entry, language: Language) -> str:
    """A value with the heading of its column; a heading with digits, such as a year, would run into the number before it."""
    if not entry.series:
        return _write_value(entry, language)
    if entry.datum.missing:
        return alt_words.NOTHING_OF.get(language).format(series=entry.series)
    value = _write_value(entry, language)
    if any(each.isdigit() for each in entry.series):
        return words.add_aside(value, entry.series, language)
    return alt_words.VALUE_OF.get(language).format(series=entry.series, value=value)


def _write_change(entries: Sequence[Entry], language: Language) -> str:
    """“Harbour Campus: from 92 (2019) to 61 (2024)”; as any row where one end is missing."""
    if len(entries) != 2 or len(list_known(entries)) != 2:
        return _write_row(entries, language)
    before, after = entries
    change = alt_words.CHANGE.get(language).format(
        before=_write_value(before, language),
        first=before.series,
        after=_write_value(after, language),
        last=after.series,
    )
    return words.join_pair(before.name, change, language) if before.name else change


def _write_range(entries: Sequence[Entry], language: Language) -> str:
    """“Harbour Campus: HK$1,200 to HK$3,800”; as any row where one end is missing or one column holds the ranges."""
    if len(entries) != 2 or len(list_known(entries)) != 2:
        return _write_row(entries, language)
    low, high = (_write_value(each, language) for each in entries)
    span = alt_words.RANGE.get(language).format(low=low, high=high)
    return words.join_pair(entries[0].name, span, language) if entries[0].name else span


def _write_event(entries: Sequence[Entry], language: Language, undated: LocalText = words.UNDATED) -> str:
    (event,) = entries
    value = undated.get(language) if event.datum.missing else event.datum.printed
    return words.join_pair(event.name, value, language)


_WRITERS: Mapping[str, Callable[[Sequence[Entry], Language], str]] = {
    "range-bar": _write_range,
    "slope": _write_change,
    "timeline": _write_event,
}
"""How the rows of a kind are said, where not as any row."""


def _write_value(entry: Entry, language: Language) -> str:
    datum = entry.datum
    if datum.missing:
        return words.MISSING.get(language)
    limit = alt_words.LIMIT.get(language) if datum.qualifier.open_ended else ""
    return datum.printed + limit


# -- long tables ------------------------------------------------------------------------------------------------------


def _sum_up(shown: Shown, language: Language) -> list[str]:
    rows = shown.rows
    known = list_known(shown.entries)
    if len(shown.series) > 1:
        listed = _list_some(shown.series, language)
        count = alt_words.COUNT_SERIES.get(language)
        sentences = [count.format(count=len(rows), values=len(shown.series), series=listed)]
    else:
        sentences = [alt_words.COUNT.get(language).format(count=len(rows))]
    if 1 < len(shown.series) <= _MOST_SERIES:
        sentences.extend(_write_series(shown, each, language) for each in shown.series)
    elif known:
        sentences.append(_write_extremes(known, language))
    if len(shown.series) <= 1:
        first, last = (_write_item(each[0], language) for each in (rows[0], rows[-1]))
        sentences.append(alt_words.ENDS.get(language).format(first=first, last=last))
    limits = [_write_item(each, language) for each in known if each.datum.qualifier.open_ended]
    if limits:
        sentences.append(alt_words.LIMITS.get(language).format(items=_list_some(limits, language)))
    # The first and the last are said to be missing where they are.
    missing = [each.full_name(language) for each in shown.entries if each.datum.missing]
    if missing:
        sentences.append(alt_words.MISSING.get(language).format(items=_list_some(missing, language)))
    return sentences


def _write_extremes(known: Sequence[Entry], language: Language) -> str:
    high, low = _find_extremes(known)
    if high.datum.printed == low.datum.printed:
        return alt_words.ALL_EQUAL.get(language).format(value=high.datum.printed)
    return alt_words.EXTREMES.get(language).format(high=_write_item(high, language), low=_write_item(low, language))


def _write_series(shown: Shown, series: str, language: Language) -> str:
    """First, last, highest and lowest of one series."""
    entries = [each for each in shown.entries if each.series == series]
    known = list_known(entries)
    if not known:
        return alt_words.SERIES_EMPTY.get(language).format(series=series)
    high, low = _find_extremes(known)
    first, last, most, least = (_write_item(each, language, alone=True) for each in (known[0], known[-1], high, low))
    pattern = alt_words.SERIES_ALL.get(language)
    return pattern.format(series=series, first=first, last=last, high=most, low=least)


def _find_extremes(known: Sequence[Entry]) -> tuple[Entry, Entry]:
    return (
        max(known, key=lambda each: each.datum.most or 0),
        min(known, key=lambda each: each.datum.number or 0),
    )


def _write_item(entry: Entry, language: Language, *, alone: bool = False) -> str:
    """“N9 (19)”; `alone` within its series, whose name is said before."""
    name = entry.name if alone else entry.full_name(language)
    value = words.MISSING.get(language) if entry.datum.missing else entry.datum.printed
    return words.add_aside(name, value, language)


def _list_some(items: Sequence[str], language: Language) -> str:
    return words.join_first(items, language, most=_MOST_NAMES + 1, first=_MOST_NAMES)


# -- what else is in the drawing --------------------------------------------------------------------------------------


def _write_remarks(shown: Shown, options: AxisOptions, language: Language) -> list[str]:
    sentences = []
    if options.reference_line is not None:
        sentences.append(_write_reference(shown, options.reference_line, language))
    names = {each.row: each.name for each in shown.entries}
    sentences.extend(
        _write_annotation(each, names[each.row], language) for each in options.annotations if each.row in names
    )
    return sentences


def _write_reference(shown: Shown, line: ReferenceLine, language: Language) -> str:
    known = list_known(shown.entries)
    value = print_value(Value(line.value), known[0].datum.unit, language) if known else f"{line.value:f}"
    label = line.label.best(language)[0].rstrip(".。")
    if not label:
        return alt_words.BARE_REFERENCE.get(language).format(value=value)
    return alt_words.REFERENCE.get(language).format(value=value, label=label)


def _write_annotation(each: Annotation, name: str, language: Language) -> str:
    text = each.text.best(language)[0].rstrip(".。")
    return alt_words.ANNOTATION.get(language).format(name=name, text=text) if name else text + "."
