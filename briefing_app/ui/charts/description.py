"""The description of a chart for screen readers, written from its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.charts.alt import write_alt
from briefing_app.charts.data import resolve_table
from briefing_app.charts.kinds import get_kind
from briefing_app.charts.options import parse_options
from briefing_app.charts.shown import list_shown
from briefing_app.model.language import LANGUAGES, LocalText

if TYPE_CHECKING:
    from briefing_app.workspace import Workspace


def describe_chart(core: Workspace, chart_id: str) -> LocalText:
    """The description of a chart for screen readers, written from its data, in three languages.

    Raises:
        NotFoundError: There is no such chart.
        ChartDataError: It cannot show its data.
    """
    chart = core.library.get_chart(chart_id)
    text = LocalText()
    for language in LANGUAGES:
        frozen = core.charts.freeze_chart(chart_id, language)
        name = chart.title.best(language)[0] or chart.slug
        kind = get_kind(chart.kind, name)
        table = resolve_table(name, frozen.dataset, frozen.figures, language)
        options = parse_options(name, kind.name, kind.options, chart.options)
        shown = list_shown(table, options)
        said = write_alt(kind.label.get(language), name, shown, language, kind=kind.name, options=options)
        text = text.with_text(language, said)
    return text
