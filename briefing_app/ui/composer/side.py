"""The right of the composer: the pages, the settings of what is chosen, and what the checks found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.model.finding import Finding
from briefing_app.ui.composer.drawer.drawer import make_tab_bar
from briefing_app.ui.composer.header import count_findings
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room

TABS = ("preview", "settings", "checks")


class Side(QFrame):
    """Three tabs over one place."""

    tab_changed = Signal(str)

    def __init__(self, room: Room, preview: PreviewPane, settings: QWidget, checks: QWidget) -> None:
        super().__init__()
        self._room = room
        self._preview = preview
        self.setProperty("pane", "main")
        self.setMinimumWidth(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = make_tab_bar(room, [room.look.say(f"composer.side.{each}") for each in TABS])
        self.bar.setAccessibleName(room.look.say("composer.side"))
        self.stack = QStackedWidget()
        for widget in (preview, settings, checks):
            self.stack.addWidget(widget)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._changed)

    @property
    def tab(self) -> str:
        """The tab that is shown."""
        return TABS[self.bar.currentIndex()]

    @property
    def focus_target(self) -> QWidget:
        """What takes the focus when one goes to this pane."""
        shown = self.stack.currentWidget()
        return self._preview.view if shown is self._preview else shown

    def show_tab(self, name: str) -> QWidget:
        """Show a tab; gives what is in it."""
        self.bar.setCurrentIndex(TABS.index(name))
        return self.stack.currentWidget()

    def show_findings(self, findings: tuple[Finding, ...] | None) -> None:
        """Put the number of findings on the tab of the checks."""
        say = self._room.look.say
        count = count_findings(findings or ())
        text = say("composer.side.checks.count", n=count) if count else say("composer.side.checks")
        self.bar.setTabText(TABS.index("checks"), text.replace("&", "&&"))

    def _changed(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.keep_awake()
        self.tab_changed.emit(TABS[at])

    def keep_awake(self) -> None:
        """Have pages and checks made also while another tab is shown: the outline says what they say."""
        if self.window().isVisible():
            self._preview.live.sleep(asleep=False)
