"""Settings of a picture: which, what stands below it, what it shows for those who do not see it, and who made it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel

from briefing_app.model.block import PictureBlock
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import BlockForm
from briefing_app.ui.composer.picture_file import read_picture
from briefing_app.ui.files import choose_file
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField

_SHOWN = QSize(280, 180)


class PictureForm(BlockForm[PictureBlock]):
    """Picture, caption, alternative text, credit."""

    def __init__(self, room: Room, acts: OutlineActs, id: str, language: Language) -> None:
        super().__init__(room, acts, id, language)
        self.picture = QLabel()
        self.picture.setAccessibleName(self.say("composer.kind.picture"))
        self.add(self.picture)
        self.choose = self.add_button("image", "composer.picture.choose", self._choose)
        self.caption = self.add_text("composer.field.caption", "caption", lines=2, figures=True)
        self.alt = self.add_text("composer.field.alt", "alt", lines=2)
        name = self.say("composer.field.credit")
        self.credit = LineField(room.look, name)
        self.add(FieldBox(room.look, name, self.credit))
        TextBinding(
            self.credit, lambda: self.block.credit, lambda text: self.change(credit=text), room, f"{id} credit"
        )  # fmt: skip
        self._shown = ""
        self.follow()

    def follow(self) -> None:
        """Show the picture that it is now."""
        if self.block.asset == self._shown:
            return
        self._shown = self.block.asset
        asset = self.room.core.library.find_asset(self._shown)
        image = QImage()
        if asset is None or not image.loadFromData(asset.data):
            self.picture.setText(self.say("composer.picture.gone"))
            return
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = QPixmap.fromImage(image.scaled(_SHOWN * ratio, keep, smooth))
        shown.setDevicePixelRatio(ratio)
        self.picture.setPixmap(shown)

    def take(self, path: Path) -> None:
        """Show another picture."""
        data = read_picture(self.room, path)
        if data is not None:
            self.room.attempt(lambda: self._take(data, path.name))

    def _take(self, data: bytes, name: str) -> None:
        with self.room.core.together("asset.add", title=name):
            self.change(asset=self.room.core.data.add_picture(data, name).id)

    def _choose(self) -> None:
        kinds = f"{self.say('composer.picture.kinds')} (*.png *.jpg *.jpeg)"
        choose_file(self, self.say("composer.picture.choose"), self.room.settings.export_folder, kinds, self.take)
