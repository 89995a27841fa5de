"""The page of the library file: place, size, backups, and what can be done with them; and which other libraries there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.ui.files import choose_folder, show_folder
from briefing_app.ui.first_start.found import describe_library
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.moments import say_moment, say_size
from briefing_app.ui.pack_output import ask_for_pack
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import LibraryKeeper, Room, Where
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import make_button, make_label

if TYPE_CHECKING:
    from briefing_app.workspace.libraries import FoundLibrary

_OTHERS = 2  # further libraries that are named; more are opened as any file


class LibraryFilePage(Page):
    """Backups are listed, the newest first; restoring one sets the file of now aside."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        assert room.keeper is not None
        self._keeper: LibraryKeeper = room.keeper
        look = room.look
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addWidget(make_label(look, self.title, Size.HERO, bold=True))
        self.place = make_label(look, str(self._keeper.path), wrap=True, select=True)
        column.addWidget(self.place)
        self.facts = make_label(look, "", tone="quiet", wrap=True)
        column.addWidget(self.facts)
        column.addSpacing(8)
        self.show_button = make_button(
            look, "folder-open", "library_file.show", lambda: show_folder(self._keeper.path.parent)
        )
        self.move_button = make_button(look, "hard-drives", "library_file.move", self._ask_move)
        self.check_button = make_button(look, "first-aid-kit", "library_file.check", self._check)
        column.addLayout(_row(self.show_button, self.move_button, self.check_button))
        self.health = make_label(look, "", wrap=True, select=True)
        self.health.hide()
        column.addWidget(self.health)
        self.others = QVBoxLayout()
        self.others.setSpacing(4)
        column.addLayout(self.others)
        column.addSpacing(16)
        column.addWidget(make_label(look, look.say("library_file.backups"), Size.TITLE, bold=True))
        self.note = make_label(look, look.say("library_file.backups.note"), tone="quiet", wrap=True)
        column.addWidget(self.note)
        self.back_up_button = make_button(look, "database", "library_file.back_up", self._keeper.back_up, primary=True)
        self.back_up_to_button = make_button(
            self.room.look, "download-simple", "library_file.back_up_to", self._ask_back_up
        )
        self.restore_button = make_button(
            self.room.look, "clock-counter-clockwise", "library_file.restore", self._restore
        )
        column.addLayout(_row(self.back_up_button, self.back_up_to_button, self.restore_button))
        shape = Shape(title_lines=1, text_lines=0, bold=False)
        self.list = RowList(look, look.say("library_file.backups"), shape, moving=True)
        self.list.selectionModel().selectionChanged.connect(self._chosen_changed)
        column.addWidget(self.list, 1)
        self._keeper.examined.connect(self._show_health)
        self._keeper.backed_up.connect(self.refresh)
        room.workspace.changed.connect(self._refresh_soon)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(200)
        self._soon.timeout.connect(self.refresh)
        self.refresh()
        self._keeper.others_found.connect(self._show_others)
        self._keeper.look_for_others()

    @property
    def title(self) -> str:
        """Library file."""
        return self.room.look.say("library_file.title")

    @property
    def commands(self) -> Commands:
        """The whole library as a pack."""
        return {"make_pack": partial(ask_for_pack, self.room, self)}

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Buttons, and the list of backups."""
        return self.show_button, self.list

    def close_page(self) -> None:
        """Hear nothing more."""
        self._keeper.examined.disconnect(self._show_health)
        self._keeper.backed_up.disconnect(self.refresh)
        self._keeper.others_found.disconnect(self._show_others)
        self.room.workspace.changed.disconnect(self._refresh_soon)

    def refresh(self) -> None:
        """Read file and backups again."""
        look, path = self.room.look, self._keeper.path
        try:
            size = path.stat().st_size
        except OSError:
            self.facts.setText(look.say("library_file.gone"))
            size = 0
        else:
            library = self.room.core.library
            counts = [look.say(f"count.{kind}s", n=library.count(kind)) for kind in ("card", "figure", "chart")]
            briefings = sum(not each.template for each in library.list_heads())  # as their place counts them
            counts.append(look.say("count.briefings", n=briefings))
            self.facts.setText(" · ".join([say_size(look, size), *counts]))
        self._backups = {str(each.path): each for each in self._keeper.list_backups()}
        rows = [
            Row(
                "backup",
                id,
                "database",
                say_moment(look, each.at),
                detail=f"{say_size(look, each.bytes)} · {each.path.name}",
                pause=look.say.pause,
            )
            for id, each in self._backups.items()
        ]
        self.list.rows.set_rows(rows)
        self.note.setText(look.say("library_file.backups.note" if rows else "library_file.backups.none"))
        self._chosen_changed()

    def _show_others(self, found: tuple[FoundLibrary, ...]) -> None:
        """Name the libraries beside the one that is open: whoever misses something looks in the wrong one."""
        others = [each for each in found if not each.is_copy and each.path != self._keeper.path]
        look = self.room.look
        while self.others.count():
            self.others.takeAt(0).widget().deleteLater()
        if not others:
            return
        title = make_label(look, look.say("library_file.others"), bold=True)
        title.setContentsMargins(0, 12, 0, 0)
        self.others.addWidget(title)
        for each in others[:_OTHERS]:
            self.others.addWidget(self._make_other(each))

    def _make_other(self, other: FoundLibrary) -> QWidget:
        look = self.room.look
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        text = f"{other.path.name} · {describe_library(look, other)}"
        row.addWidget(make_label(look, text, tone="quiet", wrap=True, select=True), 1)
        button = make_button(look, "folder-open", "library_file.open", partial(self._keeper.open_other, other.path))
        button.setAccessibleName(look.say("library_file.open.named", name=other.path.name))
        row.addWidget(button)
        return line

    def _refresh_soon(self) -> None:
        self._soon.start()

    def _chosen_changed(self) -> None:
        chosen = bool(self.list.selectionModel().selectedIndexes())
        self.restore_button.setEnabled(chosen)
        look = self.room.look
        self.restore_button.setToolTip("" if chosen else look.say("library_file.restore.none"))

    def _restore(self) -> None:
        row = self.list.current
        if row is not None:
            self._keeper.restore(self._backups[row.id])

    def _ask_move(self) -> None:
        choose_folder(
            self, self.room.look.say("library_file.move.choose"), self._keeper.path.parent, self._keeper.move_to
        )

    def _ask_back_up(self) -> None:
        say = self.room.look.say
        choose_folder(self, say("library_file.back_up_to.choose"), self._keeper.path.parent, self._keeper.back_up_to)

    def _check(self) -> None:
        self._say_health(self.room.look.say("library_file.checking"), "quiet")
        self.check_button.setEnabled(False)
        self._keeper.examine()

    def _show_health(self, found: object) -> None:
        """What the examination found."""
        self.check_button.setEnabled(True)
        say = self.room.look.say
        if found is None:  # a fault of ours, which is reported
            self.health.hide()
        elif isinstance(found, BriefingError):
            self._say_health(self.room.sentences.say(found), "err")
        elif isinstance(found, tuple) and found:
            self._say_health(
                "\n".join([say("library_file.damaged"), *map(self.room.sentences.say_phrase, found)]), "err"
            )
        else:
            self._say_health(say("library_file.sound"), "ok")

    def _say_health(self, text: str, tone: str) -> None:
        self.health.setText(text)
        self.health.setAccessibleName(text)
        restyle(self.health, "tone", tone)
        self.health.show()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for each in widgets:
        row.addWidget(each)
    row.addStretch(1)
    return row
