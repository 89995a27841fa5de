"""Numbers that equal a figure are underlined, and the one being written is offered to be linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTextEdit, QToolButton

from briefing_app.model.language import Language
from briefing_app.model.placeholder import Placeholder
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text import chips
from briefing_app.ui.text.figure_text import FigureText
from briefing_app.ui.text.overlay import Overlay
from briefing_app.ui.widgets.labels import make_label

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes
    from briefing_app.workspace.linking import NumberLink

_WAIT = 350  # milliseconds after the last key
_LONGEST = 10_000  # characters of a text that is looked through; more is no sentence that somebody wrote here
_NEAR = 2  # characters behind a number at which it is still offered


@dataclass(frozen=True, slots=True)
class Offer:
    """A number in the document from `start` to `end`, and the figures it may mean, the likeliest first."""

    start: int
    end: int
    text: str
    links: tuple[NumberLink, ...]


class LinkOffer(QObject):
    """Belongs to one field. What was ignored stays so as long as the field is."""

    def __init__(self, room: Room, language: Language, field: FigureText) -> None:
        super().__init__(field)
        self._room = room
        self._language = language
        self._field = field
        self._offers: tuple[Offer, ...] = ()
        self._ignored: set[str] = set()
        self._shown: Offer | None = None
        self._writing = False  # a text that is only shown offers nothing by itself
        self.bar: OfferBar | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.search)
        room.workspace.changed.connect(self._follow)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The numbers that are underlined."""
        return self._offers

    @property
    def is_open(self) -> bool:
        """Whether a link is offered."""
        return self._shown is not None

    def look(self) -> None:
        """The text changed: what was found may stand elsewhere."""
        self._hide()
        self._mark(())
        self._writing = self._field.hasFocus()
        self._timer.start()

    def search(self) -> None:
        """Find the numbers of the text that equal figures."""
        if self._field.composing or self._field.isReadOnly() or not self._room.workspace.is_open:
            return
        source = chips.read_source(self._field.document())
        found = self._room.core.linking.find_links(source.text[:_LONGEST], self._language)
        offers = []
        for link in found:
            text = source.text[link.start : link.end]
            start, end = source.position_of(link.start), source.position_of(link.end)
            if text not in self._ignored:
                offers.append(Offer(start, end, text, (link, *link.others)))
        self._mark(tuple(offers))
        if self._writing and self._field.hasFocus():
            self.moved()

    def moved(self) -> None:
        """The cursor moved: offer the number it is at or right behind."""
        at = self._field.textCursor().position()
        near = [each for each in self._offers if each.start < at <= each.end + _NEAR]
        if near and not self._field.textCursor().hasSelection():
            self._show(near[-1])
        else:
            self._hide()

    def accept(self, at: int = 0) -> None:
        """Link the number that is offered to one of the figures it may mean."""
        offer = self._shown
        if offer is None:
            return
        self._hide()
        link = offer.links[at]
        end = offer.end
        if link.end != offer.links[0].end:  # another figure may take the counted thing behind the number, or leave it
            end = chips.read_source(self._field.document()).position_of(link.end)
        cursor = self._field.textCursor()
        behind = max(0, cursor.position() - end)
        self._field.insert_figure(Placeholder(link.key, link.form), offer.start, end)
        cursor = self._field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, behind)
        self._field.setTextCursor(cursor)

    def ignore(self) -> None:
        """Leave the number as it is, and offer it no more."""
        offer = self._shown
        if offer is not None:
            self._ignored.add(offer.text)
            self._mark(tuple(each for each in self._offers if each.text != offer.text))
            self._hide()

    def leave(self) -> None:
        """The field lost the focus."""
        self._hide()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _follow(self, changes: Changes) -> None:
        """Other figures may be equal to other numbers; what is being written has its turn anyway."""
        if changes.figures and not self._timer.isActive() and not self._field.document().isEmpty():
            self._writing = False
            self._timer.start()

    def _mark(self, offers: tuple[Offer, ...]) -> None:
        if not offers and not self._offers:
            return
        self._offers = offers
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(QColor(self._room.look.theme.accent))
        marks = []
        for offer in offers:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._field.document())
            cursor.setPosition(offer.start)
            cursor.setPosition(offer.end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format = look  # type: ignore[attr-defined]
            marks.append(mark)
        self._field.setExtraSelections(marks)

    def _show(self, offer: Offer) -> None:
        if self._shown == offer:
            return
        self._shown = offer
        if self.bar is None:
            self.bar = OfferBar(self._room, self)
        self.bar.show_offer([self._describe(each) for each in offer.links])
        self.bar.place(self.bar.sizeHint(), offer.start)

    def _describe(self, link: NumberLink) -> str:
        quoted = self._field.words.find(link.key)
        language = self._room.look.language
        if quoted is None or quoted.observation is None:
            return link.printed
        date = self._room.core.wording.print_date(quoted.observation.as_of, language)
        label = quoted.figure.label.best(language)[0]
        return self._room.look.say("writing.link.figure", label=label, printed=link.printed, date=date)

    def _hide(self) -> None:
        self._shown = None
        if self.bar is not None:
            self.bar.hide()


class OfferBar(Overlay):
    """One line: the figure that is offered, and how to take or leave it."""

    def __init__(self, room: Room, offer: LinkOffer) -> None:
        super().__init__(cast(QTextEdit, offer.parent()))
        self._offer = offer
        self._say = room.look.say
        look = room.look
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(6)
        self.text = make_label(look, "", Size.SMALL)
        self.take = QPushButton(look.say("writing.link.take"))
        self.take.setProperty("quiet", "true")
        self.more = QToolButton()
        self.more.setIcon(look.icons.icon("caret-down"))
        self.more.setAccessibleName(look.say("writing.link.more"))
        self.more.setToolTip(look.say("writing.link.more"))
        self.leave = QToolButton()
        self.leave.setIcon(look.icons.icon("x"))
        self.leave.setAccessibleName(look.say("writing.link.leave"))
        self.leave.setToolTip(look.say("writing.link.leave"))
        for each in (self.take, self.more, self.leave):
            each.setFont(look.fonts.font(Size.SMALL))
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.text, 1)
        row.addWidget(self.take)
        row.addWidget(self.more)
        row.addWidget(self.leave)
        self.take.clicked.connect(lambda: offer.accept())
        self.leave.clicked.connect(offer.ignore)
        self.more.clicked.connect(self._open_more)
        self._figures: list[str] = []

    def show_offer(self, figures: list[str]) -> None:
        """Offer the first of these, the others behind the arrow."""
        self._figures = figures
        self.text.setText(self._say("writing.link.offer", figure=figures[0]))
        self.more.setVisible(len(figures) > 1)
        self.adjustSize()
        spoken = f"{self.text.text()} {self._say('writing.link.spoken')}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, spoken))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(self.text.font())
        for at, figure in enumerate(self._figures):
            menu.addAction(figure.replace("&", "&&")).triggered.connect(lambda _=False, at=at: self._offer.accept(at))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
