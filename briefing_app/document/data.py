"""Charts and tables of datasets, with their source, their dates and their data as an attachment."""

from __future__ import annotations

from briefing_app.charts.drawing import build_drawing
from briefing_app.charts.estimate import ANY_WIDTH, estimate_width
from briefing_app.document.chart_tables import add_chart_table, is_table_wanted
from briefing_app.document.context import Context
from briefing_app.document.facts import citations, dated_number, dates_note, derived_mark, source_line, stale_mark
from briefing_app.document.texts import joined
from briefing_app.document.tree import (
    Align,
    Attachment,
    ChartFigure,
    Panel,
    PanelKind,
    Paragraph,
    ParagraphRole,
    Span,
    Spans,
    SpanStyle,
    Table,
    TableCell,
    plain,
)
from briefing_app.errors import ChartDataError
from briefing_app.model.block import ChartBlock, TableBlock
from briefing_app.model.chart import PRINTED_ROWS, Cell, Column, ColumnKind, Dataset
from briefing_app.model.figure import Observation, Unit
from briefing_app.model.partial_date import PartialDate


def chart_figure(context: Context, block: ChartBlock, destination: str) -> ChartFigure | Panel | None:
    """A chart with its words; its data is attached as CSV.

    None when this edition does not hold the chart. A chart that cannot be drawn from its data truthfully leaves a visible
    notice with the reason in its place.
    """
    chart = context.edition.charts.get(block.chart_id)
    dataset = context.edition.datasets.get(chart.dataset_id) if chart else None
    if chart is None or dataset is None:
        return None
    title = context.one_line(chart.title)
    try:
        drawing = build_drawing(
            chart, dataset, context.edition.figures, context.language, width_pt=ANY_WIDTH, measure=estimate_width
        )
    except ChartDataError as problem:
        why = problem.why.best(context.language)[0]
        return _notice(title, why[:1].upper() + why[1:], block, destination)
    context.charts += 1
    name = f"{context.charts:02d}-{chart.slug}.csv"
    context.attachments.append(
        Attachment(name, drawing.csv, "text/csv", "Data", context.word("attachment.chart", title=plain(title)))
    )
    source = source_line(context, drawing.citations, destination)
    alt = drawing.alt
    if is_table_wanted(context, block, drawing):
        link = add_chart_table(context, title, chart, dataset, drawing)
        source = (*source, Span(context.word("punctuation.separator"), SpanStyle.MUTED), link)
        alt += context.word("chart.alt_table")
    return ChartFigure(
        chart=chart,
        dataset=dataset,
        figures={each.figure.key: each for each in context.quoted(dataset.figure_keys)},
        caption_number=context.word("caption.figure", n=context.charts),
        title=title,
        subtitle=(Span(drawing.subtitle, SpanStyle.MUTED),) if drawing.subtitle else (),
        note=joined(
            context,
            [
                (Span(drawing.note, SpanStyle.MUTED),) if drawing.note else (),
                stale_mark(context, context.quoted(dataset.figure_keys)),
            ],
        ),
        source=source,
        alt=alt,
        data_name=name,
        half=block.width == "half",
        block_id=block.id,
        destination=destination,
    )


def _notice(title: Spans, why: str, block: ChartBlock | TableBlock, destination: str) -> Panel:
    """What stands in the place of something that cannot be shown."""
    sentence = Paragraph(spans=(Span(why, SpanStyle.WARNING),), role=ParagraphRole.MISSING)
    return Panel(
        kind=PanelKind.NOTICE, label=plain(title), body=(sentence,), block_id=block.id, destination=destination
    )


def dataset_table(context: Context, block: TableBlock, destination: str) -> Table | Panel | None:
    """A dataset as a table; None when this edition does not hold it or it has no columns to show.

    One that is too long leaves a visible notice in its place.
    """
    dataset = context.edition.datasets.get(block.dataset_id)
    if dataset is None:
        return None
    keys = block.columns or tuple(column.key for column in dataset.columns)
    chosen = [(at, column) for key in keys for at, column in enumerate(dataset.columns) if column.key == key]
    if not chosen:
        return None
    if not dataset.is_printable(len(chosen)):
        why = context.word("notice.long_table", rows=f"{dataset.row_count:,}", most=f"{PRINTED_ROWS:,}")
        return _notice(context.one_line(block.title or dataset.title), why, block, destination)
    context.tables += 1
    dates = _dates(context, dataset)
    mixed = len(dates) > 1
    rows = tuple(
        tuple(
            TableCell(_cell_spans(context, dataset, column, row[at], dated=mixed), head=position == 0)
            for position, (at, column) in enumerate(chosen)
        )
        for row in dataset.rows
    )
    numeric = [column.kind is ColumnKind.NUMBER for _, column in chosen]
    return Table(
        head=tuple(context.spans(column.label, SpanStyle.STRONG) for _, column in chosen),
        rows=rows,
        aligns=tuple(Align.RIGHT if each else Align.LEFT for each in numeric),
        widths=_widths(rows),
        title=context.one_line(block.title or dataset.title),
        caption_number=context.word("caption.table", n=context.tables),
        note=_notes(context, dataset, dates),
        source=source_line(
            context, (*dataset.sources, *dataset.cell_citations, *citations(context, *dataset.figure_keys)), destination
        ),
        block_id=block.id,
        destination=destination,
    )


def _cell_spans(context: Context, dataset: Dataset, column: Column, cell: Cell, *, dated: bool) -> Spans:
    """What a cell says; `dated` adds its date to a number, for tables whose numbers are from different dates.

    A value without a date of its own is from that of the dataset.
    """
    if cell.figure:
        found = context.lookup(cell.figure)
        if found is None or found[1] is None:
            return (Span(context.word("text.no_figure"), SpanStyle.WARNING),)
        return _number(context, found[0].unit, found[1], dated=dated)
    if cell.value is not None:
        return _number(
            context, column.unit, Observation(cell.value, cell.qualifier, cell.as_of or dataset.as_of), dated=dated
        )
    if cell.date is not None:
        return (Span(context.wording.print_date(cell.date, context.language)),)
    if cell.text:
        return context.spans(cell.text)
    return (Span("–", SpanStyle.MUTED),)


def _number(context: Context, unit: Unit, observation: Observation, *, dated: bool) -> Spans:
    """A value without what it counts (the heading says that), ranks in digits."""
    text = context.wording.format_value(observation.value, observation.qualifier, unit, None, context.language)
    return dated_number(context, Span(text, SpanStyle.NUMBER), observation.as_of if dated else None)


def _dates(context: Context, dataset: Dataset) -> tuple[PartialDate | None, ...]:
    """The distinct as-of dates of the numbers of a dataset."""
    dates: dict[PartialDate | None, None] = {}
    for row in dataset.rows:
        for cell in row:
            if cell.figure:
                found = context.lookup(cell.figure)
                if found and found[1]:
                    dates.setdefault(found[1].as_of)
            elif cell.value is not None:
                dates.setdefault(cell.as_of or dataset.as_of)
    return tuple(dates)


def _notes(context: Context, dataset: Dataset, dates: tuple[PartialDate | None, ...]) -> Spans:
    """The date of all numbers of a table, or that they differ; then what is derived or stale."""
    quoted = context.quoted(dataset.figure_keys)
    parts = [dates_note(context, dates), derived_mark(context, quoted), stale_mark(context, quoted)]
    if dataset.note:
        parts.append(context.spans(dataset.note, SpanStyle.MUTED))
    return joined(context, parts)


def _widths(rows: tuple[tuple[TableCell, ...], ...]) -> tuple[float, ...]:
    """Relative widths from the amount of text in each column, tempered so that a long column does not starve the rest."""
    if not rows:
        return ()
    widest = [max(len(plain(row[at].spans)) for row in rows) for at in range(len(rows[0]))]
    return tuple(max(6.0, min(60.0, float(each))) ** 0.6 for each in widest)
