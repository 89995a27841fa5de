"""Lines that describe briefings and things found, for the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.model.block import CardBlock, ChartBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.language import Language
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.look import Words
from briefing_app.wording.printed import Wording

if TYPE_CHECKING:
    from briefing_app.store.search import SearchHit

KIND_ICONS = {
    "briefing": "briefcase",
    "card": "cards",
    "figure": "hash",
    "chart": "chart-bar",
    "dataset": "table",
    "source": "quotes",
    "term": "book-open-text",
    "theme": "tag",
}
_TONES = {"chart": "teal", "dataset": "teal", "figure": "note", "term": "text2", "theme": "text2", "source": "text2"}


def describe_occasion(briefing: Briefing, wording: Wording, language: Language) -> str:
    """Occasion, place and dates of a briefing in one line; whom it is for where it has none of them."""
    dates = [wording.format_date(each, language) for each in (briefing.starts, briefing.ends) if each]
    if len(dates) == 2 and dates[0] == dates[1]:
        dates = dates[:1]
    parts = [briefing.occasion.best(language)[0], briefing.place.best(language)[0], "–".join(dates)]
    said = [part for part in parts if part]
    readers = briefing.readers.best(language)[0]
    if readers and len(said) < 2:
        said.append(readers)
    return " · ".join(said)


def describe_briefing(briefing: Briefing, wording: Wording, say: Words) -> Row:
    """The row of a briefing."""
    title, shown = briefing.title.best(say.language)
    blocks = briefing.blocks
    counts = [
        say("count.sections", n=len(briefing.sections)),
        say("count.cards", n=sum(isinstance(each, CardBlock) for each in blocks)),
    ]
    if charts := sum(isinstance(each, ChartBlock) for each in blocks):
        counts.append(say("count.charts", n=charts))
    return Row(
        kind="briefing",
        id=briefing.id,
        icon="briefcase",
        title=title,
        text=describe_occasion(briefing, wording, say.language),
        detail=" · ".join(counts),
        language=shown,
        spoken_kind=say("kind.briefing"),
    )


def describe_hit(hit: SearchHit, say: Words) -> Row:
    """The row of a thing found."""
    kind = say(f"kind.{hit.kind}")
    return Row(
        kind=hit.kind,
        id=hit.id,
        icon=KIND_ICONS[hit.kind],
        title=hit.title,
        text=hit.snippet,
        detail=kind,
        title_ranges=hit.title_ranges,
        text_ranges=hit.snippet_ranges,
        language=hit.language,
        tone=_TONES.get(hit.kind, "accent"),
        spoken_kind=kind,
    )
