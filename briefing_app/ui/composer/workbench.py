"""What one composes with: drawer, outline, pages, settings and checks of one briefing side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.model.block import CardBlock, ChartBlock
from briefing_app.model.briefing import Briefing
from briefing_app.model.finding import Finding
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.checks.panel import ChecksPanel
from briefing_app.ui.composer.acts import OutlineActs, Spot
from briefing_app.ui.composer.describe import OutlineReader
from briefing_app.ui.composer.drawer.drawer import Drawer
from briefing_app.ui.composer.header import Header
from briefing_app.ui.composer.inspector.inspector import Inspector
from briefing_app.ui.composer.model import OutlineModel
from briefing_app.ui.composer.outline_pane import OutlinePane
from briefing_app.ui.composer.panes import Panes
from briefing_app.ui.composer.problems import find_problems
from briefing_app.ui.composer.rows import Problem
from briefing_app.ui.composer.side import Side
from briefing_app.ui.page import Page
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.pane import PreviewPane
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import find_lost, keep_all


class Workbench(Page):
    """The parts of the composer and what is shown in them; what is done with them is said in the modules beside this one."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._touched: tuple[str, ...] = ()
        self._pages: Mapping[str, tuple[int, int]] = {}
        self._problems: dict[str, Problem] = {}

    def furnish(self, where: Where, choose_first: Callable[[str, Spot], object]) -> None:
        """Make the parts; `choose_first` is asked for the picture or dataset of a new block."""
        room, look = self.room, self.room.look
        self.acts = OutlineActs(room, where.id, choose_first)
        self.model = OutlineModel(self.acts.drop, self._rename, self)
        self.header = Header(room, self.acts, room.settings.content_language)
        self.drawer = Drawer(room, self.language)
        self.outline = OutlinePane(look, self.model)
        self.view = self.outline.view
        self.preview = PreviewPane(room, Choice(language=self.language))
        self.reader = OutlineReader(room.core, look, self.preview.say_pages)
        self.inspector = Inspector(room, self.acts, self.language)
        self.checks = ChecksPanel(room, self.preview.page_of_block)
        self.side = Side(room, self.preview, self.inspector, self.checks)
        self.panes_row = Panes(room.settings, self.drawer, self.outline, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.panes_row, 1)
        self._show_folds()

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """Of the briefing."""
        briefing = self.acts.briefing
        return briefing.title.best(self.room.look.language)[0] if briefing else ""

    @property
    def briefing(self) -> Briefing | None:
        """What is composed; None where it was deleted."""
        return self.acts.briefing

    @property
    def briefing_id(self) -> str:
        """Which briefing is composed; empty where it was deleted."""
        return self.acts.briefing_id if self.acts.briefing is not None else ""

    @property
    def language(self) -> Language:
        """Of the content."""
        return self.header.language

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is chosen in the outline."""
        return self.view.chosen

    @property
    def touched(self) -> tuple[str, ...]:
        """What the last change of the briefing has added, changed or moved, or what stands where something was."""
        return self._touched

    def _refresh(self) -> None:
        """Show the briefing as it is now."""
        briefing = self.acts.briefing
        if briefing is None:
            return
        self.view.show_outline(self.reader.read(briefing, self.language, self._pages, self._problems))
        pages = self.preview.view.pages
        self.header.follow(len(pages) if pages is not None else 0)
        cards = [each.card_id for each in briefing.blocks if isinstance(each, CardBlock)]
        charts = [each.chart_id for each in briefing.blocks if isinstance(each, ChartBlock)]
        self.drawer.set_used(cards, charts)

    # -- ways to the parts -------------------------------------------------------------------------------------------

    def open_settings(self) -> None:
        """Go to the settings of what is chosen."""
        self.panes_row.show_side(True)
        self.side.show_tab("settings")
        self.inspector.enter()

    def show_new(self, ids: Sequence[str]) -> bool:
        """Choose what was put into the outline; False where there is nothing."""
        return bool(ids) and self.view.choose(ids)

    def find(self) -> None:  # type: ignore[override]  # Qt finds windows by their number, which nobody does here
        """Search what can be added."""
        self.panes_row.show_drawer(True)
        self.drawer.focus_search()

    def show_checks(self) -> None:
        """Show what the checks found, and go there."""
        self.panes_row.show_side(True)
        self.side.show_tab("checks")
        self.checks.focus_first()

    # -- language, checks, pages -------------------------------------------------------------------------------------

    def set_content_language(self, language: Language) -> None:
        """Show the content in this language, here and in other places; not while a field holds what cannot be kept."""
        if language is not self.language and not self._keeps(self, "shell.unkept.look"):
            self.header.languages.choose(self.language)
            return
        self.header.binding.keep()
        self.header.show_language(language)
        self.room.settings.content_language = language
        self.drawer.set_language(language)
        self.preview.set_language(language)
        self._refresh()
        self.inspector.show_things(self.chosen, language)

    def next_language(self) -> None:
        """The next content language."""
        self.set_content_language(LANGUAGES[(LANGUAGES.index(self.language) + 1) % len(LANGUAGES)])

    def _found(self, findings: tuple[Finding, ...] | None) -> None:
        """The checks have run, or do not hold any more."""
        if findings is not None:  # until they have run again, what they said is nearer than nothing
            self._problems = find_problems(findings, self.room.look.say)
            self.checks.show_findings(self.preview.briefing, findings, self.preview.choice.audience)
            self.side.show_findings(findings)
            self.header.show_findings(findings)
            self._refresh()
            self.commands_changed.emit()

    def _unchecked(self, sentence: str) -> None:
        """The checks could not run: nothing says any longer that they do."""
        self.checks.show_failure(sentence)
        self.header.show_unchecked()

    def _paged(self) -> None:
        """The pages are made: every row says on which it is."""
        self._pages = self.preview.block_pages
        self.checks.refresh_places()
        self._refresh()

    # -- keeping -----------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Write now what was typed and not yet kept."""
        self.header.binding.keep()
        self.inspector.keep()
        self.view.keep()

    def _keeps(self, part: QWidget, key: str) -> bool:
        """Keep what was typed in a part of the page; where the library does not take it, say what is not done because of it."""
        keep_all(part)
        lost = find_lost(part)
        if lost:
            self.room.notices.warn("err", self.room.look.say(key, problem=lost))
        return not lost

    # -- inside ------------------------------------------------------------------------------------------------------

    def _rename(self, section_id: str, title: str) -> bool:
        return self.acts.rename(section_id, self.language, title)

    def _show_folds(self) -> None:
        self.side.keep_awake()
        self.outline.show_folds(drawer=self.panes_row.drawer_open, side=self.panes_row.side_open)
