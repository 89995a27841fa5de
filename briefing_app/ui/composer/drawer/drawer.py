"""The drawer: tabs of what can be put into the briefing."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout

from briefing_app.model.language import Language
from briefing_app.store.changes import Changes
from briefing_app.ui.composer.drawer.building import BuildingTab
from briefing_app.ui.composer.drawer.charts import ChartsTab
from briefing_app.ui.composer.drawer.facts import FactsTab
from briefing_app.ui.composer.drawer.tab import DrawerTab
from briefing_app.ui.room import Room

TABS = ("facts", "charts", "building")


class Drawer(QFrame):
    """Facts, charts, building blocks. All are built at once: Qt tears the order of Tab when it is to move what came later."""

    added = Signal(object)  # tuple of Item

    def __init__(self, room: Room, language: Language) -> None:
        super().__init__()
        self._room = room
        self._language = language
        self._used: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
        self._tabs: dict[str, DrawerTab] = {name: self._build(name) for name in TABS}
        self.setProperty("pane", "side")
        self.setMinimumWidth(round(min(268 * max(1.0, room.look.fonts.scale), 330)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = make_tab_bar(room, [room.look.say(f"composer.tab.{each}") for each in TABS])
        self.bar.setAccessibleName(room.look.say("composer.drawer"))
        column.addWidget(self.bar)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        for tab in self._tabs.values():
            tab.added.connect(self.added)
            self.stack.addWidget(tab)
        self.bar.currentChanged.connect(lambda at: self.show_tab(TABS[at]))
        self.show_tab("facts")

    @property
    def tab(self) -> DrawerTab:
        """The tab that is shown."""
        return self._tabs[TABS[self.bar.currentIndex()]]

    @property
    def tab_name(self) -> str:
        """Its name."""
        return TABS[self.bar.currentIndex()]

    def show_tab(self, name: str) -> DrawerTab:
        """Show a tab."""
        self.bar.setCurrentIndex(TABS.index(name))
        self.stack.setCurrentWidget(self._tabs[name])
        return self._tabs[name]

    def _build(self, name: str) -> DrawerTab:
        match name:
            case "facts":
                return FactsTab(self._room, self._language)
            case "charts":
                return ChartsTab(self._room, self._language)
        return BuildingTab(self._room)

    def focus_search(self) -> None:
        """Go to the search field of the tab; building blocks have none, so then to that of the facts."""
        tab = self.tab if not isinstance(self.tab, BuildingTab) else self.show_tab("facts")
        tab.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(tab, (FactsTab, ChartsTab)):
            tab.search.selectAll()

    def set_used(self, cards: Collection[str], charts: Collection[str]) -> None:
        """Mark what stands in the briefing already."""
        self._used = (frozenset(cards), frozenset(charts))
        for name, tab in self._tabs.items():
            self._mark(name, tab)

    def set_language(self, language: Language) -> None:
        """Show the content in this language."""
        self._language = language
        for tab in self._tabs.values():
            tab.set_language(language)

    def follow(self, changes: Changes) -> None:
        """The library has changed."""
        for tab in self._tabs.values():
            tab.follow(changes)

    def _mark(self, name: str, tab: DrawerTab) -> None:
        if name in TABS[:2]:
            tab.set_used(self._used[TABS.index(name)])


def make_tab_bar(room: Room, names: Collection[str]) -> QTabBar:
    """Tabs as words with a line under the one that is shown."""
    bar = QTabBar()
    bar.setFont(room.look.fonts.font())
    bar.setDrawBase(False)
    bar.setExpanding(False)
    bar.setUsesScrollButtons(False)
    bar.setElideMode(Qt.TextElideMode.ElideRight)
    bar.setProperty("composertabs", "true")
    for name in names:
        bar.addTab(name.replace("&", "&&"))
    return bar
