"""The list of findings that opens under the checks button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefing_app.errors import NotFoundError
from briefing_app.model.finding import Finding, Severity
from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label
from briefing_app.workspace import Workspace

_WIDTH, _HEIGHT = 520, 480
_ICONS = {
    Severity.BLOCK: ("warning-circle-fill", "err"),
    Severity.WARNING: ("warning-fill", "warn"),
    Severity.NOTICE: ("info-fill", "accent"),
}
_READABLE = ("card", "figure", "chart", "dataset", "source")


class ChecksPopup(QFrame):
    """Opens under a button, closes with Esc or a click beside it; a finding can be followed to what it is about."""

    opened = Signal(str, str)  # kind and id of the thing to read

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._look = look
        self._places: dict[str, tuple[str, str]] = {}
        self.setProperty("pane", "popup")
        self.setFont(look.fonts.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 10, 4, 6)
        column.setSpacing(6)
        self._title = make_label(look, "", Size.ROW, bold=True)
        self._title.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self._title)
        shape = Shape(title_lines=8, text_lines=0, fixed=False, bold=False)
        self.list = RowList(look, look.say("checks.name"), shape, moving=False)
        self.list.chosen.connect(self._follow)
        column.addWidget(self.list, 1)
        self._none = make_label(look, look.say("checks.none.long"), tone="quiet", wrap=True)
        self._none.setContentsMargins(12, 0, 12, 6)
        column.addWidget(self._none)

    def show_findings(self, findings: Sequence[Finding], core: Workspace, under: QWidget, title: str) -> None:
        """Open under a widget."""
        language = self._look.language
        self._places = {}
        rows = []
        for at, finding in enumerate(findings):
            icon, tone = _ICONS[finding.severity]
            place = finding.place
            if id := _find_readable(core, finding):
                self._places[str(at)] = (place.kind, id)
            rows.append(
                Row(
                    kind="finding",
                    id=str(at),
                    icon=icon,
                    tone=tone,
                    title=core.findings.say(finding, language),
                    detail=self._say_place(core, finding, language, follow=str(at) in self._places),
                )
            )
        self.list.rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self._title.setText(title)
        screen = under.screen().availableGeometry()
        width = min(_WIDTH, screen.width() - 24)
        height = min(_HEIGHT, screen.height() - 24) if rows else 100
        corner = under.mapToGlobal(QPoint(under.width(), under.height() + 6))
        left = max(screen.left() + 8, corner.x() - width)
        top = max(screen.top() + 8, min(corner.y(), screen.bottom() - height))
        self.setGeometry(left, top, width, height)
        self.show()
        self.list.setFocus()
        if rows:
            self.list.choose("finding", "0")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _say_place(self, core: Workspace, finding: Finding, language: Language, *, follow: bool) -> str:
        said = core.findings.say_severity(finding.severity, language)
        return f"{said} · {self._look.say('checks.follow')}" if follow else said

    def _follow(self, row: Row) -> None:
        if row.id in self._places:
            self.close()
            self.opened.emit(*self._places[row.id])


def _find_readable(core: Workspace, finding: Finding) -> str:
    """The id of what a finding is about (findings name figures by key); empty where it is nothing to read."""
    place = finding.place
    if place.kind not in _READABLE or not place.id:
        return ""
    try:
        return core.library.resolve_ref(place.kind, place.id)
    except NotFoundError:
        return ""  # a broken reference, which is what the finding says
