"""Which kinds of charts suit a table, and why the others do not, in the words of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.charts.data import resolve_table
from briefing_app.charts.kinds import KINDS
from briefing_app.charts.suggest import refusals, suggest
from briefing_app.errors import ChartDataError
from briefing_app.ui.charts.kind_tiles import KindChoice

if TYPE_CHECKING:
    from briefing_app.ui.look import Look
    from briefing_app.workspace import Workspace


def judge_kinds(core: Workspace, dataset_id: str, look: Look) -> tuple[KindChoice, ...]:
    """All kinds, those that suit the table best first, those that cannot show it last and with the reason.

    Raises:
        NotFoundError: There is no such table.
    """
    language = look.language
    head = core.tables.get_table(dataset_id)
    # Of no more rows than any kind shows: quick for a table of any size.
    rows = core.tables.read_rows(dataset_id, 0, max(each.most_rows for each in KINDS) + 1)
    dataset = replace(head.dataset, rows=rows)
    name = dataset.title.best(language)[0] or dataset.slug
    try:
        table = resolve_table(name, dataset, core.figures.quote(dataset.figure_keys), language)
    except ChartDataError as problem:
        why = problem.why.best(language)[0]
        return tuple(KindChoice(each.name, each.label.get(language), reason=why) for each in KINDS)
    good = {each.kind: each.reason.get(language) for each in suggest(table, head.row_count)}
    bad = {kind: why.get(language) for kind, why in refusals(table, head.row_count).items()}
    order = {kind: at for at, kind in enumerate(good)}
    return tuple(
        KindChoice(each.name, each.label.get(language), good.get(each.name, ""), bad.get(each.name, ""))
        for each in sorted(KINDS, key=lambda each: order.get(each.name, len(order)))
    )
