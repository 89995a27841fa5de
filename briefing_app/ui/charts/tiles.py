"""What the grid of charts shows of each: title, kind, as-of date and source, read a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.charts.kind import MOST_ROWS
from briefing_app.charts.kinds import find_kind
from briefing_app.model.chart import Dataset
from briefing_app.model.edition import Quoted
from briefing_app.model.language import Language

if TYPE_CHECKING:
    from briefing_app.ui.look import Words
    from briefing_app.workspace import Workspace
    from briefing_app.workspace.finder import ChartRow


@dataclass(frozen=True, slots=True)
class Tile:
    """One chart of the grid. `as_of` is empty where the data have no date, or says that dates differ.

    `pause` stands between the parts that are read aloud.
    """

    id: str
    title: str
    language: Language
    kind: str
    as_of: str
    source: str
    internal: bool
    internal_word: str
    pause: str

    @property
    def spoken(self) -> str:
        """The tile as one line for a screen reader."""
        parts = (self.title, self.kind, self.as_of, self.source, self.internal_word if self.internal else "")
        return self.pause.join(each for each in parts if each)


def name_kind(name: str, language: Language) -> str:
    """What a kind of chart is called; one that a newer version made keeps its own name."""
    kind = find_kind(name)
    return kind.label.get(language) if kind else name


def read_tiles(
    core: Workspace, rows: Mapping[str, ChartRow], ids: Sequence[str], language: Language, say: Words
) -> tuple[Tile, ...]:
    """The tiles of these charts; those that are gone are left out."""
    library = core.library
    there = [rows[id] for id in ids if id in rows]
    heads = core.tables.list_tables(dict.fromkeys(each.dataset_id for each in there))
    datasets = {
        each.dataset.id: replace(each.dataset, rows=core.tables.read_rows(each.dataset.id, 0, MOST_ROWS))
        for each in heads
    }
    keys = dict.fromkeys(key for each in datasets.values() for key in each.figure_keys)
    quoted = core.figures.quote(list(keys))
    cited = dict.fromkeys(each.sources[0].source_id for each in datasets.values() if each.sources)
    sources = {each.id: each.title or each.description.best(language)[0] for each in library.list_sources(cited)}
    tiles = []
    for row in there:
        dataset = datasets.get(row.dataset_id)
        source = sources.get(dataset.sources[0].source_id, "") if dataset is not None and dataset.sources else ""
        tiles.append(
            Tile(
                id=row.id,
                title=row.title,
                language=row.title_language,
                kind=name_kind(row.kind, say.language),
                as_of=_say_date(core, dataset, quoted, language, say) if dataset is not None else "",
                source=source,
                internal=row.internal,
                internal_word=say("charts.internal"),
                pause=say.pause,
            )
        )
    return tuple(tiles)


def _say_date(core: Workspace, dataset: Dataset, quoted: Mapping[str, Quoted], language: Language, say: Words) -> str:
    """The date that all values share, or that they differ."""
    dates = set()
    for row in dataset.rows:
        for cell in row:
            if cell.figure:
                seen = quoted[cell.figure].observation if cell.figure in quoted else None
                dates.add(cell.as_of or (seen.as_of if seen else None))
            elif cell.value is not None:
                dates.add(cell.as_of or dataset.as_of)
    if len(dates) > 1:
        return say("charts.dates_differ")
    common = dates.pop() if dates else dataset.as_of
    return core.wording.as_of(common, language) if common else ""
