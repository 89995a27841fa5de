"""A chart as one audience may see it in one language, frozen: what a drawing of it needs, without library or clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing_app.charts.kinds import find_kind
from briefing_app.errors import InputError
from briefing_app.model.block import ChartBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.edition import Audience, Quoted
from briefing_app.model.figure import Release
from briefing_app.model.glossary import Term
from briefing_app.model.language import Language
from briefing_app.model.source import Source
from briefing_app.store.library import Library
from briefing_app.workspace.desk import Desk, LibraryReader, called
from briefing_app.workspace.resolve import freeze


@dataclass(frozen=True, slots=True)
class FrozenChart:
    """Plain values that can be sent to a worker.

    `figures` are those that the cells follow, by key; `sources` all that are cited, by id. For a hand-out, what is internal is
    gone already (DESIGN §3.11).
    """

    chart: Chart
    dataset: Dataset
    language: Language
    figures: Mapping[str, Quoted] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)


class ChartActions:
    """Prepares charts of the library for being drawn; the drawing itself is the worker's (`ChartTask`, `PictureTask`)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def freeze_chart(
        self,
        chart_id: str,
        language: Language,
        audience: Audience = Audience.DELEGATION,
        *,
        edited: Chart | None = None,
    ) -> FrozenChart:
        """A chart with all that its drawing needs, as this audience gets it today.

        Args:
            chart_id: Which one.
            language: Of its texts.
            audience: For a hand-out everything internal is left out.
            edited: The chart as it would be with changes that are not kept yet; the dataset may differ too.

        Raises:
            NotFoundError: There is no such chart.
            InputError: The chart is internal and the audience the other side.
            ChartDataError: The table has more rows than the kind can show: told before all of them are read.
        """
        library = self._desk.library
        chart = edited or library.get_chart(chart_id)
        if audience is Audience.HANDOUT and chart.release is Release.INTERNAL:
            raise InputError("chart.internal", field="chart", chart=called(chart))
        head = library.get_table(chart.dataset_id)
        if kind := find_kind(chart.kind):
            kind.check_size(chart.title.best(language)[0] or chart.slug, head.row_count)
        section = Section(chart.id, chart.title, (ChartBlock(id=chart.id, chart_id=chart.id),))
        page = Briefing(chart.id, chart.slug, chart.title, (section,))
        frozen = freeze(_OneChart(library, chart), page, audience, self._desk.today(), with_pack=False)
        return FrozenChart(
            chart=frozen.content.charts[0],
            dataset=next(each for each in frozen.content.datasets if each.id == chart.dataset_id),
            language=language,
            figures=frozen.figures,
            sources={each.id: each for each in frozen.content.sources},
        )


class _OneChart(LibraryReader):
    """The library with one chart as it is being edited, and without the glossary, which no drawing needs."""

    def __init__(self, library: Library, chart: Chart) -> None:
        super().__init__(library)
        self._chart = chart

    def find_charts(self, ids: Iterable[str]) -> tuple[Chart, ...]:
        """The one chart."""
        return tuple(self._chart for id in ids if id == self._chart.id)

    def list_terms(self) -> tuple[Term, ...]:
        """None."""
        return ()
