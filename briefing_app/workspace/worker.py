"""The press behind a pipe: frozen values come in, PDF bytes and findings go out, in a process or thread of its own.

The far end of the pipe is the window, which so needs neither reportlab nor matplotlib and stays quick while pages are made.
Only plain values cross the pipe; the messages below are all there is.
"""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.charts.captioned import CaptionedScene
from briefing_app.charts.frames import Frame, PictureKind
from briefing_app.errors import BriefingError, Value
from briefing_app.workspace.process import collect_garbage, prepare_process

if TYPE_CHECKING:
    from briefing_app.charts.drawing import Drawing
    from briefing_app.model.edition import Edition
    from briefing_app.model.finding import Finding
    from briefing_app.model.language import Language
    from briefing_app.workspace.chart_views import FrozenChart
    from briefing_app.workspace.press import FileJob, Press
    from briefing_app.workspace.resolve import Frozen

BlockPlace = tuple[str, int, float, float, float, float]


@dataclass(frozen=True, slots=True)
class DrawTask:
    """Make the pages of an edition, to be looked at."""

    number: int
    edition: Edition


@dataclass(frozen=True, slots=True)
class FindTask:
    """Run the checks; things are named in `naming`."""

    number: int
    whole: Frozen
    shown: Frozen
    languages: tuple[Language, ...]
    naming: Language


@dataclass(frozen=True, slots=True)
class MakeTask:
    """Make and prove one file."""

    number: int
    job: FileJob


@dataclass(frozen=True, slots=True)
class ChartTask:
    """Lay out a chart for a screen, `width_pt` points wide and at least `height_pt` high (None: what it needs)."""

    number: int
    chart: FrozenChart
    width_pt: float
    height_pt: float | None = None


@dataclass(frozen=True, slots=True)
class SheetTask:
    """Lay out a chart with its title, notes and source as it will be in a frame: what a saved picture of it shows."""

    number: int
    chart: FrozenChart
    frame: Frame


@dataclass(frozen=True, slots=True)
class PictureTask:
    """Make a file of a chart with its title and source.

    `width_pt` is the width of the drawing in it, unless it is laid out for a `frame`; `dpi` is for PNG, `day` for PDF.
    """

    number: int
    chart: FrozenChart
    width_pt: float = 480.0
    dpi: float = 200.0
    kind: PictureKind = PictureKind.PNG
    frame: Frame | None = None
    day: date = field(default_factory=date.today)


@dataclass(frozen=True, slots=True)
class GuideTask:
    """Make the quick start in a language, dated this day."""

    number: int
    language: Language
    day: date


@dataclass(frozen=True, slots=True)
class StopTask:
    """End the worker."""


Task = DrawTask | FindTask | MakeTask | ChartTask | SheetTask | PictureTask | GuideTask


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pages asked for. `blocks` are (block id, page from 1, left, bottom, right, top) in points."""

    number: int
    data: bytes
    pages: int
    blocks: tuple[BlockPlace, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks found."""

    number: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Page n of m is being made."""

    number: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Made:
    """A proven file, not yet written."""

    number: int
    data: bytes
    pages: int
    dropped: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class ChartDrawn:
    """A chart to be painted (how: charts/scene.py)."""

    number: int
    chart: CaptionedScene


@dataclass(frozen=True, slots=True)
class PictureMade:
    """The bytes of a picture."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class GuideMade:
    """The bytes of the quick start."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that could not be done.

    `key` and `values` find the sentence in the catalogue of errors; both are empty where it is a bug of ours, and `details`
    then holds the traceback.
    """

    number: int
    sentence: str
    key: str = ""
    values: Mapping[str, Value] | None = None
    details: str = ""


Answer = Ready | Drawn | Found | Progress | Made | ChartDrawn | PictureMade | GuideMade | Failed


def run_process(connection: Connection, resources_dir: Path) -> None:
    """The main function of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window, which then closes the pipe
    prepare_process()
    serve(connection, resources_dir, tidy=collect_garbage)


def serve(
    connection: Connection,
    resources_dir: Path,
    cancelled: Callable[[], bool] | None = None,
    tidy: Callable[[], None] | None = None,
) -> None:
    """Do task after task until told to stop, or until the other end is closed.

    Args:
        connection: Tasks come in here, answers go out.
        resources_dir: The program's resources.
        cancelled: Asked before each page; in a process of its own None, since the process is simply ended.
        tidy: Called after each answer, when nothing of the task is needed any more.
    """
    # Here, so that the window can start a worker before it has loaded these.
    from briefing_app.workspace.press import Press
    from briefing_app.workspace.resources import Resources

    press = Press(Resources(resources_dir))
    try:
        press.warm_up()
        connection.send(Ready())
        while True:
            task = connection.recv()
            if isinstance(task, StopTask):
                return
            connection.send(_answer(press, task, connection, cancelled))
            del task  # an edition holds its pictures
            if tidy is not None:
                tidy()
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the window is gone, and so is the reason to work
    finally:
        connection.close()


def _answer(press: Press, task: Task, connection: Connection, cancelled: Callable[[], bool] | None) -> Answer:
    number = task.number
    try:
        match task:
            case DrawTask():
                data, report = press.draw(task.edition, cancelled=cancelled)
                return Drawn(number, data, report.pages, report.blocks, report.dropped)
            case FindTask():
                return Found(number, press.find(task.whole, task.shown, task.languages, task.naming))
            case MakeTask():

                def tell(page: int, pages: int) -> None:
                    connection.send(Progress(number, page, pages))

                data, report = press.make(task.job, tell, cancelled)
                missing = "".join(sorted({char for char, _ in report.missing}))
                return Made(number, data, report.pages, report.dropped, missing)
            case ChartTask():
                return ChartDrawn(number, _describe(press.draw_chart(task.chart, task.width_pt, task.height_pt)))
            case SheetTask():
                return ChartDrawn(number, press.draw_sheet(task.chart, task.frame))
            case PictureTask():
                picture = press.make_picture(
                    task.chart, task.width_pt, kind=task.kind, dpi=task.dpi, frame=task.frame, day=task.day
                )
                return PictureMade(number, picture)
            case GuideTask():
                return GuideMade(number, press.make_quick_start(task.language, task.day))
    except BriefingError as problem:
        return Failed(number, str(problem), problem.key, problem.values)
    except Exception as problem:  # noqa: BLE001 - a bug while drawing is told to the window, which shows it
        return Failed(number, str(problem), details=traceback.format_exc())


def _describe(drawing: Drawing) -> CaptionedScene:
    """What of a drawing crosses the pipe: nothing that needs matplotlib or the data."""
    return CaptionedScene(
        drawing.scene,
        drawing.title,
        drawing.subtitle,
        drawing.note,
        drawing.source_note,
        drawing.alt,
        drawing.key,
        drawing.reasons,
    )
