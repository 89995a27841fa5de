"""Saving a briefing with all it needs, or the whole library, as a pack that a colleague can take in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from briefing_app.ui.files import choose_target
from briefing_app.ui.table_output import Writing

if TYPE_CHECKING:
    from briefing_app.formats.tables.raw import Watch
    from briefing_app.ui.room import Room
    from briefing_app.workspace import Workspace

_SUFFIX = ".hbpack"
_LIBRARY = "library"


def ask_for_pack(room: Room, widget: QWidget, briefing_id: str = "") -> QFileDialog:
    """Ask where to, and write a pack: of a briefing, or of the library where none is named.

    A pack is for colleagues: the title of the dialog says that what is internal goes along.
    """
    say = room.look.say
    title, name = say("pack_output.library"), _LIBRARY
    if briefing_id:
        briefing = room.core.library.get_briefing(briefing_id)
        title, name = say("pack_output.briefing", name=briefing.title.best(room.look.language)[0]), briefing.slug
    kinds = f"{say('pack_output.kind')} (*{_SUFFIX})"
    target = room.settings.export_folder / f"{name}{_SUFFIX}"
    return choose_target(widget.window(), title, target, kinds, partial(write_pack, room, briefing_id))


def write_pack(room: Room, briefing_id: str, target: Path) -> None:
    """Write a pack to a file, beside the work."""
    say = room.look.say

    def write(beside: Workspace, path: Path, _watch: Watch) -> int:
        return len(beside.packs.export_pack(path, (briefing_id,) if briefing_id else ()).cards)

    Writing(
        room, target, write, lambda cards: say("pack_output.what", cards=say("count.cards", n=f"{cards:,}"))
    ).start()
