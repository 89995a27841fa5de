"""A new card: a draft that is there at once, and gone again if nobody writes anything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.model.card import FactCard
from briefing_app.model.language import Language, LocalText
from briefing_app.store.changes import Changes
from briefing_app.ui.room import Room, Where

if TYPE_CHECKING:  # the window is painted before anything of the store is loaded
    from briefing_app.store.history import Step
    from briefing_app.workspace import Workspace

NEW = "new"  # the spot of a page whose card was just made


def open_new_card(room: Room, title: str = "", *, original: Language | None = None, theme: str = "") -> None:
    """Make a draft and go to it; without a title the cursor waits there. Its original is else the language of the interface."""
    language = original or room.look.language
    text = LocalText().with_text(language, title)
    card = room.attempt(lambda: room.core.cards.add_card(text, original=language, theme=theme))
    if card is not None:
        room.navigator.go(Where("card", card.id, "" if title else NEW))


def drop_blank_card(room: Room, id: str) -> None:
    """Take back a draft in which nothing was written: as if it had never been made. It stays where that would end a redo."""
    history = room.core.history
    step = history.find_undo()
    if step is not None and step.name == "card.add" and ("card", id) in step.touched:
        history.undo()
    elif history.find_redo() is None:
        room.core.cards.delete_card(id)


def is_blank(card: FactCard) -> bool:
    """Whether nobody has written or chosen anything yet."""
    return not (card.title or card.text or card.say or card.note or card.figures or card.sources or card.tags)


def find_left_blank(core: Workspace, way: str, done: Step, changes: Changes) -> str:
    """The card that an undo or redo left blank although it was never meant to be seen so; empty if there is none.

    That its first text was taken back and its making was not, or that it was made again and its first text is not there:
    for whoever does not work on the card the two are one.

    Args:
        core: The workspace.
        way: `undo` or `redo`.
        done: The step that was turned.
        changes: What that touched.
    """
    if len(changes.cards) != 1:
        return ""
    (id,) = changes.cards
    rest = core.history.find_undo() if way == "undo" else core.history.find_redo()
    making, writing = (rest, done) if way == "undo" else (done, rest)
    if making is None or writing is None or (making.name, writing.name) != ("card.add", "card.update"):
        return ""
    card = core.library.find_card(id)
    both = ("card", id) in making.touched and ("card", id) in writing.touched
    return id if both and card is not None and is_blank(card) else ""
