"""What folds in the list of findings: many of one kind, and the checks that found nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from briefing_app.model.finding import Severity
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label, set_icon_text


class Fold(QPushButton):
    """One line that stands for many; checked while they are shown. Up and down go on to the next row."""

    step_asked = Signal(int)

    def __init__(self, look: Look, text: str, severity: Severity | None, *, unfolded: bool) -> None:
        super().__init__()
        self._look = look
        self._text = text
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setChecked(unfolded)
        self.setFont(look.fonts.font(bold=severity is not None))
        self.setProperty("fold", severity.value if severity else "passed")
        self._draw(unfolded)
        self.toggled.connect(self._draw)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and space unfold, right and left too."""
        match event.key():
            case Qt.Key.Key_Down:
                self.step_asked.emit(1)
            case Qt.Key.Key_Up:
                self.step_asked.emit(-1)
            case Qt.Key.Key_Right:
                self.setChecked(True)
            case Qt.Key.Key_Left:
                self.setChecked(False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.toggle()
            case _:
                super().keyPressEvent(event)

    def _draw(self, unfolded: bool) -> None:
        set_icon_text(self, self._look.icons.icon("caret-down" if unfolded else "caret-right"), self._text)
        state = self._look.say("checks.unfolded" if unfolded else "checks.folded")
        self.setAccessibleDescription(state)


class Passed(QFrame):
    """The checks that found nothing, folded to begin with."""

    toggled = Signal(bool)

    def __init__(self, look: Look, sentences: Sequence[str], *, unfolded: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.fold = Fold(look, look.say("checks.passed", n=len(sentences)), None, unfolded=unfolded)
        column.addWidget(self.fold)
        self.list = QFrame()
        inner = QVBoxLayout(self.list)
        inner.setContentsMargins(14, 0, 0, 4)
        inner.setSpacing(6)
        for sentence in sentences:
            row = QHBoxLayout()
            row.setSpacing(10)
            picture = QLabel()
            picture.setPixmap(look.icons.pixmap("check-circle-fill", "ok", 16, self.devicePixelRatioF()))
            row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(make_label(look, sentence, Size.SMALL, tone="quiet", wrap=True), 1)
            inner.addLayout(row)
        column.addWidget(self.list)
        self.list.setVisible(unfolded)
        self.fold.toggled.connect(self.list.setVisible)
        self.fold.toggled.connect(self.toggled)
