"""What cards, charts and texts say now, read once and kept until a change touches them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, KeyFiguresBlock, TableBlock
from briefing_app.model.card import FactCard
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.figure import Figure, Observation, Release
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts
from briefing_app.store.changes import Changes
from briefing_app.workspace import Workspace
from briefing_app.workspace.desk import EditionReader
from briefing_app.workspace.quote import observe

Quoted = tuple[Figure, Observation | None]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Said:
    """A title in the language it exists in, the date of its numbers (None: they have none, or differ), and its release."""

    title: str
    language: Language
    as_of: PartialDate | None = None
    internal: bool = False
    kind: str = ""  # of a chart


class Quoter:
    """Reads the library for the outline; knows what it has read."""

    def __init__(self, core: Workspace) -> None:
        self._core = core
        self._tables = EditionReader(core.library)  # what is too long to be printed has no rows here either
        self._figures: dict[str, Quoted | None] = {}
        self._cards: dict[str, FactCard] = {}
        self._charts: dict[str, Chart] = {}
        self._datasets: dict[str, Dataset] = {}

    def forget(self, changes: Changes) -> None:
        """Read again what was touched. A derived figure follows others, so all figures are read again."""
        if changes.figures:
            self._figures.clear()
        for known, touched in (
            (self._cards, changes.cards),
            (self._charts, changes.charts),
            (self._datasets, changes.datasets),
        ):
            for id in touched:
                known.pop(id, None)

    def read(self, cards: Iterable[str], charts: Iterable[str], datasets: Iterable[str]) -> None:
        """Read in few questions what is going to be asked for."""
        library = self._core.library
        self._cards |= {each.id: each for each in _missing(cards, self._cards, library.list_cards)}
        self._charts |= {each.id: each for each in _missing(charts, self._charts, library.list_charts)}
        wanted = (*datasets, *(each.dataset_id for each in self._charts.values()))
        self._datasets |= {each.id: each for each in _missing(wanted, self._datasets, self._tables.find_datasets)}

    def find_card(self, id: str, language: Language) -> Said | None:
        """A card, None where the library has none."""
        card = self._cards.get(id)
        if card is None:
            return None
        title, shown = self.fill(card.title, language)
        key = next(iter(card.figure_keys), "")
        found = self._look_up(key) if key else None
        as_of = found[1].as_of if found and found[1] else None
        return Said(title, shown, as_of, card.release is Release.INTERNAL)

    def find_chart(self, id: str, language: Language) -> Said | None:
        """A chart, None where the library has none."""
        chart = self._charts.get(id)
        if chart is None:
            return None
        title, shown = self.fill(chart.title, language)
        dataset = self._datasets.get(chart.dataset_id)
        as_of = self._date_of(dataset) if dataset else None
        return Said(title, shown, as_of, chart.release is Release.INTERNAL, chart.kind)

    def find_dataset(self, id: str, language: Language) -> Said | None:
        """A dataset, None where the library has none."""
        dataset = self._datasets.get(id)
        if dataset is None:
            return None
        title, shown = self.fill(dataset.title, language)
        return Said(title, shown, self._date_of(dataset))

    def fill(self, text: LocalText, language: Language) -> tuple[str, Language]:
        """A text as it prints, in the nearest language that it has."""
        words, shown = text.best(language)
        if "{" in words:
            words = self._core.wording.resolve_string(words, shown, self._look_up)
        return words, shown

    def keys_in(self, block: AnyBlock) -> frozenset[str]:
        """Keys of the figures that a block prints, by its own texts or by its card or chart."""
        keys = set(keys_in(*find_texts(block)))
        match block:
            case KeyFiguresBlock():
                keys.update(block.figures)
            case CardBlock() if (card := self._cards.get(block.card_id)) is not None:
                keys.update(card.figure_keys)
            case ChartBlock() if (chart := self._charts.get(block.chart_id)) is not None:
                dataset = self._datasets.get(chart.dataset_id)
                keys.update(dataset.figure_keys if dataset else ())
            case TableBlock() if (dataset := self._datasets.get(block.dataset_id)) is not None:
                keys.update(dataset.figure_keys)
        return frozenset(keys)

    def find_label(self, key: str, language: Language) -> str:
        """What a figure is called; its key where there is none."""
        found = self._look_up(key)
        return found[0].label.best(language)[0] if found else key

    def find_figure(self, key: str, language: Language) -> tuple[str, str] | None:
        """What a figure is called, and its value and date as printed; None where there is none."""
        found = self._look_up(key)
        if found is None:
            return None
        figure, observation = found
        label = figure.label.best(language)[0] or key
        if observation is None:
            return label, ""
        wording = self._core.wording
        printed = wording.print_observation(figure, observation, language, "noun" if figure.noun else "value")
        return label, f"{printed} · {wording.as_of(observation.as_of, language)}"

    def _look_up(self, key: str) -> Quoted | None:
        if key not in self._figures:
            figure = self._core.library.find_figure_by_key(key)
            find = self._core.library.find_figure_by_key
            self._figures[key] = (figure, observe(figure, find)) if figure else None
        return self._figures[key]

    def _date_of(self, dataset: Dataset) -> PartialDate | None:
        if dataset.as_of:
            return dataset.as_of
        cells = [cell for row in dataset.rows for cell in row if cell.value or cell.figure]
        dates = {cell.as_of for cell in cells if cell.value}
        for key in dataset.figure_keys:
            found = self._look_up(key)
            dates.add(found[1].as_of if found and found[1] else None)
        return dates.pop() if len(dates) == 1 else None


def _missing(
    wanted: Iterable[str], known: Mapping[str, Thing], read: Callable[[Sequence[str]], tuple[Thing, ...]]
) -> tuple[Thing, ...]:
    ids = [id for id in dict.fromkeys(wanted) if id not in known]
    return read(ids) if ids else ()
