"""Lists of cards: finding all that fulfil a query, counting the sorts, and reading the rows of a page."""

from __future__ import annotations

import dataclasses
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks import bench_search
from benchmarks.report import Target, print_table
from briefing_app.model.block import CardBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.card import FactCard, TextState
from briefing_app.model.figure import Citation, Figure, Release, Status
from briefing_app.model.glossary import Theme
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.paths import resources_dir
from briefing_app.store.card_query import CardSort
from briefing_app.store.library import Library
from briefing_app.workspace import Resources, Workspace
from briefing_app.workspace.query_text import parse_query
from briefing_app.workspace.workspace import make_printer

TODAY = date(2024, 6, 1)
ROUNDS = 25
PAGE = 128
HANT = Language.HANT
QUERIES = (
    "tag:tag-7",
    "theme:theme-3",
    "status:stale",
    "status:draft release:internal",
    "lang:zh-Hans",
    "used:1",
    "since:2024",
    "biotech tag:tag-7",
    "hospital ",
    "hospital drug",
    "生物",
    "香港醫院",
)


def bench_lists(*, quick: bool) -> list[Target]:
    """One library of cards with themes, tags, dates and states."""
    size = 2_000 if quick else 100_000
    with tempfile.TemporaryDirectory(prefix="hetao-bench-") as folder:
        path = Path(folder) / "library.briefing"
        resources = Resources(resources_dir())
        with Library.create(path, printer=make_printer(resources.wording)) as library:
            fill(library, size)
        with Workspace.open(path, resources, lambda: TODAY) as workspace:
            return _measure(workspace, size)


def _page(ids: tuple[str, ...], at: int) -> tuple[str, ...]:
    at %= max(1, len(ids) - PAGE)
    return ids[at : at + PAGE]


def _rarer_words(size: int) -> tuple[str, ...]:
    """Words of the texts that `fill` made, less frequent than those above."""
    words = bench_search.Vocabulary(random.Random(size))
    return f"{words.en[100]} ", words.zh[100], f"{words.en[1000]} {words.zh[10]}"


def fill(library: Library, size: int) -> None:
    """Cards as `bench_search` makes them, sorted into twelve themes and forty tags; a hundred are placed in a briefing."""
    chance = random.Random(size)
    words = bench_search.Vocabulary(chance)
    figures = [_dated(each, chance) for each in bench_search.make_figures(max(20, size // 20), chance)]
    cards = _sorted(bench_search.make_cards(size, figures, words, chance), chance)
    blocks = tuple(CardBlock(id=f"block-{at}", card_id=f"card-{at * (size // 100)}") for at in range(100))
    with library.operation("bench.fill") as writer:
        for number in range(12):
            writer.save_theme(Theme(f"theme-{number}", LocalText(f"Theme {number}"), number))
        writer.save_source(Source(id="source", slug="source", title="Yearbook"))
        for figure in figures:
            writer.save_figure(figure)
        for card in cards:
            writer.save_card(card)
        writer.save_briefing(Briefing("visit", "visit", LocalText("Visit"), (Section("s", LocalText("All"), blocks),)))


def _dated(figure: Figure, chance: random.Random) -> Figure:
    as_of = PartialDate(chance.randint(2021, 2024), chance.randint(1, 12))
    observation = dataclasses.replace(figure.observations[0], as_of=as_of, citation=Citation("source", "p. 3"))
    return dataclasses.replace(figure, observations=(observation,))


def _sorted(cards: Iterator[FactCard], chance: random.Random) -> Iterator[FactCard]:
    for card in cards:
        states = TextState.COMPLETE, TextState.COMPLETE, chance.choice((TextState.COMPLETE, TextState.REVIEW))
        yield dataclasses.replace(
            card,
            theme=f"theme-{chance.randrange(12)}",
            tags=tuple(sorted({f"tag-{chance.randrange(40)}" for _ in range(2)})),
            status=chance.choice(tuple(Status)),
            states=states,
            release=chance.choice((Release.OPEN, Release.OPEN, Release.INTERNAL)),
        )


def _measure(workspace: Workspace, size: int) -> list[Target]:
    finder = workspace.finder
    everything = finder.find_cards()
    assert len(everything) == size
    rows: list[tuple[str, int, float, float]] = []

    def time_it(what: str, ask: Callable[[], object], found: int) -> float:
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            ask()
            times.append((time.perf_counter() - start) * 1000)
        median = sorted(times)[ROUNDS // 2]
        rows.append((what, found, median, max(times)))
        return median

    orders = [time_it(f"everything, {sort.value}", partial(finder.find_cards, sort=sort), size) for sort in CardSort]
    few: list[float] = []
    many: list[float] = []
    for text in (*QUERIES, *_rarer_words(size)):
        query = parse_query(text)
        found = len(finder.find_cards(query))
        (few if found <= size / 10 else many).append(time_it(text, partial(finder.find_cards, query), found))
    counting = time_it("counts", finder.count_cards, size)
    chance = random.Random(1)
    places = iter(range(0, ROUNDS * PAGE, PAGE))
    reading = time_it("rows, page after page", lambda: finder.read_rows(_page(everything, next(places)), HANT), PAGE)
    strewn = [chance.sample(everything, PAGE) for _ in range(ROUNDS)]
    time_it("rows strewn over the library", lambda: finder.read_rows(strewn.pop(), HANT), PAGE)
    print_table(f"Lists of {size:,} cards", ("what", "cards", "median ms", "slowest ms"), rows)
    return [
        Target(f"all of {size:,} cards, slowest order", 60, max(orders), "ms"),
        Target(f"a filter of {size:,} cards that finds up to a tenth, slowest", 20, max(few), "ms"),
        Target("one that finds more, slowest", 60, max(many), "ms"),
        Target(f"counts of {size:,} cards", 60, counting, "ms"),
        Target(f"{PAGE} rows", 15, reading, "ms"),
    ]
