"""What stands in place of the reader while several cards are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout

from briefing_app.model.figure import Release
from briefing_app.ui.facts.deeds import CardDeeds
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.scroll_area import ScrollArea

Ids = Callable[[], Sequence[str]]


class BulkPane(ScrollArea):
    """Buttons that do one thing to all chosen cards, as one step of undo."""

    def __init__(self, room: Room, deeds: CardDeeds, ids: Ids, export: Callable[[], object]) -> None:
        super().__init__()
        self._look = room.look
        self._deeds = deeds
        self._ids = ids
        say = room.look.say
        inner = QFrame()
        inner.setProperty("pane", "body")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(20, 20, 20, 20)
        self._column.setSpacing(8)
        self.title = make_label(room.look, "", Size.TITLE, bold=True, wrap=True)
        self._column.addWidget(self.title)
        self._column.addWidget(make_label(room.look, say("facts.bulk.hint"), tone="quiet", wrap=True))
        self._column.addSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        self._add(
            "facts.add_to_briefing", "list-plus", lambda: self._pop("facts.add_to_briefing", deeds.make_briefing_menu)
        )
        self._add("facts.set_theme", "folder", lambda: self._pop("facts.set_theme", deeds.make_theme_menu))
        self._add("facts.tags", "tag", lambda: self._pop("facts.tags", deeds.make_tag_menu))
        self._add("facts.verify", "seal-check", lambda: deeds.verify(ids()))
        self._add("facts.make_internal", "lock-simple", lambda: deeds.set_release(ids(), Release.INTERNAL))
        self._add("facts.make_open", "lock-simple-open", lambda: deeds.set_release(ids(), Release.OPEN))
        self._add("facts.copy", "copy", lambda: deeds.copy(ids(), room.settings.content_language))
        self._add("table_output.bulk", "file-xls", export)
        self._add("facts.trash", "trash", lambda: deeds.trash(ids()))
        self._column.addStretch(1)
        self.setWidget(inner)

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self.title.setText(self._look.say("facts.bulk", n=f"{count:,}"))
        self.setAccessibleName(self.title.text())

    def _add(self, key: str, icon: str, act: Callable[[], object]) -> None:
        button = QPushButton()
        set_icon_text(button, self._look.icons.icon(icon), self._look.say(key))
        button.setProperty("left", "true")
        button.setFont(self._look.fonts.font())
        button.setMinimumHeight(34)
        button.clicked.connect(lambda: act())
        self.buttons[key] = button
        self._column.addWidget(button)

    def _pop(self, key: str, make: Callable[[Sequence[str]], QMenu]) -> None:
        menu = make(self._ids())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.buttons[key]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
