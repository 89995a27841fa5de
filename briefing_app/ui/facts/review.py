"""The review of what is stale: one card at a time, each old figure beside an empty new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError
from briefing_app.model.card import FactCard
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Figure, Observation, Status
from briefing_app.model.language import Language
from briefing_app.ui.facts.deeds import CardDeeds
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.labels import make_caption, make_label, set_icon_text
from briefing_app.ui.widgets.number_label import NumberLabel
from briefing_app.ui.widgets.scroll_area import ScrollArea
from briefing_app.workspace.desk import called

MONTHS = 12  # that “still true” adds from today


class FigureReview(QFrame):
    """One stale figure: what it says now, and fields for what it says from now on."""

    def __init__(self, room: Room, quoted: Quoted, language: Language) -> None:
        super().__init__()
        self._room = room
        self._language = language
        self.figure = quoted.figure
        self._old = quoted.observation
        look, say, wording = room.look, room.look.say, room.core.wording
        label, shown = quoted.figure.label.best(language)
        self.setProperty("pane", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(24)
        before = QVBoxLayout()
        before.setSpacing(3)
        before.addWidget(make_caption(look, say("facts.review.now")))
        parts = wording.display(quoted.figure, self._old, shown) if self._old else None
        before.addWidget(NumberLabel(look, parts, shown, say("reader.no_value")), 0, Qt.AlignmentFlag.AlignLeft)
        before.addWidget(make_label(look, label, bold=True, wrap=True, language=shown))
        if self._old is not None:
            before.addWidget(
                make_label(look, wording.as_of(self._old.as_of, shown), Size.SMALL, tone="warn", language=shown)
            )
            citation = self._old.citation
            source = room.core.library.find_source(citation.source_id) if citation else None
            if source is not None:
                name = source.title or source.description.best(shown)[0]
                before.addWidget(make_label(look, name, Size.SMALL, tone="quiet", wrap=True, language=shown))
        before.addStretch(1)
        after = QVBoxLayout()
        after.setSpacing(8)
        after.addWidget(make_caption(look, say("facts.review.new")))
        self.value = LineField(look, say.speak(say("facts.review.value"), label), language=language)
        self.value_box = FieldBox(look, say("facts.review.value"), self.value)
        self.date = LineField(look, say.speak(say("facts.review.date"), label))
        self.date_box = FieldBox(look, say("facts.review.date"), self.date)
        self.same = CheckBox(look, say("facts.review.same"))
        self.same.setChecked(self._old is not None and self._old.citation is not None)
        self.same.setEnabled(self.same.isChecked())
        for widget in (self.value_box, self.date_box, self.same):
            after.addWidget(widget)
        self.value.textEdited.connect(self._understand)
        self.date.textEdited.connect(self._understand)
        row.addLayout(before, 1)
        row.addLayout(after, 1)
        if quoted.figure.derived:
            for widget in (self.value_box, self.date_box, self.same):
                widget.hide()
            after.addWidget(make_label(look, say("facts.review.derived"), tone="quiet", wrap=True))
        after.addStretch(1)

    @property
    def touched(self) -> bool:
        """Whether something was typed."""
        return bool(self.value.text().strip() or self.date.text().strip())

    def read(self) -> Observation | None:
        """The new observation; None where nothing was typed, or where it is wrong, which is then said below the field.

        Only a date means that the value is the same, as of that date.
        """
        if not self.touched:
            return None
        linking = self._room.core.linking
        typed, when = self.value.text().strip(), self.date.text().strip()
        self.value_box.set_problem("")
        self.date_box.set_problem("")
        try:
            number = linking.parse_typed_value(typed, self.figure.unit, self._language) if typed else None
        except BriefingError as problem:
            self.value_box.set_problem(self._room.sentences.say(problem))
            return None
        if not when:
            self.date_box.set_problem(self._room.look.say("facts.review.need_date"))
            return None
        try:
            as_of = linking.parse_typed_date(when)
        except BriefingError as problem:
            self.date_box.set_problem(self._room.sentences.say(problem))
            return None
        citation = self._old.citation if self._old is not None and self.same.isChecked() else None
        if number is not None:
            return Observation(number.value, number.qualifier, as_of, citation, Status.DRAFT)
        if self._old is None:
            self.value_box.set_problem(self._room.look.say("facts.review.need_value"))
            return None
        return Observation(self._old.value, self._old.qualifier, as_of, citation, Status.DRAFT)

    def hold(self) -> None:
        """Say that what was typed is not kept yet, and how it is kept or left out."""
        field, box = (self.value, self.value_box) if self.value.text().strip() else (self.date, self.date_box)
        box.set_problem(self._room.look.say("facts.review.not_kept"))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _understand(self) -> None:
        """Say what was understood so far; half a number is no mistake."""
        linking, language = self._room.core.linking, self._language
        self.value_box.set_problem("")
        self.date_box.set_problem("")
        for field, box in ((self.value, self.value_box), (self.date, self.date_box)):
            text = field.text().strip()
            try:
                if not text:
                    said = ""
                elif field is self.value:
                    said = linking.parse_typed_value(text, self.figure.unit, language).printed.get(language)
                else:
                    said = self._room.core.wording.format_date(linking.parse_typed_date(text), language)
            except BriefingError:
                said = ""
            box.set_hint(said)


class ReviewPane(QFrame):
    """Goes through a list of cards; `left` is emitted at its end and when the person goes back."""

    left = Signal()

    def __init__(self, room: Room, deeds: CardDeeds) -> None:
        super().__init__()
        self._room = room
        self._deeds = deeds
        self._ids: tuple[str, ...] = ()
        self._at = 0
        self._card: FactCard | None = None
        self.figures: list[FigureReview] = []
        look, say = room.look, room.look.say
        self.setProperty("pane", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QFrame()
        bar.setProperty("pane", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 10, 16, 10)
        row.setSpacing(10)
        self.back = QToolButton()
        self.back.setIcon(look.icons.icon("arrow-left"))
        self.back.setMinimumSize(32, 32)
        self.back.setToolTip(say("facts.review.back"))
        self.back.setAccessibleName(say("facts.review.back"))
        self.back.clicked.connect(self.leave)
        row.addWidget(self.back)
        row.addWidget(make_label(look, say("facts.review.title"), Size.ROW, bold=True))
        self.counter = make_label(look, "", tone="quiet")
        row.addWidget(self.counter)
        row.addStretch(1)
        self.edit = QPushButton()
        set_icon_text(self.edit, look.icons.icon("pencil-simple", "text"), say("facts.review.edit"))
        self.edit.setFont(look.fonts.font())
        self.edit.clicked.connect(lambda: self._deeds.open("card", self.current))
        row.addWidget(self.edit)
        column.addWidget(bar)
        self.area = ScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has
        column.addWidget(self.area, 1)
        foot = QFrame()
        foot.setProperty("pane", "foot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(16, 12, 16, 12)
        buttons.setSpacing(8)
        self.skip = self._button("facts.review.skip", self.skip_card)
        self.extend = self._button("facts.review.extend", self.extend_all, n=MONTHS)
        self.verify = self._button("facts.review.verify", self.verify_next)
        self.verify.setProperty("primary", "true")
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self.extend)
        buttons.addWidget(self.verify)
        column.addWidget(foot)

    def _button(self, key: str, act: object, **values: object) -> QPushButton:
        button = QPushButton(self._room.look.say(key, **values).replace("&", "&&"))
        button.setFont(self._room.look.fonts.font())
        button.clicked.connect(act)
        return button

    # -- going through -----------------------------------------------------------------------------------------------

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The first field, the buttons."""
        first = next((each.value for each in self.figures if not each.figure.derived), self.verify)
        return first, self.verify, self.back

    @property
    def current(self) -> str:
        """The card that is shown."""
        return self._card.id if self._card is not None else ""

    def start(self, ids: Sequence[str], current: str = "") -> bool:
        """Begin with a card; False where there is nothing to go through."""
        self._ids = tuple(ids)
        self._at = self._ids.index(current) if current in self._ids else 0
        return self._show()

    def enter(self) -> None:
        """The first field has the focus."""
        self.panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """The next card, or back to the list behind the last."""
        self._at += 1
        if self._show():
            self.enter()
        else:
            self._room.notices.tell(self._room.look.say("facts.review.done"))
            self.left.emit()

    def follow(self) -> None:
        """The library changed: show the card as it is now, unless something was typed."""
        if self._card is None or any(each.touched for each in self.figures):
            return
        if self._room.core.library.find_card(self._card.id) != self._card:
            self._show()

    def _show(self) -> bool:
        library = self._room.core.library
        while self._at < len(self._ids):
            card = library.find_card(self._ids[self._at])
            if card is not None:
                self._card = card
                self._build(card)
                return True
            self._at += 1
        self._card = None
        return False

    def _build(self, card: FactCard) -> None:
        room, look = self._room, self._room.look
        language = room.settings.content_language
        quoted = [each for each in room.core.figures.quote(card.figure_keys).values() if each.stale]
        row = room.core.finder.read_rows([card.id], language)[0]
        body = QFrame()
        body.setProperty("pane", "body")
        centre = QHBoxLayout(body)
        centre.setContentsMargins(28, 22, 28, 28)
        inner = QWidget()
        inner.setMaximumWidth(860)
        centre.addStretch(1)
        centre.addWidget(inner, 20)
        centre.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(make_label(look, row.title, Size.TITLE, bold=True, wrap=True, language=row.title_language))
        column.addWidget(make_label(look, row.text, tone="quiet", wrap=True, language=row.text_language))
        self.figures = [FigureReview(room, each, language) for each in quoted]
        for figure in self.figures:
            column.addWidget(figure)
        if not self.figures:
            column.addWidget(make_label(look, look.say("facts.review.fresh"), tone="ok", wrap=True))
        column.addStretch(1)
        self.area.setWidget(body)
        self.counter.setText(look.say("facts.review.counter", at=f"{self._at + 1:,}", of=f"{len(self._ids):,}"))
        self.extend.setEnabled(bool(self.figures))
        self.setAccessibleName(row.title)

    # -- deciding ----------------------------------------------------------------------------------------------------

    def verify_next(self) -> None:
        """Keep the new values, note that the card is verified, and go on; what is wrong is said and nothing is kept."""
        card = self._card
        if card is None:
            return
        typed = [(each, each.read()) for each in self.figures if each.touched]
        if any(observation is None for _, observation in typed):
            return
        figures = self._room.core.figures

        def keep() -> None:
            for review, observation in typed:
                if observation is not None:
                    figures.add_observation(review.figure.id, observation)

        self._deeds.verify([card.id], self._go_on, first=keep if typed else None)

    def _go_on(self) -> None:
        """What was typed is kept: the next card."""
        for each in self.figures:
            each.value.clear()
            each.date.clear()
        self.next()

    def skip_card(self) -> None:
        """The next card; nothing of this one changes."""
        if not self._holds_typed():
            self.next()

    def leave(self) -> None:
        """Back to the list."""
        if not self._holds_typed():
            self.left.emit()

    def _holds_typed(self) -> bool:
        """Whether something was typed that would be lost; it is then said below the first such field."""
        typed = next((each for each in self.figures if each.touched), None)
        if typed is not None:
            typed.hold()
        return typed is not None

    def extend_all(self) -> None:
        """The figures still hold: they are due for review again in a year. Their dates stay what the source says."""
        if self._card is None or self._holds_typed():
            return
        if self._room.attempt(partial(self._extend, self._card)) is not None:
            self.next()

    def _extend(self, card: FactCard) -> bool:
        core = self._room.core
        with core.together("card.review", title=called(card)):
            for each in self.figures:
                for quoted in self._stale_with_inputs(each.figure):
                    months = months_since(quoted.observation, core.today()) + MONTHS
                    core.figures.update_figure(replace(quoted.figure, cadence_months=months))
        return True

    def _stale_with_inputs(self, figure: Figure) -> list[Quoted]:
        """The figure and, of a derived one, those it is calculated from, as far as they are stale."""
        quote = self._room.core.figures.quote
        inputs = quote([figure.key])[figure.key].inputs
        return [each for each in quote([figure.key, *inputs]).values() if each.stale]


def months_since(observation: Observation | None, today: date) -> int:
    """Whole months from the date of a value to today, at least 0; a value without a date is never stale."""
    if observation is None or observation.as_of is None:
        return 0
    last = observation.as_of.last
    return max(0, (today.year - last.year) * 12 + today.month - last.month)
