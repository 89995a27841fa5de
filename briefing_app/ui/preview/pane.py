"""The pages of a briefing as they will print, which follow every edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.finding import Finding
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.preview.bar import PreviewBar
from briefing_app.ui.preview.block_map import BlockMap
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.preview.find_bar import FindBar
from briefing_app.ui.preview.full_screen import FullScreen
from briefing_app.ui.preview.live import LiveEdition, Trouble
from briefing_app.ui.preview.numbers import say_pages
from briefing_app.ui.preview.page_view import PageView
from briefing_app.ui.preview.pages import PdfPages
from briefing_app.ui.room import Room
from briefing_app.ui.widgets.info_bar import InfoBar
from briefing_app.ui.widgets.segmented import Segmented
from briefing_app.workspace.worker import Drawn

__all__ = ["Choice", "PreviewPane"]


class PreviewPane(QFrame):
    """Give it a briefing by `show_briefing`; call `close_pane` before it goes.

    While it is hidden it makes no pages. `findings` is None while they are not known.
    """

    block_clicked = Signal(str)  # id of a block, clicked or reached by keys in the pages
    block_asked = Signal(str)  # id of a block that keeps the pages from being made, to be gone to
    findings_changed = Signal(object)  # tuple of Finding, or None
    checks_failed = Signal(str)  # sentence
    pages_changed = Signal()
    choice_changed = Signal(object)  # Choice, by the person
    closing = Signal()  # the pane is about to go

    def __init__(self, room: Room, choice: Choice | None = None, *, with_languages: bool = False) -> None:
        """Make the pane.

        Args:
            room: Of the window.
            choice: What to look at first; the full briefing for the delegation without one.
            with_languages: Whether it offers the languages itself; else `set_language` is called from outside.
        """
        super().__init__()
        self._room = room
        self._look = look = room.look
        self._shown: tuple[str, Form] | None = None  # what the pages on the screen are of
        self._wanted = ""  # a block to go to once it is on the pages
        self._full_screen: FullScreen | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._unchecked = False  # the checks could not run the last time
        self.setProperty("pane", "main")
        self.live = LiveEdition(room, choice or Choice(language=look.language), self)
        self.view = PageView(look)
        self.bar = PreviewBar(look, self.view)
        self.info = InfoBar(look)
        self.find_bar = FindBar(look, self.view)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._make_choices(with_languages=with_languages))
        for widget in (self.bar, self.info, self.find_bar):
            self.column.addWidget(widget)
        self.column.addWidget(self.view, 1)
        self.view.block_clicked.connect(self.block_clicked)
        self.bar.full_screen_asked.connect(self.open_full_screen)
        self.live.asked.connect(self._asked)
        self.live.drawn.connect(self._drawn)
        self.live.troubled.connect(self._troubled)
        self.live.found.connect(self._found)
        self.live.empty.connect(self._say_empty)
        self.live.gone.connect(lambda: self.show_briefing(""))
        room.service.restarted.connect(self._say_restarted)
        self.show_briefing("")

    def _make_choices(self, *, with_languages: bool) -> QFrame:
        look, say = self._look, self._look.say
        frame = QFrame()
        frame.setProperty("pane", "choices")
        self._choices_row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        row.setContentsMargins(12, 6, 12, 4)
        row.setSpacing(8)
        self.forms = Segmented[Form](
            look, say("preview.form"), [(each, say(f"form.short.{each.value}"), None) for each in Form]
        )
        self.audiences = Segmented[Audience](
            look, say("preview.audience"), [(each, say(f"audience.short.{each.value}"), None) for each in Audience]
        )
        self.languages = Segmented[Language](
            look, say("language.content"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        row.addWidget(self.forms)
        row.addWidget(self.audiences)
        if with_languages:
            row.addWidget(self.languages)
        else:
            self.languages.setParent(self)
            self.languages.hide()
        row.addStretch(1)
        for control in (self.forms, self.audiences, self.languages):
            control.chosen.connect(self._chosen)
        self._show_choice()
        return frame

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice:
        """Which edition is looked at."""
        return self.live.choice

    @property
    def briefing(self) -> Briefing | None:
        """The briefing that is looked at."""
        return self.live.briefing

    @property
    def findings(self) -> tuple[Finding, ...] | None:
        """What the checks found for these readers in all languages; None while that is not known."""
        return self._findings

    def show_briefing(self, id: str) -> None:
        """Look at a briefing, or at none with an empty id."""
        self.info.hide()
        self._wanted = ""
        self.view.marks.block = ""
        self._set_findings(None)
        self.live.look_at(id, self.live.choice)
        there = self.live.briefing is not None
        for control in (self.forms, self.audiences, self.languages, self.bar):
            control.setEnabled(there)
        if not there:
            self._shown = None
            self.view.show_message(self._look.say("preview.none"))
            self.bar.set_busy(False)
            self.pages_changed.emit()
        elif self._shown is None and self.live.briefing is not None and self.live.briefing.blocks:
            self.view.show_message(self._look.say("preview.making"))

    def choose(self, choice: Choice) -> None:
        """Look at another edition of the briefing."""
        if choice == self.live.choice:
            return
        briefing = self.live.briefing
        readers = choice.audience is not self.live.choice.audience
        self.live.look_at(briefing.id if briefing is not None else "", choice)
        self._show_choice()
        if readers:
            self._set_findings(None)

    def set_language(self, language: Language) -> None:
        """Look at the same edition in another language."""
        self.choose(replace(self.live.choice, language=language))

    def refresh(self) -> None:
        """Make the pages again."""
        self.live.refresh()

    # -- blocks ------------------------------------------------------------------------------------------------------

    def select_block(self, id: str) -> None:
        """Put a frame around a block and bring it into sight, now or when its pages are made; an empty id takes it away."""
        found = self.view.choose_block(id)
        self._wanted = "" if found else id

    def page_of_block(self, id: str) -> str:
        """The page or pages of a block in short words (“p. 3–4”), as they are printed; empty where it is on none."""
        return self.pages_of([id])

    @property
    def block_pages(self) -> Mapping[str, tuple[int, int]]:
        """First and last page, from 1, of every block that is printed."""
        return self.view.blocks.spans

    def pages_of(self, ids: Iterable[str]) -> str:
        """The pages of several blocks, such as those of a section, in short words."""
        pages = self.view.blocks.pages(ids)
        if not pages:
            return ""
        return self.say_pages(pages[0], pages[-1])

    def say_pages(self, first: int, last: int) -> str:
        """Pages from 1 in short words, by the numbers that are printed on them."""
        return say_pages(self._look, self.view.pages.labels if self.view.pages is not None else (), first, last)

    # -- full screen -------------------------------------------------------------------------------------------------

    @property
    def full_screen(self) -> FullScreen | None:
        """The pages on the whole screen, while they are there."""
        return self._full_screen

    def open_full_screen(self) -> FullScreen | None:
        """Show the pages alone on the screen, from the page that is read."""
        if self.view.pages is None:
            return None
        if self._full_screen is None:
            self._full_screen = FullScreen(self._look, self.window())
            self._full_screen.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._full_screen.language_asked.connect(self._choose_language)
            self._full_screen.ended.connect(self._full_screen_ended)
            self._full_screen.show_pages(self.view.pages.data, self.view.page, self.choice.language)
            self._full_screen.showFullScreen()
        return self._full_screen

    def _full_screen_ended(self, page: int) -> None:
        self._full_screen = None
        if page != self.view.page:
            self.view.go_to(page)
        self.view.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    # -- events ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self.live.sleep(asleep=False)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Make no pages that nobody sees."""
        super().hideEvent(event)
        self.live.sleep(asleep=self._full_screen is None)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choices stand under each other where they have no room side by side."""
        super().resizeEvent(event)
        shown = [each for each in (self.forms, self.audiences, self.languages) if each.parent() is not self]
        needed = sum(each.sizeHint().width() for each in shown) + 8 * len(shown) + 24
        direction = QBoxLayout.Direction.LeftToRight if needed <= self.width() else QBoxLayout.Direction.TopToBottom
        if self._choices_row.direction() != direction:
            self._choices_row.setDirection(direction)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the widest of the choices and the buttons of the bar."""
        return QSize(max(self.forms.sizeHint().width() + 24, 280), 240)

    def close_pane(self) -> None:
        """Hear nothing more from library and worker, and give the pages back."""
        self.closing.emit()
        self.live.close()
        self._room.service.restarted.disconnect(self._say_restarted)
        if self._full_screen is not None:
            self._full_screen.close()
        self.view.show_message("")

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show_choice(self) -> None:
        choice = self.live.choice
        self.forms.choose(choice.form)
        self.audiences.choose(choice.audience)
        self.languages.choose(choice.language)

    def _chosen(self) -> None:
        choice = Choice(self.forms.value, self.languages.value, self.audiences.value)
        self.choose(choice)
        self.choice_changed.emit(choice)

    def _choose_language(self, language: Language) -> None:
        self.set_language(language)
        self.choice_changed.emit(self.live.choice)

    def _asked(self) -> None:
        self.bar.set_busy(True)

    def _drawn(self, answer: Drawn) -> None:
        briefing = self.live.briefing
        if briefing is None:
            return
        self.info.hide()
        now = (briefing.id, self.live.choice.form)
        same = self._shown == now
        self.view.show_pages(PdfPages(answer.data), BlockMap(answer.blocks), keep_place=same)
        self._shown = now
        self.bar.set_busy(False)
        self.find_bar.follow()
        if wanted := self._wanted or ("" if same else self.view.marks.block):
            self.select_block(wanted)
        if self._full_screen is not None:
            self._full_screen.show_pages(answer.data, self._full_screen.page, self.live.choice.language)
        self.pages_changed.emit()

    def _troubled(self, trouble: Trouble) -> None:
        briefing, say = self.live.briefing, self._look.say
        now = (briefing.id, self.live.choice.form) if briefing is not None else None
        if trouble.findings:
            self._unchecked = True
            self.checks_failed.emit(trouble.sentence)
        if trouble.pages:
            if self._shown != now:
                self._shown = None
                self.view.show_message(say("preview.failed"))
                self.pages_changed.emit()
            self.bar.set_failed()
        if trouble.block_id:
            block = trouble.block_id
            self.info.show_text("err", trouble.sentence, say("preview.go_to"), lambda: self.block_asked.emit(block))
        else:
            self.info.show_text("err", trouble.sentence, say("button.again"), self._again)

    def _again(self) -> None:
        self.info.hide()
        self.live.refresh()

    def _say_empty(self) -> None:
        self._shown = None
        self.info.hide()
        self.view.show_message(self._look.say("preview.empty"))
        self.bar.set_busy(False)
        self.pages_changed.emit()

    def _say_restarted(self) -> None:
        if self.isVisible():
            self._room.notices.tell(self._look.say("preview.restarted"))

    def _found(self, findings: tuple[Finding, ...]) -> None:
        self._set_findings(findings)

    def _set_findings(self, findings: tuple[Finding, ...] | None) -> None:
        if findings != self._findings or (self._unchecked and findings is not None):
            self._unchecked = False
            self._findings = findings
            self.findings_changed.emit(findings)
