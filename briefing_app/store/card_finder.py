"""Finds, sorts and counts cards in SQL: ids only, so that a list of any length opens at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from briefing_app.model.figure import Release, Status
from briefing_app.model.language import Language
from briefing_app.store.card_index import behind_bit
from briefing_app.store.card_order import CardOrder, order_of
from briefing_app.store.card_query import ANY, CHECKED, NONE, CardCounts, CardQuery, CardSort, CardStatus
from briefing_app.store.file import LibraryFile
from briefing_app.store.search import Search, read_numbers

_FEW = 2_000  # cards that are sorted as they are asked for; more are picked out of the order of all
_USED = "SELECT card_id FROM blocks WHERE card_id IS NOT NULL"


class CardFinder:
    """The questions that lists of cards ask."""

    def __init__(self, file: LibraryFile, search: Search) -> None:
        self._file = file
        self._search = search
        self._order = CardOrder(file)
        self._counted: tuple[object, CardCounts] | None = None  # of which state of the file and which day

    def find(self, query: CardQuery, *, sort: CardSort, language: Language, today: date) -> tuple[str, ...]:
        """The ids of all cards that fulfil the query, sorted; titles as in `language`."""
        with self._file.reading():
            where, values = self._where(query, today)
            found = self._search.find_numbers(query.words, "card")
            if found is None and not where:
                return self._order.list_all(sort, language)
            if where and (found is None or len(found) > _FEW):
                fulfilling = read_numbers(self._file, f"nr FROM search_cards WHERE {' AND '.join(where)}", values)
                found = fulfilling if found is None else list(set(found).intersection(fulfilling))
                where, values = [], []
            assert found is not None
            if len(found) > _FEW:
                return self._order.list_some(found, sort, language)
            conditions = " AND ".join(["nr IN (SELECT value FROM json_each(?))", *where])
            sql = f"SELECT id FROM search_cards WHERE {conditions} ORDER BY {order_of(sort, language)}"
            return tuple(row[0] for row in self._file.execute(sql, [json.dumps(found), *values]))

    def prepare(self, sort: CardSort, language: Language) -> None:
        """While nothing else is to be done: what the first question that finds many cards would else wait for."""
        with self._file.reading():
            if self._file.execute("SELECT count(*) > ? FROM search_cards", (_FEW,)).fetchone()[0]:
                self._order.prepare(sort, language)

    def count(self, today: date) -> CardCounts:
        """How many there are of each sort; counted once as long as nothing is written."""
        with self._file.reading():
            state = self._file.find_state()
            if state is None:
                return self._count(today)
            if self._counted is None or self._counted[0] != (state, today):
                self._counted = (state, today), self._count(today)
            return self._counted[1]

    def _count(self, today: date) -> CardCounts:
        file = self._file
        themes: dict[str, int] = {}
        by_status: dict[str, int] = {}
        total = stale = changed = untranslated = internal = 0
        for theme, status, release, behind, past, lapsed, count in file.execute(
            "SELECT theme, status, release, behind, sum(stale_from <= ?), sum(lapsed), count(*) FROM search_cards "
            "GROUP BY theme, status, release, behind",
            (today.isoformat(),),
        ):
            total += count
            themes[theme] = themes.get(theme, 0) + count
            by_status[status] = by_status.get(status, 0) + count
            stale += past
            changed += lapsed
            untranslated += count if behind else 0
            internal += count if release == Release.INTERNAL else 0
        used = file.execute(f"SELECT count(DISTINCT card_id) FROM ({_USED})").fetchone()[0]
        tags = dict(file.execute("SELECT tag, count(*) FROM search_tags GROUP BY tag").fetchall())
        return CardCounts(
            all=total,
            verified=by_status.get(Status.VERIFIED, 0),
            draft=by_status.get(Status.DRAFT, 0),
            as_supplied=by_status.get(Status.AS_SUPPLIED, 0),
            stale=stale,
            changed=changed,
            untranslated=untranslated,
            internal=internal,
            unused=total - used,
            themes=themes,
            tags=tags,
        )

    def _where(self, query: CardQuery, today: date) -> tuple[list[str], list[Any]]:
        where: list[str] = []
        values: list[Any] = []

        def add(condition: str, *more: Any) -> None:
            where.append(condition)
            values.extend(more)

        if checked := [each for each in query.statuses if each in CHECKED]:
            add(f"status IN ({', '.join('?' * len(checked))})", *(each.value for each in checked))
        if CardStatus.STALE in query.statuses:
            add("stale_from <= ?", today.isoformat())
        if CardStatus.CHANGED in query.statuses:
            add("lapsed")
        if query.theme:
            add("theme = ?", "" if query.theme == NONE else query.theme)
        for tag in query.tags:
            add("nr IN (SELECT nr FROM search_tags WHERE tag = ?)", tag)
        if query.language == ANY:
            add("behind")
        elif query.language:
            add("behind & ?", behind_bit(Language(query.language)))
        self._add_origin(query, add)
        return where, values

    def _add_origin(self, query: CardQuery, add: Callable[..., None]) -> None:
        """The conditions on sources, uses, dates and release."""
        if query.source == NONE:
            add("NOT sourced")
        elif query.source:
            cited = "SELECT card_id FROM card_sources JOIN sources ON sources.id = source_id WHERE slug = ?"
            add(f"id IN ({cited})", query.source)
        if query.used is not None:
            add(f"id {'' if query.used else 'NOT '}IN ({_USED})")
        if query.since:
            add("newest >= ?", query.since.first.isoformat())
        if query.release:
            add("release = ?", query.release.value)
