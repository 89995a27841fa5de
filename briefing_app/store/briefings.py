"""Briefings with their sections and blocks in the library."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

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
from briefing_app.model.figure import Release
from briefing_app.store.codec import dump, load
from briefing_app.store.shelf import Child, Row, Shelf, date_of, dated, quotes, text_of, texts

BLOCKS: Mapping[str, type[AnyBlock]] = {
    "text": TextBlock,
    "card": CardBlock,
    "chart": ChartBlock,
    "key-figures": KeyFiguresBlock,
    "table": TableBlock,
    "points": PointsBlock,
    "questions": QuestionsBlock,
    "agenda": AgendaBlock,
    "people": PeopleBlock,
    "timeline": TimelineBlock,
    "picture": PictureBlock,
    "page-break": PageBreakBlock,
}
_TEXTS = ("title", "occasion", "place", "readers", "organisation", "marking", "purpose", "description")


class Briefings(Shelf[Briefing]):
    """One row a briefing, a section and a block; what a block holds is JSON, what it refers to stands in columns too."""

    kind = "briefing"
    kinds = "briefings"
    table = "briefings"
    children = (
        Child("sections", "briefing_id", ("id",)),
        Child("blocks", "briefing_id", ("id",)),
        Child("block_figures", "briefing_id", ("block_id", "place"), order="block_id, place"),
    )

    def row_of(self, thing: Briefing) -> Row:
        """The columns of `briefings`."""
        row: Row = {"id": thing.id, "slug": thing.slug}
        for name in _TEXTS:
            row |= texts(name, getattr(thing, name))
        return row | {
            "starts": dated(thing.starts),
            "ends": dated(thing.ends),
            "template": int(thing.template),
            "template_id": thing.template_id,
            "paper": thing.paper,
            "archived": int(thing.archived),
            "logo": thing.logo or None,
            "accepted": dump(thing.accepted),
        }

    def children_of(self, thing: Briefing) -> Mapping[str, list[Row]]:
        """Sections, blocks and the figures of key-figure strips."""
        return {
            "sections": [_section_row(thing.id, at, each) for at, each in enumerate(thing.sections)],
            "blocks": [
                _block_row(thing.id, section.id, at, block)
                for section in thing.sections
                for at, block in enumerate(section.blocks)
            ],
            "block_figures": [
                row | {"briefing_id": thing.id}
                for block in thing.blocks
                if isinstance(block, KeyFiguresBlock)
                for row in quotes("block_id", block.id, block.figures)
            ],
        }

    def thing_of(self, row: Row) -> Briefing:
        """A briefing."""
        blocks: dict[str, list[AnyBlock]] = {}
        for each in row["blocks"]:
            blocks.setdefault(each["section_id"], []).append(_block_of(each["kind"], each["content"]))
        return Briefing(
            id=row["id"],
            slug=row["slug"],
            sections=tuple(_section_of(each, blocks.get(each["id"], [])) for each in row["sections"]),
            starts=date_of(row["starts"]),
            ends=date_of(row["ends"]),
            template=bool(row["template"]),
            template_id=row["template_id"],
            paper=row["paper"],
            archived=bool(row["archived"]),
            logo=row["logo"] or "",
            accepted=load(tuple[str, ...], row["accepted"]),
            **{name: text_of(row, name) for name in _TEXTS},
        )

    def find_owner(self, section_id: str) -> str | None:
        """The id of the briefing that has a section."""
        with self._file.reading():
            row = self._file.execute("SELECT briefing_id FROM sections WHERE id = ?", (section_id,)).fetchone()
            return str(row[0]) if row else None

    def find_place(self, block_id: str) -> tuple[str, str] | None:
        """The ids of the briefing and the section that have a block."""
        with self._file.reading():
            row = self._file.execute("SELECT briefing_id, section_id FROM blocks WHERE id = ?", (block_id,)).fetchone()
            return (str(row[0]), str(row[1])) if row else None


@lru_cache(maxsize=4_096)
def _block_of(kind: str, content: str) -> AnyBlock:
    """A block of its columns. The same columns give the same object: an edit changes one block of many."""
    block: AnyBlock = load(BLOCKS[kind], content)
    return block


@lru_cache(maxsize=4_096)
def _content_of(block: AnyBlock) -> str:
    """The reverse of `_block_of`; all blocks of a briefing are asked for when one of them is moved."""
    return dump(block)


def _section_row(briefing_id: str, place: int, section: Section) -> Row:
    return {
        "id": section.id,
        "briefing_id": briefing_id,
        "place": place,
        **texts("title", section.title),
        **texts("guidance", section.guidance),
        "release": section.release.value,
    }


def kind_of(block: AnyBlock) -> str:
    """The word by which the file knows this kind of block."""
    return next(kind for kind, made in BLOCKS.items() if isinstance(block, made))


def _section_of(row: Row, blocks: list[AnyBlock]) -> Section:
    return Section(
        id=row["id"],
        title=text_of(row, "title"),
        blocks=tuple(blocks),
        release=Release(row["release"]),
        guidance=text_of(row, "guidance"),
    )


def _block_row(briefing_id: str, section_id: str, place: int, block: AnyBlock) -> Row:
    return {
        "id": block.id,
        "briefing_id": briefing_id,
        "section_id": section_id,
        "place": place,
        "kind": kind_of(block),
        "card_id": block.card_id if isinstance(block, CardBlock) else None,
        "chart_id": block.chart_id if isinstance(block, ChartBlock) else None,
        "dataset_id": block.dataset_id if isinstance(block, TableBlock) else None,
        "asset_id": block.asset if isinstance(block, PictureBlock) else None,
        "content": _content_of(block),
    }
