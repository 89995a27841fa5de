"""Alternative text of a chart, written from its data in the language of the table."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_app.charts import words
from briefing_app.charts.notes import get_common_as_of, write_as_of_note
from briefing_app.charts.shown import Entry, Shown
from briefing_app.model.language import Language
from briefing_app.wording.dates import print_date

MOST_ROWS = 8
"""Charts of more rows are summed up by their extremes, first and last."""


def write_alt(kind_label: str, title: str, shown: Shown, language: Language) -> str:
    """Kind, title, then every value or the extremes; limits and missing values are said, and the as-of dates."""
    sentences = [words.ALT_OPENING.get(language).format(kind=kind_label, title=title.rstrip(".。"))]
    rows = shown.rows
    if len(rows) <= MOST_ROWS:
        stop = "。" if language.chinese else "."
        sentences.append(words.join_parts([_write_row(each, language) for each in rows], language) + stop)
    else:
        sentences.append(words.ALT_SUMMARY.get(language).format(count=len(rows)))
        sentences.extend(_write_extremes(shown, language))
    as_of = get_common_as_of(shown)
    if as_of is not None:
        sentences.append(words.ALT_AS_OF.get(language).format(date=print_date(as_of, language)))
    elif any(each.datum.number is not None for each in shown.entries):
        sentences.append(write_as_of_note(shown, language))
    return words.join_sentences(sentences, language)


def _write_row(entries: Sequence[Entry], language: Language) -> str:
    values = [
        f"{each.series}{'' if language.chinese else ' '}{_write_value(each, language)}"
        if each.series
        else _write_value(each, language)
        for each in entries
    ]
    value = words.join_items(values, language)
    return words.join_pair(entries[0].name, value, language) if entries[0].name else value


def _write_value(entry: Entry, language: Language) -> str:
    datum = entry.datum
    if datum.missing:
        return (words.MISSING if entry.series or datum.date is None else words.UNDATED).get(language)
    limit = words.ALT_LIMIT.get(language) if datum.qualifier.open_ended else ""
    return datum.printed + limit


def _write_extremes(shown: Shown, language: Language) -> list[str]:
    known = [each for each in shown.entries if each.datum.number is not None]
    sentences = []
    if known:
        high = max(known, key=lambda each: each.datum.most or 0)
        low = min(known, key=lambda each: each.datum.number or 0)
        sentences.append(words.ALT_HIGHEST.get(language).format(item=_write_item(high, language)))
        sentences.append(words.ALT_LOWEST.get(language).format(item=_write_item(low, language)))
    rows = shown.rows
    sentences.append(words.ALT_FIRST.get(language).format(item=_write_row(rows[0], language)))
    sentences.append(words.ALT_LAST.get(language).format(item=_write_row(rows[-1], language)))
    limits = [_write_item(each, language) for each in known if each.datum.qualifier.open_ended]
    if limits:
        sentences.append(words.ALT_LIMITS.get(language).format(items=words.join_items(limits, language)))
    missing = [each.full_name(language) for each in shown.entries if each.datum.missing]
    if missing:
        sentences.append(words.ALT_MISSING.get(language).format(items=words.join_items(missing, language)))
    return sentences


def _write_item(entry: Entry, language: Language) -> str:
    name = entry.full_name(language)
    return words.join_pair(name, entry.datum.printed, language) if name else entry.datum.printed
