"""The page of the trash."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui.describe import KIND_ICONS
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.widgets.labels import make_button, make_label
from briefing_app.workspace.trash import TrashItem


class TrashPage(Page):
    """Enter brings the chosen thing back, Del removes it for good; both can be undone."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addWidget(make_label(look, self.title, Size.HERO, bold=True))
        column.addWidget(make_label(look, look.say("trash.note"), tone="quiet", wrap=True))
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.restore_button = make_button(look, "arrow-u-up-left", "trash.restore", self.restore_chosen, primary=True)
        self.remove_button = make_button(look, "x", "trash.remove", self.remove_chosen)
        self.empty_button = make_button(look, "trash", "trash.empty", self.empty_all)
        row.addWidget(self.restore_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.empty_button)
        column.addLayout(row)
        self.stack = QStackedWidget()
        shape = Shape(title_lines=1, text_lines=0)
        self.list = RowList(look, self.title, shape, moving=False)
        self.list.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.list.activated.connect(self.restore_chosen)
        self.nothing = make_label(look, look.say("trash.nothing"), tone="quiet", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        column.addWidget(self.stack, 1)
        room.workspace.changed.connect(self.refresh)
        self.refresh()

    @property
    def title(self) -> str:
        """Trash."""
        return self.room.look.say("trash.title")

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The list."""
        return (self.list,)

    @property
    def commands(self) -> Commands:
        """What can be done with the chosen thing."""
        return {"delete": self.remove_chosen} if self.list.current is not None else {}

    @property
    def state(self) -> str:
        """What is chosen."""
        row = self.list.current
        return row.id if row is not None else ""

    def restore(self, state: object) -> None:
        """Choose it again."""
        self._choose(str(state))

    def reveal(self, kind: str, id: str) -> bool:
        """Choose what an undo has put back into the trash."""
        del kind
        return self._choose(id)

    def close_page(self) -> None:
        """Hear nothing more."""
        self.room.workspace.changed.disconnect(self.refresh)

    def refresh(self) -> None:
        """Read the trash again; where what was chosen is gone, the next one is chosen."""
        at = self.list.currentIndex().row()
        items = self.room.attempt(self.room.core.trash.list_trash) or ()
        self.list.rows.set_rows([self._describe(each) for each in items])
        if items and not self.list.currentIndex().isValid():
            self._choose(items[max(0, min(at, len(items) - 1))].id)
        self.stack.setCurrentWidget(self.list if items else self.nothing)
        self.empty_button.setEnabled(bool(items))
        self._chosen_changed()

    def restore_chosen(self) -> None:
        """Bring the chosen thing back to where it was."""
        row, room = self.list.current, self.room
        if row is None:
            return
        restored = room.attempt(lambda: room.core.trash.restore(row.id))
        if restored is None:
            return
        say = room.look.say
        text = say("trash.restored", title=row.title)
        if restored.dropped:
            text = say.run_on((text, say("trash.dropped", n=len(restored.dropped))))
        home = room.navigator.find_page_of(row.kind, row.id)
        if home is None:
            room.notices.tell(text)
        else:
            room.notices.tell(text, say("trash.open"), lambda: room.navigator.go(home))

    def remove_chosen(self) -> None:
        """Remove the chosen thing for good; only undo brings it back."""
        row, room = self.list.current, self.room
        if row is not None and room.attempt(lambda: room.core.trash.remove(row.id)) is not None:
            room.tell_done(room.look.say("trash.removed", title=row.title))

    def empty_all(self) -> None:
        """Remove everything for good; only undo brings it back."""
        room = self.room
        if room.attempt(room.core.trash.empty):
            room.tell_done(room.look.say("trash.emptied"))

    def _choose(self, id: str) -> bool:
        row = next((each for each in self.list.rows.rows if each.id == id), None)
        return row is not None and self.list.choose(row.kind, row.id)

    def _chosen_changed(self) -> None:
        chosen = self.list.current is not None
        self.restore_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)
        self.commands_changed.emit()

    def _describe(self, item: TrashItem) -> Row:
        look = self.room.look
        title, language = item.title.best(look.language)
        kind = look.say(f"kind.{item.kind}")
        detail = f"{kind} · {look.say('trash.days', n=item.days_left)}"
        return Row(
            item.kind, item.id, KIND_ICONS[item.kind], title or look.say("trash.untitled"), detail=detail,
            language=language, spoken_kind=kind, pause=look.say.pause,
        )  # fmt: skip
