"""The charts of the drawer, each with a small picture of itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.store.changes import Changes
from briefing_app.ui.composer.drawer.tab import DrawerTab, draw_used, speak_used
from briefing_app.ui.drawings.thumbnail import ChartThumbnails
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.id_list import IdListModel
from briefing_app.ui.lists.id_view import IdList
from briefing_app.ui.lists.ink import Ink
from briefing_app.ui.lists.marking import Marker, Ranges
from briefing_app.ui.lists.rows import Index
from briefing_app.ui.look import Look
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.search_field import SearchField

_PICTURE = QSize(104, 72)
_PAD = 9


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A row."""

    id: str
    title: str
    language: Language
    detail: str
    ranges: Ranges
    spoken: str


class ChartsTab(DrawerTab):
    """Search field and list."""

    def __init__(self, room: Room, language: Language) -> None:
        super().__init__(room, "chart", room.look.say("composer.hint.charts"))
        look, say = room.look, room.look.say
        self._language = language
        self._lines: dict[str, ChartLine] = {}
        self.thumbnails = ChartThumbnails(room, self)
        self.search = SearchField(look, say("composer.search.charts"), say("composer.search.charts"))
        self.model: IdListModel[ChartLine] = IdListModel(self._read, "chart")
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 0, 10, 0)
        row.addWidget(self.search)
        self.column.addWidget(frame)
        self.nothing = make_label(look, "", tone="quiet", wrap=True)
        self.nothing.setContentsMargins(14, 8, 14, 8)
        self.nothing.hide()
        self.column.addWidget(self.nothing)
        self.finish(IdList(self.model, _Delegate(look, self), say("composer.tab.charts"), several=True))
        self.search.searched.connect(self.search_again)
        self.search.left.connect(self.enter_list)
        self.thumbnails.ready.connect(lambda id: self.model.refresh([id]))
        self._listed = False  # nothing is read before somebody looks here

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """List what is asked for."""
        super().showEvent(event)
        if not self._listed:
            self._listed = True
            self.search_again()

    @property
    def field(self) -> QWidget:
        """The search field."""
        return self.search

    @property
    def language(self) -> Language:
        """Of the pictures."""
        return self._language

    def search_again(self) -> None:
        """List the charts with these words."""
        words = self.search.text()
        marker = Marker(words)
        say = self.room.look.say
        try:
            rows = self.room.core.finder.find_charts(words, language=self._language)
        except BriefingError as problem:
            self.room.notices.refuse(problem)
            return
        self._lines = {}
        for each in rows:
            key = f"composer.chart.{each.kind}"
            kind = say(key) if key in say.catalogue else say("composer.kind.chart")
            detail = " · ".join(part for part in (kind, each.theme_name) if part)
            spoken = speak_used(say.speak(each.title, detail), self.room.look, used=each.id in self.used)
            line = ChartLine(each.id, each.title, each.title_language, detail, marker.mark(each.title), spoken)
            self._lines[each.id] = line
        self.list.show_ids([each.id for each in rows], first=False)
        self.model.refresh()
        self.nothing.setText(say("composer.nothing.search" if words.strip() else "composer.nothing.charts"))
        self.nothing.setVisible(not rows)

    def mark(self, ids: Collection[str]) -> None:
        """Charts that came into the briefing get their tick."""
        del ids
        if self._listed:
            self.search_again()

    def set_language(self, language: Language) -> None:
        """Show the charts in this language."""
        if language is not self._language:
            self._language = language
            if self._listed:
                self.search_again()

    def follow(self, changes: Changes) -> None:
        """List again what may have changed."""
        if self._listed and (changes.charts or changes.themes):
            self.search_again()

    def _read(self, ids: Sequence[str]) -> list[ChartLine]:
        return [self._lines[id] for id in ids if id in self._lines]


class _Delegate(QStyledItemDelegate):
    """A picture on white paper, title and kind beside it."""

    def __init__(self, look: Look, tab: ChartsTab, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink(look)
        self._tab = tab

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As high as the picture, or as three lines."""
        del index
        style: Any = option  # PySide6 types none of its fields
        ink = self._ink
        lines = 2 * ink.face(Size.ROW, bold=True).height + ink.face(Size.SMALL).height + 4
        width = style.widget.viewport().width() if style.widget is not None else 0
        return QSize(width, round(max(lines, _PICTURE.height()) + 2 * _PAD + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, ChartLine):
            return
        ink, style = self._ink, option
        chosen, over, focused = (
            bool(style.state & flag)  # type: ignore[attr-defined]
            for flag in (
                QStyle.StateFlag.State_Selected,
                QStyle.StateFlag.State_MouseOver,
                QStyle.StateFlag.State_HasFocus,
            )
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(style.rect).adjusted(8.5, 4.5, -8.5, -4.5)  # type: ignore[attr-defined]
        painter.setBrush(ink.colour("accent_soft" if chosen else "hover" if over else "surface"))
        edge = "accent" if chosen or focused else "border"
        painter.setPen(QPen(ink.colour(edge), 2.0 if focused else 1.2 if chosen else 1.0))
        painter.drawRoundedRect(card, 9, 9)
        picture = QRectF(
            card.left() + _PAD, card.center().y() - _PICTURE.height() / 2, _PICTURE.width(), _PICTURE.height()
        )
        self._draw_picture(painter, picture, line)
        words = QRectF(
            picture.right() + 11, card.top() + _PAD, card.right() - picture.right() - 20, card.height() - 2 * _PAD
        )
        title = ink.face(Size.ROW, bold=True, language=line.language)
        used = ink.text(painter, words, line.title, title, "text", line.ranges, 2)
        below = words.adjusted(0, used * title.height + 3, 0, 0)
        ink.text(painter, below, line.detail, ink.face(Size.SMALL), "text2")
        painter.restore()
        if line.id in self._tab.used:
            draw_used(painter, option, ink.look)

    def _draw_picture(self, painter: QPainter, rect: QRectF, line: ChartLine) -> None:
        ink = self._ink
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._tab.thumbnails.pixmap(line.id, self._tab.language, _PICTURE, ratio)
        if pixmap is not None:
            painter.drawPixmap(round(rect.left()), round(rect.top()), pixmap)
        else:
            failed = self._tab.thumbnails.failed(line.id, self._tab.language)
            name, role = ("warning-fill", "warn") if failed else ("chart-bar", "text3")
            ink.icon(painter, rect.center().x() - 10, rect.center().y() - 10, name, role, 20)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink.colour("border"), 1))
        painter.drawRect(rect)
