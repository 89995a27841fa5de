"""In which order the rows of a table come when they are sorted by one of its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from briefing_app.model.chart import Cell
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Value
from briefing_app.model.language import Language
from briefing_app.store.card_index import sort_key
from briefing_app.wording.period_order import Moment, find_moment

_Key = tuple[Decimal, Decimal] | tuple[date, date] | Moment | bytes


def order_rows(cells: Sequence[Cell], figures: Mapping[str, Quoted], descending: bool, language: Language) -> list[int]:
    """The rows in their new order, by the cells of one column: numbers, dates, words, and what is missing last.

    Words that are all times (2023/24, Q2 2025, 下半年) come in the order of time. Equal ones keep their order; descending
    turns round what is compared, not the order of these four.
    """
    groups: tuple[list[tuple[_Key, int]], ...] = ([], [], [])
    texts: list[tuple[str, int]] = []
    missing: list[int] = []
    for at, cell in enumerate(cells):
        value = _value_of(cell, figures)
        if value is not None:
            groups[0].append(((value.number, value.number if value.upper is None else value.upper), at))
        elif cell.date is not None:
            groups[1].append(((cell.date.first, cell.date.last), at))
        elif words := cell.text.best(language)[0]:
            texts.append((words, at))
        else:
            missing.append(at)
    groups[2].extend(_order_times(texts) or [(sort_key(words, language), at) for words, at in texts])
    ordered = [sorted(group, key=lambda each: each[0], reverse=descending) for group in groups]
    return [at for group in ordered for _, at in group] + missing


def _order_times(texts: Sequence[tuple[str, int]]) -> list[tuple[_Key, int]]:
    """Words by the time that they name, where all of them name one with its year, or all without; else nothing."""
    known: dict[str, Moment] = {}
    found: list[tuple[_Key, int]] = []
    for words, at in texts:
        if words not in known:
            moment = find_moment(words)
            if moment is None:
                return []
            known[words] = moment
        found.append((known[words], at))
    return found if len({moment[0] == 0 for moment in known.values()}) == 1 else []


def _value_of(cell: Cell, figures: Mapping[str, Quoted]) -> Value | None:
    if not cell.figure:
        return cell.value
    quoted = figures.get(cell.figure)
    return quoted.observation.value if quoted and quoted.observation else None
