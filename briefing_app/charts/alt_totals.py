"""What a chart calculates, for its alternative text: shares beside the values, sums after them, and what all comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from briefing_app.charts import alt_words, words
from briefing_app.charts.kinds.area import AreaOptions
from briefing_app.charts.kinds.waterfall import WaterfallOptions, list_levels
from briefing_app.charts.options import Options
from briefing_app.charts.shown import Entry, Shown
from briefing_app.charts.slices import SliceOptions
from briefing_app.charts.stacks import StackOptions
from briefing_app.charts.totals import add_up, is_estimate, print_share
from briefing_app.model.figure import Qualifier, Unit, Value
from briefing_app.model.language import Language
from briefing_app.wording.values import print_value


@dataclass(frozen=True, slots=True)
class Calculated:
    """The entries with their shares, what follows on the values of a row, and the sentences that follow on all."""

    shown: Shown
    sums: Mapping[int, str] = field(default_factory=dict)
    closing: tuple[str, ...] = ()


def add_calculated(shown: Shown, options: Options | None, language: Language) -> Calculated:
    """What the drawing of a pie, a stack or a waterfall says beyond the data; of other kinds nothing."""
    match options:
        case SliceOptions():
            return _add_slices(shown, options, language)
        case StackOptions() | AreaOptions():
            return _add_stacks(shown, options, language)
        case WaterfallOptions():
            return Calculated(shown, closing=_write_result(shown, options, language))
        case _:
            return Calculated(shown)


def _add_share(entry: Entry, whole: Decimal, language: Language, *, loose: bool) -> Entry:
    datum = entry.datum
    if datum.number is None:
        return entry
    share = print_share(datum.number, whole, language, loose=loose)
    return replace(entry, datum=replace(datum, printed=words.add_aside(datum.printed, share, language)))


def _add_slices(shown: Shown, options: SliceOptions, language: Language) -> Calculated:
    parts = [each for each in shown.entries if each.row not in options.whole]
    stated = next((each.datum for each in shown.entries if each.row in options.whole), None)
    data = [each.datum for each in parts]
    unit = data[0].unit
    added = add_up(data)
    if added is None or (stated is None and unit is Unit.PERCENT):
        return Calculated(shown)
    closing: list[str] = []
    whole, qualifier = added
    if stated is not None:
        whole, qualifier = stated.number or Decimal(), stated.qualifier
    else:
        value = print_value(Value(whole), unit, language, qualifier=qualifier)
        closing.append(alt_words.SUM.get(language).format(value=value))
    if unit is Unit.PERCENT:
        return Calculated(shown, closing=tuple(closing))
    loose = qualifier is Qualifier.ABOUT or is_estimate(data)
    entries = tuple(
        each if each.row in options.whole else _add_share(each, whole, language, loose=loose) for each in shown.entries
    )
    closing.append((alt_words.CALCULATED_BOTH if stated is None else alt_words.CALCULATED_SHARES).get(language))
    return Calculated(replace(shown, entries=entries), closing=tuple(closing))


def _add_stacks(shown: Shown, options: StackOptions | AreaOptions, language: Language) -> Calculated:
    entries: list[Entry] = []
    sums: dict[int, str] = {}
    shared = False
    for row in shown.rows:
        data = [each.datum for each in row]
        added, unit = add_up(data), data[0].unit
        if added is None or len(row) < 2:
            entries.extend(row)
            continue
        whole, qualifier = added
        if options.shares and whole:
            shared = True
            entries.extend(_add_share(each, whole, language, loose=is_estimate(data)) for each in row)
        else:
            entries.extend(row)
        if isinstance(options, StackOptions) and options.totals and not (options.shares and unit is Unit.PERCENT):
            value = print_value(Value(whole), unit, language, qualifier=qualifier)
            sums[row[0].row] = alt_words.SUM_OF.get(language).format(value=value)
    notes = {
        (True, True): alt_words.CALCULATED_BOTH,
        (True, False): alt_words.CALCULATED_SHARES,
        (False, True): alt_words.CALCULATED_SUMS,
    }
    note = notes.get((shared, bool(sums)))
    closing = () if note is None else (note.get(language),)
    return Calculated(replace(shown, entries=tuple(entries)), sums, closing)


def _write_result(shown: Shown, options: WaterfallOptions, language: Language) -> tuple[str, ...]:
    """What the steps lead to, where the drawing ends with it."""
    data = [each.datum for each in shown.entries]
    if not options.total or len(data) < 2 or shown.entries[-1].row in options.sums:
        return ()
    _, level = list_levels([each.row for each in shown.entries], data, options.sums)[-1]
    qualifier = Qualifier.ABOUT if is_estimate(data) else Qualifier.EXACT
    value = print_value(Value(level), data[0].unit, language, qualifier=qualifier)
    return alt_words.RESULT.get(language).format(value=value), alt_words.CALCULATED_SUMS.get(language)
