"""The palette over the window: a field, what it finds, and what the keys do; inside the window, not a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.ui.fonts import Size
from briefing_app.ui.palette.answers import Answers
from briefing_app.ui.palette.choices import Choices
from briefing_app.ui.palette.delegate import PaletteDelegate
from briefing_app.ui.palette.rows import HEADING, PaletteModel, PaletteRow
from briefing_app.ui.shell.frame import Frame
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.line_edit import LineEdit

_WIDTH = 640
_TOP = 0.11  # of the window's height
_SHADOW = 14
_PAGE = 6
_KEYS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}


class Palette(QWidget):
    """Covers the window while it is open; closing gives the focus back to where it was."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._before: QWidget | None = None
        look = frame.look
        say = look.say
        self.setAccessibleName(say("palette.title"))
        self.panel = QFrame(self)
        self.panel.setProperty("pane", "palette")
        self._column = column = QVBoxLayout(self.panel)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        self.field = LineEdit()
        self.field.setFont(look.fonts.font(Size.ROW))
        self.field.setMinimumHeight(36)
        self.field.setClearButtonEnabled(False)
        self.field.addAction(look.icons.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setPlaceholderText(say("palette.placeholder"))
        self.field.setAccessibleName(say("palette.placeholder"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.list = QListView()
        self.list.setProperty("pane", "palette")
        self.model = PaletteModel(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(look, self.list))
        self.list.setAccessibleName(say("palette.results"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._clicked)
        column.addWidget(self.list)
        self.foot = make_label(look, say("palette.keys"), Size.SMALL, tone="quiet")
        self.foot.setContentsMargins(4, 0, 0, 0)
        column.addWidget(self.foot)
        self.hide()
        frame.installEventFilter(self)

    # -- opening and closing -----------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show what was opened last and wait for words; where it is open already, select them."""
        if self.isVisible():
            self.field.selectAll()
            return
        self._remember(_find_lasting(QApplication.focusWidget()))
        self.field.clear()
        self._search("")
        self.setGeometry(self._frame.rect())
        self.raise_()
        self.show()
        self._lay_out()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._frame.stage.page_changed.connect(self._page_changed)

    def dismiss(self) -> None:
        """Close and give the focus back."""
        if not self.isVisible():
            return
        before = self._before
        self._leave()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _leave(self) -> None:
        if self.isVisible():
            self._frame.stage.page_changed.disconnect(self._page_changed)
        self._remember(None)
        self.hide()

    def _page_changed(self) -> None:
        """Somebody went to another page behind it."""
        focused = QApplication.focusWidget()
        self._leave()
        if focused is not None and not self.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.PopupFocusReason)

    def _remember(self, widget: QWidget | None) -> None:
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget)
        self._before = widget
        if widget is not None:
            widget.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._before = None

    # -- finding and choosing ----------------------------------------------------------------------------------------

    @property
    def current(self) -> PaletteRow | None:
        """What Enter would open or do."""
        return self.model.row_at(self.list.currentIndex())

    def _search(self, text: str) -> None:
        try:
            rows = Answers(self._frame).find(text)
        except BriefingError as problem:
            rows = []
            self._frame.notices.refuse(problem)
        self.model.set_rows(rows)
        self._choose(self.model.find_next(0, 1))
        self.list.scrollToTop()
        self._lay_out()

    def _choose(self, at: int) -> None:
        if at < 0:
            none = bool(self.field.text().strip()) and not self.model.rows
            self._say(self._frame.look.say("palette.nothing" if none else "palette.keys"), "quiet")
            return
        index = self.model.index(at)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(self.model.index(0) if at == 1 else index)
        row = self.model.rows[at]
        self._say(row.reason or self._frame.look.say("palette.keys"), "warn" if row.reason else "quiet")
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, row.spoken))

    def _say(self, text: str, tone: str) -> None:
        self.foot.setText(text)
        restyle(self.foot, "tone", tone)

    def _move(self, step: int) -> None:
        here = self.list.currentIndex().row()
        sign = 1 if step > 0 else -1
        if abs(step) == 1:
            self._choose(self.model.find_next(here + step, sign))
        else:
            at = max(0, min(len(self.model.rows) - 1, here + step))
            self._choose(self.model.find_next(at, sign))

    def _clicked(self) -> None:
        self._take(add=bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier))

    def _take(self, *, add: bool) -> None:
        """Open or do what is chosen, or add it to the open briefing."""
        row = self.current
        if row is None or row.kind == HEADING:  # a click makes even a heading the current row
            return
        if row.reason:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, row.reason))
            return
        choices = Choices(self._frame)
        if add and not choices.can_add(row):
            self._say(self._frame.look.say("palette.cannot_add"), "warn")
            return
        self.dismiss()  # first: what is opened takes the focus after
        if add:
            choices.add(row)
        else:
            choices.open(row)

    # -- events ------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The field's keys move in the list; the overlay is as large as the window."""
        if watched is self._frame and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._frame.rect())
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.key() not in _KEYS:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyPress and self._press(event)

    def _press(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._move(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._move(-1)
            case Qt.Key.Key_PageDown:
                self._move(_PAGE)
            case Qt.Key.Key_PageUp:
                self._move(-_PAGE)
            case Qt.Key.Key_Escape:
                self.dismiss()
            case _:
                self._take(add=control)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The panel stays in the upper part."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        width = min(round(_WIDTH * self._frame.look.fonts.scale), self.width() - 80)
        top = round(self.height() * _TOP)
        rows = range(self.model.rowCount())
        wanted = sum(self.list.sizeHintForRow(at) for at in rows) + 4
        spare = self.height() - 2 * top - self.field.height() - self.foot.sizeHint().height() - 40
        self.list.setFixedHeight(max(0, min(wanted if rows else 0, spare)))
        self.list.setVisible(bool(rows))
        self._column.activate()
        self.panel.setGeometry((self.width() - width) // 2, top, width, self._column.sizeHint().height())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim the window and draw the shadow of the panel."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(10, 14, 22, 90))
        painter.setPen(Qt.PenStyle.NoPen)
        panel = QRectF(self.panel.geometry())
        for far in range(_SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 6))
            painter.drawRoundedRect(panel.adjusted(-far, -far + 4, far, far + 4), 10 + far, 10 + far)


def _find_lasting(widget: QWidget | None) -> QWidget | None:
    """What the focus can go back to: of the field in which a row is renamed, which closes when it loses the focus, its list."""
    viewport = widget.parentWidget() if widget is not None else None
    around = viewport.parentWidget() if viewport is not None else None
    return around if isinstance(around, QAbstractItemView) and around.viewport() is viewport else widget
