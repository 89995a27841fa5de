"""One finding: what it is, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing_app.model.finding import Finding, Severity
from briefing_app.ui.checks.form import RepairForm
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_label

ICONS = {
    Severity.BLOCK: ("warning-circle-fill", "err"),
    Severity.WARNING: ("warning-fill", "warn"),
    Severity.NOTICE: ("info-fill", "accent"),
}
_SHOWN = 2  # repairs with a button of their own; the others are in the menu
_SHARE = 0.4  # of the width, which buttons beside the text may take; else they stand below it


@dataclass(frozen=True, slots=True)
class Offer:
    """A repair as it is offered: its id and its words."""

    id: str
    words: str


class FindingRow(QAbstractButton):
    """A click or Enter goes to the place; the menu key lists the repairs; up and down go to the next row."""

    repair_asked = Signal(str)  # id of the repair
    step_asked = Signal(int)

    def __init__(self, look: Look, finding: Finding, sentence: str, place: str, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.finding = finding
        self._look = look
        self._offers = tuple(offers)
        self._hovered = False
        self.form: RepairForm | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Buttons are as high as they would be at their best width; this one is as high as its lines need at any.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 10, 10)
        self._column.setSpacing(8)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(8)
        self._column.addLayout(self._row)
        self._row.addLayout(self._make_text(sentence, place), 1)
        self._buttons = self._make_buttons()
        self._row.addWidget(self._buttons)
        self.set_place(place)
        self.setAccessibleDescription(look.say("checks.row.help"))

    def set_place(self, place: str) -> None:
        """Say where it is; pages move, and of several missing texts one may be written."""
        self.place.setText(place)
        self.setAccessibleName(f"{self.sentence.text()} {place}")

    def _make_text(self, sentence: str, place: str) -> QHBoxLayout:
        look = self._look
        icon, role = ICONS[self.finding.severity]
        picture = QLabel()
        picture.setPixmap(look.icons.pixmap(icon, role, 20, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(2)
        self.sentence = make_label(look, sentence, wrap=True)
        self.place = make_label(look, place, Size.SMALL, tone="quiet", wrap=True)
        words.addWidget(self.sentence)
        words.addWidget(self.place)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line

    def _make_buttons(self) -> QWidget:
        """In as many lines as they need: long words must not make the list wider than it is."""
        look = self._look
        frame = QWidget()
        self._margins = QHBoxLayout(frame)
        self._margins.setContentsMargins(30, 0, 0, 0)
        self._flow = QWidget()
        row = FlowLayout(self._flow, gap=4)
        self._margins.addWidget(self._flow)
        self.go = QPushButton(look.say("checks.go"))
        self.go.clicked.connect(self.click)
        self.repairs = [QPushButton(each.words.replace("&", "&&")) for each in self._offers[:_SHOWN]]
        for button, offer in zip(self.repairs, self._offers, strict=False):
            button.setProperty("quiet", "true")
            button.clicked.connect(lambda _=False, id=offer.id: self.repair_asked.emit(id))
        self.more = QPushButton("…")
        self.more.setProperty("quiet", "true")
        self.more.setToolTip(look.say("checks.more"))
        self.more.clicked.connect(self.open_menu)
        for button in (self.go, *self.repairs, self.more):
            button.setAutoDefault(False)
            button.setFont(look.fonts.font(Size.SMALL))
            name = look.say("checks.more") if button is self.more else button.text()
            button.setAccessibleName(look.say.pair(name, self.sentence.text()))
            row.addWidget(button)
        self.more.setVisible(len(self._offers) > _SHOWN)  # only now: before, it would be a window of its own
        return frame

    # -- doing -------------------------------------------------------------------------------------------------------

    def open_menu(self) -> QMenu:
        """All repairs, and the way to the place."""
        menu = QMenu(self)
        menu.setFont(self._look.fonts.font())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._look.say("checks.go"), self.click)
        menu.addSeparator()
        for offer in self._offers:
            menu.addAction(offer.words.replace("&", "&&"), lambda id=offer.id: self.repair_asked.emit(id))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu

    def show_form(self, form: RepairForm) -> None:
        """Ask for what a repair needs, in place."""
        self.hide_form()
        self.form = form
        self._column.addWidget(form)
        form.show()  # now, so that it can have the focus
        form.cancelled.connect(self.hide_form)
        form.start()

    def hide_form(self) -> None:
        """Take the form away; the row has the focus again."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- events ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there, up and down to the next row."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Down:
                self.step_asked.emit(1)
            case Qt.Key.Key_Up:
                self.step_asked.emit(-1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The menu key or the right button lists the repairs."""
        del event
        self.open_menu()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Buttons beside the text where there is room, else below it."""
        super().resizeEvent(event)
        wide = self._flow.sizeHint().width() < self.width() * _SHARE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self._margins.setContentsMargins(0 if wide else 30, 0, 0, 0)
            policy = self._flow.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Fixed if wide else QSizePolicy.Policy.Ignored)
            self._flow.setSizePolicy(policy)
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it can be clicked."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """And no longer."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the text and the buttons need."""
        return self._column.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A card; with the ring of focus."""
        del event
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "border"), 2 if focused else 1))
        painter.setBrush(theme.colour("surface2" if self._hovered else "surface"))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 9, 9)
