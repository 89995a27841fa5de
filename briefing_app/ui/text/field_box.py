"""What stands around a field: its label and counter above, what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.text.fields import LineField, TextField
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.widgets.labels import make_label


class FieldBox(QWidget):
    """Label above, field, and below it one line for a hint or, with an icon and in red, for what is wrong."""

    def __init__(self, look: Look, label: str, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.field = field
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self.label = make_label(look, label, Size.SMALL, tone="quiet")
        self.label.setBuddy(field)
        self._count = make_label(look, "", Size.SMALL, tone="faint")
        self._head.addWidget(self.label)
        self._head.addStretch(1)
        self._head.addWidget(self._count)
        column.addLayout(self._head)  # before anything is shown: without a parent it would be a window for a moment
        self.label.setVisible(bool(label))
        self._count.hide()
        column.addWidget(field, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(6)
        self._icon = QLabel()
        self._icon.setPixmap(look.icons.pixmap("warning-circle-fill", "err", 16, self.devicePixelRatioF()))
        self._says = make_label(look, "", Size.SMALL, wrap=True, select=True)
        foot.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._says, 1)
        column.addWidget(self._foot)
        self._foot.hide()
        self._hint = ""
        self._problem = ""
        self._noted = ""
        if isinstance(field, LineField | TextField | FigureField):
            field.shortened.connect(self._shortened)
            field.textChanged.connect(self._changed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, field.sizePolicy().verticalPolicy())
        self.setSizePolicy(policy)

    @property
    def problem(self) -> str:
        """What is wrong with the field now; empty if nothing is."""
        return self._problem

    @property
    def said(self) -> str:
        """What stands below the field: what is wrong, what was cut, or the hint; empty where nothing does."""
        return "" if self._foot.isHidden() else self._says.text()

    def add_below(self, widget: QWidget) -> None:
        """Put a control below the field and what is said of it."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def set_count(self, text: str) -> None:
        """Say how long the text is, at the right above the field."""
        self._count.setText(text)
        self._count.setVisible(bool(text))

    def set_hint(self, text: str) -> None:
        """Say something quiet below the field, as long as nothing is wrong with it."""
        self._hint = text
        self._say()

    def set_problem(self, text: str) -> None:
        """Say what is wrong, until it is said to be right again with an empty text."""
        new = text != self._problem
        self._problem = text
        restyle(self.field, "wrong", "true" if text else "")
        self._say()
        if text and new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, text))

    def _shortened(self, most: int) -> None:
        """Say that not all of what was pasted fitted, until the text is changed again."""
        self._noted = self._look.say("writing.shortened", n=f"{most:,}")
        self._say()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, self._noted))

    def _changed(self) -> None:
        if self._noted:
            self._noted = ""
            self._say()

    def _say(self) -> None:
        text = self._problem or self._noted or self._hint
        self._says.setText(text)
        restyle(self._says, "tone", "err" if self._problem else "warn" if self._noted else "faint")
        self._icon.setVisible(bool(self._problem))
        self._foot.setVisible(bool(text))


def find_box(field: QWidget) -> FieldBox | None:
    """The box that a field stands in."""
    above = field.parentWidget()
    while above is not None and not isinstance(above, FieldBox):
        above = above.parentWidget()
    return above if above is not None and (above.field is field or above.field.isAncestorOf(field)) else None
