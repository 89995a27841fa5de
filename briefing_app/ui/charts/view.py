"""A live chart: laid out by the worker for the width it has, painted sharply, with its alternative text for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.charts import style
from briefing_app.charts.captioned import CaptionedScene
from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.ui.drawings.painter import SceneFonts, paint_scene
from briefing_app.ui.room import Room
from briefing_app.workspace.worker import ChartDrawn, ChartTask, Failed

if TYPE_CHECKING:
    from briefing_app.model.chart import Chart
    from briefing_app.store.changes import Changes

_MARGIN = 14
_LEAST = 140.0  # points; narrower than this nothing is drawn (charts/drawing.py)
_SCALE = 1.25  # pixels of a point at 100 %: the words of a chart come out as large as those of the window
_EMPTY = 180  # pixels of height while there is nothing yet
_PAUSE = 60  # milliseconds after the last change of width


class ChartView(QWidget):
    """Shows one chart in one language and follows its changes; `drawn` is emitted with what stands around it."""

    drawn = Signal(object)  # CaptionedScene
    refused = Signal(str)  # why it cannot be drawn, in the words of the interface

    def __init__(self, room: Room, *, zoom: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._scale = _SCALE * room.look.fonts.scale * zoom
        self._fonts = SceneFonts(room.wardrobe.resources_dir)
        self._id = ""
        self._language = Language.EN
        self._edited: Chart | None = None
        self._shown: CaptionedScene | None = None
        self._shown_language = Language.EN
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

    def redraw(self) -> None:
        """Have it laid out again as it is now."""
        self._timer.stop()
        width = (self.width() - 2 * _MARGIN) / self._scale
        if not self._id or width <= 0:
            return
        try:
            frozen = self._room.core.charts.freeze_chart(self._id, self._language)
        except BriefingError as problem:
            self._refuse(self._room.sentences.say(problem))
            return
        points = max(_LEAST, width)
        self._number = self._room.service.ask(self._channel, lambda number: ChartTask(number, frozen, points))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _done(self, number: int, answer: object) -> None:
        if number != self._number or not isinstance(answer, ChartDrawn):
            return
        chart = answer.chart
        self._shown, self._shown_language, self._problem = chart, self._language, ""
        self.setMinimumHeight(round(chart.height_pt * self._scale) + 2 * _MARGIN)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.alt)
        self.update()
        self.drawn.emit(chart)

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._number:
            self._refuse(self._room.sentences.say_failed(failed))

    def _refuse(self, sentence: str) -> None:
        self._shown, self._problem = None, sentence
        self.setMinimumHeight(_EMPTY)
        self.setAccessibleName(sentence)
        self.setAccessibleDescription("")
        self.update()
        self.refused.emit(sentence)

    def _changed(self, changes: Changes) -> None:
        if changes.charts or changes.datasets or changes.figures or changes.sources:
            self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The layout follows the width once it rests; until then the old one is scaled."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._timer.start()

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
            paint_scene(painter, self._shown.scene, inside, self._fonts, self._shown_language)
        elif self._problem:
            painter.setPen(theme.colour("warn"))
            painter.setFont(self._room.look.fonts.font())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, flags, self._problem)
        painter.end()
