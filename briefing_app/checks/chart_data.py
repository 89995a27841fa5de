"""A chart or table without data would be an empty frame, and a chart that does not suit its data would mislead."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.checks.check import Check, Sentences
from briefing_app.checks.subject import Subject
from briefing_app.errors import ChartDataError
from briefing_app.model.block import TableBlock
from briefing_app.model.chart import PRINTED_CELLS, PRINTED_ROWS, Cell, Chart, ColumnKind, Dataset
from briefing_app.model.finding import Finding

_SAID = Sentences("chart_data", block=("chart", "refused", "table", "long_table"))


def _run(subject: Subject) -> Iterator[Finding]:
    datasets = {each.id: each for each in subject.content.datasets}
    for chart in subject.content.charts:
        dataset = datasets.get(chart.dataset_id)
        if dataset and not dataset.left_out and not _has_data(subject, chart, dataset):
            values = {
                "name": subject.name(chart.title, chart.slug),
                "dataset": subject.name(dataset.title, dataset.slug),
            }
            place = subject.place("chart", chart.id)
            yield _SAID.find("chart", place, values, ("edit_dataset", "remove_block"))
        elif dataset and (why := _find_refusal(subject, chart, dataset)):
            values = {"name": subject.name(chart.title, chart.slug), "why": why}
            place = subject.place("chart", chart.id)
            yield _SAID.find("refused", place, values, ("edit_chart", "remove_block"))
    for block in subject.briefing.blocks:
        if isinstance(block, TableBlock) and block.dataset_id in datasets:
            yield from _look_at_table(subject, block, datasets[block.dataset_id])


def _look_at_table(subject: Subject, block: TableBlock, dataset: Dataset) -> Iterator[Finding]:
    shown = sum(each.key in block.columns for each in dataset.columns)
    values = {"name": subject.name(dataset.title, dataset.slug)}
    if not dataset.row_count:
        what = "table"
    elif not dataset.is_printable(shown):
        what = "long_table"
        values |= {"rows": f"{dataset.row_count:,}", "most": f"{PRINTED_ROWS:,}", "cells": f"{PRINTED_CELLS:,}"}
    else:
        return
    yield _SAID.find(what, subject.place("dataset", dataset.id), values, ("edit_dataset", "remove_block"))


def _find_refusal(subject: Subject, chart: Chart, dataset: Dataset) -> str:
    """Why the chart cannot be drawn from its data truthfully, in the reader's language; empty where it can."""
    try:
        subject.draw(chart, dataset)
    except ChartDataError as problem:
        return problem.why.best(subject.naming)[0].rstrip(".。")
    return ""


def _has_data(subject: Subject, chart: Chart, dataset: Dataset) -> bool:
    """Whether a row has something in the columns that are drawn; where the options name none, in any but text columns."""
    named = chart.options.get("values")
    drawn = {str(each) for each in named} if isinstance(named, list | tuple) else set()
    drawn |= {str(chart.options[each]) for each in ("date",) if each in chart.options}
    drawn = drawn or {each.key for each in dataset.columns if each.kind is not ColumnKind.TEXT}
    at = [number for number, column in enumerate(dataset.columns) if column.key in drawn]
    return any(_is_filled(subject, row[number]) for row in dataset.rows for number in at if number < len(row))


def _is_filled(subject: Subject, cell: Cell) -> bool:
    if cell.figure:
        quoted = subject.figures.get(cell.figure)
        return quoted is not None and quoted.observation is not None
    return not cell.missing


CHECK = Check(_SAID, _run)
