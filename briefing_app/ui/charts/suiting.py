"""Which kinds of charts suit a table, or some of its columns, and why the others do not, in the words of the interface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.charts.data import Table, resolve_table
from briefing_app.charts.kinds import KINDS, get_kind
from briefing_app.charts.options import SeriesOptions, keep_known, parse_options
from briefing_app.charts.suggest import Suggestion, refusals, suggest
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.language import Language
from briefing_app.ui.charts.kind_tiles import KindChoice

if TYPE_CHECKING:
    from briefing_app.charts.kind import ChartKind
    from briefing_app.model.chart import Dataset
    from briefing_app.ui.look import Look
    from briefing_app.workspace import Workspace

_PARTS = 4  # groups of columns that are tried
_LEFT_OUT = 10  # what it takes from the score of a kind that it cannot draw all columns
VALUES = "values"  # the option that names columns of numbers


def judge_kinds(core: Workspace, dataset_id: str, look: Look) -> tuple[KindChoice, ...]:
    """All kinds, those that suit the table or some of its columns best first, the others with the reason.

    To leave columns out speaks a little against a kind. What something else speaks against comes after all that nothing does.

    Raises:
        NotFoundError: There is no such table.
    """
    language = look.language
    dataset, rows = _read(core, dataset_id)
    name = dataset.title.best(language)[0] or dataset.slug
    try:
        table = resolve_table(name, dataset, core.figures.quote(dataset.figure_keys), language)
    except ChartDataError as problem:
        why = problem.why.best(language)[0]
        return tuple(KindChoice(each.name, each.label.get(language), reason=why) for each in KINDS)
    suited = suggest(table, rows)
    good = {each.kind: each.reason.get(language) for each in suited}
    rank = {each.kind: (each.doubted, -each.score) for each in suited}
    bad = {kind: why.get(language) for kind, why in refusals(table, rows).items()}
    for part in list_parts(dataset.columns):
        columns = look.say.row(_name(each, language) for each in part)
        for each in _suggest_part(table, part, rows):
            if each.kind in bad:
                del bad[each.kind]
                good[each.kind] = look.say("charts.kind.part", reason=each.reason.get(language), columns=columns)
                rank[each.kind] = (each.doubted, _LEFT_OUT - each.score)
    order = {kind: at for at, kind in enumerate(sorted(good, key=lambda kind: rank[kind]))}
    return tuple(
        KindChoice(each.name, each.label.get(language), good.get(each.name, ""), bad.get(each.name, ""))
        for each in sorted(KINDS, key=lambda each: order.get(each.name, len(order)))
    )


def fit_options(core: Workspace, dataset_id: str, name: str, given: Mapping[str, object]) -> dict[str, object]:
    """Options of a kind with the columns that it can draw: those that were chosen, else all, else the first that suit.

    Nothing changes where no columns suit, nor in a table that cannot be drawn at all.
    """
    kind = get_kind(name)
    known = keep_known(kind.options, given)
    if not issubclass(kind.options, SeriesOptions):
        return known
    dataset, _ = _read(core, dataset_id)
    try:
        table = resolve_table(name, dataset, core.figures.quote(dataset.figure_keys), Language.EN)
    except ChartDataError:
        return known
    parts = ([each.key for each in part] for part in list_parts(dataset.columns))
    bare = {option: value for option, value in known.items() if option != VALUES}
    for tried in (known, bare, *({**bare, VALUES: keys} for keys in parts)):
        if _suits(kind, table, tried):
            return tried
    return known


def list_parts(columns: Sequence[Column]) -> Iterator[tuple[Column, ...]]:
    """Columns of numbers that can share an axis where not all can: those of the same unit together, then each alone."""
    numbers = [each for each in columns if each.kind is ColumnKind.NUMBER]
    groups: dict[object, list[Column]] = {}
    for each in numbers:
        groups.setdefault((each.unit, each.noun), []).append(each)
    if len(numbers) < 2:
        return
    shared = [tuple(each) for each in groups.values() if 1 < len(each) < len(numbers)]
    yield from [*shared, *((each,) for each in numbers)][:_PARTS]


def _read(core: Workspace, dataset_id: str) -> tuple[Dataset, int]:
    """A table with no more rows than any kind shows, which is quick for any size, and how many it has."""
    head = core.tables.get_table(dataset_id)
    rows = core.tables.read_rows(dataset_id, 0, max(each.most_rows for each in KINDS) + 1)
    return replace(head.dataset, rows=rows), head.row_count


def _suggest_part(table: Table, part: Sequence[Column], rows: int) -> tuple[Suggestion, ...]:
    """The kinds that choose their columns, and what they make of some columns of a table."""
    keys = {each.key for each in part}
    kept = [at for at, each in enumerate(table.columns) if each.kind is not ColumnKind.NUMBER or each.key in keys]
    narrow = replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )
    choosing = {each.name for each in KINDS if issubclass(each.options, SeriesOptions)}
    return tuple(each for each in suggest(narrow, rows) if each.kind in choosing)


def _suits(kind: ChartKind, table: Table, options: Mapping[str, object]) -> bool:
    try:
        parsed = parse_options(table.name, kind.name, kind.options, options)
        return not any(each.refuse for each in kind.suits(table, parsed))
    except ChartDataError:
        return False


def _name(column: Column, language: Language) -> str:
    return column.label.best(language)[0] or column.key
