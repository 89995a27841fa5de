"""The page on which one card is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.model.language import Language, LocalText
from briefing_app.ui.cards.changes_dialog import ChangesDialog, print_source
from briefing_app.ui.cards.columns import Columns
from briefing_app.ui.cards.figures.area import FigureArea
from briefing_app.ui.cards.header import CardHeader
from briefing_app.ui.cards.session import CardSession, Part
from briefing_app.ui.cards.side import CardSide, make_scroll
from briefing_app.ui.clipboard import put
from briefing_app.ui.new_card import NEW, drop_blank_card, open_new_card
from briefing_app.ui.page import Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import keep_all
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.ui.widgets.scroll_area import ScrollArea

_SIDE = 284  # device-independent pixels, at a text size of 100 %
_BESIDE = 860  # from this width the side stands beside the columns, below it under them


class CardPage(Page):
    """Where the id is empty or the spot is `new`, a draft is made that vanishes again if it stays empty."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setProperty("pane", "canvas")
        self._body: QWidget | None = None
        self._built = False
        self._open(where)

    # -- building ----------------------------------------------------------------------------------------------------

    def _open(self, where: Where) -> None:
        room = self.room
        id = where.id
        if not id or (where.at == NEW and room.core.library.find_card(id) is None):
            id = room.core.cards.add_card(LocalText(), original=room.look.language).id
            where = Where(where.page, id, NEW)
        self.where = where
        self._built = False
        body = QWidget()
        self.session = CardSession(room, id, body)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.gone = InfoBar(room.look)
        column.addWidget(self.gone)
        self._body = body
        self._column.addWidget(body)
        if self.session.is_blank:  # just made, wherever that was asked for
            self.where = Where(where.page, id, NEW)
        self.session.lost.connect(self._lost)
        self.session.found.connect(self._found)
        if not self.session.exists:
            column.addStretch(1)
            self._lost()
            return
        self.header = CardHeader(room, self.session)
        column.addWidget(self.header)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self.work = QWidget()
        self._inner = QVBoxLayout(self.work)
        self._inner.setContentsMargins(16, 14, 16, 18)
        self._inner.setSpacing(14)
        self.columns = Columns(room, self.session)
        self.figures = FigureArea(room, self.session)
        self._inner.addWidget(self.columns)
        self._inner.addWidget(self.figures)
        self._inner.addStretch(1)
        self.side = CardSide(room, self.session)
        self._area = make_scroll(self.work, room.look.say("cards.texts"))
        self._side_area: ScrollArea = make_scroll(QWidget(), room.look.say("cards.side"))
        self._row.addWidget(self._area, 1)
        self._row.addWidget(self._side_area)
        column.addLayout(self._row, 1)
        self.columns.changes_asked.connect(self.show_changes)
        self.header.verify_asked.connect(self.verify)
        self.header.duplicate_asked.connect(self.duplicate)
        self.header.delete_asked.connect(self.delete)
        self.header.copy_asked.connect(self.copy)
        self.header.history_asked.connect(self._show_history)
        self.figures.commands_changed.connect(self.commands_changed)
        panel = self.figures.add_panel
        panel.grew.connect(partial(QTimer.singleShot, 0, panel, self._show_adding))
        self.session.changed.connect(self._follow)
        self._beside: bool | None = None
        self._built = True
        self._arrange()

    def _arrange(self) -> None:
        """The side beside the columns, or below them."""
        scale = self.room.look.fonts.scale
        beside = self.width() >= round(_BESIDE * scale)
        if not self._built or beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._inner.removeWidget(self.side)
            self._side_area.setWidget(self.side)
            self._side_area.setFixedWidth(round(_SIDE * scale))
        else:
            taken: QWidget | None = self._side_area.takeWidget()  # Qt may well give none
            if taken is not None and taken is not self.side:  # what held the place while the page was made
                taken.deleteLater()
            self._inner.insertWidget(2, self.side)
        self._side_area.setVisible(beside)
        self.side.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width."""
        super().resizeEvent(event)
        self._arrange()

    # -- the page ----------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The title of the card."""
        if not self.session.exists:
            return self.room.look.say("kind.card")
        language = self.room.look.language
        text, _ = self.session.card.title.best(language)
        return print_source(self.room, text, language) or self.room.look.say("cards.untitled")

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What can be done now."""
        doing: dict[str, Callable[[], object]] = {"new": lambda: open_new_card(self.room)}
        if self.session.exists:
            doing |= {
                "verify": self.verify,
                "duplicate": self.duplicate,
                "content_language": self.columns.show_next,
            }
            doing |= self.figures.commands
        return doing

    @property
    def panes(self) -> Sequence[QWidget]:
        """Texts, figures, and the side."""
        if not self.session.exists:
            return ()
        title = self.columns.columns[self.columns.seen[0]].fields[Part.TITLE]
        return (title, self.figures.table, self.side.status.release.row)

    @property
    def state(self) -> object:
        """How far one has scrolled."""
        return self._area.verticalScrollBar().value() if self._built else 0

    def restore(self, state: object) -> None:
        """Scroll there, once all is laid out."""
        if isinstance(state, int) and self._built:
            bar = self._area.verticalScrollBar()
            QTimer.singleShot(0, bar, lambda: bar.setValue(state))

    def show_at(self, where: Where) -> None:
        """Show another card, or another spot of this one."""
        another = where.id != self.session.id if where.id else where.at == NEW
        if another:
            self._leave()
            self._reopen(where)
        else:
            self.where = where

    def _reopen(self, where: Where) -> None:
        old = self._body
        assert old is not None
        self.session.blockSignals(True)  # it lives until Qt deletes it
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._open(where)
        self.moved.emit()
        self.commands_changed.emit()

    def enter(self) -> None:
        """A new card waits for its title; a spot is gone to."""
        if not self.session.exists:
            return
        at = self.where.at
        if at == NEW:
            self.columns.go_to(Part.TITLE)
        elif at in set(Part):
            self.columns.go_to(Part(at))
        elif self.room.core.library.find_figure_by_key(at) is not None:
            self.figures.go_to(at)
        else:
            self.columns.go_to(Part.TEXT)

    def reveal(self, kind: str, id: str) -> bool:
        """An undo shows here what it did to this card, its figures and its sources."""
        if kind == "card":
            return id == self.session.id
        if not self.session.exists:
            return False
        if kind == "figure":
            return any(each.figure.id == id for each in self.session.quote().values())
        return kind == "source" and any(each.source_id == id for each in self.session.card.sources)

    def keep(self) -> None:
        """Write now what was typed."""
        keep_all(self)

    def close_page(self) -> None:
        """A new card in which nothing was written goes with the page."""
        self._leave()

    def _leave(self) -> None:
        self.keep()
        workspace = self.room.workspace
        if self.where.at == NEW and self.session.is_blank and workspace.is_open and not workspace.turning:
            self.session.blockSignals(True)
            self.room.attempt(lambda: drop_blank_card(self.room, self.session.id))

    # -- what is done ------------------------------------------------------------------------------------------------

    def verify(self) -> None:
        """Mark as verified; one click, once the name is known."""
        self.keep()
        self.side.status.verify()

    def duplicate(self) -> None:
        """Make a copy and go to it."""
        self.keep()
        copy = self.room.attempt(lambda: self.room.core.cards.duplicate_card(self.session.id))
        if copy is not None:
            self.room.navigator.go(Where("card", copy.id, Part.TITLE.value))

    def copy(self) -> None:
        """Put the card on the clipboard in the language of the interface."""
        self.keep()
        put(self.room.core.copying.copy_card(self.session.id, self.room.look.language))
        self.room.notices.tell(self.room.look.say("cards.copied"))

    def delete(self) -> None:
        """Move the card to the trash; a card that is in use stays, and who uses it is said."""
        self.keep()
        self.room.attempt(lambda: self.room.core.cards.delete_card(self.session.id))

    def show_changes(self, language: Language) -> ChangesDialog:
        """Show what changed in the original since a language was right."""
        self.keep()
        dialog = ChangesDialog(self.room, self.session, language, self)
        dialog.open()
        return dialog

    def _show_history(self) -> None:
        area = self._side_area if self._beside else self._area
        area.ensureWidgetVisible(self.side.history)

    def _show_adding(self) -> None:
        """Have in sight what asks for a figure, which opens below everything else: all of it, or at least its beginning."""
        panel = self.figures.add_panel
        if panel.isVisible():
            self._area.ensureVisible(0, panel.mapTo(self.work, panel.rect().bottomLeft()).y(), 0, 12)
            self._area.ensureWidgetVisible(panel.line, 0, 40)

    def _follow(self) -> None:
        if not (self._built and self.session.exists):
            return
        self.header.follow()
        self.columns.follow()
        self.figures.follow()
        self.side.follow()
        self.moved.emit()

    def _lost(self) -> None:
        """Say that the card is gone, and offer to bring it back."""
        say = self.room.look.say
        trashed = self.room.core.library.find_discarded(self.session.id) is not None
        action = say("cards.gone.restore") if trashed else ""
        self.gone.show_text("warn", say("cards.gone" if trashed else "cards.gone.for_good"), action, self._bring_back)
        if self._built:
            for part in (self.header, self.work, self.side):
                part.setEnabled(False)
        self.commands_changed.emit()

    def _bring_back(self) -> None:
        self.room.attempt(lambda: self.room.core.trash.restore(self.session.id))

    def _found(self) -> None:
        """It is there again, by an undo or from the trash."""
        self.gone.hide()
        if not self._built:
            self._reopen(Where(self.where.page, self.session.id))
            return
        for part in (self.header, self.work, self.side):
            part.setEnabled(True)
        self.commands_changed.emit()
