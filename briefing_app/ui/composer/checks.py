"""What the checks found in the briefing, as a list: Enter or a click goes there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from briefing_app.model.finding import Finding, Severity
from briefing_app.ui.lists.delegate import Shape
from briefing_app.ui.lists.rows import Row
from briefing_app.ui.lists.view import RowList
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.labels import make_label

_ICONS = {
    Severity.BLOCK: ("warning-circle-fill", "err"),
    Severity.WARNING: ("warning-fill", "warn"),
    Severity.NOTICE: ("info-fill", "accent"),
}


class ChecksTab(QFrame):
    """Emits `go_to` with the finding that was chosen."""

    go_to = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._findings: tuple[Finding, ...] = ()
        look = room.look
        self.setProperty("pane", "tint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        shape = Shape(title_lines=8, text_lines=0, fixed=False, bold=False)
        self.list = RowList(look, look.say("composer.side.checks"), shape, moving=False)
        self.list.chosen.connect(lambda row: self.go_to.emit(self._findings[int(row.id)]))
        nothing = make_label(look, look.say("composer.checks.none.long"), tone="quiet", wrap=True)
        nothing.setContentsMargins(16, 10, 16, 10)
        self.stack = QStackedWidget()
        self.stack.addWidget(nothing)
        self.stack.addWidget(self.list)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """List these."""
        core, language = self._room.core, self._room.look.language
        self._findings = findings
        rows = []
        for at, finding in enumerate(findings):
            icon, tone = _ICONS[finding.severity]
            title = core.findings.say(finding, language)
            detail = core.findings.say_severity(finding.severity, language)
            rows.append(Row("finding", str(at), icon, title, detail=detail, tone=tone))
        self.list.rows.set_rows(rows)
        self.stack.setCurrentIndex(bool(rows))

    def step(self, by: int) -> None:
        """Go to the next finding (1) or to the one before (-1)."""
        if not self._findings:
            return
        row = self.list.currentIndex().row()
        at = (row + by) % len(self._findings) if row >= 0 else (0 if by > 0 else len(self._findings) - 1)
        self.list.choose("finding", str(at))
        self._room.notices.tell(self._room.core.findings.say(self._findings[at], self._room.look.language))
        self.go_to.emit(self._findings[at])
