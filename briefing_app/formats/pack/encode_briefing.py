"""Briefings with their sections and blocks → pack JSON."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from briefing_app.model.block import (
    AgendaBlock,
    AnyBlock,
    CardBlock,
    ChartBlock,
    KeyFiguresBlock,
    PageBreakBlock,
    PeopleBlock,
    PictureBlock,
    PointsBlock,
    QuestionsBlock,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from briefing_app.model.briefing import Briefing, Section

Names = Mapping[str, str]


def encode_briefing(briefing: Briefing, names: Names) -> dict[str, Any]:
    """One briefing; `names` gives the slug of every card, chart, dataset and briefing of the pack by id."""
    value = {
        "id": briefing.id,
        "slug": briefing.slug,
        "title": briefing.title.to_json(),
        "template": briefing.template,
        "made_from": names.get(briefing.template_id, briefing.template_id),
        "occasion": briefing.occasion.to_json(),
        "place": briefing.place.to_json(),
        "starts": str(briefing.starts or ""),
        "ends": str(briefing.ends or ""),
        "readers": briefing.readers.to_json(),
        "organisation": briefing.organisation.to_json(),
        "marking": briefing.marking.to_json(),
        "purpose": briefing.purpose.to_json(),
        "description": briefing.description.to_json(),
        "paper": "" if briefing.paper == "A4" else briefing.paper,
        "archived": briefing.archived,
        "logo": briefing.logo,
        "accepted": list(briefing.accepted),
        "sections": [_section(each, names) for each in briefing.sections],
    }
    return _lean(value, "id", "slug", "title")


def _lean(value: dict[str, Any], *kept: str) -> dict[str, Any]:
    return {name: each for name, each in value.items() if name in kept or each not in ("", [], {}, False)}


def _section(section: Section, names: Names) -> dict[str, Any]:
    value = {
        "id": section.id,
        "title": section.title.to_json(),
        "release": "" if section.release == "open" else section.release.value,
        "guidance": section.guidance.to_json(),
        "blocks": [_block(each, names) for each in section.blocks],
    }
    return _lean(value, "id", "title")


def _block(block: AnyBlock, names: Names) -> dict[str, Any]:
    kind, value = _fields(block, names)
    usual = "internal" if kind == "points" else "open"
    release = {} if block.release == usual else {"release": block.release.value}
    return {"kind": kind, "id": block.id, **release, **value}


@singledispatch
def _fields(block: Any, names: Names) -> tuple[str, dict[str, Any]]:
    """The kind of a block and its own fields."""
    raise TypeError(f"{type(block).__name__} is not a kind of block that packs know ({len(names)} names given)")


@_fields.register
def _(block: TextBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    role = "" if block.role == "body" else block.role.value
    return "text", _lean({"title": block.title.to_json(), "role": role, "text": block.text.to_json()}, "text")


@_fields.register
def _(block: CardBlock, names: Names) -> tuple[str, dict[str, Any]]:
    return "card", {"card": names.get(block.card_id, block.card_id)}


@_fields.register
def _(block: ChartBlock, names: Names) -> tuple[str, dict[str, Any]]:
    width = "" if block.width == "full" else block.width
    data = "" if block.data == "auto" else block.data
    return "chart", _lean({"chart": names.get(block.chart_id, block.chart_id), "width": width, "data": data})


@_fields.register
def _(block: KeyFiguresBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    return "key-figures", _lean({"title": block.title.to_json(), "figures": list(block.figures)}, "figures")


@_fields.register
def _(block: TableBlock, names: Names) -> tuple[str, dict[str, Any]]:
    dataset = names.get(block.dataset_id, block.dataset_id)
    return "table", _lean({"title": block.title.to_json(), "dataset": dataset, "columns": list(block.columns)})


@_fields.register
def _(block: PointsBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    points = [each.to_json() for each in block.points]
    value = {"title": block.title.to_json(), "addressee": block.addressee.to_json(), "points": points}
    return "points", _lean(value, "points")


@_fields.register
def _(block: QuestionsBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    items = [
        _lean(
            {
                "question": each.question.to_json(),
                "answer": each.answer.to_json(),
                "likelihood": "" if each.likelihood == "medium" else each.likelihood.value,
            },
            "question",
        )
        for each in block.items
    ]
    return "questions", _lean({"title": block.title.to_json(), "items": items}, "items")


@_fields.register
def _(block: AgendaBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    items = [
        _lean({"time": each.time, "item": each.item.to_json(), "detail": each.detail.to_json()}, "item")
        for each in block.items
    ]
    return "agenda", _lean({"title": block.title.to_json(), "items": items}, "items")


@_fields.register
def _(block: PeopleBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    people = [
        _lean(
            {
                "name": each.name.to_json(),
                "role": each.role.to_json(),
                "organisation": each.organisation.to_json(),
                "note": each.note.to_json(),
            },
            "name",
        )
        for each in block.people
    ]
    return "people", _lean({"title": block.title.to_json(), "people": people}, "people")


@_fields.register
def _(block: TimelineBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    events = [{"date": str(each.date), "text": each.text.to_json()} for each in block.events]
    return "timeline", _lean({"title": block.title.to_json(), "events": events}, "events")


@_fields.register
def _(block: PictureBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    value = {
        "asset": block.asset,
        "caption": block.caption.to_json(),
        "alt": block.alt.to_json(),
        "credit": block.credit,
    }
    return "picture", _lean(value)


@_fields.register
def _(_block: PageBreakBlock, _names: Names) -> tuple[str, dict[str, Any]]:
    return "page-break", {}
