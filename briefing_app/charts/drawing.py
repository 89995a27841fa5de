"""From a chart and its data to a drawing: the one way in for documents, screens and tests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.charts import style, words
from briefing_app.charts.alt import write_alt
from briefing_app.charts.captioned import CaptionedScene
from briefing_app.charts.csv_data import build_csv
from briefing_app.charts.data import Table, resolve_table
from briefing_app.charts.kind import ChartKind, Reason
from briefing_app.charts.kinds import get_kind
from briefing_app.charts.kinds.area import AreaOptions
from briefing_app.charts.notes import (
    get_common_as_of,
    list_citations,
    write_as_of_note,
    write_key_notes,
    write_source_note,
)
from briefing_app.charts.options import AxisOptions, GridOptions, Options, SeriesOptions, parse_options
from briefing_app.charts.overlay import draw_overlay
from briefing_app.charts.palette import PALETTES
from briefing_app.charts.scene import Label
from briefing_app.charts.series import MANY_BARS, select
from briefing_app.charts.shared_unit import SharedUnit, find_shared_unit, silence, strip_unit
from briefing_app.charts.shown import Shown, list_shown
from briefing_app.charts.sketch import Sketch
from briefing_app.charts.stacks import StackOptions
from briefing_app.charts.value_axis import (
    draw_cut_words,
    draw_grid,
    get_gutter,
    get_head_height,
    open_lines,
    write_head,
)
from briefing_app.charts.wrap import Measure
from briefing_app.errors import ChartDataError, InputError
from briefing_app.model.chart import Chart, Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Citation
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.model.source import Source
from briefing_app.wording.dates import print_date

if TYPE_CHECKING:
    from matplotlib.figure import Figure


LEAST_WIDTH = 140.0
"""The narrowest chart, in points."""
PAGE = 430.0
"""The height, in points, that a page gives a chart: a higher one is printed smaller."""
_LEAST_TYPE = 5.0
_TALLEST = PAGE * style.LABEL_SIZE / _LEAST_TYPE
"""A chart so high has type of five points when it is printed, which few can read."""
SMALL_TYPE = Reason(
    "small-type",
    LocalText(
        "it is higher than a page allows, so it is printed smaller, with type too small to read; show fewer rows, split it"
        " into two charts, or give it the whole width where it has half.",
        "圖表高於版面所容，印出時會縮小，字太小，難以閱讀；請減少行數或分為兩張圖表；如只佔半頁闊度，可改佔全頁。",
        "图表高于版面所容，打印时会缩小，字太小，难以阅读；请减少行数或分为两张图表；如只占半页宽度，可改占整页。",
    ),
    refuse=False,
)
_VALUE_ROLES = frozenset({"value", "part", "total", "missing", "tick", "end"})
"""Of the texts from which amounts are read."""
_LEAST_TICKS = 2
"""Values on an axis from which others can be read."""


@dataclass(frozen=True, slots=True)
class Drawing(CaptionedScene):
    """A laid-out chart with all that a document makes of it, in one language.

    `csv` is the data for the attachment, `citations` the sources for numbered references, `as_of` the date that all values
    share (None: they differ or have none, and the note says so).
    """

    options: Options
    table: Table
    shown: Shown
    as_of: PartialDate | None
    citations: tuple[Citation, ...]
    font_family: tuple[str, ...]
    _figures: list[Figure] = field(default_factory=list, repr=False, compare=False)

    @property
    def figure(self) -> Figure:
        """The matplotlib figure, made when first asked for, so that a cached drawing never loads matplotlib."""
        if not self._figures:
            # Here, because matplotlib takes a third of a second to load and only drawing needs it.
            from briefing_app.charts.figure import build_figure

            self._figures.append(build_figure(self.scene, self.font_family))
        return self._figures[0]

    @property
    def csv(self) -> bytes:
        """The data shown, as a CSV file."""
        return build_csv(self.shown, self.table.language)


def build_drawing(
    chart: Chart,
    dataset: Dataset,
    figures: Mapping[str, Quoted],
    language: Language,
    *,
    width_pt: float,
    height_pt: float | None = None,
    measure: Measure,
    font_family: Sequence[str] = (),
    sources: Mapping[str, Source] | None = None,
) -> Drawing:
    """Lay out a chart in one language.

    Args:
        chart: What to draw.
        dataset: Its data.
        figures: The figures its cells follow, by key (`Edition.figures`).
        language: The language of every text; texts missing in it come in the nearest other one.
        width_pt: Width in points, at least `LEAST_WIDTH`.
        height_pt: A wish; None takes what the content needs. Content that needs more takes more.
        measure: Width of a text in the fonts that will be printed.
        font_family: Family names put on the figure's texts, for renderers that choose fonts by name.
        sources: For the source note, by id.

    Raises:
        InputError: Too narrow.
        ChartDataError: No data, unknown kind or option, or a kind that cannot show these data truthfully.
    """
    title = chart.title.best(language)[0]
    name = title or chart.slug
    kind = get_kind(chart.kind, name)
    kind.check_size(name, dataset.row_count)
    options = parse_options(name, kind.name, kind.options, chart.options)
    table = resolve_table(name, dataset, figures, language)
    reasons = kind.suits(table, options)
    for reason in reasons:
        if reason.refuse:
            raise ChartDataError(chart=name, why=reason.sentence, reason=reason.key)
    if width_pt < LEAST_WIDTH:
        raise InputError("chart.narrow", field="width_pt", least=f"{LEAST_WIDTH:g}", width=f"{width_pt:g}")
    sheet = Sheet(width_pt, height_pt, measure)
    sketch, height = _lay_out(kind, table, options, sheet)
    if _is_shrunk(kind, table, options, sheet, height) and MANY_BARS not in reasons:  # which says as much
        reasons = (*reasons, SMALL_TYPE)
    # A wish for more height than the content takes leaves white space below, as wanted.
    scene = sketch.finish(max(height, height_pt or 0.0))
    shown = list_shown(table, options)
    citations = list_citations(shown, dataset.sources)
    as_of = get_common_as_of(shown)
    note = words.join_sentences(
        [
            chart.note.best(language)[0],
            write_as_of_note(shown, language),
            *write_key_notes(shown, scene, language),
            dataset.note.best(language)[0],
        ],
        language,
    )
    return Drawing(
        scene=scene,
        title=title,
        subtitle=_write_subtitle(chart, shown, as_of, language),
        note=note,
        source_note=write_source_note(citations, sources or {}, language),
        alt=chart.alt.get(language)
        or write_alt(kind.label.get(language), name, shown, language, kind=kind.name, options=options),
        options=options,
        reasons=reasons,
        table=table,
        shown=shown,
        as_of=as_of,
        citations=citations,
        font_family=tuple(font_family),
        key=get_spec_key(chart, dataset, figures, language, width_pt, height_pt, font_family),
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a kind is laid out on: width, a wish for the height, and the fonts."""

    width_pt: float
    height_pt: float | None
    measure: Measure


def _lay_out(kind: ChartKind, table: Table, options: Options, sheet: Sheet) -> tuple[Sketch, float]:
    """The drawing of a kind with all that its options lay over it, and the height it takes."""
    shared = _find_shared(kind, table, options)
    if shared is not None and isinstance(options, SeriesOptions):
        table = strip_unit(table, [each.key for each in select(table, options).series], shared)
    if isinstance(options, GridOptions) and not options.value_labels:
        sketch, height = _draw_marks(kind, table, options, sheet, shared, value_labels=False)
        if sum(isinstance(each, Label) and each.role == "tick" for each in sketch.marks) >= _LEAST_TICKS:
            return sketch, height
        # No room for the values of a grid: without those at the marks nothing could be read.
    sketch, height = _draw_marks(kind, table, options, sheet, shared, value_labels=True)
    if isinstance(options, GridOptions) and not options.grid and not _says_values(sketch):
        # Many thin marks have no room for a single value: a scale is then all that they can be read by.
        return _draw_marks(kind, table, replace(options, grid=True), sheet, shared, value_labels=True)
    return sketch, height


def _is_shrunk(kind: ChartKind, table: Table, options: Options, sheet: Sheet, height: float) -> bool:
    """Whether a page, which grows for no chart, has to print it so small that it cannot be read."""
    if sheet.height_pt is not None or height <= _TALLEST:
        return False
    _, least = _lay_out(kind, table, options, replace(sheet, height_pt=PAGE))  # some draw more densely where they must
    return least > _TALLEST


def _says_values(sketch: Sketch) -> bool:
    """Whether anything tells how large the marks are."""
    return any(isinstance(each, Label) and each.role in _VALUE_ROLES for each in sketch.marks)


def _find_shared(kind: ChartKind, table: Table, options: Options) -> SharedUnit | None:
    """The unit said once at the head; none where the marks show shares and only sums have a unit."""
    shares = isinstance(options, StackOptions | AreaOptions) and options.shares
    if not kind.unit_at_head or shares or not isinstance(options, SeriesOptions):
        return None
    return find_shared_unit(select(table, options).data, table.language)


def _draw_marks(
    kind: ChartKind, table: Table, options: Options, sheet: Sheet, shared: SharedUnit | None, *, value_labels: bool
) -> tuple[Sketch, float]:
    if not value_labels and isinstance(options, GridOptions):
        table = silence(table, [each.key for each in select(table, options).series])
        options = replace(options, grid=True)

    def draw(gutter: float = 0.0, head: float = 0.0) -> tuple[Sketch, float]:
        wanted = None if sheet.height_pt is None else sheet.height_pt - head
        sketch = Sketch(
            sheet.width_pt - gutter,
            wanted,
            table.language,
            sheet.measure,
            PALETTES[options.palette],
            shared=shared,
            value_labels=value_labels,
        )
        height = kind.draw(sketch, table, options)
        if isinstance(options, GridOptions) and options.grid:
            if not gutter and (needed := get_gutter(sketch)):
                # Drawn once more beside the values of the grid, whose width is known only now.
                return draw(needed, head)
            sketch.widen(gutter)
            height = draw_grid(sketch, height)
        return sketch, height

    sketch, height = draw()
    if shared is not None and not write_head(sketch, shared.text, height):
        head = get_head_height(sketch, shared.text)
        if sheet.height_pt is not None:
            sketch, height = draw(head=head)
        sketch.shift(0.0, head)
        height += head
        write_head(sketch, shared.text, height)
    height = draw_cut_words(sketch, height)
    if isinstance(options, AxisOptions) and (options.reference_line is not None or options.annotations):
        height = draw_overlay(sketch, select(table, options), height)
    open_lines(sketch)
    return sketch, height


def _write_subtitle(chart: Chart, shown: Shown, as_of: PartialDate | None, language: Language) -> str:
    """The chart's own subtitle or the heading of its only column; then the as-of date that all values share."""
    subtitle = chart.subtitle.best(language)[0]
    if not subtitle and len(shown.series) == 1:
        subtitle = shown.series[0]
    date = words.AS_OF.get(language).format(date=print_date(as_of, language)) if as_of is not None else ""
    return ("\u3000" if language.chinese else " · ").join(each for each in (subtitle, date) if each)


def get_spec_key(
    chart: Chart,
    dataset: Dataset,
    figures: Mapping[str, Quoted],
    language: Language,
    width_pt: float,
    height_pt: float | None,
    font_family: Sequence[str] = (),
) -> str:
    """Hash of everything the marks of a drawing depend on; equal keys draw equal pictures with equal fonts."""
    quoted = [(key, repr(figures[key])) for key in dataset.figure_keys if key in figures]
    parts = [
        str(style.VERSION),
        chart.kind,
        json.dumps(dict(chart.options), sort_keys=True, default=str),
        repr(dataset),
        repr(quoted),
        language.value,
        repr((width_pt, height_pt, tuple(font_family))),
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
