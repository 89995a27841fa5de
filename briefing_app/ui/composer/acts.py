"""What can be done with the outline of one briefing; each is one operation of the workspace, and so one step to take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData

from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock, PictureBlock
from briefing_app.model.briefing import Briefing, Section
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.composer.clipboard import read_blocks
from briefing_app.ui.composer.kinds import SECTION, find_kind
from briefing_app.ui.lists.mime import Item, read_items
from briefing_app.ui.room import Room
from briefing_app.workspace.desk import called, make_id

Choose = Callable[[str, "Spot"], object]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the outline: before the block `at` of a section, or, without a section, before the section `at`."""

    section_id: str
    at: int


class OutlineActs:
    """Acts on one briefing. Refusals are said above the page, and nothing is then changed.

    `choose` is called with the kind and the spot of a new block for which something has to be chosen first: a picture, a table.
    """

    def __init__(self, room: Room, briefing_id: str, choose: Choose) -> None:
        self._room = room
        self._id = briefing_id
        self._choose = choose
        self._briefing: Briefing | None = None
        self.reload()

    @property
    def briefing_id(self) -> str:
        """Which briefing."""
        return self._id

    def open(self, briefing_id: str) -> Briefing | None:
        """Act on another briefing; gives it, None where there is no such one."""
        self._id = briefing_id
        return self.reload()

    @property
    def briefing(self) -> Briefing | None:
        """The briefing as it was when it was last read; None where it was deleted."""
        return self._briefing

    def reload(self) -> Briefing | None:
        """Read the briefing again, because it was changed."""
        self._briefing = self._room.core.library.find_briefing(self._id)
        return self._briefing

    # -- places ------------------------------------------------------------------------------------------------------

    def spot_after(self, id: str) -> Spot:
        """Where something new goes when the cursor is on a block or section: behind the block, at the end of the section."""
        briefing = self.briefing
        sections = briefing.sections if briefing else ()
        for section in sections:
            if section.id == id:
                return Spot(id, len(section.blocks))
            for at, block in enumerate(section.blocks):
                if block.id == id:
                    return Spot(section.id, at + 1)
        return Spot(sections[-1].id, len(sections[-1].blocks)) if sections else Spot("", 0)

    def section_of(self, id: str) -> Section | None:
        """The section with this id, or that of a block."""
        briefing = self.briefing
        for section in briefing.sections if briefing else ():
            if section.id == id or any(each.id == id for each in section.blocks):
                return section
        return None

    # -- adding ------------------------------------------------------------------------------------------------------

    def add_items(self, items: Sequence[Item], spot: Spot) -> tuple[str, ...]:
        """Place cards, charts and new blocks, or copies of blocks of another briefing; gives the ids of what is new."""
        if any(each == Item("new", SECTION) for each in items):
            return self.add_section(self._section_place(spot))
        blocks: list[AnyBlock] = []
        for each in items:
            kind = find_kind(each.id) if each.kind == "new" else None
            if kind is not None and kind.make is None:
                self._choose(each.id, spot)
            elif (block := self._make(each)) is not None:
                blocks.append(block)
        return self.add_blocks(blocks, spot)

    def add_blocks(self, blocks: Sequence[AnyBlock], spot: Spot) -> tuple[str, ...]:
        """Place blocks, which get new ids; gives these. Without a section to put them in, one is made."""
        briefing = self.briefing
        if not blocks or briefing is None:
            return ()
        new = tuple(replace(each, id=make_id()) for each in blocks)
        done = self._room.attempt(lambda: self._write(briefing, new, spot))
        if done is None:
            return ()
        self._tell_added(len(new), new[0].id)
        return tuple(each.id for each in new)

    def add_picture(self, data: bytes, name: str, spot: Spot) -> tuple[str, ...]:
        """Take the bytes of a picture file into the library and place it, as one step; gives the id of its block."""
        briefing, core = self.briefing, self._room.core
        if briefing is None:
            return ()

        def take() -> str:
            with core.together("briefing.block.add", title=called(briefing)):
                block = PictureBlock(id=make_id(), asset=core.data.add_picture(data, name).id)
                self._write(briefing, (block,), spot)
            return block.id

        id = self._room.attempt(take)
        if id is None:
            return ()
        self._tell_added(1, id)
        return (id,)

    def _write(self, briefing: Briefing, blocks: tuple[AnyBlock, ...], spot: Spot) -> object:
        core = self._room.core.briefings
        if spot.section_id:
            return core.add_blocks(spot.section_id, blocks, spot.at)
        section = Section(make_id(), self._words("composer.section.new"), blocks)
        sections = (*briefing.sections[: spot.at], section, *briefing.sections[spot.at :])
        return core.update_briefing(replace(briefing, sections=sections))

    def add_section(self, at: int) -> tuple[str, ...]:
        """Add a section with a title to be written over; gives its id."""
        title = self._words("composer.section.new")
        section = self._room.attempt(lambda: self._room.core.briefings.add_section(self._id, title, at))
        return (section.id,) if section else ()

    def paste(self, data: QMimeData, spot: Spot) -> tuple[str, ...]:
        """Place what the clipboard holds: blocks, or cards and charts; gives the ids of what is new."""
        blocks = read_blocks(data)
        if blocks:
            return self.add_blocks(blocks, spot)
        items = [each for each in read_items(data) if each.kind in ("card", "chart")]
        return self.add_items(items, spot)

    def can_paste(self, data: QMimeData) -> bool:
        """Whether there is something for `paste`."""
        return bool(read_blocks(data)) or any(each.kind in ("card", "chart") for each in read_items(data))

    # -- moving ------------------------------------------------------------------------------------------------------

    def drop(self, items: Sequence[Item], spot: Spot, *, copy: bool = False) -> tuple[str, ...]:
        """Put dragged things at a spot: what is of this briefing moves unless a copy is wanted, the rest is added.

        Gives the ids of what was put there.
        """
        mine = self._mine() if not copy else set()
        sections = [each.id for each in items if each.kind == "section" and each.id in mine]
        if sections:
            return self.move_sections(sections, self._section_place(spot))
        blocks = [each.id for each in items if each.kind == "block" and each.id in mine]
        if blocks:
            return self.move_blocks(blocks, spot)
        return self.add_items(items, spot)

    def move_blocks(self, ids: Sequence[str], spot: Spot) -> tuple[str, ...]:
        """Put blocks at a spot, in the order they have; nothing where they are there already."""
        briefing = self.briefing
        target = self.section_of(spot.section_id) if spot.section_id else None
        if briefing is None or target is None:
            return ()
        order = tuple(each.id for each in briefing.blocks if each.id in set(ids))
        before = [each.id for each in target.blocks[: spot.at]]
        at = spot.at - sum(id in order for id in before)
        rest = [each.id for each in target.blocks if each.id not in order]
        if [*rest[:at], *order, *rest[at:]] == [each.id for each in target.blocks]:
            return ()
        core = self._room.core.briefings
        done = self._room.attempt(lambda: core.move_blocks(order, spot.section_id, at))
        if done is None:
            return ()
        stayed = set(order) <= {each.id for each in target.blocks}
        self._tell("composer.moved.inside" if stayed else "composer.moved", target, len(order))
        return order

    def move_sections(self, ids: Sequence[str], at: int) -> tuple[str, ...]:
        """Put sections before the one that is now the `at`th, in the order they have."""
        briefing = self.briefing
        if briefing is None:
            return ()
        moving = tuple(each for each in briefing.sections if each.id in set(ids))
        at -= sum(each in moving for each in briefing.sections[:at])
        rest = tuple(each for each in briefing.sections if each not in moving)
        sections = (*rest[:at], *moving, *rest[at:])
        if not moving or sections == briefing.sections:
            return ()
        core = self._room.core.briefings
        if len(moving) == 1:
            done = self._room.attempt(lambda: core.move_section(moving[0].id, at))
        else:
            done = self._room.attempt(lambda: core.update_briefing(replace(briefing, sections=sections)))
        return tuple(each.id for each in moving) if done else ()

    def step(self, ids: Sequence[str], by: int) -> None:
        """Move blocks, or sections, up (-1) or down (1) by one; blocks go on into the neighbouring section."""
        briefing = self.briefing
        if briefing is None:
            return
        places = {each.id: at for at, each in enumerate(briefing.sections)}
        chosen = [id for id in places if id in set(ids)]
        if chosen:
            edge = places[chosen[0]] - 1 if by < 0 else places[chosen[-1]] + 2
            if 0 <= edge <= len(places):
                self.move_sections(chosen, edge)
            return
        order = [each.id for each in briefing.blocks if each.id in set(ids)]
        if not order:
            return
        section = self.section_of(order[0] if by < 0 else order[-1])
        assert section is not None
        inside = [each.id for each in section.blocks]
        edge = inside.index(order[0]) - 1 if by < 0 else inside.index(order[-1]) + 2
        if 0 <= edge <= len(inside):
            self.move_blocks(order, Spot(section.id, edge))
        else:
            self.step_section(order, by)

    def step_section(self, ids: Sequence[str], by: int) -> None:
        """Move blocks to the end of the section before (-1), or to the beginning of the one after (1)."""
        briefing = self.briefing
        order = [each.id for each in briefing.blocks if each.id in set(ids)] if briefing else []
        if briefing is None or not order:
            return
        section = self.section_of(order[0] if by < 0 else order[-1])
        at = briefing.sections.index(section) + by if section else -1
        if 0 <= at < len(briefing.sections):
            target = briefing.sections[at]
            self.move_blocks(order, Spot(target.id, len(target.blocks) if by < 0 else 0))

    # -- the rest ----------------------------------------------------------------------------------------------------

    def remove(self, ids: Sequence[str]) -> bool:
        """Take sections and blocks out; no question, since it can be taken back."""
        briefing = self.briefing
        if briefing is None or not ids:
            return False
        core = self._room.core.briefings
        sections = [each.id for each in briefing.sections if each.id in set(ids)]
        blocks = [each.id for each in briefing.blocks if each.id in set(ids)]
        if not sections:
            return self._room.attempt(lambda: core.remove_blocks(blocks)) is not None
        if len(sections) == 1 and not blocks:
            return self._room.attempt(lambda: core.remove_section(sections[0])) is not None
        left = tuple(
            replace(each, blocks=tuple(block for block in each.blocks if block.id not in blocks))
            for each in briefing.sections
            if each.id not in sections
        )
        return self._room.attempt(lambda: core.update_briefing(replace(briefing, sections=left))) is not None

    def duplicate(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Copy a section behind itself, or blocks behind the last of them; gives the ids of the copies."""
        briefing = self.briefing
        if briefing is None or not ids:
            return ()
        core = self._room.core.briefings
        sections = [each for each in briefing.sections if each.id in set(ids)]
        if sections:
            copy = self._room.attempt(lambda: core.duplicate_section(sections[0].id))
            return (copy.id,) if copy else ()
        blocks = [each for each in briefing.blocks if each.id in set(ids)]
        return self.add_blocks(blocks, self.spot_after(blocks[-1].id)) if blocks else ()

    def rename(self, section_id: str, language: Language, title: str) -> bool:
        """Give a section another title in one language; False where the library does not take it."""
        section = self.section_of(section_id)
        title = " ".join(title.split())
        if section is None or section.title.get(language) == title:
            return True
        return self.update_section(replace(section, title=section.title.with_text(language, title)))

    def update_section(self, section: Section) -> bool:
        """Keep an edited section; False where the library does not take it, which is said."""
        return self._room.attempt(lambda: self._room.core.briefings.update_section(section)) is not None

    def update_block(self, block: AnyBlock) -> None:
        """Keep an edited block."""
        self._room.attempt(lambda: self._room.core.briefings.update_block(block))

    def find_blocks(self, ids: Sequence[str]) -> tuple[AnyBlock, ...]:
        """These blocks and those of these sections, in the order of the briefing."""
        briefing = self.briefing
        return tuple(
            block
            for section in (briefing.sections if briefing else ())
            for block in section.blocks
            if block.id in set(ids) or section.id in set(ids)
        )

    # -- inside ------------------------------------------------------------------------------------------------------

    def _make(self, item: Item) -> AnyBlock | None:
        match item.kind:
            case "card":
                return CardBlock(id="", card_id=item.id)
            case "chart":
                return ChartBlock(id="", chart_id=item.id)
            case "block":
                return self._find_elsewhere(item.id)
        kind = find_kind(item.id)
        return kind.make() if kind is not None and kind.make is not None else None

    def _find_elsewhere(self, block_id: str) -> AnyBlock | None:
        library = self._room.core.library
        place = library.find_place(block_id)
        owner = library.find_briefing(place[0]) if place else None
        return next((each for each in owner.blocks if each.id == block_id), None) if owner else None

    def _mine(self) -> set[str]:
        briefing = self.briefing
        if briefing is None:
            return set()
        return {each.id for each in briefing.sections} | {each.id for each in briefing.blocks}

    def _section_place(self, spot: Spot) -> int:
        """Before which section one goes that is put at this spot: after the section of the spot, at its top before it."""
        briefing = self.briefing
        if briefing is None or not spot.section_id:
            return spot.at
        return next(at for at, each in enumerate(briefing.sections) if each.id == spot.section_id) + (spot.at > 0)

    def _words(self, key: str) -> LocalText:
        catalogue = self._room.look.say.catalogue
        return LocalText(*(catalogue.get(key, each) for each in LANGUAGES))

    def _tell_added(self, count: int, id: str) -> None:
        section = self.section_of(id)
        if section is not None:
            self._tell("composer.added", section, count)

    def _tell(self, key: str, section: Section, count: int) -> None:
        say = self._room.look.say
        name = section.title.best(say.language)[0] or say("composer.section.untitled")
        self._room.notices.tell(say(key, n=count, section=name))
