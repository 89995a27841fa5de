"""The foot of the export dialog: what will be written and where, what of it is there already, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.widgets.labels import ElidedLabel, make_label, set_icon_text
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.workspace.output import Clash, PlannedFile

_NAMED = 4  # files whose names are said


class Foot(QFrame):
    """Enter exports; what would be replaced is said before, with the choice to keep both."""

    change_asked = Signal()
    clash_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self.setProperty("pane", "foot")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.setSpacing(8)
        column.addWidget(self._make_clash())
        row = QHBoxLayout()
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.where = ElidedLabel()
        self.where.setFont(look.fonts.font())
        self.names = ElidedLabel()
        self.names.setFont(look.fonts.font(Size.SMALL))
        self.names.setProperty("tone", "quiet")
        words.addWidget(self.where)
        words.addWidget(self.names)
        row.addLayout(words, 1)
        self.change = self._button(say("export.change"), quiet=True)
        self.change.clicked.connect(self.change_asked)
        self.cancel = self._button(say("button.cancel"))
        self.show_folder = self._button(say("export.show"))
        self.go = self._button("")
        self.go.setProperty("primary", "true")
        self.go.setDefault(True)
        for button in (self.change, self.cancel, self.show_folder, self.go):
            row.addWidget(button)
        column.addLayout(row)

    def _make_clash(self) -> QFrame:
        say = self._look.say
        self._clash_row = QFrame()
        row = QHBoxLayout(self._clash_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.clash_text = make_label(self._look, "", Size.SMALL, tone="warn", wrap=True)
        choices = [(each, say(f"export.clash.{each.value}"), None) for each in (Clash.NUMBER, Clash.REPLACE)]
        self.clash_choice = Segmented[Clash](self._look, say("export.clash"), choices)
        self.clash_choice.chosen.connect(self.clash_changed)
        row.addWidget(self.clash_text, 1)
        row.addWidget(self.clash_choice)
        self._clash_row.hide()
        return self._clash_row

    def _button(self, text: str, *, quiet: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setFont(self._look.fonts.font())
        button.setAutoDefault(False)
        if quiet:
            button.setProperty("quiet", "true")
        return button

    # -- what it says ------------------------------------------------------------------------------------------------

    @property
    def clash(self) -> Clash:
        """What happens where a name is taken; unless chosen otherwise, both files are kept."""
        return self.clash_choice.value

    def show_plan(self, planned: Sequence[PlannedFile], folder: Path, *, blocked: int) -> None:
        """Say what will be written, and offer to.

        Args:
            planned: All files that are ticked.
            folder: Where to.
            blocked: How many of them cannot be written yet.
        """
        say, n = self._look.say, len(planned)
        names = say.row(each.name for each in planned[:_NAMED]) + (" …" if n > _NAMED else "")
        self.where.setText(say("export.where", n=n, folder=_say_folder(folder)) if n else say("export.nothing"))
        self.names.setText(names)
        there = [each for each in planned if each.exists]
        others = sum(each.changed_by_other for each in there)
        text = say("export.there", n=len(there))
        if others:
            text = say.run_on((text, say("export.there.others", n=others)))
        self.clash_text.setText(text)
        self._clash_row.setVisible(bool(there))
        words = say("export.anyway") if blocked else say("export.go", n=n) if n else say("export.button")
        set_icon_text(self.go, self._look.icons.icon("export", "accent_text"), words)
        self.go.setEnabled(n > 0)
        self._show(change=True, folder=False, go=True)
        self.cancel.setText(say("button.cancel"))

    def show_running(self) -> None:
        """Files are being written: only stopping is offered."""
        self._clash_row.hide()
        self._show(change=False, folder=False, go=False)
        self.cancel.setText(self._look.say("export.stop"))
        self.cancel.setFocus()

    def show_done(self, *, folder_known: bool) -> None:
        """It is over."""
        say = self._look.say
        self._show(change=False, folder=folder_known, go=False)
        self.cancel.setText(say("button.close"))
        (self.show_folder if folder_known else self.cancel).setFocus()

    def _show(self, *, change: bool, folder: bool, go: bool) -> None:
        self.change.setVisible(change)
        self.show_folder.setVisible(folder)
        self.go.setVisible(go)


def _say_folder(folder: Path) -> str:
    """The last parts of a path, as they are read in a file manager."""
    home = Path.home()
    shown = folder.relative_to(home) if folder.is_relative_to(home) else folder
    parts = [each for each in (shown.drive, *shown.parts) if each and each != shown.anchor]  # on a stick, its letter
    return " › ".join(["…", *parts[-3:]] if len(parts) > 3 else parts)
