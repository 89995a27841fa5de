"""A live chart: laid out by the worker for the width it has, painted sharply, with its alternative text for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.charts import style
from briefing_app.charts.captioned import CaptionedScene
from briefing_app.charts.frames import Frame
from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.ui.drawings.painter import SceneFonts, paint_scene
from briefing_app.ui.room import Room
from briefing_app.workspace.worker import ChartDrawn, ChartTask, Failed, SheetTask

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

_MARGIN = 14
_LEAST = 140.0  # points; narrower than this nothing is drawn (charts/drawing.py)
_SCALE = 1.25  # pixels of a point at 100 %: the words of a chart come out as large as those of the window
_EMPTY = 180  # pixels of height while there is nothing yet
_PAUSE = 60  # milliseconds after the last change of width
_LARGEST = 2.0  # pixels of a point of a whole sheet at 100 %; wider panes leave white beside it
_PALE = 0.35  # of the last good drawing while its data cannot be drawn
_HALF = 1.6  # pixels of a point of a sheet of half a page: not larger beside one of a page than it will be read


class ChartView(QWidget):
    """Shows one chart in one language and follows its changes; `drawn` is emitted with what stands around it.

    In a `frame` it is shown whole, with title, notes and source, as it is laid out for print. Where changed data cannot be
    drawn, the last good drawing stays, pale, below the sentence that says why.
    """

    drawn = Signal(object)  # CaptionedScene
    refused = Signal(str)  # why it cannot be drawn, in the words of the interface

    def __init__(
        self, room: Room, *, zoom: float = 1.0, frame: Frame | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._room = room
        self._scale = _SCALE * room.look.fonts.scale * zoom
        self._fonts = SceneFonts(room.wardrobe.resources_dir)
        self._frame = frame
        self._id = ""
        self._language = Language.EN
        self._shown: CaptionedScene | None = None
        self._shown_language = Language.EN
        self._shown_frame = frame
        self._problem = ""
        self._number = 0
        self._channel = f"chart {id(self):x}"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.redraw)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setMinimumWidth(round(_LEAST) + 2 * _MARGIN)
        self.setMinimumHeight(_EMPTY)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        room.service.done.connect(self._done)
        room.service.failed.connect(self._failed)
        room.workspace.changed.connect(self._changed)

    @property
    def chart(self) -> CaptionedScene | None:
        """What is painted now."""
        return self._shown

    @property
    def problem(self) -> str:
        """Why there is no chart; empty where there is one."""
        return self._problem

    def show_chart(self, chart_id: str, language: Language) -> None:
        """Show another chart or language; an empty id shows nothing."""
        if chart_id != self._id:
            self._shown = None
            self._problem = ""
            self.setMinimumHeight(_EMPTY)
        self._id, self._language = chart_id, language
        self.redraw()
        self.update()

    def show_frame(self, frame: Frame) -> None:
        """Lay it out for another frame."""
        self._frame = frame
        self.redraw()

    def redraw(self) -> None:
        """Have it laid out again as it is now."""
        self._timer.stop()
        width = (self.width() - 2 * _MARGIN) / self._scale
        if not self._id or width <= 0:
            return
        core = self._room.core
        try:
            frozen = core.charts.freeze_chart(self._id, self._language)
        except BriefingError as problem:
            self._refuse(self._room.sentences.say(problem))
            return
        points = max(_LEAST, width)
        frame, ask = self._frame, self._room.service.ask
        if frame is not None:
            self._number = ask(self._channel, lambda number: SheetTask(number, frozen, frame))
        else:
            self._number = ask(self._channel, lambda number: ChartTask(number, frozen, points))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _done(self, number: int, answer: object) -> None:
        if number != self._number or not isinstance(answer, ChartDrawn):
            return
        chart = answer.chart
        self._shown, self._shown_language, self._problem = chart, self._language, ""
        self._shown_frame = self._frame
        self._fit()
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alt)
        self.update()
        self.drawn.emit(chart)

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._number:
            self._refuse(self._room.sentences.say_failed(failed))

    def _refuse(self, sentence: str) -> None:
        self._number = 0  # what is still being drawn shows what was before
        new = sentence != self._problem
        self._problem = sentence
        if self._frame is None:
            self._shown = None
        self._fit()
        self.setAccessibleName(sentence)
        self.setAccessibleDescription("")
        self.update()
        self.refused.emit(sentence)
        if new and self._shown is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _fit(self) -> None:
        """As high as what is shown."""
        if self._shown is None:
            self.setMinimumHeight(_EMPTY)
        else:
            self.setMinimumHeight(max(_EMPTY, round(self._shown.height_pt * self._measure_scale()) + 2 * _MARGIN))

    def _measure_scale(self) -> float:
        """Pixels of a point of the drawing."""
        assert self._shown is not None
        if self._shown_frame is None:
            return self._scale
        largest = _HALF if self._shown_frame is Frame.HALF else _LARGEST
        inside = max(1, self.width() - 2 * _MARGIN)
        return min(largest * self._room.look.fonts.scale, inside / self._shown.width_pt)

    def _changed(self, changes: Changes) -> None:
        if changes.charts or changes.datasets or changes.figures or changes.sources:
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The layout follows the width once it rests; until then the old one is scaled."""
        super().resizeEvent(event)
        if event.oldSize().width() == event.size().width():
            return
        if self._frame is None or self._shown is None:
            self._timer.start()
        else:
            self._fit()  # a frame is laid out alike at every width

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the layout wants."""
        return QSize(480, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """White paper with the chart, or the sentence that says why there is none."""
        del event
        theme = self._room.look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "border"), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(style.PAPER) if self._shown is not None else theme.colour("surface2"))
        painter.drawRoundedRect(sheet, 9, 9)
        inside = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._shown is not None:
            painter.setOpacity(_PALE if self._problem else 1.0)
            paint_scene(painter, self._shown.scene, self._place(inside), self._fonts, self._shown_language)
            painter.setOpacity(1.0)
        if self._problem:
            self._paint_problem(painter, inside)
        painter.end()

    def _place(self, inside: QRectF) -> QRectF:
        """Where the drawing lies: a whole sheet in its own scale below the upper edge, anything else as large as it can be."""
        assert self._shown is not None
        if self._shown_frame is None:
            return inside
        scale = self._measure_scale()
        width, height = self._shown.width_pt * scale, self._shown.height_pt * scale
        return QRectF(inside.left() + max(0.0, inside.width() - width) / 2, inside.top(), width, height)

    def _paint_problem(self, painter: QPainter, inside: QRectF) -> None:
        look = self._room.look
        font = look.fonts.font()
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(font)
        if self._shown is not None:
            room = inside.adjusted(16, 0, -16, 0)
            words = QRectF(QFontMetrics(font).boundingRect(room.toRect(), flags, self._problem))
            words.moveCenter(inside.center())
            painter.setPen(QPen(look.theme.colour("warn"), 1))
            painter.setBrush(look.theme.colour("warn_soft"))
            painter.drawRoundedRect(words.adjusted(-14, -12, 14, 12), 9, 9)
        painter.setPen(look.theme.colour("warn"))
        painter.drawText(inside.adjusted(16, 0, -16, 0), flags, self._problem)
