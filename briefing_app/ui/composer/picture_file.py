"""Reading the file of a picture that is put into a briefing."""

from __future__ import annotations

from pathlib import Path

from briefing_app.ui.files import read_some
from briefing_app.ui.room import Room


def read_picture(room: Room, path: Path) -> bytes | None:
    """The bytes of a picture file; None where it cannot be read, which is said."""
    try:
        return read_some(path)
    except OSError as problem:
        why = problem.strerror or str(problem)
        room.notices.warn("err", room.look.say("composer.picture.unreadable", name=path.name, why=why))
        return None
