"""The figures of a card as they are printed in one language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from briefing_app.model.edition import Quoted
from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.labels import ElidedLabel, make_label
from briefing_app.wording.printed import Wording

_MOST = 6


class PrintedBox(QFrame):
    """One row a figure, the key figure in the accent colour; read by eye and by screen readers, not changed here."""

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._language = language
        self.setProperty("pane", "inset")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 7, 10, 7)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, ElidedLabel]] = []
        self._more = make_label(look, "", Size.SMALL, tone="faint")
        self._more.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What it shows, for tests and screen readers."""
        return tuple(f"{number.text()} {label.text()}" for number, label in self._rows if not number.isHidden())

    def show_figures(self, quoted: dict[str, Quoted], wording: Wording) -> None:
        """Show these figures."""
        figures = list(quoted.values())
        while len(self._rows) < min(len(figures), _MOST):
            self._add_row()
        for at, (number, label) in enumerate(self._rows):
            there = at < min(len(figures), _MOST)
            number.setVisible(there)
            label.setVisible(there)
            if there:
                self._show(number, label, figures[at], wording, first=at == 0)
        left = len(figures) - _MOST
        say = self._look.say
        self._more.setText(say("cards.figures.more", n=left) if left > 0 else say("cards.figures.none"))
        self._more.setVisible(left > 0 or not figures)
        self._grid.removeWidget(self._more)
        self._grid.addWidget(self._more, len(self._rows), 0, 1, 2)
        self.setAccessibleName(say("cards.printed"))
        self.setAccessibleDescription("; ".join(self.lines))

    def _show(self, number: QLabel, label: ElidedLabel, quoted: Quoted, wording: Wording, *, first: bool) -> None:
        figure, observation = quoted.figure, quoted.observation
        form = "noun" if figure.noun is not None else "value"
        say = self._look.say
        if observation is None:
            number.setText(say("cards.figures.no_value"))
        else:
            number.setText(wording.print_observation(figure, observation, self._language, form))
        restyle(number, "tone", "warn" if quoted.stale else "accent" if first else "")
        text, shown = figure.label.best(self._language)
        label.setFont(self._look.fonts.font(Size.SMALL, language=shown))
        label.setText(text)

    def _add_row(self) -> None:
        fonts = self._look.fonts
        first = not self._rows
        number = make_label(self._look, "", Size.ROW if first else Size.SMALL, bold=True, language=self._language)
        label = ElidedLabel()
        label.setFont(fonts.font(Size.SMALL, language=self._language))
        label.setProperty("tone", "quiet")
        at = len(self._rows)
        self._grid.addWidget(number, at, 0)
        self._grid.addWidget(label, at, 1, Qt.AlignmentFlag.AlignVCenter)
        self._rows.append((number, label))
