"""Puts cards and charts into a briefing from elsewhere: into the open one, the one opened last, or one that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.model.block import AnyBlock, CardBlock, ChartBlock
from briefing_app.model.language import LANGUAGES, LocalText
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.room import Room
from briefing_app.ui.shell.addable import Addable, find_addable
from briefing_app.ui.shell.stage import find_stage
from briefing_app.workspace.desk import called

_MOST_BRIEFINGS = 15


class Placing:
    """Belongs to a page; `widget` is where its menus belong."""

    def __init__(self, room: Room, widget: QWidget) -> None:
        self._room = room
        self._widget = widget

    def add(self, items: Sequence[Item], place: QPoint) -> None:
        """Place things in the briefing that is open, else in the one that was open last; where none was, ask by a menu."""
        if not items:
            return
        opened = self._find_open()
        if opened is not None:
            self.place(items, opened.briefing_id)
            return
        for kind, id in self._room.settings.recent:
            briefing = self._room.core.library.find_briefing(id) if kind == "briefing" else None
            if briefing is not None and not briefing.archived:
                self.place(items, id)
                return
        self.make_menu(items).popup(place)

    def make_menu(self, items: Sequence[Item]) -> QMenu:
        """A menu of the briefings into which things can be placed."""
        look = self._room.look
        menu = QMenu(look.say("shell.add_to_briefing"), self._widget)
        menu.setFont(look.fonts.font())
        rows = self._room.core.finder.find_briefings(language=look.language)[:_MOST_BRIEFINGS]
        for row in rows:
            action = menu.addAction(row.title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, id=row.id: self.place(items, id))
        if not rows:
            menu.addAction(look.say("shell.no_briefings")).setEnabled(False)
        return menu

    def place(self, items: Sequence[Item], briefing_id: str) -> None:
        """Place things behind the cursor of a briefing that is open, else at its end; one step, which is said."""
        room, say = self._room, self._room.look.say
        opened = self._find_open()
        if opened is not None and opened.briefing_id == briefing_id:
            done: object = opened.add_items(items) or None
        else:
            done = room.attempt(lambda: self._append(items, briefing_id))
        briefing = room.core.library.find_briefing(briefing_id)
        if done is not None and briefing is not None:
            title = briefing.title.best(say.language)[0] or briefing.slug
            text = say("shell.placed", n=len(items), briefing=title)
            room.notices.tell(text, say("shell.open_briefing"), partial(self._open, briefing_id))

    def _append(self, items: Sequence[Item], briefing_id: str) -> object:
        core = self._room.core
        for each in items:
            if not core.library.has(each.kind, each.id):
                core.library.get(each.kind, each.id)  # says what is gone
        briefing = core.library.get_briefing(briefing_id)
        with core.together("briefing.blocks.add", title=called(briefing)):
            if briefing.sections:
                section = briefing.sections[-1]
            else:
                catalogue = self._room.look.say.catalogue
                names = LocalText(*(catalogue.get("shell.section", each) for each in LANGUAGES))
                section = core.briefings.add_section(briefing_id, names)
            return core.briefings.add_blocks(section.id, [_make_block(each) for each in items])

    def _find_open(self) -> Addable | None:
        stage = find_stage(self._widget)
        pages = (find_addable(page) for page in (stage.alive if stage is not None else ()))
        return next((page for page in pages if page is not None and page.briefing_id), None)

    def _open(self, briefing_id: str) -> None:
        self._room.open_thing("briefing", briefing_id)


def _make_block(item: Item) -> AnyBlock:
    return ChartBlock(id="", chart_id=item.id) if item.kind == "chart" else CardBlock(id="", card_id=item.id)
