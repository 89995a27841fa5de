"""Pack JSON that has been checked → briefings with their sections and blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefing_app.formats.pack.index import Index, derive_id
from briefing_app.model.block import (
    AgendaBlock,
    AgendaItem,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    Likelihood,
    PageBreakBlock,
    PeopleBlock,
    Person,
    PictureBlock,
    PointsBlock,
    Question,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TextRole,
    TimelineBlock,
    TimelineEvent,
)
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.figure import Release
from briefing_app.model.language import LocalText
from briefing_app.model.partial_date import PartialDate

Json = Mapping[str, Any]
_text = LocalText.from_json


def decode_briefing(value: Json, id: str, index: Index) -> Briefing:
    """One briefing; sections and blocks without an id get one from their position."""
    starts, ends, template = value.get("starts"), value.get("ends"), value.get("made_from", "")
    sections = enumerate(value.get("sections", ()))
    return Briefing(
        id=id,
        slug=value["slug"],
        title=_text(value["title"]),
        sections=tuple(_section(each, derive_id(id, f"section/{number}"), index) for number, each in sections),
        occasion=_text(value.get("occasion")),
        place=_text(value.get("place")),
        starts=PartialDate.parse(starts) if starts else None,
        ends=PartialDate.parse(ends) if ends else None,
        readers=_text(value.get("readers")),
        organisation=_text(value.get("organisation")),
        marking=_text(value.get("marking")),
        purpose=_text(value.get("purpose")),
        description=_text(value.get("description")),
        template=value.get("template", False),
        template_id=(index.find_id("briefing", template) or template.lower()) if template else "",
        paper=value.get("paper", "A4"),
        archived=value.get("archived", False),
        logo=value.get("logo", ""),
        accepted=tuple(value.get("accepted", ())),
    )


def _section(value: Json, derived: str, index: Index) -> Section:
    id = value.get("id", derived).lower()
    blocks = enumerate(value.get("blocks", ()))
    return Section(
        id=id,
        title=_text(value["title"]),
        blocks=tuple(_block(each, derive_id(id, f"block/{number}"), index) for number, each in blocks),
        release=Release(value.get("release", "open")),
        guidance=_text(value.get("guidance")),
    )


def _block(value: Json, derived: str, index: Index) -> AnyBlock:
    kind = value["kind"]
    # What one's own side means to say stays with one's own side unless the pack says otherwise.
    release = Release(value.get("release", "internal" if kind == "points" else "open"))
    return _DECODERS[kind](value, index, value.get("id", derived).lower(), release)


def _text_block(value: Json, _index: Index, id: str, release: Release) -> TextBlock:
    role = TextRole(value.get("role", "body"))
    return TextBlock(id=id, release=release, text=_text(value["text"]), title=_text(value.get("title")), role=role)


def _card(value: Json, index: Index, id: str, release: Release) -> CardBlock:
    return CardBlock(id=id, release=release, card_id=index.get_id("card", value["card"]))


def _chart(value: Json, index: Index, id: str, release: Release) -> ChartBlock:
    chart_id = index.get_id("chart", value["chart"])
    width, data = value.get("width", "full"), value.get("data", "auto")
    return ChartBlock(id=id, release=release, chart_id=chart_id, width=width, data=data)


def _key_figures(value: Json, _index: Index, id: str, release: Release) -> KeyFiguresBlock:
    return KeyFiguresBlock(id=id, release=release, figures=tuple(value["figures"]), title=_text(value.get("title")))


def _table(value: Json, index: Index, id: str, release: Release) -> TableBlock:
    return TableBlock(
        id=id,
        release=release,
        dataset_id=index.get_id("dataset", value["dataset"]),
        columns=tuple(value.get("columns", ())),
        title=_text(value.get("title")),
    )


def _points(value: Json, _index: Index, id: str, release: Release) -> PointsBlock:
    return PointsBlock(
        id=id,
        release=release,
        addressee=_text(value.get("addressee")),
        points=tuple(_text(each) for each in value["points"]),
        title=_text(value.get("title")),
    )


def _questions(value: Json, _index: Index, id: str, release: Release) -> QuestionsBlock:
    items = tuple(
        Question(_text(each["question"]), _text(each.get("answer")), Likelihood(each.get("likelihood", "medium")))
        for each in value["items"]
    )
    return QuestionsBlock(id=id, release=release, items=items, title=_text(value.get("title")))


def _agenda(value: Json, _index: Index, id: str, release: Release) -> AgendaBlock:
    items = tuple(
        AgendaItem(each.get("time", ""), _text(each["item"]), _text(each.get("detail"))) for each in value["items"]
    )
    return AgendaBlock(id=id, release=release, items=items, title=_text(value.get("title")))


def _people(value: Json, _index: Index, id: str, release: Release) -> PeopleBlock:
    people = tuple(
        Person(_text(each["name"]), _text(each.get("role")), _text(each.get("organisation")), _text(each.get("note")))
        for each in value["people"]
    )
    return PeopleBlock(id=id, release=release, people=people, title=_text(value.get("title")))


def _timeline(value: Json, _index: Index, id: str, release: Release) -> TimelineBlock:
    events = tuple(TimelineEvent(PartialDate.parse(each["date"]), _text(each["text"])) for each in value["events"])
    return TimelineBlock(id=id, release=release, events=events, title=_text(value.get("title")))


def _picture(value: Json, _index: Index, id: str, release: Release) -> PictureBlock:
    return PictureBlock(
        id=id,
        release=release,
        asset=value["asset"],
        caption=_text(value.get("caption")),
        alt=_text(value.get("alt")),
        credit=value.get("credit", ""),
    )


def _page_break(_value: Json, _index: Index, id: str, release: Release) -> PageBreakBlock:
    return PageBreakBlock(id=id, release=release)


_DECODERS: Mapping[str, Callable[[Json, Index, str, Release], AnyBlock]] = {
    "text": _text_block,
    "card": _card,
    "chart": _chart,
    "key-figures": _key_figures,
    "table": _table,
    "points": _points,
    "questions": _questions,
    "agenda": _agenda,
    "people": _people,
    "timeline": _timeline,
    "picture": _picture,
    "page-break": _page_break,
}
