"""Small pictures of charts: laid out by the worker one after the other, kept until the chart or its data change."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from briefing_app.charts.captioned import CaptionedScene
from briefing_app.errors import BriefingError
from briefing_app.model.language import Language
from briefing_app.ui.drawings.painter import SceneFonts, paint_scene
from briefing_app.ui.room import Room
from briefing_app.workspace.worker import ChartDrawn, ChartTask, Failed

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes
    from briefing_app.workspace.chart_views import FrozenChart

_WIDTH = 260.0  # points; narrower than on paper, so that the words stay readable in a small picture
_MARGIN = 8.0  # pixels of paper around the drawing
_PICTURES = 400
_SCENES = 1_000
Wanted = tuple[str, Language]


@dataclass(slots=True)
class _Kept:
    """What the worker made of a chart; `fresh` until something changes that it may depend on."""

    frozen: FrozenChart
    drawn: CaptionedScene | None
    fresh: bool = True


class ChartThumbnails(QObject):
    """Asks for what is not there yet, the chart asked for last first. Old pictures stay until new ones are made."""

    ready = Signal(str)  # id of the chart

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._fonts = SceneFonts(room.wardrobe.resources_dir)
        self._kept: OrderedDict[Wanted, _Kept] = OrderedDict()
        self._pixmaps: OrderedDict[tuple[str, Language, int, int, float, str], QPixmap] = OrderedDict()
        self._waiting: list[Wanted] = []
        self._gone: set[Wanted] = set()  # there was nothing to draw
        self._asked: tuple[int, Wanted, FrozenChart] | None = None
        self._outrun = False  # something changed since it was asked
        # A channel keeps only the newest task: one of our own, so that two makers of thumbnails do not replace each other's.
        self._channel = f"thumbnail {id(self):x}"
        room.service.done.connect(self._done)
        room.service.failed.connect(self._failed)
        room.workspace.changed.connect(self._changed)

    def pixmap(self, chart_id: str, language: Language, size: QSize, ratio: float = 1.0) -> QPixmap | None:
        """The picture of a chart on white paper, `size` device-independent pixels; None until it is made or where it cannot be.

        `ready` tells when to ask again.
        """
        wanted = (chart_id, language)
        kept = self._kept.get(wanted)
        if kept is None or not kept.fresh:
            self._want(wanted)
        if kept is None or kept.drawn is None:
            return None
        self._kept.move_to_end(wanted)
        key = (*wanted, size.width(), size.height(), ratio, kept.drawn.key)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._paint(kept.drawn, language, size, ratio)
            while len(self._pixmaps) > _PICTURES:
                self._pixmaps.popitem(last=False)
        self._pixmaps.move_to_end(key)
        return found

    def failed(self, chart_id: str, language: Language) -> bool:
        """Whether there is no picture and will be none until something changes."""
        kept = self._kept.get((chart_id, language))
        return (chart_id, language) in self._gone or (kept is not None and kept.drawn is None)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _paint(self, drawn: CaptionedScene, language: Language, size: QSize, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.white)
        painter = QPainter(pixmap)
        room = QRectF(0, 0, size.width(), size.height()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        paint_scene(painter, drawn.scene, room, self._fonts, language)
        painter.end()
        return pixmap

    def _want(self, wanted: Wanted) -> None:
        if wanted in self._gone or (self._asked is not None and self._asked[1] == wanted):
            return
        if wanted in self._waiting:
            self._waiting.remove(wanted)
        self._waiting.append(wanted)
        self._next()

    def _next(self) -> None:
        while self._asked is None and self._waiting:
            wanted = self._waiting.pop()
            chart_id, language = wanted
            try:
                frozen = self._room.core.charts.freeze_chart(chart_id, language)
            except BriefingError:
                # Deleted meanwhile, or its table is: there is nothing to show, and the reader says why.
                self._gone.add(wanted)
                continue
            kept = self._kept.get(wanted)
            if kept is not None and kept.frozen == frozen:
                kept.fresh = True
                continue
            number = self._room.service.ask(self._channel, partial(_make_task, frozen))
            self._asked = (number, wanted, frozen)
            self._outrun = False

    def _done(self, number: int, answer: object) -> None:
        if isinstance(answer, ChartDrawn):
            self._keep(number, answer.chart)

    def _failed(self, number: int, failed: Failed) -> None:
        if failed.key != "worker":
            self._keep(number, None)
        elif self._asked is not None and self._asked[0] == number:
            # The worker went down with it, twice: say nothing, so that it is asked for again only when somebody looks again.
            self._asked = None
            self._next()

    def _keep(self, number: int, drawn: CaptionedScene | None) -> None:
        if self._asked is None or self._asked[0] != number:
            return
        _, wanted, frozen = self._asked
        self._asked = None
        self._kept[wanted] = _Kept(frozen, drawn, fresh=not self._outrun)
        while len(self._kept) > _SCENES:
            self._kept.popitem(last=False)
        self._next()
        self.ready.emit(wanted[0])

    def _changed(self, changes: Changes) -> None:
        """What a chart shows may have changed: compare when it is next asked for, and have those look that show it."""
        if not (changes.charts or changes.datasets or changes.figures or changes.sources):
            return
        self._gone.clear()
        self._outrun = True
        for kept in self._kept.values():
            kept.fresh = False
        for chart_id in {each for each, _ in self._kept}:
            self.ready.emit(chart_id)


def _make_task(frozen: FrozenChart, number: int) -> ChartTask:
    return ChartTask(number, frozen, _WIDTH)
