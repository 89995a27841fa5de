"""The small print of a chart: as-of dates, what its marks mean, what is calculated, and its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from decimal import Decimal

from briefing_app.charts import words
from briefing_app.charts.scene import Scene
from briefing_app.charts.shown import Entry, Shown, list_known
from briefing_app.charts.totals import adds_up_to_whole
from briefing_app.model.figure import Citation, Unit
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.wording.dates import print_date

_MOST_NAMES = 4
_MOST_ROUNDED = 5
"""Per cent by which rounded shares may miss 100."""


def get_common_as_of(shown: Shown) -> PartialDate | None:
    """The as-of date that all values share; None where they differ or have none."""
    dates = {each.datum.as_of for each in list_known(shown.entries)}
    return next(iter(dates)) if len(dates) == 1 else None


def write_as_of_note(shown: Shown, language: Language) -> str:
    """“Dates differ: listings as of 2023; funds raised as of February 2024.”; empty where all values share one date.

    Dates are given by column where each column has one, else by row. A source without any date is said as well.
    """
    values = list_known(shown.entries)
    dates = {each.datum.as_of for each in values}
    if dates == {None}:
        return (words.ALL_UNDATED if shown.sourced else words.NO_DATE).get(language)
    if len(dates) < 2:
        return ""
    by_column = _all_share_date(values, lambda each: each.series) and len({each.series for each in values}) > 1
    by_row = _all_share_date(values, lambda each: each.name)
    groups: dict[PartialDate | None, list[str]] = {}
    for each in values:
        name = each.series if by_column else each.name if by_row and each.name else each.full_name(language)
        names = groups.setdefault(each.datum.as_of, [])
        if name not in names:
            names.append(name)
    undated = words.UNDATED_PART if shown.sourced else words.BARE_PART
    parts = [_write_dated(names, as_of, undated, language) for as_of, names in groups.items()]
    return words.DATES_DIFFER.get(language).format(parts=words.join_parts(parts, language))


def _write_dated(names: list[str], as_of: PartialDate | None, undated: LocalText, language: Language) -> str:
    listed = words.join_first(names, language, most=_MOST_NAMES, first=2)
    if as_of is None:
        return undated.get(language).format(names=listed)
    return words.DATED_PART.get(language).format(names=listed, date=print_date(as_of, language))


def write_key_notes(shown: Shown, scene: Scene, language: Language) -> tuple[str, ...]:
    """What hatching, arrows, hollow marks and sums in the drawing mean; only for what is there."""
    roles = {each.role for each in scene.marks}
    hatched = {"hatch"} <= roles
    notes = []
    if "estimate" in roles:
        notes.append(words.KEY_ABOUT if hatched else words.KEY_ABOUT_POINT)
    if "range" in roles and hatched:
        notes.append(words.KEY_RANGE)
    if "arrow" in roles or "bound" in roles:
        notes.append(words.KEY_OPEN)
    if "cut" in roles:
        notes.append(words.KEY_CUT)
    if "whole" in roles:
        notes.append(words.KEY_SHARES)
    if "whole-date" in roles:
        notes.append(words.KEY_SHARES_DATE)
    if _is_rounded(shown, roles):
        notes.append(words.KEY_ROUNDED)
    # The bar of a total belongs to no row, and may stand without its value.
    if "total" in roles or any(each.role == "bar" and each.row < 0 for each in scene.marks):
        notes.append(words.KEY_TOTAL)
    if roles & {"event-mark", "span"} and any(
        each.datum.date is not None and each.datum.date.day is None for each in shown.entries
    ):
        notes.append(words.KEY_DATE)
    if "dash" in roles:
        notes.append(words.KEY_DASH)
    sentences = [each.get(language) for each in notes]
    derived = [each for each in shown.entries if each.datum.derived]
    if derived:
        names = list(dict.fromkeys(each.name or each.series for each in derived))
        sentences.append(words.KEY_DERIVED.get(language).format(names=words.join_items(names, language)))
    return tuple(sentences)


def _is_rounded(shown: Shown, roles: Set[str]) -> bool:
    """Whether printed shares come to 99 or 101 per cent: calculated ones of a stack, or slices that the source rounded."""
    rows = [[each.datum for each in row] for row in shown.rows]
    if "slice" in roles and all(datum.unit is Unit.PERCENT for row in rows for datum in row):
        # Further from the whole than rounding reaches lies a row that holds it.
        return 0 < abs(sum((each.number or Decimal() for row in rows for each in row), Decimal(-100))) <= _MOST_ROUNDED
    whole = [[each.number for each in row if each.number is not None] for row in rows]
    complete = [numbers for numbers, row in zip(whole, rows, strict=True) if len(numbers) == len(row)]
    # Shares over time are printed at the last date alone.
    printed = complete if "whole" in roles else complete[-1:] if "whole-date" in roles else []
    return not all(adds_up_to_whole(each) for each in printed)


def list_citations(shown: Shown, cited: Sequence[Citation]) -> tuple[Citation, ...]:
    """The sources of the dataset and of the figures shown, each once."""
    found = [each.datum.citation for each in shown.entries if each.datum.citation is not None]
    return tuple(dict.fromkeys([*cited, *found]))


def write_source_note(citations: Sequence[Citation], sources: Mapping[str, Source], language: Language) -> str:
    """“Source: Hong Kong biotech overview, Market connections”; sources not in the mapping are left out."""
    comma = "，" if language.chinese else ", "
    places: dict[str, list[str]] = {}
    for each in citations:
        source = sources.get(each.source_id)
        if source is not None:
            title = source.title or source.description.best(language)[0] or source.slug
            found = places.setdefault(title, [])
            if each.locator and each.locator not in found:
                found.append(each.locator)
    names = [
        comma.join((title, words.join_parts(found, language))) if found else title for title, found in places.items()
    ]
    return words.SOURCE.get(language).format(names=words.join_parts(names, language)) if names else ""


def _all_share_date(values: Sequence[Entry], get_group: Callable[[Entry], str]) -> bool:
    dates: dict[str, set[PartialDate | None]] = {}
    for each in values:
        dates.setdefault(get_group(each), set()).add(each.datum.as_of)
    return all(len(each) == 1 for each in dates.values())
