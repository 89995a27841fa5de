"""The stage: shows one page at a time, remembers the way one came, keeps pages that stay and work that waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.ui.page import Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.shell.pages import PAGES, PLACES, PageKind, find_home

_LONGEST = 50


@dataclass(frozen=True, slots=True)
class StageState:
    """The page that is shown with its state, the way one came there, and the states of pages that wait."""

    where: Where
    page: object
    way: tuple[Where, ...]
    waiting: Mapping[Where, object]


class Stage(QStackedWidget):
    """A navigator over pages; empty until it is given a room."""

    page_changed = Signal(object)  # the Page that is shown now
    commands_changed = Signal()

    def __init__(self, waiting: QWidget, pages: Mapping[str, PageKind] = PAGES) -> None:
        super().__init__()
        self._kinds = pages
        self._room: Room | None = None
        self._kept: dict[str, Page] = {}
        self._way: list[Where] = []
        self._waiting: dict[Where, object] = {}  # states of pages that were left unfinished, the latest last
        self._page: Page | None = None
        self.addWidget(waiting)

    def set_front(self, widget: QWidget) -> None:
        """What is seen while there is no page: the opening, a problem, the first start."""
        before = self.widget(0)
        self.insertWidget(0, widget)
        self.removeWidget(before)
        before.deleteLater()
        if self._page is None:
            self.setCurrentIndex(0)

    @property
    def front(self) -> QWidget:
        """What is seen while there is no page."""
        return self.widget(0)

    def set_room(self, room: Room) -> None:
        """From now on pages are built in this room."""
        self._room = room

    @property
    def room(self) -> Room | None:
        """The room in which pages are built now."""
        return self._room

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._page

    @property
    def place(self) -> str:
        """The place of the rail under which it stands."""
        return self._kinds[self._page.where.page].place if self._page is not None else ""

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page to return to."""
        return bool(self._way) or self._home is not None

    @property
    def _home(self) -> Where | None:
        """Where an editor leads back to when no page was before it, as after a start; None for places."""
        if self._page is None:
            return None
        place = self.place or PLACES[0][0]
        return Where(place) if place != self._page.where.page and place in self._kinds else None

    def go(self, where: Where) -> None:
        """Show a page; see `Navigator.go`. Where that would lose what was typed, it is said first, and there is a button."""
        if not self._holds(where, lambda: self._go(where)):
            self._go(where)

    def _go(self, where: Where) -> None:
        if self._page is not None:
            if self._page.where.page == where.page:
                if where.id and where.id != self._page.where.id:
                    self._way = [*self._way[-_LONGEST:], replace(self._page.where)]
                if where.id or where.at:
                    waiting = self._waiting.pop(where, None)
                    self._put_aside(self._page)
                    self._page.show_at(where)
                    if waiting is not None:
                        self._page.restore(waiting)
                self._page.enter()
                self.page_changed.emit(self._page)
                return
            self._way = [*self._way[-_LONGEST:], replace(self._page.where)]
        self._show(where)

    def back(self) -> None:
        """Return to the page before, else to the place under which this one stands."""
        before = self._way[-1] if self._way else self._home
        if before is not None and not self._holds(before, lambda: self._go_back(before)):
            self._go_back(before)

    def _go_back(self, where: Where) -> None:
        if self._way:
            self._way.pop()
        self._show(where)

    @property
    def lost_if_closed(self) -> str:
        """Why what was typed on the pages is not kept and would be lost with them; empty if all is kept."""
        return next((lost for page in self._pages() if (lost := _find_lost(page))), "")

    def keeps_all(self, key: str, go_on: Callable[[], object] | None = None) -> bool:
        """Keep what was typed on all pages; where the library does not take it, say so. Asked before all pages are destroyed.

        Args:
            key: The sentence that says what is not done because of it.
            go_on: What a button does for whoever wants to go on without what was typed; None: there is no button.
        """
        self.keep()
        lost, room = self.lost_if_closed, self._room
        if not lost or room is None:
            return True
        say = room.look.say
        room.notices.warn("err", say(key, problem=lost), say("shell.unkept.go_on") if go_on else "", go_on)
        return False

    def _holds(self, where: Where, leave: Callable[[], None]) -> bool:
        """Keep what was typed; where the library does not take it and the page would go with it, say so and stay."""
        page, room = self._page, self._room
        if page is None or room is None:
            return False
        page.keep()
        same = page.where.page == where.page
        if (same and where.id in ("", page.where.id)) or (page.stays and not same):
            return False
        if lost := _find_lost(page):
            say = room.look.say
            room.notices.warn("err", say("shell.unkept", problem=lost), say("shell.unkept.leave"), leave)
        return bool(lost)

    def find_page_of(self, kind: str, id: str) -> Where | None:
        """The page on which a thing of the library is worked on."""
        return find_home(kind, id)

    def keep(self) -> None:
        """Have all pages write what was typed."""
        for page in self._pages():
            page.keep()

    @property
    def alive(self) -> frozenset[Page]:
        """The pages that are built now, the one that is shown and those that stay behind it."""
        return frozenset(self._pages())

    def _pages(self) -> set[Page]:
        return {*self._kept.values(), *([self._page] if self._page else [])}

    @property
    def state(self) -> StageState | None:
        """Where the person is and how one came there, to be given to `restore`."""
        if self._page is None:
            return None
        return StageState(self._page.where, self._page.state, tuple(self._way), dict(self._waiting))

    def restore(self, state: StageState) -> None:
        """Show the same page, built anew, at the same spot."""
        self._way = list(state.way)
        self._show(state.where)
        self._waiting = dict(state.waiting)
        if self._page is not None:
            self._page.restore(state.page)

    def clear_pages(self, *, at_once: bool = False) -> None:
        """Destroy all pages, as before a rebuild or another library.

        Args:
            at_once: Nothing that a page does has led here: they need not wait until that has ended. A new look would be put on
                every widget that is left of them, which takes longer than all else of a rebuild.
        """
        pages = self._pages()
        self._way = []
        self._waiting.clear()
        self._kept.clear()
        self._page = None
        self.setCurrentIndex(0)
        for page in pages:
            self._drop(page)
        if at_once and QThread.currentThread().loopLevel() <= 1:  # else one of them may have begun a drag
            for page in pages:
                QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)

    def _show(self, where: Where) -> None:
        assert self._room is not None
        before = self._page
        page, waiting = self._kept.get(where.page), None
        if page is None:
            where = self._find_waiting(where)
            waiting = self._waiting.pop(where, None)
            page = self._kinds[where.page].load()(self._room, where)
            page.commands_changed.connect(self.commands_changed)
            self.addWidget(page)
            if page.stays:
                self._kept[where.page] = page
        elif where.id or where.at:
            page.show_at(where)
        self._page = page
        self.setCurrentWidget(page)
        if before is not None and before is not page and not before.stays:
            self._put_aside(before)
            self._drop(before)
        if waiting is not None:
            page.restore(waiting)
        page.enter()
        self.page_changed.emit(page)

    def _find_waiting(self, where: Where) -> Where:
        """For a page as such, the spot of it that was left unfinished last."""
        if where.id or where.at:
            return where
        return next((each for each in reversed(self._waiting) if each.page == where.page), where)

    def _put_aside(self, page: Page) -> None:
        """Have what is unfinished on a page that is left wait, and say so with a way back."""
        said, where, room = page.unfinished, page.where, self._room
        if said and room is not None:
            self._waiting.pop(where, None)
            self._waiting[where] = page.state
            room.notices.tell(said, room.look.say("shell.unfinished"), partial(room.navigator.go, where))

    def _drop(self, page: Page) -> None:
        page.close_page()
        for timer in page.findChildren(QTimer):  # it is deleted a moment later, when its library may be closed
            timer.stop()
        self.removeWidget(page)
        page.setParent(None)
        page.deleteLater()


def _find_lost(page: Page) -> str:
    from briefing_app.ui.text.binding import find_lost  # here, because a page without fields does not need it

    return find_lost(page)


def find_stage(widget: QWidget) -> Stage | None:
    """The stage on which a page, or a widget of it, stands; None where it stands alone."""
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Stage):
        above = above.parentWidget()
    return above
