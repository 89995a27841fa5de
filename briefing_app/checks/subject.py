"""What is checked: a briefing as one audience gets it in some languages on one day, with all that it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from briefing_app.charts.drawing import Drawing, build_drawing
from briefing_app.charts.estimate import ANY_WIDTH, estimate_width
from briefing_app.errors import ChartDataError
from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, KeyFiguresBlock, TableBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.content import Content
from briefing_app.model.edition import Audience, Quoted
from briefing_app.model.finding import Place
from briefing_app.model.language import Language, LocalText
from briefing_app.model.placeholder import keys_in
from briefing_app.model.walk import find_texts

_MOST: Final = 120  # characters of a name in a finding

FindMissing = Callable[[str, Language], str]


@dataclass(frozen=True, slots=True)
class Subject:
    """Input of every check; nothing here touches the library, the clock or files.

    `briefing`, `content` and `figures` are what the audience gets; `whole_briefing` and `whole_content` what the library
    holds, which differs for a hand-out. `find_missing_glyphs` gives the characters of a text that no font can print.
    `naming` is the language in which findings name things, `template` what the briefing was made from if that is still there.
    """

    briefing: Briefing
    content: Content
    figures: Mapping[str, Quoted]
    languages: tuple[Language, ...]
    audience: Audience
    today: date
    whole_briefing: Briefing
    whole_content: Content
    find_missing_glyphs: FindMissing
    naming: Language = Language.EN
    template: Briefing | None = None
    _placed: dict[tuple[str, str], str] = field(default_factory=dict)
    _drawn: dict[str, Drawing | ChartDataError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind, id, block_id in _placements(self.briefing, self.content):
            self._placed.setdefault((kind, id), block_id)

    def place(self, kind: str, id: str, language: Language | None = None) -> Place:
        """Where a thing of the library is first met in the briefing; `id` of a figure is its key."""
        return Place(kind, id, self._placed.get((kind, id), ""), language.value if language else "")

    def draw(self, chart: Chart, dataset: Dataset) -> Drawing:
        """The drawing of a chart in the reader's language, laid out once for all checks with estimated widths of text.

        Raises:
            ChartDataError: It cannot show its data.
        """
        found = self._drawn.get(chart.id)
        if found is None:
            try:
                found = build_drawing(
                    chart, dataset, self.figures, self.naming, width_pt=ANY_WIDTH, measure=estimate_width
                )
            except ChartDataError as problem:
                found = problem
            self._drawn[chart.id] = found
        if isinstance(found, ChartDataError):
            raise found
        return found

    def list_drawings(self) -> Iterator[tuple[Chart, Drawing]]:
        """Every chart that can be drawn, with its drawing."""
        datasets = {each.id: each for each in self.content.datasets}
        for chart in self.content.charts:
            dataset = datasets.get(chart.dataset_id)
            if dataset is None:
                continue
            try:
                yield chart, self.draw(chart, dataset)
            except ChartDataError:
                # The check `chart_data` says why it cannot be drawn.
                continue

    def name(self, text: LocalText, instead: str) -> str:
        """A title for the reader of findings, or its readable name where it has none; of a very long one the beginning."""
        name = " ".join(text.best(self.naming)[0][: 2 * _MOST].split()) or instead
        return name if len(name) <= _MOST else f"{name[:_MOST].rstrip()}…"


def _placements(briefing: Briefing, content: Content) -> Iterator[tuple[str, str, str]]:
    """Kind, id and block of everything that blocks show, directly or through what they show."""
    cards = {each.id: each for each in content.cards}
    charts = {each.id: each for each in content.charts}
    datasets = {each.id: each for each in content.datasets}
    for block in briefing.blocks:
        for kind, id, keys in _shown(block):
            yield kind, id, block.id
            thing: object = None
            if kind == "card" and id in cards:
                thing = cards[id]
                keys = cards[id].figure_keys
                yield from (("source", each.source_id, block.id) for each in cards[id].sources)
            elif kind == "chart" and id in charts:
                dataset_id = charts[id].dataset_id
                yield "dataset", dataset_id, block.id
                thing, keys = _dataset_keys(datasets.get(dataset_id))
            elif kind == "dataset" and id in datasets:
                thing, keys = _dataset_keys(datasets[id])
            yield from (("figure", key, block.id) for key in (*keys, *keys_in(*find_texts(thing))))
        yield from (("figure", key, block.id) for key in keys_in(*find_texts(block)))


def _shown(block: AnyBlock) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    match block:
        case CardBlock():
            yield "card", block.card_id, ()
        case ChartBlock():
            yield "chart", block.chart_id, ()
        case TableBlock():
            yield "dataset", block.dataset_id, ()
        case KeyFiguresBlock():
            yield "block", block.id, block.figures
        case _:
            yield "block", block.id, ()


def _dataset_keys(dataset: object) -> tuple[object, tuple[str, ...]]:
    keys: tuple[str, ...] = getattr(dataset, "figure_keys", ())
    return dataset, keys
