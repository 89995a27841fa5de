"""Tables of the library as rows of a list: title, size, and how many charts draw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.ui.lists.rows import Row

if TYPE_CHECKING:
    from briefing_app.model.chart import TableHead
    from briefing_app.model.language import Language
    from briefing_app.ui.look import Words
    from briefing_app.workspace import Workspace


def list_table_rows(core: Workspace, words: str, language: Language, say: Words) -> tuple[Row, ...]:
    """The tables in whose title, columns or tags all words are found, by title."""
    drawn = Counter(each.dataset_id for each in core.library.list_charts())
    wanted = words.casefold().split()
    heads = [each for each in core.tables.list_tables() if all(word in _text(each) for word in wanted)]
    heads.sort(key=lambda each: each.dataset.title.best(language)[0].casefold())
    return tuple(_make_row(each, drawn[each.dataset.id], language, say) for each in heads)


def _text(head: TableHead) -> str:
    table = head.dataset
    parts: Iterable[str] = (
        *(text for _, text in table.title), *(text for each in table.columns for _, text in each.label), *table.tags,
    )  # fmt: skip
    return " ".join(parts).casefold()


def _make_row(head: TableHead, charts: int, language: Language, say: Words) -> Row:
    table = head.dataset
    title, shown = table.title.best(language)
    columns = " · ".join(text for each in table.columns if (text := each.label.best(language)[0]))
    size = say(
        "charts.table.size",
        rows=say("charts.rows", n=head.row_count),
        columns=say("charts.columns", n=len(table.columns)),
    )
    detail = say.row((size, say("count.charts", n=charts)) if charts else (size, say("charts.table.no_chart")))
    return Row("dataset", table.id, "table", title or table.slug, columns, detail, language=shown, pause=say.pause)
