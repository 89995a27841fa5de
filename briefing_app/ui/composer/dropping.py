"""Dragging in the outline: where a drop goes, how that is marked, and what is seen under the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from briefing_app.ui.composer.acts import Spot
from briefing_app.ui.composer.delegate import Mark, OutlineDelegate
from briefing_app.ui.composer.rows import OutlineRow
from briefing_app.ui.composer.tree import OutlineTree
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.look import Look

_LEFT, _RIGHT = 30, 14  # of the cards, as the delegate draws them
_WIDEST = 340  # pixels of what is dragged


def find_spot(view: OutlineTree, place: QPoint, items: Sequence[Item]) -> Spot | None:
    """Where things dropped at a place of the viewport go: sections between sections, all else between blocks.

    On the heading of an open section is its top, on that of a folded one its end; below everything is the end of all.
    """
    model = view.outline_model
    sections = model.rowCount()
    index = view.indexAt(place)
    if sections == 0:
        return Spot("", 0)
    if any(each.kind == "section" or each == Item("new", "section") for each in items):
        if not index.isValid():
            return Spot("", sections)
        section = index.parent() if index.parent().isValid() else index
        middle = (view.rect_of(section).top() + view.bottom_of(section)) / 2
        return Spot("", section.row() + (place.y() > middle))
    if not index.isValid():
        last = model.index(sections - 1, 0)
        return Spot(model.section_id_of(last), model.rowCount(last))
    parent = index.parent()
    if parent.isValid():
        return Spot(model.section_id_of(parent), index.row() + (place.y() > view.rect_of(index).center().y()))
    return Spot(model.section_id_of(index), 0 if view.isExpanded(index) else model.rowCount(index))


def paint_spot(painter: QPainter, look: Look, view: OutlineTree, spot: Spot) -> None:
    """A line with a knob at its beginning, for Qt's own mark cannot be styled; a folded section is lit instead."""
    section = view.outline_model.find(spot.section_id) if spot.section_id else QModelIndex()
    if section.isValid() and not view.isExpanded(section):
        return
    y, left = _mark_of(view, spot, section)
    painter.setPen(QPen(look.theme.colour("accent"), 2.4))
    painter.drawLine(left + 7, y, view.viewport().width() - _RIGHT, y)
    painter.setBrush(look.theme.colour("surface"))
    painter.drawEllipse(QRectF(left, y - 4, 8, 8))


def _mark_of(view: OutlineTree, spot: Spot, section: QModelIndex) -> tuple[int, int]:
    """Height and left end of the line for a spot."""
    model = view.outline_model
    inside = model.rowCount(section)
    left, gap = (_LEFT, 3) if section.isValid() else (8, 0)
    if inside == 0:
        return view.rect_of(section).bottom() - 3, left
    if spot.at < inside:
        return view.rect_of(model.index(spot.at, 0, section)).top() - gap, left
    return view.bottom_of(model.index(inside - 1, 0, section)) - gap, left


def paint_ghosts(painter: QPainter, look: Look, width: int, height: int) -> None:
    """Two sections that are not there yet, and how to begin; `height` is that of a block."""
    painter.setPen(QPen(look.theme.colour("field_border"), 1, Qt.PenStyle.DashLine))
    top = 16
    for blocks in (2, 1):
        painter.drawRoundedRect(QRectF(14.5, top + 0.5, min(190, width / 2), 16), 6, 6)
        top += 32
        for _ in range(blocks):
            painter.drawRoundedRect(QRectF(_LEFT + 0.5, top + 0.5, width - _LEFT - _RIGHT - 1, height - 7), 9, 9)
            top += height
        top += 12
    painter.setPen(look.theme.colour("text2"))
    painter.setFont(look.fonts.font(Size.BODY))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(QRect(24, top + 8, width - 48, 200), flags, look.say("composer.outline.empty"))


def draw_dragged(look: Look, delegate: OutlineDelegate, row: OutlineRow, count: int, ratio: float) -> QPixmap:
    """The first row that is dragged, and how many there are."""
    rect = QRect(0, 0, _WIDEST, delegate.block_height)
    picture = QPixmap(rect.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    delegate.draw(painter, rect, row, Mark(chosen=True))
    if count > 1:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        knob = QRectF(rect.right() - 30, 2, 26, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.theme.colour("accent"))
        painter.drawRoundedRect(knob, 10, 10)
        painter.setPen(look.theme.colour("accent_text"))
        painter.setFont(look.fonts.font(Size.SMALL, bold=True))
        painter.drawText(knob, Qt.AlignmentFlag.AlignCenter, str(count))
    painter.end()
    return picture
