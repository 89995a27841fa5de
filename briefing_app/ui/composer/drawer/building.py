"""What a briefing can hold beside cards and charts: sections, texts, points to make and the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView

from briefing_app.ui.composer.drawer.tab import DrawerTab
from briefing_app.ui.composer.kinds import BUILDING, SECTION, find_kind
from briefing_app.ui.lists.delegate import RowDelegate, Shape
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.room import Room


class BuildingTab(DrawerTab):
    """A short list that is always the same."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, "new", room.look.say("composer.hint.building"))
        look, say = room.look, room.look.say
        self._rows: dict[str, Row] = {}
        for name in (SECTION, *BUILDING):
            kind = find_kind(name)
            icon, tone = (kind.icon, kind.tone) if kind else ("rows", "text2")
            title, text = say(f"composer.kind.{name}"), say(f"composer.what.{name}")
            self._rows[name] = Row("new", name, icon, title, text, tone=tone, pause=say.pause)
        self.model: IdListModel[Row] = IdListModel(self._read, "new")
        shape = Shape(title_lines=1, text_lines=2, detail=False)
        view = IdList(self.model, RowDelegate(look, shape), say("composer.tab.building"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.model.set_ids(tuple(self._rows))
        self.finish(view)

    def _read(self, ids: Sequence[str]) -> list[Row]:
        return [self._rows[id] for id in ids]
