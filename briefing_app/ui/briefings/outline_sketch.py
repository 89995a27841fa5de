"""The chapters of a template, to be looked at before one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from briefing_app.model.briefing import Briefing
from briefing_app.model.figure import Release
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import make_label


class OutlineSketch(QFrame):
    """A small sheet with the numbered chapters, and what each is for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("pane", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 16, 18, 18)
        self._column.setSpacing(4)

    def show_briefing(self, briefing: Briefing | None) -> None:
        """Show the chapters of a template; of none, an empty sheet with a sentence."""
        for label in self.findChildren(QLabel):
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        look, say = self._look, self._look.say
        if briefing is None:
            self._add(make_label(look, say("new.blank.text"), Size.SMALL, tone="quiet", wrap=True))
            return
        own = say.language
        for number, section in enumerate(briefing.sections, start=1):
            title, language = section.title.best(own)
            if section.release is Release.INTERNAL:
                title = f"{title} · {say('new.internal')}"
            self._add(make_label(look, f"{number}  {title}", bold=True, wrap=True, language=language))
            if guidance := section.guidance.best(own)[0]:
                label = make_label(look, guidance, Size.SMALL, tone="quiet", wrap=True)
                label.setContentsMargins(18, 0, 0, 6)
                self._add(label)

    def _add(self, label: QLabel) -> None:
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(label)
