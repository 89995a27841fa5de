"""The foot of the page: what is going on, and the button that imports."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton

from briefing_app.ui.room import Room
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.words import say_number
from briefing_app.ui.widgets.labels import make_label
from briefing_app.workspace.importing import Outcome, Target

_BAR = 160
_FULL = 1_000  # steps of the bar


class Foot(QFrame):
    """`import_asked` comes from a button that is off as long as there is nothing to import."""

    import_asked = Signal()

    def __init__(self, room: Room, session: ImportSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        look, say = room.look, room.look.say
        self.setProperty("pane", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(round(_BAR * look.fonts.scale))
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _FULL)
        self.bar.setAccessibleName(say("table_import.progress"))
        row.addWidget(self.bar)
        self.words = make_label(look, "", tone="quiet", wrap=True)
        row.addWidget(self.words, 1)
        self.stop = QPushButton(say("table_import.stop"))
        self.stop.setFont(look.fonts.font())
        self.stop.clicked.connect(session.stop)
        row.addWidget(self.stop)
        self.go_on = QPushButton(say("table_import.go_on"))
        self.go_on.setFont(look.fonts.font())
        self.go_on.clicked.connect(session.refresh)
        row.addWidget(self.go_on)
        self.button = QPushButton()
        self.button.setProperty("primary", "true")
        self.button.setFont(look.fonts.font())
        self.button.clicked.connect(self.import_asked)
        row.addWidget(self.button)
        session.progressed.connect(self.show_progress)

    def follow(self) -> None:
        """Show what is going on."""
        session, say = self._session, self._room.look.say
        plan, doing = session.plan, session.doing
        busy = bool(doing)
        if busy and not self.bar.isVisible():
            self.bar.setValue(0)
        self.bar.setVisible(busy)
        had_focus = self.stop.hasFocus()
        self.stop.setVisible(busy)
        self.go_on.setVisible(session.stopped)
        if had_focus and session.stopped:
            self.go_on.setFocus()
        number = plan.counts[Outcome.NEW] + plan.counts[Outcome.CHANGED] if plan is not None else 0
        if plan is not None and plan.target is Target.DATASET and not number and not plan.empty:
            number = len(plan.rows)  # only what is said of the table, or rows that go
        text = say("table_import.import", n=say_number(number)) if number else say("table_import.import.none")
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setEnabled(plan is not None and not plan.empty and not busy and not session.untitled)
        before, words = self.words.text(), ""
        if doing:
            words = say(f"table_import.doing.{doing}")
        elif session.stopped:
            words = say("table_import.waits.stopped")
        elif session.gaps:
            words = say("table_import.waits.gaps")
        elif session.untitled:
            words = say("table_import.waits.title")
        elif plan is not None:
            words = self._say_plan()
        self.words.setText(words)
        if plan is not None and words != before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _say_plan(self) -> str:
        plan, say = self._session.plan, self._room.look.say
        assert plan is not None
        parts = [
            say(f"table_import.count.{each.value}", n=say_number(number))
            for each, number in plan.counts.items()
            if number
        ]
        remarks = sum(not each.refused for each in plan.problems)
        if remarks:
            parts.append(say("table_import.not_understood.count", n=say_number(remarks)))
        return say("table_import.nothing_new") if plan.empty else say.row(parts)

    def show_progress(self, done: int, total: int) -> None:
        """How much of all is done."""
        self.bar.setValue(_FULL * done // max(1, total))

    def show_writing(self, done: int, total: int) -> None:
        """The same while the library is written, when no event is heard: paint at once."""
        self.words.setText(self._room.look.say("table_import.doing.write"))
        self.bar.show()
        self.show_progress(done, total)
        self.repaint()
