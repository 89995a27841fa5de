"""The place for briefings: all of them as tiles, what comes next first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.model.briefing import Briefing
from briefing_app.store.changes import Changes
from briefing_app.ui.briefings.grid import TileGrid
from briefing_app.ui.briefings.tiles import Shelf, count_shelves, list_tiles
from briefing_app.ui.fonts import Size
from briefing_app.ui.pack_output import ask_for_pack
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.search_field import SearchField
from briefing_app.ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class PlaceState:
    """Which shelf, which words, which tile."""

    shelf: Shelf = Shelf.CURRENT
    words: str = ""
    chosen: str = ""


class BriefingsPlace(Page):
    """Opens a briefing, makes a new one, and does with a tile whatever one does with a document."""

    stays = True
    leads_back = False

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look, say = room.look, room.look.say
        self._last = ""  # the briefing that was open last, when this was entered
        self.setProperty("pane", "tint")
        self.setAccessibleName(say("place.briefings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        self.grid = TileGrid(look, say("place.briefings"))
        self.grid.opened.connect(self.open)
        self.grid.menu_asked.connect(self._show_menu)
        self.grid.selectionModel().currentChanged.connect(lambda: self.commands_changed.emit())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.nothing = self._make_nothing()
        self.stack.addWidget(self.nothing)
        inset = QVBoxLayout()
        inset.setContentsMargins(16, 12, 8, 0)
        inset.addWidget(self.stack)
        column.addLayout(inset, 1)
        room.workspace.changed.connect(self._changed)

    def _make_bar(self) -> QFrame:
        look, say = self.room.look, self.room.look.say
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(12)
        row.addWidget(make_label(look, say("place.briefings"), Size.TITLE, bold=True))
        row.addSpacing(12)
        self.shelves = Segmented[Shelf](
            look, say("briefings.shelf"), [(each, say(f"briefings.shelf.{each.value}"), None) for each in Shelf]
        )
        self.shelves.chosen.connect(self.refresh)
        row.addWidget(self.shelves)
        self.field = SearchField(look, say("briefings.search"), say("briefings.search"))
        self.field.setMinimumHeight(0)  # as high as the shelves beside it
        self.field.left.connect(lambda: self.panes[0].setFocus(Qt.FocusReason.OtherFocusReason))
        self.field.setMaximumWidth(360)
        self.field.textChanged.connect(self.refresh)
        leave = QAction(self.field)
        leave.setShortcut(Qt.Key.Key_Escape)
        leave.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        leave.triggered.connect(self._leave_search)
        self.field.addAction(leave)
        row.addWidget(self.field, 2)
        row.addStretch(1)
        self.make = QPushButton()
        set_icon_text(self.make, look.icons.icon("plus", "accent_text"), say("briefings.new"))
        self.make.setFont(look.fonts.font())
        self.make.setProperty("primary", "true")
        self.make.clicked.connect(self.make_new)
        row.addWidget(self.make)
        return bar

    def _make_nothing(self) -> QWidget:
        look = self.room.look
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setSpacing(14)
        column.addStretch(2)
        self.nothing_text = make_label(look, "", Size.ROW, tone="quiet", wrap=True)
        self.nothing_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing_button = QPushButton()
        self.nothing_button.setFont(look.fonts.font())
        self.nothing_button.clicked.connect(self._leave_nothing)
        column.addWidget(self.nothing_text)
        column.addWidget(self.nothing_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return frame

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The name of the place."""
        return self.room.look.say("place.briefings")

    @property
    def commands(self) -> Commands:
        """What can be done with the chosen tile."""
        commands: dict[str, Callable[[], object]] = {"new": self.make_new, "find": self._find}
        if self.grid.current:
            commands |= {"duplicate": self.duplicate, "delete": self.delete, "archive": self.archive}
            commands |= {"properties": self.describe, "rename": self.describe, "make_pack": self.make_pack}
        return commands

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Search and tiles."""
        return (self.stack.currentWidget() if self.stack.currentIndex() == 0 else self.nothing_button, self.field)

    @property
    def state(self) -> object:
        """Shelf, words and tile."""
        return PlaceState(self.shelves.value, self.field.text(), self.grid.current)

    def restore(self, state: object) -> None:
        """Come back to the same tile."""
        assert isinstance(state, PlaceState)
        self.shelves.choose(state.shelf)
        self.field.setText(state.words)
        self.refresh()
        self.grid.choose(state.chosen)

    def show_at(self, where: Where) -> None:
        """Choose a tile."""
        super().show_at(where)
        self.reveal("briefing", where.id)

    def enter(self) -> None:
        """The briefing that was worked on since is chosen, or else the first tile, so that Enter opens it."""
        self.refresh()
        last = next((id for kind, id in self.room.settings.recent if kind == "briefing"), "")
        if last != self._last:
            self._last = last
            self.grid.choose(last)
        if not self.grid.current and self.grid.tiles.tiles:
            self.grid.choose(self.grid.tiles.tiles[0].id)
        super().enter()

    def reveal(self, kind: str, id: str) -> bool:
        """Choose the tile of a briefing, on whichever shelf it stands."""
        briefing = self.room.core.library.find_briefing(id) if kind == "briefing" else None
        if briefing is None:
            return kind == "briefing"
        shelf = Shelf.ARCHIVED if briefing.archived else Shelf.TEMPLATES if briefing.template else Shelf.CURRENT
        self.shelves.choose(shelf)
        self.refresh()
        return self.grid.choose(id)

    # -- doing -------------------------------------------------------------------------------------------------------

    def open(self, id: str) -> None:
        """Work on a briefing, or make one from a template."""
        briefing = self.room.core.library.find_briefing(id)
        if briefing is not None:
            self.room.navigator.go(Where("new_briefing" if briefing.template else "composer", id))

    def make_new(self) -> None:
        """Choose a template for a new briefing."""
        self.room.navigator.go(Where("new_briefing"))

    def duplicate(self) -> None:
        """Copy the chosen briefing or template."""
        made = self.room.attempt(lambda: self.room.core.briefings.duplicate_briefing(self.grid.current))
        if made is not None:
            self.reveal("briefing", made.id)

    def delete(self) -> None:
        """Move the chosen one to the trash; undo brings it back."""
        briefing = self._find_current()
        if briefing is None:
            return
        row = self.grid.currentIndex().row()
        name = briefing.title.best(self.room.look.language)[0]
        if self.room.attempt(lambda: self.room.core.briefings.delete_briefing(briefing.id)) is not None:
            tiles = self.grid.tiles.tiles
            if tiles:
                self.grid.choose(tiles[min(row, len(tiles) - 1)].id)
            self.room.notices.tell(self.room.look.say("briefings.deleted", title=name))

    def archive(self) -> None:
        """Put the chosen one away, or bring it back."""
        briefing = self._find_current()
        if briefing is None:
            return
        act = self.room.core.briefings.archive_briefing
        if self.room.attempt(lambda: act(briefing.id, archived=not briefing.archived)) is not None:
            key = "briefings.restored" if briefing.archived else "briefings.archived"
            title = briefing.title.best(self.room.look.language)[0]
            self.room.notices.tell(self.room.look.say(key, title=title))

    def describe(self) -> None:
        """Change title, occasion and the like of the chosen one."""
        self.room.navigator.go(Where("properties", self.grid.current))

    def make_pack(self) -> None:
        """Save the chosen one as a pack for a colleague."""
        if self._find_current() is not None:
            ask_for_pack(self.room, self, self.grid.current)

    def edit_template(self) -> None:
        """Work on the template itself."""
        self.room.navigator.go(Where("composer", self.grid.current))

    def refresh(self) -> None:
        """Read the briefings again."""
        room, say = self.room, self.room.look.say
        briefings = room.core.library.list_heads()
        chosen = self.grid.current
        words = self.field.text()
        tiles = list_tiles(briefings, self.shelves.value, words, room.core.wording, say, room.core.today())
        self.grid.tiles.set_tiles(tiles)
        if chosen:
            self.grid.choose(chosen)
        for shelf, count in count_shelves(briefings).items():
            self.shelves.button(shelf).setText(f"{say(f'briefings.shelf.{shelf.value}')}  {count}")
        self.stack.setCurrentIndex(0 if tiles else 1)
        if not tiles:
            self._say_nothing(words)
        self.commands_changed.emit()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _find_current(self) -> Briefing | None:
        return self.room.core.library.find_briefing(self.grid.current) if self.grid.current else None

    def _say_nothing(self, words: str) -> None:
        say = self.room.look.say
        if words.strip():
            self.nothing_text.setText(say("briefings.nothing_found", words=words.strip()))
            self.nothing_button.setText(say("search.clear"))
        else:
            self.nothing_text.setText(say(f"briefings.nothing.{self.shelves.value.value}"))
            self.nothing_button.setText(say("briefings.new"))
        self.nothing_button.setVisible(bool(words.strip()) or self.shelves.value is not Shelf.ARCHIVED)

    def _leave_nothing(self) -> None:
        if self.field.text().strip():
            self._leave_search()
        else:
            self.make_new()

    def _find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _leave_search(self) -> None:
        self.field.clear()
        self.panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, place: QPoint) -> None:
        briefing = self._find_current()
        if briefing is None:
            return
        look = self.room.look
        menu = QMenu(self)
        menu.setFont(look.fonts.font())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [("briefings.open", lambda: self.open(briefing.id))]
        if briefing.template:
            entries = [
                ("briefings.use_template", lambda: self.open(briefing.id)),
                ("briefings.edit_template", self.edit_template),
            ]
        entries += [
            ("briefings.properties", self.describe),
            ("briefings.duplicate", self.duplicate),
            ("briefings.make_pack", self.make_pack),
            ("briefings.restore" if briefing.archived else "briefings.archive", self.archive),
            ("briefings.delete", self.delete),
        ]
        for key, act in entries:
            action = menu.addAction(look.say(key))
            action.triggered.connect(act)
        menu.popup(place)

    def _changed(self, changes: Changes) -> None:
        if changes.briefings and self.isVisible():
            self.refresh()
