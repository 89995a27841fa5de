"""What a person can do with briefings: make, copy, arrange and remove them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing_app.errors import InputError, NotFoundError
from briefing_app.model.block import AnyBlock, Block, CardBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.store.changes import Changes
from briefing_app.workspace.desk import Desk, called

_Placed = TypeVar("_Placed", bound=Section | Block)
Head = Callable[[Briefing], Briefing]


class BriefingActions:
    """Sections and blocks are named by their ids, which stay the same when they are moved or edited."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # -- whole briefings ---------------------------------------------------------------------------------------------

    def add_briefing(self, title: LocalText, *, head: Head | None = None) -> Briefing:
        """Make an empty briefing; `head` fills in what is known of the occasion.

        Raises:
            InputError: It ends before it starts.
        """
        briefing = Briefing(self._desk.new_id(), self._desk.free_slug("briefing", title), title)
        return self._keep("briefing.add", self._with_head(briefing, head))

    def make_from_template(
        self, template_id: str, title: LocalText | None = None, *, head: Head | None = None
    ) -> Briefing:
        """Make a briefing with the sections and blocks of a template; nothing is shared with it.

        Raises:
            InputError: The id is that of a briefing, not of a template; or it ends before it starts.
        """
        template = self._desk.library.get_briefing(template_id)
        if not template.template:
            raise InputError("briefing.not_template", field="template", briefing=called(template))
        title = title or template.title
        copy = replace(
            self._copy(template), slug=self._desk.free_slug("briefing", title), title=title, description=LocalText(),
            template=False, template_id=template.id, archived=False,
        )  # fmt: skip
        return self._keep("briefing.make", self._with_head(copy, head))

    def duplicate_briefing(self, id: str) -> Briefing:
        """Copy a briefing or template; the copy's title says so."""
        original = self._desk.library.get_briefing(id)
        slug = self._desk.copy_slug("briefing", original.slug)
        copy = replace(self._copy(original), slug=slug, title=copy_title(original.title), archived=False)
        return self._keep("briefing.duplicate", copy)

    def save_as_template(self, id: str, title: LocalText) -> Briefing:
        """Make a template with the sections and blocks of a briefing."""
        briefing = self._desk.library.get_briefing(id)
        copy = replace(
            self._copy(briefing),
            slug=self._desk.free_slug("briefing", title),
            title=title,
            template=True,
            template_id="",
        )
        return self._keep("briefing.template", copy)

    def update_briefing(self, briefing: Briefing) -> Briefing:
        """Keep an edited briefing: its head, or all of it at once."""
        self._desk.library.get_briefing(briefing.id)
        _check_dates(briefing)
        return self._keep("briefing.update", briefing)

    def archive_briefing(self, id: str, *, archived: bool = True) -> Briefing:
        """Put a briefing away, or bring it back."""
        briefing = replace(self._desk.library.get_briefing(id), archived=archived)
        return self._keep("briefing.archive" if archived else "briefing.restore", briefing)

    def delete_briefing(self, id: str) -> Changes:
        """Remove a briefing or template. What was exported of it stays noted."""
        return self._desk.delete("briefing", id, called(self._desk.library.get_briefing(id)))

    # -- sections ----------------------------------------------------------------------------------------------------

    def add_section(self, id: str, title: LocalText, at: int | None = None) -> Section:
        """Add a chapter at a place (from 0), at the end without one."""
        section = Section(self._desk.new_id(), title)
        self._change_sections("briefing.section.add", id, lambda items: _insert(items, section, at))
        return section

    def update_section(self, section: Section) -> Section:
        """Keep an edited chapter, its blocks included."""
        owner = self._owner_of(section.id)
        self._change_sections(
            "briefing.section.update",
            owner.id,
            lambda items: tuple(section if each.id == section.id else each for each in items),
        )
        return section

    def move_section(self, section_id: str, at: int) -> Briefing:
        """Put a chapter at another place (from 0, counted without it)."""
        owner = self._owner_of(section_id)
        section = next(each for each in owner.sections if each.id == section_id)
        return self._change_sections(
            "briefing.section.move", owner.id, lambda items: _insert(_without(items, section_id), section, at)
        )

    def remove_section(self, section_id: str) -> Briefing:
        """Take a chapter out with all its blocks."""
        owner = self._owner_of(section_id)
        return self._change_sections("briefing.section.remove", owner.id, lambda items: _without(items, section_id))

    def duplicate_section(self, section_id: str) -> Section:
        """Copy a chapter with its blocks, right behind it."""
        owner = self._owner_of(section_id)
        place = next(at for at, each in enumerate(owner.sections) if each.id == section_id)
        copy = _copy_section(owner.sections[place], self._desk.new_id)
        copy = replace(copy, title=copy_title(copy.title))
        self._change_sections("briefing.section.duplicate", owner.id, lambda items: _insert(items, copy, place + 1))
        return copy

    # -- blocks ------------------------------------------------------------------------------------------------------

    def add_block(self, section_id: str, block: AnyBlock, at: int | None = None) -> AnyBlock:
        """Place something in a chapter (from 0, at the end without a place). An empty id is replaced by a new one."""
        block = block if block.id else replace(block, id=self._desk.new_id())
        owner = self._owner_of(section_id)
        if any(each.id == block.id for each in owner.blocks):
            raise InputError("block.there", field="block", briefing=called(owner))
        self._change_blocks("briefing.block.add", owner, section_id, lambda items: _insert(items, block, at))
        return block

    def update_block(self, block: AnyBlock) -> AnyBlock:
        """Keep an edited block where it is."""
        owner, section = self._place_of(block.id)
        self._change_blocks(
            "briefing.block.update",
            owner,
            section.id,
            lambda items: tuple(block if each.id == block.id else each for each in items),
        )
        return block

    def move_block(self, block_id: str, section_id: str, at: int) -> Briefing:
        """Put a block at a place (from 0, counted without it) of a chapter of the same briefing."""
        owner, old = self._place_of(block_id)
        block = next(each for each in old.blocks if each.id == block_id)
        if all(each.id != section_id for each in owner.sections):
            raise NotFoundError("section", section_id)
        sections = tuple(replace(each, blocks=_without(each.blocks, block_id)) for each in owner.sections)
        placed = tuple(
            replace(each, blocks=_insert(each.blocks, block, at)) if each.id == section_id else each
            for each in sections
        )
        return self._keep("briefing.block.move", replace(owner, sections=placed))

    def remove_block(self, block_id: str) -> Briefing:
        """Take a block out."""
        owner, section = self._place_of(block_id)
        return self._change_blocks("briefing.block.remove", owner, section.id, lambda items: _without(items, block_id))

    def duplicate_block(self, block_id: str) -> AnyBlock:
        """Copy a block, right behind it."""
        owner, section = self._place_of(block_id)
        place = next(at for at, each in enumerate(section.blocks) if each.id == block_id)
        copy = replace(section.blocks[place], id=self._desk.new_id())
        self._change_blocks(
            "briefing.block.duplicate", owner, section.id, lambda items: _insert(items, copy, place + 1)
        )
        return copy

    def add_blocks(self, section_id: str, blocks: Sequence[AnyBlock], at: int | None = None) -> tuple[AnyBlock, ...]:
        """Place several things in a row (from 0, at the end without a place). Empty ids are replaced by new ones."""
        return self._add_blocks("briefing.blocks.add", section_id, blocks, at)

    def add_cards(
        self, briefing_id: str, section_id: str, card_ids: Sequence[str], at: int | None = None
    ) -> tuple[AnyBlock, ...]:
        """Place cards in a row; those that the briefing has already are placed again.

        Raises:
            NotFoundError: There is no such card, or the briefing has no such section.
        """
        library = self._desk.library
        for id in card_ids:
            library.get_card(id)
        if library.find_owner(section_id) != briefing_id:
            raise NotFoundError("section", section_id)
        return self._add_blocks("briefing.cards.add", section_id, [CardBlock(id="", card_id=id) for id in card_ids], at)

    def move_blocks(self, ids: Sequence[str], section_id: str, at: int) -> Briefing:
        """Put blocks of one briefing, in the order given, at a place (from 0, counted without them) of a section of it.

        Raises:
            NotFoundError: There is no such block or section.
            InputError: The blocks are in several briefings.
        """
        ids = list(dict.fromkeys(ids))
        owner = self._owner_of_blocks(ids)
        if all(each.id != section_id for each in owner.sections):
            raise NotFoundError("section", section_id)
        by_id = {block.id: block for block in owner.blocks}
        moved = [by_id[id] for id in ids]
        sections = tuple(replace(each, blocks=_without_all(each.blocks, ids)) for each in owner.sections)
        placed = tuple(
            replace(each, blocks=_insert_all(each.blocks, moved, at)) if each.id == section_id else each
            for each in sections
        )
        return self._keep("briefing.block.move", replace(owner, sections=placed))

    def remove_blocks(self, ids: Sequence[str]) -> Briefing:
        """Take blocks of one briefing out.

        Raises:
            NotFoundError: There is no such block.
            InputError: The blocks are in several briefings.
        """
        owner = self._owner_of_blocks(ids)
        sections = tuple(replace(each, blocks=_without_all(each.blocks, ids)) for each in owner.sections)
        return self._keep("briefing.blocks.remove", replace(owner, sections=sections))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _with_head(self, briefing: Briefing, head: Head | None) -> Briefing:
        if head is not None:
            briefing = replace(head(briefing), id=briefing.id, slug=briefing.slug)
            _check_dates(briefing)
        return briefing

    def _copy(self, briefing: Briefing) -> Briefing:
        return copy_briefing(briefing, self._desk.new_id)

    def _keep(self, name: str, briefing: Briefing) -> Briefing:
        with self._desk.operation(name, title=called(briefing)) as writer:
            writer.save_briefing(briefing)
        return briefing

    def _add_blocks(
        self, name: str, section_id: str, blocks: Sequence[AnyBlock], at: int | None
    ) -> tuple[AnyBlock, ...]:
        owner = self._owner_of(section_id)
        new = tuple(block if block.id else replace(block, id=self._desk.new_id()) for block in blocks)
        ids = [block.id for block in (*owner.blocks, *new)]
        if len(set(ids)) < len(ids):
            raise InputError("block.twice", field="block", briefing=called(owner))
        if new:
            self._change_blocks(name, owner, section_id, lambda items: _insert_all(items, new, at))
        return new

    def _change_sections(
        self, name: str, id: str, change: Callable[[tuple[Section, ...]], tuple[Section, ...]]
    ) -> Briefing:
        briefing = self._desk.library.get_briefing(id)
        return self._keep(name, replace(briefing, sections=change(briefing.sections)))

    def _change_blocks(
        self,
        name: str,
        owner: Briefing,
        section_id: str,
        change: Callable[[tuple[AnyBlock, ...]], tuple[AnyBlock, ...]],
    ) -> Briefing:
        sections = tuple(
            replace(each, blocks=change(each.blocks)) if each.id == section_id else each for each in owner.sections
        )
        return self._keep(name, replace(owner, sections=sections))

    def _owner_of(self, section_id: str) -> Briefing:
        id = self._desk.library.find_owner(section_id)
        if id is None:
            raise NotFoundError("section", section_id)
        return self._desk.library.get_briefing(id)

    def _place_of(self, block_id: str) -> tuple[Briefing, Section]:
        place = self._desk.library.find_place(block_id)
        if place is None:
            raise NotFoundError("block", block_id)
        briefing = self._desk.library.get_briefing(place[0])
        return briefing, next(each for each in briefing.sections if each.id == place[1])

    def _owner_of_blocks(self, ids: Sequence[str]) -> Briefing:
        """The one briefing that all these blocks are in."""
        owners = set()
        for id in ids:
            place = self._desk.library.find_place(id)
            if place is None:
                raise NotFoundError("block", id)
            owners.add(place[0])
        if len(owners) != 1:
            raise InputError("block.several", field="block")
        return self._desk.library.get_briefing(owners.pop())


def _check_dates(briefing: Briefing) -> None:
    if briefing.starts and briefing.ends and briefing.ends.last < briefing.starts.first:
        raise InputError("briefing.dates", field="ends", ends=briefing.ends, starts=briefing.starts)


def copy_briefing(briefing: Briefing, new_id: Callable[[], str]) -> Briefing:
    """The same under new ids, its sections and blocks too; slug and title stay."""
    sections = tuple(_copy_section(section, new_id) for section in briefing.sections)
    # What was accepted in one document is asked again in the next.
    return replace(briefing, id=new_id(), accepted=(), sections=sections)


def _copy_section(section: Section, new_id: Callable[[], str]) -> Section:
    return replace(section, id=new_id(), blocks=tuple(replace(block, id=new_id()) for block in section.blocks))


def copy_title(title: LocalText) -> LocalText:
    """A title that says that it is a copy."""
    return LocalText(*(_copy_title(title.get(each), each) for each in LANGUAGES))


def _copy_title(title: str, language: Language) -> str:
    words = {Language.EN: " (copy)", Language.HANT: "（副本）", Language.HANS: "（副本）"}
    return title + words[language] if title else ""


def _insert(items: tuple[_Placed, ...], new: _Placed, at: int | None) -> tuple[_Placed, ...]:
    place = len(items) if at is None else max(0, min(at, len(items)))
    return (*items[:place], new, *items[place:])


def _insert_all(items: tuple[AnyBlock, ...], new: Sequence[AnyBlock], at: int | None) -> tuple[AnyBlock, ...]:
    place = len(items) if at is None else max(0, min(at, len(items)))
    return (*items[:place], *new, *items[place:])


def _without_all(items: tuple[AnyBlock, ...], ids: Sequence[str]) -> tuple[AnyBlock, ...]:
    return tuple(each for each in items if each.id not in ids)


def _without(items: tuple[_Placed, ...], id: str) -> tuple[_Placed, ...]:
    return tuple(each for each in items if each.id != id)
