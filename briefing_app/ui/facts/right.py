"""The right of the place of the facts: the reader of what is chosen, or what can be done with several cards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from briefing_app.ui.facts.bulk import BulkPane
from briefing_app.ui.facts.deeds import CardDeeds
from briefing_app.ui.facts.labels import LabelDeeds
from briefing_app.ui.facts.middle import KINDS, FactsMiddle
from briefing_app.ui.reader.article import Library
from briefing_app.ui.reader.side import ReaderSide
from briefing_app.ui.room import Room
from briefing_app.ui.table_output import Kind, Listed, ask_for_list

_ACTS = (
    ("copy", "copy", "facts.copy"),
    ("duplicate", "stack", "facts.duplicate"),
    ("trash", "trash", "facts.trash"),
    ("edit", "pencil-simple", "facts.edit"),
)


class FactsRight(QStackedWidget):
    """Follows the list; `revealed` asks for a card, figure or name (kind and id) to be chosen in it."""

    revealed = Signal(str, str)

    def __init__(self, room: Room, deeds: CardDeeds, labels: LabelDeeds, middle: FactsMiddle) -> None:
        super().__init__()
        self._room = room
        self._deeds = deeds
        self._labels = labels
        self._middle = middle
        self._articles: Library | None = None
        self.reader = ReaderSide(room, _ACTS, room.look.say("facts.choose"))
        self.bulk = BulkPane(room, deeds, lambda: middle.list.selected_ids, self.export)
        self.addWidget(self.reader)
        self.addWidget(self.bulk)
        self.reader.did.connect(self._do)
        self.reader.opened.connect(self._open_named)
        self.reader.copy_asked.connect(lambda key: deeds.copy_figure(key, middle.language))

    def forget(self) -> None:
        """The library changed: what is shown next is read again."""
        self._articles = None

    def show_chosen(self) -> None:
        """Show what is chosen in the list."""
        view, listed = self._middle.list, self._middle.listed
        count = view.selected_count
        if count > 1:
            self.bulk.show_count(count)
            self.setCurrentWidget(self.bulk)
            return
        self.setCurrentWidget(self.reader)
        if self._articles is None:
            self._articles = Library(self._room.core)
        articles, kind = self._articles, self._middle.kind
        id = view.current_id if count or listed != "cards" else ""
        self._room.attempt(lambda: self.reader.show_thing(articles, kind, id))
        self.reader.buttons["duplicate"].setVisible(kind == "card")
        self.reader.buttons["copy"].setVisible(kind != "term")

    # -- doing -------------------------------------------------------------------------------------------------------

    def duplicate(self) -> None:
        """Copy the current card and choose the copy."""
        copy = self._deeds.duplicate(self._middle.list.current_id)
        if copy:
            self.revealed.emit("card", copy)
            self._room.notices.tell(self._room.look.say("facts.duplicated"))

    def copy(self) -> None:
        """Copy what is chosen with its sources."""
        view, language = self._middle.list, self._middle.language
        if self._middle.kind == "card":
            self._deeds.copy(view.selected_ids, language)
        elif figure := self._room.core.library.find_figure(view.current_id):
            self._deeds.copy_figure(figure.key, language)

    def delete(self) -> None:
        """Move what is chosen to the trash."""
        view = self._middle.list
        if self._middle.kind == "card":
            self._deeds.trash(view.selected_ids)
        else:
            self._labels.delete(self._middle.kind, view.current_id)

    @property
    def can_export(self) -> bool:
        """Whether cards or figures are listed."""
        return self._middle.listed != "names" and bool(self._middle.list.ids_model.ids)

    def find_listed(self) -> Listed:
        """The cards that are chosen where several are; else all of the list, and whether these are all there are."""
        middle = self._middle
        view = middle.list
        kind: Kind = "cards" if middle.listed == "cards" else "figures"
        if view.selected_count > 1:
            return Listed(kind, "chosen", tuple(view.selected_ids))
        return Listed(kind, "found" if middle.head.field.text().strip() else "all", tuple(view.ids_model.ids))

    def export(self) -> None:
        """Ask where to, and write what is chosen or listed as Excel or CSV."""
        ask_for_list(self._room, self, self.find_listed(), self._middle.language)

    def make_menu(self) -> QMenu | None:
        """The menu of what is chosen; names have none."""
        if not self.can_export:
            return None
        look, view = self._room.look, self._middle.list
        if self._middle.listed == "cards":
            menu = self._deeds.make_menu(view.selected_ids, self._middle.language)
            menu.addSeparator()
        else:
            menu = QMenu(self)
            menu.setFont(look.fonts.font())
        action = menu.addAction(look.icons.icon("file-xls"), self.find_listed().say(look.say))
        action.triggered.connect(self.export)
        return menu

    def _do(self, name: str) -> None:
        match name:
            case "edit":
                self._deeds.open(self.reader.kind, self.reader.id)
            case "duplicate":
                self.duplicate()
            case "copy":
                self.copy()
            case "trash":
                self.delete()

    def _open_named(self, kind: str, id: str) -> None:
        """A briefing, source, figure or card that the reader names."""
        if kind == "briefing":
            self._deeds.open(kind, id, self._find_block(id))
        elif kind in KINDS.values():
            self.revealed.emit(kind, id)
        else:
            self._deeds.open(kind, id)

    def _find_block(self, briefing_id: str) -> str:
        """The block by which the briefing places the card that is read."""
        briefing = self._room.core.library.find_briefing(briefing_id)
        blocks = briefing.blocks if briefing is not None else ()
        return next((each.id for each in blocks if getattr(each, "card_id", "") == self.reader.id), "")
