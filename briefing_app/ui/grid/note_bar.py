"""The bar above the grid with what was typed and not kept, where its cell is gone: it can still be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label
from briefing_app.wording.widths import shorten

_NAMED = 3  # that are told one by one
_CUT = 60  # Latin letters of each


class NoteBar(QFrame):
    """Hidden while every word that is not kept is seen in its cell."""

    def __init__(self, room: Room, model: GridModel) -> None:
        super().__init__()
        self._room = room
        self._grid = model
        look, say = room.look, room.look.say
        self.setProperty("grid", "notes")
        self.setAccessibleName(say("grid.note.name"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(look.icons.pixmap("warning-fill", "warn", 16, self.devicePixelRatioF()))
        self.says = make_label(look, "", Size.SMALL, wrap=True, select=True)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.says, 1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.copy_button = QPushButton(say("grid.note.copy"))
        self.forget_button = QPushButton(say("grid.note.forget"))
        row.addStretch(1)
        for button, act in ((self.copy_button, self._copy), (self.forget_button, self._forget)):
            button.setProperty("quiet", "true")
            button.setFont(look.fonts.font(Size.SMALL))
            button.clicked.connect(act)
            row.addWidget(button)
        column.addLayout(row)
        self.hide()
        model.noted.connect(self.follow)

    def follow(self) -> None:
        """Show what is seen in no cell now."""
        say, strays = self._room.look.say, self._grid.strays
        if not strays and self.isHidden():
            return
        lines = [
            say("grid.note.lost", text=shorten(each.text, _CUT), row=each.name, column=each.heading)
            for each in strays[:_NAMED]
        ]
        if len(strays) > _NAMED:
            lines.append(say("grid.note.more", n=len(strays) - _NAMED))
        self.says.setText("\n".join(lines))
        self.setVisible(bool(strays))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(each.text for each in self._grid.strays))

    def _forget(self) -> None:
        self._grid.drop_notes(self._grid.strays)
