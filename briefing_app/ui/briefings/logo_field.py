"""The logo on the first page: shown, chosen from a file or dropped, taken away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from briefing_app.errors import BriefingError, NotFoundError
from briefing_app.model.edition import Asset
from briefing_app.ui.files import choose_file, read_some
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox

_SIZE = QSize(160, 56)
_SUFFIXES = (".png", ".jpg", ".jpeg")


class LogoField(FieldBox):
    """Follows the library; a file that is no picture is refused below the field and nothing changes."""

    def __init__(self, room: Room, read: Callable[[], str], write: Callable[[str], object]) -> None:
        """Make the field.

        Args:
            room: The room of the page.
            read: The id of the asset, empty where there is none; may raise NotFoundError.
            write: Keeps an id.
        """
        look, say = room.look, room.look.say
        inside = QWidget()
        super().__init__(look, say("properties.logo"), inside)
        self._room = room
        self._read = read
        self._write = write
        self._shown = ""
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.picture = QLabel()
        self.picture.setFixedSize(_SIZE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setProperty("logo", "true")
        row.addWidget(self.picture)
        self.choose = QPushButton(say("properties.logo.choose"))
        self.remove = QPushButton(say("properties.logo.remove"))
        for button in (self.choose, self.remove):
            button.setFont(look.fonts.font())
            row.addWidget(button)
        row.addStretch(1)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._keep(""))
        room.workspace.changed.connect(self.follow)
        self._shown = "?"
        self.setAcceptDrops(True)
        self.follow()

    def follow(self) -> None:
        """Show what the library has now."""
        found = self._find()
        id = found.id if found is not None else ""
        if id == self._shown:
            return
        self._shown = id
        say = self._room.look.say
        pixmap = QPixmap()
        if found is not None:
            pixmap.loadFromData(found.data)
        if pixmap.isNull():
            self.picture.setPixmap(QPixmap())
            self.picture.setText(say("properties.logo.none"))
        else:
            ratio = self.devicePixelRatioF()
            fitted = pixmap.scaled(
                _SIZE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            fitted.setDevicePixelRatio(ratio)
            self.picture.setPixmap(fitted)
        self.picture.setAccessibleName(found.name if found is not None else say("properties.logo.none"))
        self.remove.setEnabled(found is not None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """One file that may be a picture is welcome."""
        if _find_picture(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take it."""
        path = _find_picture(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take the picture of a file."""
        try:
            data = read_some(path)
        except OSError as problem:
            self.set_problem(
                self._room.look.say("properties.logo.unreadable", file=path.name, why=str(problem.strerror))
            )
            return
        core = self._room.core
        try:
            with core.together("asset.add", title=path.name):
                self._write(core.data.add_picture(data, path.name).id)
        except BriefingError as problem:
            self.set_problem(self._room.sentences.say(problem))
            return
        self.set_problem("")

    def _keep(self, id: str) -> None:
        self.set_problem("")
        self._room.attempt(lambda: self._write(id))

    def _find(self) -> Asset | None:
        try:
            id = self._read()
        except NotFoundError:
            return None
        return self._room.core.library.find_asset(id) if id else None

    def _ask(self) -> None:
        say = self._room.look.say
        kinds = f"{say('properties.logo.kinds')} (*.png *.jpg *.jpeg)"
        choose_file(self, say("properties.logo.choose"), self._room.settings.export_folder, kinds, self.take_file)


def _find_picture(mime: QMimeData) -> Path | None:
    """The picture file of a drag; None where it holds anything else, or more than one."""
    urls = mime.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in _SUFFIXES else None
