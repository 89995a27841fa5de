"""The head of the list of findings: its title, and how many must be fixed, are warnings and notices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing_app.model.finding import Finding, Severity
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_chip, make_label

_WORDS = {Severity.BLOCK: "checks.fix", Severity.WARNING: "checks.warnings", Severity.NOTICE: "checks.notices"}
_CHIPS = {Severity.BLOCK: "err", Severity.WARNING: "warn", Severity.NOTICE: "plain"}


class ChecksHead(QWidget):
    """One chip for each severity that was found; a change of what must be fixed or is a warning is announced."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._said: tuple[int, int] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 6)
        row.setSpacing(6)
        self.title = make_label(look, look.say("checks.before_export"), Size.ROW, bold=True)
        row.addWidget(self.title)
        row.addStretch(1)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        row.addLayout(self._chips)

    def show_counts(self, findings: Sequence[Finding] | None) -> None:
        """Count what was found; nothing while the checks run."""
        look, say = self._look, self._look.say
        while self._chips.count():
            chip = self._chips.takeAt(0).widget()
            chip.hide()
            chip.deleteLater()
        if findings is None:
            return
        counts = {each: sum(found.severity is each for found in findings) for each in Severity}
        for severity, n in counts.items():
            if n:
                self._chips.addWidget(make_chip(look, say(_WORDS[severity], n=n), _CHIPS[severity]))
        said = (counts[Severity.BLOCK], counts[Severity.WARNING])
        if said != self._said and self.isVisible():
            text = say.row(say(_WORDS[each], n=counts[each]) for each in (Severity.BLOCK, Severity.WARNING))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._said = said
