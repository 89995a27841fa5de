"""Builds libraries of artificial cards in three languages and times the search: `python benchmarks/bench_search.py`.

Words follow Zipf's law, so that every class of query has frequent and rare ones; queries are drawn from the words of the
library. Printed: cards written a second (index and history included), size, one saved card, and the first page of 50 hits;
times by the clock and, for a machine that does other work too, of the processor. Neighbouring words are drawn independently,
so that the texts hold far more different pairs of characters than real Chinese, which the index has to pay for.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefing_app.model.card import FactCard
from briefing_app.model.figure import Citation, Figure, Observation, Unit, Value
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.model.source import Source
from briefing_app.store.library import Library
from briefing_app.store.printer import WordingPrinter
from briefing_app.wording.catalogue import Catalogue
from briefing_app.wording.printed import Wording

SIZES = (1_000, 10_000, 100_000)
QUERIES = 300  # of each class
T = TypeVar("T")
_REAL_EN = [
    "Hong",
    "Kong",
    "Shenzhen",
    "biotech",
    "hospital",
    "drug",
    "approval",
    "clinical",
    "trial",
    "fund",
    "listing",
    "park",
]
_REAL_ZH = [
    "香港",
    "深圳",
    "河套",
    "生物",
    "科技",
    "研發",
    "醫院",
    "藥物",
    "審批",
    "臨床",
    "試驗",
    "數據",
    "基金",
    "上市",
    "大學",
]


class Vocabulary:
    """Words of two languages, the frequent ones first."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        letters = "etaoinshrdlucmfwypvbgk"
        self.en = [*_REAL_EN, *("".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(8_000))]
        characters = [chr(code) for code in range(0x4E00, 0x4E00 + 2_500)]
        self.zh = [*_REAL_ZH, *("".join(chance.choices(characters, k=2)) for _ in range(8_000))]
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.zh))))
        self._weights_en = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(self.en))))

    def english(self, count: int) -> str:
        """Running English."""
        return " ".join(self._chance.choices(self.en, cum_weights=self._weights_en, k=count))

    def chinese(self, count: int) -> str:
        """Running Chinese, with a comma now and then."""
        words = self._chance.choices(self.zh, cum_weights=self._weights, k=count)
        return "".join(word + ("，" if self._chance.random() < 0.12 else "") for word in words)


def make_cards(count: int, figures: Sequence[Figure], words: Vocabulary, chance: random.Random) -> Iterator[FactCard]:
    """Cards of the size that officers write: a title and two or three sentences, every second one with a figure."""
    for number in range(count):
        quoted = chance.choice(figures).key if number % 2 else ""
        place = f" {{{quoted}|noun}} " if quoted else f" {chance.randint(1, 3000)} "
        yield FactCard(
            id=f"card-{number}",
            slug=f"card-{number}",
            title=LocalText(words.english(6).capitalize(), words.chinese(5), words.chinese(5)),
            text=LocalText(
                words.english(22) + place + words.english(22),
                words.chinese(18) + place.strip() + words.chinese(18),
                words.chinese(18) + place.strip() + words.chinese(18),
            ),
            figures=(quoted,) if quoted else (),
            sources=(Citation("source", "Heading"),),
        )


def make_figures(count: int, chance: random.Random) -> list[Figure]:
    """Figures of several units."""
    units = (Unit.COUNT, Unit.HKD, Unit.PERCENT, Unit.USD)
    return [
        Figure(
            id=f"figure-{number}",
            key=f"figure_{number}",
            label=LocalText(f"Figure {number}", f"數字{number}", f"数字{number}"),
            unit=units[number % 4],
            observations=(Observation(Value.parse(str(chance.randint(1, 99_999))), citation=Citation("source")),),
        )
        for number in range(count)
    ]


def queries(words: Vocabulary, chance: random.Random) -> dict[str, list[str]]:
    """Queries by class; frequent words come up as often as in the texts."""

    def draw(make: Callable[[], str]) -> list[str]:
        return [make() for _ in range(QUERIES)]

    def prefix() -> str:
        word = words.english(1)
        return word[: chance.randint(2, max(2, len(word) - 1))]

    def letters_of(count: int) -> str:
        return words.chinese(count).replace("，", "")[:count]

    return {
        "English word": draw(lambda: words.english(1)),
        "English prefix, 2 letters and more": draw(prefix),
        "1 Chinese character": draw(lambda: letters_of(1)),
        "2 Chinese characters": draw(lambda: letters_of(2)),
        "4 Chinese characters": draw(lambda: letters_of(4)),
        "number": draw(lambda: str(chance.randint(1, 3000))),
        "two words": draw(lambda: words.english(2)),
        "three words, mixed": draw(lambda: f"{words.english(1)} {letters_of(2)} {words.english(1)}"),
    }


def percentile(times: list[float], share: float) -> float:
    """The time that this share of the measurements stays under, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(len(times) * share))]


class Stopwatch:
    """Times of one thing done again and again, in seconds: by the clock, and of the processor."""

    def __init__(self) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []

    def time(self, do: Callable[[], T]) -> T:
        """Do it once more."""
        clock, processor = time.perf_counter(), time.process_time()
        done = do()
        self.clock.append(time.perf_counter() - clock)
        self.processor.append(time.process_time() - processor)
        return done

    def __str__(self) -> str:
        shares = ((self.processor, 0.5), (self.processor, 0.99), (self.clock, 0.5), (self.clock, 0.99), (self.clock, 1))
        return " ".join(f"{percentile(times, share):8.2f}" for times, share in shares)


def measure(size: int, folder: Path) -> None:
    """Build one library and print its table."""
    chance = random.Random(size)
    words = Vocabulary(chance)
    path = folder / f"{size}.briefing"
    printer = WordingPrinter(Wording(Catalogue({language: {} for language in LANGUAGES})))
    figures = make_figures(max(20, size // 20), chance)
    cards = list(make_cards(size, figures, words, chance))
    with Library.create(path, printer=printer) as library:
        with library.operation("bench.figures") as writer:
            writer.save_source(Source(id="source", slug="source"))
            for figure in figures:
                writer.save_figure(figure)
        building, changing, replacing = Stopwatch(), Stopwatch(), Stopwatch()
        building.time(partial(save, library, cards))
        for card in cards[:: max(1, size // 150)]:
            text = dataclasses.replace(card.text, en=card.text.en + " " + words.english(3))
            changed = dataclasses.replace(card, text=text)
            changing.time(partial(save, library, [changed]))
        for card in make_cards(150, figures, words, chance):
            replacing.time(partial(save, library, [card]))
    characters = sum(len(text.encode()) for card in cards for local in (card.title, card.text) for _, text in local)
    print(
        f"\n{size:,} cards: {size / building.clock[0]:,.0f} cards/s by the clock, {size / building.processor[0]:,.0f} of the "
        f"processor; {path.stat().st_size / 1e6:.0f} MB for {characters / 1e6:.0f} MB of text"
    )
    print(f"{'':44}{'p50 cpu':>8} {'p99 cpu':>8} {'p50 ms':>8} {'p99 ms':>8} {'max ms':>8}")
    print(f"{'three words added to a card':44}{changing} a save")
    print(f"{'all texts of a card replaced':44}{replacing} a save")
    with Library.open(path, printer=printer) as library:
        for name, asked in queries(words, chance).items():
            watch, found = Stopwatch(), 0
            language = Language.HANT if "Chinese" in name else Language.EN
            for query in asked:
                found += len(watch.time(partial(library.search, query, language=language)).hits)
            print(f"{name:36}{found / len(asked):6.1f}  {watch}")


def save(library: Library, cards: Sequence[FactCard]) -> None:
    """Write cards in one operation."""
    with library.operation("bench.cards") as writer:
        for card in cards:
            writer.save_card(card)


def main() -> None:
    """Measure the sizes named on the command line, all by default."""
    parser = argparse.ArgumentParser(description="Times the search of libraries of several sizes.")
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    with tempfile.TemporaryDirectory() as folder:
        for size in parser.parse_args().sizes:
            measure(size, Path(folder))


if __name__ == "__main__":
    main()
