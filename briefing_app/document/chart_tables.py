"""The numbers of charts as tables at the end of a full briefing, for those who cannot see the drawings."""

from __future__ import annotations

from briefing_app.charts import words
from briefing_app.charts.drawing import Drawing
from briefing_app.charts.shown import Entry, list_known
from briefing_app.document.context import Context
from briefing_app.document.facts import dated_number, dates_note, source_line
from briefing_app.document.texts import joined
from briefing_app.document.tree import Align, Section, Span, Spans, SpanStyle, Table, TableCell
from briefing_app.model.block import ChartBlock
from briefing_app.model.chart import Chart, ColumnKind, Dataset
from briefing_app.model.edition import Form
from briefing_app.model.language import LocalText

_ROW = LocalText("Row", "行", "行")


def is_table_wanted(context: Context, block: ChartBlock, drawing: Drawing) -> bool:
    """Whether the numbers of a chart are printed; left to the program where the alternative text does not give them all.

    Slides and the summary are too small for tables: there the data are attached only.
    """
    if context.edition.form is not Form.FULL or block.data == "never":
        return False
    return block.data == "always" or not _gives_every_value(drawing)


def _gives_every_value(drawing: Drawing) -> bool:
    """Whether the alternative text, written by the program or by hand, has every name with its value."""
    return all(each.name in drawing.alt and each.datum.printed in drawing.alt for each in drawing.shown.entries)


def add_chart_table(context: Context, title: Spans, chart: Chart, dataset: Dataset, drawing: Drawing) -> Span:
    """Keep the table of the chart that was numbered last for the end of the document; the link that leads to it."""
    place = f"chart-data-{context.charts}"
    rows = tuple(_build_row(context, number, row, drawing) for number, row in enumerate(drawing.shown.rows, 1))
    values = len(drawing.shown.series) or 1
    context.chart_tables.append(
        Table(
            head=tuple((Span(each, SpanStyle.STRONG),) for each in _list_headings(drawing)),
            rows=rows,
            aligns=(Align.LEFT, *[Align.RIGHT if drawing.shown.series else Align.LEFT] * values),
            title=title,
            caption_number=context.word("caption.figure", n=context.charts),
            note=_write_note(context, drawing, (chart.note, dataset.note)),
            source=source_line(context, drawing.citations, place),
            destination=place,
        )
    )
    return Span(context.word("chart.data_table"), SpanStyle.MUTED, link=f"#{place}")


def chart_data_section(context: Context) -> Section | None:
    """The tables kept so far; None where there are none."""
    if not context.chart_tables:
        return None
    title = context.word("label.chart_data")
    return Section(title=title, destination="chart-data", nodes=tuple(context.chart_tables))


def _write_note(context: Context, drawing: Drawing, notes: tuple[LocalText, ...]) -> Spans:
    """The date that all numbers share, or that they differ; then what the chart and its data have to say, without its key."""
    dates = {each.datum.as_of for each in list_known(drawing.shown.entries)}
    said = [context.spans(each, SpanStyle.MUTED) for each in notes if each]
    return joined(context, [dates_note(context, dates), *said])


def _list_headings(drawing: Drawing) -> tuple[str, ...]:
    """What the rows are, then what the values are; of a timeline the events and their dates."""
    shown, columns = drawing.shown, drawing.table.columns
    names = [each.label for each in columns if each.kind is not ColumnKind.NUMBER]
    if shown.series:
        return (names[0] if names else _ROW.get(drawing.table.language), *shown.series)
    dates = [each.label for each in columns if each.kind is ColumnKind.DATE]
    events = [each.label for each in columns if each.kind is ColumnKind.TEXT]
    return events[0], dates[0]


def _build_row(context: Context, number: int, entries: tuple[Entry, ...], drawing: Drawing) -> tuple[TableCell, ...]:
    """Name, or number where a row has none, and its values; with its date each where dates differ."""
    mixed = bool(drawing.shown.series) and drawing.as_of is None
    head = TableCell((Span(entries[0].name or str(number)),), head=True)
    return (head, *(TableCell(_say_value(context, each, dated=mixed)) for each in entries))


def _say_value(context: Context, entry: Entry, *, dated: bool) -> Spans:
    datum = entry.datum
    if datum.missing:
        return (Span(words.MISSING.get(context.language), SpanStyle.MUTED),)
    number = Span(datum.printed, SpanStyle.NUMBER if datum.number is not None else SpanStyle.PLAIN)
    return dated_number(context, number, datum.as_of if dated else None)
