"""What can be done with a chart, wherever it is shown: each is one step of undo where it changes something, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.charts.frames import Frame, PictureKind
from briefing_app.errors import BriefingError
from briefing_app.formats.atomic import atomic_file
from briefing_app.model.language import Language
from briefing_app.ui.clipboard import put, put_picture
from briefing_app.ui.files import choose_target, show_folder
from briefing_app.ui.lists.mime import Item
from briefing_app.ui.room import Room, Where
from briefing_app.ui.shell.placing import Placing
from briefing_app.ui.table_output import ask_for_dataset
from briefing_app.ui.widgets.menus import add_act, calling
from briefing_app.workspace.worker import Failed, PictureMade, PictureTask

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.workspace.chart_views import FrozenChart

_WIDTH, _DPI = 480.0, 192.0  # points of the drawing without a frame; twice the pixels of a usual screen


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A kind of file that a chart can be saved as; `name` stands in the menu."""

    name: str
    kind: PictureKind
    dpi: float = _DPI


PICTURE_FILES = (
    PictureFile("screen", PictureKind.PNG),
    PictureFile("print", PictureKind.PNG, 300.0),
    PictureFile("svg", PictureKind.SVG),
    PictureFile("pdf", PictureKind.PDF),
)


class ChartDeeds(QObject):
    """Lives with the page; `widget` is where menus and dialogs belong. What was done is told with the id."""

    duplicated = Signal(str)  # of the copy
    trashed = Signal(str)

    def __init__(self, room: Room, widget: QWidget) -> None:
        super().__init__(widget)
        self._room = room
        self._widget = widget
        self._placing = Placing(room, widget)
        self._channel = f"picture {id(self):x}"
        self._picture = 0
        self._target: Path | None = None
        room.service.done.connect(self._done)
        room.service.failed.connect(self._failed)

    # -- the chart itself --------------------------------------------------------------------------------------------

    def open(self, id: str) -> None:
        """Go to the page of a chart."""
        self._room.navigator.go(Where("chart", id))

    def duplicate(self, id: str) -> str:
        """Copy a chart; the id of the copy, empty where it was refused."""
        chart = self._room.attempt(lambda: self._room.core.data.duplicate_chart(id))
        if chart is None:
            return ""
        self.duplicated.emit(chart.id)
        return chart.id

    def trash(self, id: str) -> bool:
        """Move a chart to the trash. One that briefings show stays: they are named, and it can go from there too."""
        room, say = self._room, self._room.look.say
        uses = room.core.library.where_used("chart", id)
        if uses:
            where = say.row(use.title.best(say.language)[0] or use.slug for use in uses)
            room.notices.ask(
                say("charts.used", where=where), say("charts.trash_everywhere"), partial(self._everywhere, id)
            )
            return False
        if room.attempt(lambda: room.core.data.delete_chart(id)) is None:
            return False
        room.notices.clear()
        room.tell_done(say("charts.trashed"))
        self.trashed.emit(id)
        return True

    def _everywhere(self, id: str) -> None:
        if self._room.attempt(lambda: self._room.core.trash.delete_everywhere("chart", id)) is not None:
            self._room.notices.clear()
            self._room.tell_done(self._room.look.say("charts.trashed_everywhere"))
            self.trashed.emit(id)

    # -- copies ------------------------------------------------------------------------------------------------------

    def copy_picture(self, id: str, language: Language, frame: Frame | None = None) -> None:
        """Put a picture with title and source on the clipboard, once the worker has made it."""
        self.make_picture(id, language, None, frame=frame)

    def save_picture(
        self, id: str, language: Language, file: PictureFile = PICTURE_FILES[0], frame: Frame | None = None
    ) -> None:
        """Ask where to, and write the picture."""
        room, say = self._room, self._room.look.say
        chart = room.attempt(lambda: room.core.library.get_chart(id))
        if chart is None:
            return
        suffix = file.kind.value
        choose_target(
            self._widget.window(),
            say("charts.save_picture.plain"),
            room.settings.export_folder / f"{chart.slug}_{language.attribute}.{suffix}",
            f"{say(f'charts.file.{file.name}').removesuffix('…')} (*.{suffix})",
            lambda target: self.make_picture(id, language, target, file, frame),
        )

    def fill_save_menu(self, menu: QMenu, id: str, language: Language, frame: Frame | None = None) -> None:
        """Put the kinds of files into a menu."""
        for file in PICTURE_FILES:
            action = menu.addAction(self._room.look.say(f"charts.file.{file.name}"))
            action.triggered.connect(calling(self.save_picture, id, language, file, frame))

    def copy_table(self, id: str, language: Language) -> None:
        """Put the data with dates and sources on the clipboard, as a table."""
        clip = self._room.attempt(lambda: self._room.core.copying.copy_chart_table(id, language))
        if clip is not None:
            put(clip)
            self._room.notices.tell(self._room.look.say("charts.table_copied"))

    def save_data(self, id: str, language: Language) -> None:
        """Ask where to, and write the whole dataset that a chart draws."""
        chart = self._room.attempt(lambda: self._room.core.library.get_chart(id))
        if chart is not None:
            ask_for_dataset(self._room, self._widget, chart.dataset_id, language)

    def make_picture(
        self,
        id: str,
        language: Language,
        target: Path | None,
        file: PictureFile = PICTURE_FILES[0],
        frame: Frame | None = None,
    ) -> None:
        """Have the worker make a picture; once it has, it is written to the target, or put on the clipboard without one."""
        frozen = self._room.attempt(lambda: self._room.core.charts.freeze_chart(id, language))
        if frozen is not None:
            self._target = target
            day = self._room.core.today()
            build = partial(_make_task, frozen, file, frame, day)
            self._picture = self._room.service.ask(self._channel, build)

    def _done(self, number: int, answer: object) -> None:
        if number != self._picture or not isinstance(answer, PictureMade):
            return
        say = self._room.look.say
        if self._target is None:
            put_picture(answer.data)
            self._room.notices.tell(say("charts.picture_copied"))
            return
        target, self._target = self._target, None
        try:
            with atomic_file(target) as file:
                file.write(answer.data)
        except BriefingError as problem:
            self._room.notices.refuse(problem)
            return
        folder = target.parent
        said = say("charts.picture_saved", name=target.name)
        self._room.notices.tell(said, say("export.show"), lambda: show_folder(folder))

    def _failed(self, number: int, failed: Failed) -> None:
        if number == self._picture:
            self._room.notices.warn("err", self._room.sentences.say_failed(failed))

    # -- into a briefing ---------------------------------------------------------------------------------------------

    def add_to_briefing(self, id: str, place: QPoint) -> None:
        """Place a chart in a briefing; see `Placing.add`."""
        self._placing.add([Item("chart", id)], place)

    def make_briefing_menu(self, id: str) -> QMenu:
        """A menu of the briefings into which a chart can be placed."""
        return self._placing.make_menu([Item("chart", id)])

    # -- the menu ----------------------------------------------------------------------------------------------------

    def make_menu(self, id: str, language: Language, *, page: bool = False, frame: Frame | None = None) -> QMenu:
        """The menu of a chart; on its own `page` it is not opened. Pictures are laid out for a `frame` where there is one."""
        look = self._room.look
        menu = QMenu(self._widget)
        menu.setFont(look.fonts.font())
        add = partial(add_act, menu, look)
        if not page:
            add("charts.open", "pencil-simple", self.open, id)
        add("charts.duplicate", "stack", self.duplicate, id)
        menu.addMenu(self.make_briefing_menu(id))
        menu.addSeparator()
        add("charts.copy_picture", "image", self.copy_picture, id, language, frame)
        add("charts.copy_table", "table", self.copy_table, id, language)
        files = menu.addMenu(look.icons.icon("download-simple"), look.say("charts.save_picture"))
        files.setFont(look.fonts.font())
        self.fill_save_menu(files, id, language, frame)
        add("table_output.dataset", "file-xls", self.save_data, id, language)
        menu.addSeparator()
        add("charts.trash", "trash", self.trash, id)
        return menu


def _make_task(frozen: FrozenChart, file: PictureFile, frame: Frame | None, day: date, number: int) -> PictureTask:
    return PictureTask(number, frozen, _WIDTH, file.dpi, file.kind, frame, day)
