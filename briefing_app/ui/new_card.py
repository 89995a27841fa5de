"""A new card: a draft that is there at once, and gone again if nobody writes anything in it."""

from __future__ import annotations

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.room import Room, Where

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
