"""Figures offered while one writes: `/` or `@` at the beginning of a word opens a list that follows what is typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from briefing_app.model.language import Language
from briefing_app.model.placeholder import Placeholder
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.figure_rows import build_figure_rows
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.text.figure_text import FigureText
from briefing_app.ui.text.overlay import Overlay
from briefing_app.ui.widgets.labels import make_label

_MARKS = "/@／＠"
_LONGEST = 40  # characters of a search; more is a text that happens to hold a stroke
_SHOWN = 6  # rows seen at once
_WIDTH = 440
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class FigureSearch(QObject):
    """Belongs to one field; the focus stays there, so that input methods work as always."""

    def __init__(self, room: Room, language: Language, field: FigureText) -> None:
        super().__init__(field)
        self._room = room
        self._language = language
        self._field = field
        self._start = -1  # position of the mark; -1 while closed
        self.overlay: Overlay | None = None
        self.list: RowList | None = None

    @property
    def is_open(self) -> bool:
        """Whether figures are offered."""
        return self._start >= 0

    def look(self) -> None:
        """The text changed: open at a mark that was just typed, follow the words behind it, or close."""
        cursor = self._field.textCursor()
        at = cursor.position()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if not self.is_open:
            if before and before[-1] in _MARKS and not cursor.hasSelection() and _begins_word(before[:-1]):
                self._start = at - 1
                self._show("")
            return
        behind = at - self._start
        words = before[len(before) - behind + 1 :] if 1 <= behind <= len(before) else None
        if words is None or before[len(before) - behind] not in _MARKS or len(words) > _LONGEST or words[:1] == " ":
            self.close()
        else:
            self._show(words)

    def moved(self) -> None:
        """The cursor moved: away from the words the search ends."""
        if self.is_open:
            cursor = self._field.textCursor()
            start = cursor.block().position()
            if cursor.position() <= self._start or not start <= self._start:
                self.close()

    def close(self) -> None:
        """Offer nothing more; the words stay as they are."""
        self._start = -1
        if self.overlay is not None:
            self.overlay.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is for the list and not for the text."""
        if not self.is_open or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return event.key() in _MOVES or event.key() in _TAKES or event.key() == Qt.Key.Key_Escape

    def press(self, key: int) -> bool:
        """Do what a key of the list does; False where there is nothing to choose."""
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        assert self.list is not None
        rows = len(self.list.rows.rows)
        if not rows:
            self.close()
            return False
        if key in _MOVES:
            at = self.list.currentIndex().row() + _MOVES[Qt.Key(key)]
            step = at % rows if abs(_MOVES[Qt.Key(key)]) == 1 else max(0, min(rows - 1, at))
            self.list.setCurrentIndex(self.list.rows.index(step))
            self._say_current()
        else:
            self._choose(self.list.current)
        return True

    def _choose(self, row: Row | None) -> None:
        if row is None:
            return
        start, end = self._start, self._field.textCursor().position()
        self.close()
        figure = self._room.core.library.find_figure_by_key(row.id)
        form = "noun" if figure is not None and figure.noun is not None else "value"
        self._field.insert_figure(Placeholder(row.id, form), start, end)

    def _show(self, words: str) -> None:
        hits = self._room.core.linking.search_figures(words, self._language)
        if not hits and words.endswith(" ") and words.count(" ") > 2:  # a sentence, not a search
            self.close()
            return
        overlay, rows = self._make()
        say = self._room.look.say
        rows.rows.set_rows(build_figure_rows(self._room.look, hits, self._language))
        self._nothing.setText(say("writing.search.nothing", words=words))
        self._nothing.setVisible(not hits)
        rows.setVisible(bool(hits))
        if hits:
            rows.setCurrentIndex(rows.rows.index(0))
        row = rows.sizeHintForRow(0) if hits else 0
        high = row * min(_SHOWN, len(hits)) + 10 if hits else self._nothing.sizeHint().height() + 20
        overlay.place(QSize(_WIDTH, high), self._start)
        if not words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, say("writing.search.open")))
        self._say_current()

    def _say_current(self) -> None:
        if self.list is not None and (row := self.list.current) is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, row.spoken))

    def _make(self) -> tuple[Overlay, RowList]:
        if self.overlay is None or self.list is None:
            look = self._room.look
            self.overlay = Overlay(self._field)
            column = QVBoxLayout(self.overlay)
            column.setContentsMargins(2, 4, 2, 4)
            name = look.say("writing.search.name")
            self.list = RowList(look, name, Shape(title_lines=1, detail=False), moving=False)
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.list.chosen.connect(self._choose)
            self._nothing = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
            self._nothing.setContentsMargins(10, 4, 10, 4)
            column.addWidget(self.list)
            column.addWidget(self._nothing)
        return self.overlay, self.list


def _begins_word(before: str) -> bool:
    """Whether a mark behind this text begins a word: not in and/or, 24/7, a link or a mail address."""
    last = before[-1:]
    return not (last.isascii() and (last.isalnum() or last in "/:@.")) or not last
