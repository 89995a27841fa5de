"""What of a briefing a change has touched, so that an undo can show it."""

from __future__ import annotations

from briefing_app.model.briefing import Briefing
from briefing_app.store.changes import Changes
from briefing_app.ui.composer.sequence import find_staying


def concerns(changes: Changes, briefing_id: str) -> bool:
    """Whether a change is of this briefing or of something that briefings show."""
    return bool(
        changes.briefings & {briefing_id} or changes.cards or changes.charts or changes.datasets or changes.figures
    )


def find_touched(before: Briefing, after: Briefing) -> tuple[str, ...]:
    """The blocks and sections that were added, changed or moved; where things only went, what stands there now."""
    old = {block.id: (section.id, block) for section in before.sections for block in section.blocks}
    new = {block.id: (section.id, block) for section in after.sections for block in section.blocks}
    touched = [id for id, placed in new.items() if old.get(id) != placed]
    heads = {each.id: (each.title, each.release, each.guidance) for each in before.sections}
    sections = [each for each in after.sections if heads.get(each.id) != (each.title, each.release, each.guidance)]
    added = [each.id for each in sections if each.id not in heads]
    if added:
        return tuple(added)
    if touched or sections:
        return (*(each.id for each in sections), *touched)
    numbers = {id: at for at, id in enumerate((*old, *heads))}
    for was, now in (
        (tuple(heads), tuple(each.id for each in after.sections)),
        (tuple(old), tuple(new)),
    ):
        staying = find_staying([numbers[id] for id in was], [numbers[id] for id in now])
        moved = [id for id in now if numbers[id] not in staying]
        if moved:
            return tuple(moved)
    return _beside_gone(before, after)


def _beside_gone(before: Briefing, after: Briefing) -> tuple[str, ...]:
    """What stands where the first thing was that is gone: the block after it or before it, or its section."""
    left = {each.id for each in after.blocks} | {each.id for each in after.sections}
    for at, section in enumerate(before.sections):
        if section.id not in left:
            near = (*before.sections[at + 1 :], *reversed(before.sections[:at]))
            return tuple(each.id for each in near if each.id in left)[:1]
        for place, block in enumerate(section.blocks):
            if block.id not in left:
                beside = (*section.blocks[place + 1 :], *reversed(section.blocks[:place]))
                return next(((each.id,) for each in beside if each.id in left), (section.id,))
    return ()
