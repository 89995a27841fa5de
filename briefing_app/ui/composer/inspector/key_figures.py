"""Settings of key figures: which, found by search, and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.model.block import KeyFiguresBlock
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm, ItemCard, ItemList
from briefing_app.ui.composer.quoting import Quoter
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.search_field import SearchField

_FOUND = 220  # pixels of height for what was found


class KeyFiguresForm(BlockForm[KeyFiguresBlock]):
    """Figures in order, a search that adds to them, title."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.figures: ItemList[str] = ItemList(
            self, "figures", str, self._build, ("composer.item.figure", "composer.item.figure.add")
        )
        self.figures.more.hide()  # figures are added by search
        self.add(self.figures)
        self.add(self._make_search())
        self.add_note(self.say("composer.figures.hint"))
        self.title = self.add_text("composer.field.title", "title")

    def _make_search(self) -> QWidget:
        look = self.room.look
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.search = SearchField(look, self.say("composer.figures.search"), self.say("composer.figures.search"))
        self.found = RowList(look, self.say("composer.figures.found"), Shape(title_lines=2, fixed=False), moving=False)
        self.found.setMaximumHeight(_FOUND)
        self.found.setMinimumHeight(_FOUND)
        self.found.hide()
        self.search.searched.connect(self._search)
        self.search.left.connect(self._enter_found)
        self.found.chosen.connect(lambda row: self.add_figure(row.id))
        column.addWidget(self.search)
        column.addWidget(self.found)
        return whole

    def add_figure(self, key: str) -> None:
        """Add a figure at the end and search on."""
        if key not in self.block.figures:
            self.figures.set_items((*self.block.figures, key))
        self.search.clear()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """The figures as they are now: which they are stands on cards, which are built anew."""
        if tuple(card.item_shown for card in self.figure_cards) != self.block.figures:
            self.figures.clear()
        self.figures.follow()

    @property
    def figure_cards(self) -> list[_FigureCard]:
        """Its figures, in their order."""
        return [card.findChildren(_FigureCard)[0] for card in self.figures.cards]

    def _build(self, card: ItemCard[str]) -> None:
        key = card.item
        card.add(_FigureCard(self, key))

    def _search(self) -> None:
        words = self.search.text().strip()
        hits = self.room.core.linking.search_figures(words, self.language) if words else ()
        hits = tuple(each for each in hits if each.key not in self.block.figures)
        pause = self.room.look.say.pause
        rows = [
            Row("figure", each.key, "hash", each.label, each.printed, each.as_of, tone="teal", pause=pause)
            for each in hits
        ]
        self.found.rows.set_rows(rows)
        self.found.setVisible(bool(rows))

    def _enter_found(self) -> None:
        if self.found.rows.rowCount():
            self.found.setFocus(Qt.FocusReason.TabFocusReason)
            self.found.setCurrentIndex(self.found.rows.index(0))


class _FigureCard(QWidget):
    """A figure: what it is called, and what is printed."""

    def __init__(self, form: KeyFiguresForm, key: str) -> None:
        super().__init__()
        self.item_shown = key
        room, language = form.room, form.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        label, value = Quoter(room.core).find_figure(key, language) or (form.say("composer.figure.gone", name=key), "")
        column.addWidget(make_label(room.look, label, bold=True, wrap=True, language=language))
        if value:
            column.addWidget(make_label(room.look, value, tone="quiet", wrap=True, language=language))
