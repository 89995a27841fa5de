"""What can be done with the cards that are chosen: each is one step of undo, and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.model.figure import Release
from briefing_app.model.language import Language
from briefing_app.store.changes import Changes
from briefing_app.ui.clipboard import put
from briefing_app.ui.facts.ask import ask_line
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.new_card import open_new_card
from briefing_app.ui.room import Room, Where
from briefing_app.ui.shell.placing import Placing
from briefing_app.ui.widgets.menus import add_act, calling
from briefing_app.ui.widgets.waiting import waiting
from briefing_app.workspace.copying import Clip
from briefing_app.workspace.desk import called

Result = TypeVar("Result")
_MOST_COPIED = 200
_MOST_NAMED = 5  # briefings, in a sentence
_MOST_TAGS = 30


class CardDeeds(QObject):
    """Lives with the page; `widget` is where menus and dialogs belong."""

    def __init__(self, room: Room, widget: QWidget) -> None:
        super().__init__(widget)
        self._room = room
        self._widget = widget
        self._placing = Placing(room, widget)

    # -- one card ----------------------------------------------------------------------------------------------------

    def open(self, kind: str, id: str, at: str = "") -> None:
        """Go to the page on which a thing is worked on."""
        where = self._room.navigator.find_page_of(kind, id)
        if where is not None:
            self._room.navigator.go(Where(where.page, where.id or id, at or where.at))

    def new_card(self, language: Language, title: str = "", theme: str = "") -> None:
        """Write a new card, with a title where one is given."""
        open_new_card(self._room, title, original=language, theme=theme)

    def duplicate(self, id: str) -> str:
        """Copy a card; the id of the copy, empty where it was refused."""
        card = self._room.attempt(lambda: self._room.core.cards.duplicate_card(id))
        return card.id if card is not None else ""

    # -- one or several ----------------------------------------------------------------------------------------------

    def trash(self, ids: Sequence[str]) -> None:
        """Move cards to the trash; where some are placed, say where and offer to take them out of there too."""
        room, say = self._room, self._room.look.say
        core = room.core
        users = core.library.count_users("card", ids)
        if used := [id for id in ids if id in users]:
            uses = {use.id: use for id in used[:_MOST_NAMED] for use in core.library.where_used("card", id)}
            names = list(dict.fromkeys(use.title.best(say.language)[0] or use.slug for use in uses.values()))
            where = say.row(names[:_MOST_NAMED])
            if len(names) > _MOST_NAMED or len(used) > _MOST_NAMED:
                where += " …"
            room.notices.ask(
                say("facts.trash_used", where=where)
                if len(ids) == 1
                else say("facts.trash_some", n=len(used), where=where),
                say("facts.trash_everywhere", n=len(used)),
                partial(self._everywhere, tuple(ids)),
            )
            return
        if self._attempt(lambda: core.cards.delete_cards(ids)) is not None:
            room.notices.clear()
            self._tell(say("facts.trashed", n=len(ids)))

    def _everywhere(self, ids: tuple[str, ...]) -> None:
        if self._attempt(lambda: self._room.core.trash.delete_cards_everywhere(ids)) is not None:
            self._room.notices.clear()
            self._tell(self._room.look.say("facts.trashed_everywhere", n=len(ids)))

    def copy(self, ids: Sequence[str], language: Language) -> None:
        """Copy cards as text with their sources."""
        room = self._room
        clips = room.attempt(lambda: [room.core.copying.copy_card(id, language) for id in ids[:_MOST_COPIED]])
        if clips:
            put(Clip("\n\n".join(each.text for each in clips), "\n".join(each.html for each in clips)))
            room.notices.tell(room.look.say("reader.copied"))

    def copy_figure(self, key: str, language: Language) -> None:
        """Copy one figure with its date and source."""
        clip = self._room.attempt(lambda: self._room.core.copying.copy_figure(key, language))
        if clip is not None:
            put(clip)
            self._room.notices.tell(self._room.look.say("reader.copied"))

    def verify(
        self,
        ids: Sequence[str],
        then: Callable[[], object] | None = None,
        *,
        first: Callable[[], object] | None = None,
    ) -> None:
        """Note that the person has confirmed the cards; who that is is asked once.

        Args:
            ids: Of the cards.
            then: Done when they are verified.
            first: Changes of the first card that belong to the same step of undo; a BriefingError keeps all as it was.
        """
        room, say = self._room, self._room.look.say
        core = room.core

        def do(person: str) -> None:
            if first is None:
                with waiting():
                    core.cards.verify_cards(ids, person)
            else:
                with core.together("card.review", title=called(core.library.get_card(ids[0]))):
                    first()
                    core.cards.verify_cards(ids, person)
            room.settings.person = person
            self._tell(say("facts.verified", n=len(ids)))
            if then is not None:
                then()

        if room.settings.person:
            room.attempt(lambda: do(room.settings.person))
        else:
            ask_line(room, self._widget.window(), say("facts.who"), "", do, hint=say("facts.who.hint"))

    def set_theme(self, ids: Sequence[str], slug: str) -> None:
        """File cards under a theme."""
        if self._attempt(lambda: self._room.core.cards.set_theme(ids, slug)) is not None:
            self._tell(self._room.look.say("facts.filed", n=len(ids)))

    def add_tag(self, ids: Sequence[str], tag: str) -> None:
        """Put a tag on cards."""
        if self._attempt(lambda: self._room.core.cards.add_tag(ids, tag)) is not None:
            self._tell(self._room.look.say("facts.tagged", tag=tag.strip(), n=len(ids)))

    def ask_tag(self, ids: Sequence[str]) -> None:
        """Ask for a tag and put it on cards."""
        room, say = self._room, self._room.look.say

        def take(tag: str) -> None:
            with waiting():
                room.core.cards.add_tag(ids, tag)
            self._tell(say("facts.tagged", tag=tag, n=len(ids)))

        ask_line(room, self._widget.window(), say("facts.add_tag"), "", take)

    def remove_tag(self, ids: Sequence[str], tag: str) -> None:
        """Take a tag off cards."""
        if self._attempt(lambda: self._room.core.cards.remove_tag(ids, tag)) is not None:
            self._tell(self._room.look.say("facts.untagged", tag=tag, n=len(ids)))

    def set_release(self, ids: Sequence[str], release: Release) -> None:
        """Say whether cards may be used freely."""
        if self._attempt(lambda: self._room.core.cards.set_release(ids, release)) is not None:
            self._tell(self._room.look.say(f"facts.released.{release.value}", n=len(ids)))

    # -- into a briefing ---------------------------------------------------------------------------------------------

    def add_to_briefing(self, ids: Sequence[str], place: QPoint) -> None:
        """Place cards in a briefing; see `Placing.add`."""
        self._placing.add(_items(ids), place)

    def make_briefing_menu(self, ids: Sequence[str]) -> QMenu:
        """A menu of the briefings into which cards can be placed."""
        return self._placing.make_menu(_items(ids))

    def place(self, ids: Sequence[str], briefing_id: str) -> None:
        """Place cards in a briefing; see `Placing.place`."""
        self._placing.place(_items(ids), briefing_id)

    # -- menus -------------------------------------------------------------------------------------------------------

    def make_theme_menu(self, ids: Sequence[str]) -> QMenu:
        """A menu of the themes."""
        look = self._room.look
        menu = QMenu(look.say("facts.set_theme"), self._widget)
        menu.setFont(look.fonts.font())
        for theme in self._room.core.library.list_themes():
            name = theme.name.best(look.language)[0] or theme.slug
            menu.addAction(name.replace("&", "&&")).triggered.connect(calling(self.set_theme, ids, theme.slug))
        menu.addSeparator()
        menu.addAction(look.say("facts.no_theme")).triggered.connect(calling(self.set_theme, ids, ""))
        return menu

    def make_tag_menu(self, ids: Sequence[str]) -> QMenu:
        """A menu that adds a tag, or takes off one that the cards have."""
        look = self._room.look
        menu = QMenu(look.say("facts.tags"), self._widget)
        menu.setFont(look.fonts.font())
        menu.addAction(look.say("facts.add_tag.more")).triggered.connect(calling(self.ask_tag, ids))
        cards = self._room.core.library.list_cards(list(ids)[:500])
        tags = sorted({tag for card in cards for tag in card.tags})
        if tags:
            inner = menu.addMenu(look.say("facts.remove_tag"))
            inner.setFont(look.fonts.font())
            for tag in tags[:_MOST_TAGS]:
                inner.addAction(tag.replace("&", "&&")).triggered.connect(calling(self.remove_tag, ids, tag))
        return menu

    def make_menu(self, ids: Sequence[str], language: Language) -> QMenu:
        """The menu of the cards that are chosen."""
        look = self._room.look
        menu = QMenu(self._widget)
        menu.setFont(look.fonts.font())
        add = partial(add_act, menu, look)
        if len(ids) == 1:
            add("facts.open", "pencil-simple", self.open, "card", ids[0])
            add("facts.duplicate", "stack", self.duplicate, ids[0])
        add("facts.copy", "copy", self.copy, ids, language)
        menu.addMenu(self.make_briefing_menu(ids))
        menu.addSeparator()
        menu.addMenu(self.make_theme_menu(ids))
        menu.addMenu(self.make_tag_menu(ids))
        add("facts.verify", "seal-check", self.verify, ids)
        add("facts.make_internal", "lock-simple", self.set_release, ids, Release.INTERNAL)
        add("facts.make_open", "lock-simple-open", self.set_release, ids, Release.OPEN)
        menu.addSeparator()
        add("facts.trash", "trash", self.trash, ids)
        return menu

    def _attempt(self, act: Callable[[], Changes]) -> Changes | None:
        """Do something with cards, which may be thousands."""
        with waiting():
            return self._room.attempt(act)

    def _tell(self, text: str) -> None:
        """Say what was done, and offer to undo it."""
        self._room.tell_done(text)


def _items(ids: Sequence[str]) -> list[Item]:
    return [Item("card", id) for id in ids]
