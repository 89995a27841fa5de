"""The fact cards of the drawer: searched and filtered as in the library, in compact rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyleOptionViewItem, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.store.card_query import CardQuery, CardSort, CardStatus
from briefing_app.store.changes import Changes
from briefing_app.ui.composer.drawer.pills import Pill, ThemePill
from briefing_app.ui.composer.drawer.tab import DrawerTab, draw_used, speak_used
from briefing_app.ui.lists.card_delegate import CardDelegate
from briefing_app.ui.lists.card_line import CardLine, CardReader
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.search_field import SearchField
from briefing_app.workspace.query_text import parse_query

_TOUCHING = ("cards", "figures", "themes", "sources", "briefings")


class FactsTab(DrawerTab):
    """Search field, pills, list. The pills say again what the operators of the search text say: both hold."""

    def __init__(self, room: Room, language: Language) -> None:
        super().__init__(room, "card", room.look.say("composer.hint.facts"))
        look, say = room.look, room.look.say
        self._language = language
        self._reader = CardReader(room.core, say, language)
        self.search = SearchField(look, say("composer.search.facts"), say("composer.search.facts"))
        self.verified = Pill(look, say("composer.pill.verified"), "seal-check-fill")
        self.unused = Pill(look, say("composer.pill.unused"))
        self.theme = ThemePill(look, self._themes)
        self.model: IdListModel[CardLine] = IdListModel(self._read, "card")
        self.model.failed.connect(room.notices.refuse)
        self.column.addWidget(_inset(self.search))
        pills = QFrame()
        flow = FlowLayout(pills)
        for pill in (self.verified, self.unused, self.theme):
            flow.addWidget(pill)
        self.column.addWidget(_inset(pills))
        self.nothing: QLabel = make_label(look, "", tone="quiet", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 8)
        self.nothing.hide()
        self.column.addWidget(self.nothing)
        view = IdList(self.model, _Delegate(look, self), say("composer.tab.facts"), several=True)
        self.finish(view)
        self.search.searched.connect(self.search_again)
        self.search.left.connect(self.enter_list)
        for pill in (self.verified, self.unused):
            pill.toggled.connect(self.search_again)
        self.theme.chosen.connect(self.search_again)
        self.search_again()

    @property
    def field(self) -> QWidget:
        """The search field."""
        return self.search

    @property
    def query(self) -> CardQuery:
        """What is asked for."""
        query = parse_query(self.search.text())
        if self.verified.isChecked() and CardStatus.VERIFIED not in query.statuses:
            query = replace(query, statuses=(*query.statuses, CardStatus.VERIFIED))
        if self.theme.slug:
            query = replace(query, theme=self.theme.slug)
        return query

    def search_again(self) -> None:
        """List what fulfils the query."""
        query = self.query
        try:
            ids = self.room.core.finder.find_cards(query, sort=CardSort.NEWEST, language=self._language)
        except BriefingError as problem:
            self.room.notices.refuse(problem)
            return
        if self.unused.isChecked():
            ids = tuple(id for id in ids if id not in self.used)
        self._reader.show(self._language, query.words)
        self.list.show_ids(ids, first=False)
        self.model.refresh()
        self.nothing.setText(self.room.look.say("composer.nothing.search" if query else "composer.nothing.facts"))
        self.nothing.setVisible(not ids)

    def mark(self, ids: Collection[str]) -> None:
        """Cards that came into the briefing get their tick, and leave the list of those not used yet."""
        if self.unused.isChecked():
            self.search_again()
        else:
            self.model.refresh(ids)

    def set_language(self, language: Language) -> None:
        """Show the cards in this language."""
        if language is not self._language:
            self._language = language
            self.search_again()

    def follow(self, changes: Changes) -> None:
        """List again what may have changed; the cards of a briefing that was only rearranged have not."""
        if changes.cards or changes.figures or changes.themes or changes.sources:
            self.theme.choose(self.theme.slug)
            self.search_again()

    def _read(self, ids: Sequence[str]) -> list[CardLine]:
        look = self.room.look
        return [
            replace(each, spoken=speak_used(each.spoken, look, used=each.id in self.used))
            for each in self._reader.read(ids)
        ]

    def _themes(self) -> list[tuple[str, str]]:
        language = self.room.look.language
        return [(each.slug, each.name.best(language)[0]) for each in self.room.core.library.list_themes()]


class _Delegate(CardDelegate):
    """Compact cards with a tick on those in the briefing."""

    def __init__(self, look: Look, tab: FactsTab, parent: QObject | None = None) -> None:
        super().__init__(look, compact=True, parent=parent)
        self._look = look
        self._tab = tab

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The card and its tick."""
        super().paint(painter, option, index)
        if self._tab.model.id_at(index) in self._tab.used:
            draw_used(painter, option, self._look)


def _inset(widget: QWidget) -> QFrame:
    frame = QFrame()
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 0, 10, 0)
    row.addWidget(widget)
    return frame
