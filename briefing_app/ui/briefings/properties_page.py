"""What a briefing says about itself: title, occasion, dates, readers, marking, paper, logo; kept as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import NotFoundError
from briefing_app.model.briefing import Briefing
from briefing_app.model.language import Language, LocalText
from briefing_app.model.partial_date import PartialDate
from briefing_app.store.changes import Changes
from briefing_app.ui.briefings.logo_field import LogoField
from briefing_app.ui.fonts import Size
from briefing_app.ui.page import Commands, Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.choice_field import ChoiceField
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.head_bar import HeadBar
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea

_WIDTH = 1080
PAPERS = ("A4", "Letter")
# What officers print most often; Hong Kong's own four steps, and one for our side.
MARKINGS = ("restricted", "internal", "delegation", "embargo")


class PropertiesPage(Page):
    """The head of a briefing or template."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self.setProperty("pane", "tint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = self._make_bar()
        column.addWidget(self.head)
        self.area = ScrollArea(sideways=True)
        self.area.setAccessibleName(room.look.say("properties.name"))
        column.addWidget(self.area, 1)
        self.locals: dict[str, LocalField] = {}
        self.area.setWidget(self._make_body())
        self._say_title()
        room.workspace.changed.connect(self._changed)

    def _make_bar(self) -> HeadBar:
        look, say = self.room.look, self.room.look.say
        bar = HeadBar(look, say("properties.back"), self._leave)
        self.open_button = QPushButton(say("properties.open"))
        self.open_button.setFont(look.fonts.font())
        self.open_button.clicked.connect(self._open)
        bar.add(self.open_button)
        return bar

    def _make_body(self) -> QFrame:
        say = self.room.look.say
        body = QFrame()
        body.setProperty("pane", "tint")
        outer = QHBoxLayout(body)
        outer.setContentsMargins(24, 20, 24, 28)
        page = QWidget()
        page.setMaximumWidth(_WIDTH)
        outer.addWidget(page, 10)
        outer.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        what = self._add_card(column, say("properties.what"))
        for name in ("title", "occasion", "place"):
            what.addWidget(self._make_local(name, 1, first=name == "title"))
        dates = QHBoxLayout()
        dates.setSpacing(16)
        self.starts = self._make_date("starts")
        self.ends = self._make_date("ends")
        for field in (self.starts, self.ends):  # a sentence below one moves nothing of the other
            dates.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        what.addLayout(dates)
        whom = self._add_card(column, say("properties.whom"))
        whom.addWidget(self._make_local("readers", 1))
        whom.addWidget(self._make_local("purpose", 3, figures=True, first=False))
        paper = self._add_card(column, say("properties.print"))
        paper.addWidget(self._make_local("organisation", 1))
        paper.addWidget(self._make_local("marking", 1, first=False))
        paper.addLayout(self._make_markings())
        row = QGridLayout()
        row.setHorizontalSpacing(24)
        self.paper = ChoiceField[str](
            self.room,
            say("properties.paper"),
            [(each, say(f"properties.paper.{each.lower()}")) for each in PAPERS],
            lambda: self._briefing.paper,
            lambda paper: self._update(lambda each: replace(each, paper=paper)),
        )
        self.logo = LogoField(
            self.room,
            lambda: self._briefing.logo,
            lambda logo: self._update(lambda each: replace(each, logo=logo)),
        )
        row.addWidget(self.paper, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.logo, 0, 1, Qt.AlignmentFlag.AlignTop)
        paper.addLayout(row)
        if self._briefing.template:
            about = self._add_card(column, say("properties.about"))
            about.addWidget(self._make_local("description", 3))
        column.addStretch(1)
        return body

    def _add_card(self, column: QVBoxLayout, title: str) -> QVBoxLayout:
        look = self.room.look
        card = QFrame()
        card.setProperty("pane", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(18, 14, 18, 18)
        inside.setSpacing(12)
        inside.addWidget(make_label(look, title, Size.ROW, bold=True))
        column.addWidget(card)
        return inside

    def _make_local(self, name: str, lines: int, *, figures: bool = False, first: bool = True) -> LocalField:
        """A field; the first of a card names the languages of those below it."""

        def read() -> LocalText:
            text: LocalText = getattr(self._briefing, name)
            return text

        def write(text: LocalText) -> None:
            changed: dict[str, Any] = {name: text}
            self._update(lambda each: replace(each, **changed))

        field = LocalField(
            self.room, self.room.look.say(f"properties.{name}"), read, write, lines=lines, figures=figures, name=name
        )
        field.name_languages(first)
        self.locals[name] = field
        return field

    def _make_date(self, name: str) -> DateField:
        def read() -> PartialDate | None:
            date: PartialDate | None = getattr(self._briefing, name)
            return date

        def write(date: PartialDate | None) -> None:
            changed: dict[str, Any] = {name: date}
            self._update(lambda each: replace(each, **changed))

        return DateField(self.room, self.room.look.say(f"properties.{name}"), read, write, name=name)

    def _make_markings(self) -> QHBoxLayout:
        """Buttons that write a usual marking in all three languages."""
        look, say = self.room.look, self.room.look.say
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(make_label(look, say("properties.markings"), Size.SMALL, tone="faint"))
        self.markings: list[QPushButton] = []
        for each in ("none", *MARKINGS):
            button = QPushButton(say(f"properties.marking.{each}").replace("&", "&&"))
            button.setProperty("quiet", "true")
            button.setFont(look.fonts.font(Size.SMALL))
            button.clicked.connect(lambda _checked=False, each=each: self._mark(each))
            row.addWidget(button)
            self.markings.append(button)
        row.addStretch(1)
        return row

    # -- as a page ---------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """Properties of which briefing."""
        return self.head.heading

    @property
    def commands(self) -> Commands:
        """Nothing but what the window does."""
        return {}

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The title, in the language of the interface."""
        return (self.locals["title"].fields[self.room.look.language],)

    def show_at(self, where: Where) -> None:
        """Show the properties of another briefing."""
        other = where.id not in ("", self.where.id)
        if other:
            self.keep()
        super().show_at(where)
        if other:
            self.area.takeWidget().deleteLater()  # not at once: one of its fields may still be in the middle of an event
            self.locals.clear()
            self.area.setWidget(self._make_body())
            self._say_title()

    def enter(self) -> None:
        """Work goes on at the title, or at the text that was asked for, in its language if one was named."""
        name, _, wanted = self.where.at.partition(":")
        asked = self.locals.get(name)
        if asked is None:
            super().enter()
            return
        language = Language(wanted) if wanted else self.room.look.language
        asked.show_language(language)
        asked.fields[language].setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(asked)

    def reveal(self, kind: str, id: str) -> bool:
        """What was taken back in this briefing is seen here."""
        return kind == "briefing" and id == self.where.id and self._exists

    def keep(self) -> None:
        """Write what was typed and not yet kept."""
        for field in self.locals.values():
            field.keep()
        self.starts.binding.keep()
        self.ends.binding.keep()

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _briefing(self) -> Briefing:
        """As the library has it now; NotFoundError once it is gone."""
        return self.room.core.library.get_briefing(self.where.id)

    @property
    def _exists(self) -> bool:
        return self.room.core.library.find_briefing(self.where.id) is not None

    def _update(self, change: Callable[[Briefing], Briefing]) -> None:
        self.room.core.briefings.update_briefing(change(self._briefing))

    def _mark(self, which: str) -> None:
        catalogue = self.room.look.say.catalogue
        marking = LocalText()
        if which != "none":
            marking = LocalText(*(catalogue.get(f"properties.marking.{which}", each) for each in Language))
        self.room.attempt(lambda: self._update(lambda each: replace(each, marking=marking)))

    def _say_title(self) -> None:
        try:
            name = self._briefing.title.best(self.room.look.language)[0] or self._briefing.slug
        except NotFoundError:
            return
        self.head.set_heading(self.room.look.say("properties.heading", title=name))

    def _open(self) -> None:
        self.room.navigator.go(Where("composer", self.where.id))

    def _leave(self) -> None:
        self.room.navigator.back()

    def _changed(self, changes: Changes) -> None:
        if self.where.id not in changes.briefings or not self.isVisible():
            return
        if self._exists:
            self._say_title()
        else:
            self.room.navigator.back()
