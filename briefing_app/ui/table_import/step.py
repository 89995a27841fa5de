"""One step of the page: its number and heading, and what stands below."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_chip, make_label


class Step(QFrame):
    """Subclasses add to `column`, and show what holds in `follow`."""

    def __init__(self, room: Room, number: int, heading: str) -> None:
        super().__init__()
        self.room = room
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.number = make_chip(room.look, str(number))
        self.number.setProperty("table_import", "number")
        self.head.addWidget(self.number)
        self.head.addWidget(make_label(room.look, heading, Size.ROW, bold=True))
        self.column.addLayout(self.head)
        self.setAccessibleName(heading)

    def set_number(self, number: int) -> None:
        """Steps that are not needed are not counted."""
        self.number.setText(str(number))

    def follow(self) -> None:
        """Show what holds now."""

    def add_flow(self) -> FlowLayout:
        """A place for fields beside each other, in as many lines as they need."""
        body = QWidget()
        flow = FlowLayout(body, gap=12)
        self.column.addWidget(body)
        return flow


def show_text(label: QLabel, text: str) -> None:
    """Show a text, and its label only where there is one."""
    label.setText(text)
    label.setVisible(bool(text))
