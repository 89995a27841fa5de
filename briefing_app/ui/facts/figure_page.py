"""The page on which a figure is edited by itself: its label, its values with dates and sources, when it is due for review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QToolButton, QVBoxLayout

from briefing_app.errors import NotFoundError
from briefing_app.model.figure import Citation, Figure, Observation, Release, Status, Value
from briefing_app.model.language import LANGUAGES
from briefing_app.ui.fonts import Size
from briefing_app.ui.form_page import FormPage
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import REVIEW_MONTHS
from briefing_app.ui.text.binding import TextBinding, keep_all
from briefing_app.ui.text.choice_field import ChoiceField, TickField
from briefing_app.ui.text.date_field import DateField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.labels import make_label, set_icon_text

_WIDE = 600  # from which the three languages stand side by side


class FigurePage(FormPage):
    """A derived figure shows how it is calculated instead of values."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        self._id = where.id
        look, say = room.look, room.look.say
        figure = self.figure
        self.delete_button = self.add_button(say("facts.trash"), "trash", self.delete)
        self.add_field(self._local("label", "facts.figure.label", 1))
        self.printed = make_label(look, "", Size.SMALL, tone="quiet", wrap=True, select=True)
        self.column.addWidget(self.printed)
        self.add_caption(say("facts.figure.values"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.column.addLayout(self._rows)
        self.boxes: list[ObservationBox] = []
        self.add = QPushButton()
        set_icon_text(self.add, look.icons.icon("plus", "accent"), say("facts.figure.add"))
        self.add.setProperty("quiet", "true")
        self.add.setFont(look.fonts.font())
        self.add.clicked.connect(self.add_value)
        self.add.setVisible(not figure.derived)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        if figure.derived:
            self.column.addWidget(make_label(look, say("facts.review.derived"), tone="quiet", wrap=True))
        self.cadence = self._make_cadence()
        self.add_field(self.cadence)
        self.add_field(self._local("note", "facts.figure.note", 3))
        self.finish()
        self.follow()

    @property
    def figure(self) -> Figure:
        """As it is in the library now."""
        return self.room.core.library.get_figure(self._id)

    def _keep(self, name: str, value: Any) -> None:
        self.room.core.figures.update_figure(replace(self.figure, **{name: value}))

    def _local(self, name: str, key: str, lines: int) -> LocalField:
        return LocalField(
            self.room,
            self.room.look.say(key),
            lambda: getattr(self.figure, name),
            partial(self._keep, name),
            lines=lines,
            wide=_WIDE,
            name=f"figure {self._id} {name}",
        )

    def _list_cadences(self) -> list[tuple[int, str]]:
        say = self.room.look.say
        months = sorted({*REVIEW_MONTHS, self.figure.cadence_months or 0} - {0})
        return [*((each, say("facts.figure.months", n=each)) for each in months), (0, say("facts.figure.never"))]

    def _make_cadence(self) -> ChoiceField[int]:
        return ChoiceField(
            self.room,
            self.room.look.say("facts.figure.cadence"),
            self._list_cadences(),
            lambda: self.figure.cadence_months or 0,
            lambda each: self._keep("cadence_months", each or None),
        )

    # -- page --------------------------------------------------------------------------------------------------------

    def read_title(self) -> str:
        """What is measured."""
        figure = self.figure
        return figure.label.best(self.room.look.language)[0] or self.room.look.say("kind.figure")

    def follow(self) -> None:
        """Say how it prints, and show as many values as there are."""
        figure = self.figure
        if len(self.boxes) != len(figure.observations):
            self._build_boxes(figure)
        self.cadence.set_choices(self._list_cadences())  # a review may have set a number of months of its own
        self.cadence.binding.follow()
        core = self.room.core
        found = core.figures.quote([figure.key]).get(figure.key)
        if found is None or found.observation is None:
            self.printed.setText(self.room.look.say("reader.no_value"))
            return
        lines = [core.wording.print_observation(figure, found.observation, each) for each in LANGUAGES]
        date = core.wording.as_of(found.observation.as_of, self.room.look.language)
        self.printed.setText(self.room.look.say("facts.figure.printed", texts="  ·  ".join(lines), date=date))

    def reveal(self, kind: str, id: str) -> bool:
        """This figure is what the page shows."""
        return kind == "figure" and id == self._id

    def _build_boxes(self, figure: Figure) -> None:
        for box in self.boxes:
            self._rows.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = [ObservationBox(self, self._id, at) for at in range(len(figure.observations))]
        for box in self.boxes:
            self._rows.addWidget(box)

    # -- doing -------------------------------------------------------------------------------------------------------

    def add_value(self) -> None:
        """A further value, the same as the last until something else is typed."""
        self.keep()
        figure = self.figure
        last = figure.observations[-1] if figure.observations else None
        new = replace(last, as_of=None, status=Status.DRAFT) if last else Observation(Value.parse("0"))
        if self.room.attempt(lambda: self.room.core.figures.add_observation(self._id, new)) is not None:
            self.boxes[-1].value.setFocus()

    def remove_value(self, place: int) -> None:
        """Take a value away."""
        room, say = self.room, self.room.look.say
        self.keep()
        if room.attempt(lambda: room.core.figures.remove_observation(self._id, place)) is not None:
            self._build_boxes(self.figure)
            room.tell_done(say("facts.figure.removed"))

    def delete(self) -> None:
        """Move the figure to the trash; who quotes it is said where it cannot go."""
        room, say = self.room, self.room.look.say
        self.keep()
        if room.attempt(lambda: room.core.figures.delete_figure(self._id)) is not None:
            room.tell_done(say("facts.deleted.figure"))


class ObservationBox(QFrame):
    """One value: what it is, of when, from where, and whether it may be used freely."""

    def __init__(self, page: FigurePage, figure_id: str, place: int) -> None:
        super().__init__()
        self._room = room = page.room
        self._id = figure_id
        self._place = place
        look, say = room.look, room.look.say
        self.setProperty("pane", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(14)
        name = f"figure {figure_id} {place}"
        self.value = LineField(look, say("facts.figure.value"))
        box = FieldBox(look, say("facts.figure.value"), self.value)
        TextBinding(self.value, self._read_value, self._write_value, room, f"{name} value", patient=True)
        self.date = DateField(
            room,
            say("facts.review.date"),
            lambda: self._read().as_of,
            partial(self._keep, "as_of"),
            name=f"{name} date",
        )
        self.source = ChoiceField(
            room, say("facts.figure.source"), self._list_sources(), self._read_source, self._write_source
        )
        self.locator = LineField(look, say("facts.figure.locator"))
        locator = FieldBox(look, say("facts.figure.locator"), self.locator)
        TextBinding(self.locator, self._read_locator, self._write_locator, room, f"{name} locator")
        self.internal = TickField(
            room,
            say("lists.internal"),
            lambda: self._read().release is Release.INTERNAL,
            lambda on: self._keep("release", Release.INTERNAL if on else Release.OPEN),
        )
        remove = QToolButton()
        remove.setIcon(look.icons.icon("trash"))
        remove.setMinimumSize(32, 32)
        remove.setToolTip(say("facts.figure.remove"))
        remove.setAccessibleName(say("facts.figure.remove"))
        remove.clicked.connect(lambda: page.remove_value(self._place))
        grid.addWidget(box, 0, 0)
        grid.addWidget(self.date, 0, 1)
        grid.addWidget(remove, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.source, 1, 0)
        grid.addWidget(locator, 1, 1)
        grid.addWidget(self.internal, 2, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def keep(self) -> None:
        """Write now what was typed."""
        keep_all(self)

    # -- one observation ---------------------------------------------------------------------------------------------

    def _read(self) -> Observation:
        observations = self._room.core.library.get_figure(self._id).observations
        if self._place >= len(observations):
            raise NotFoundError("observation", str(self._place))
        return observations[self._place]

    def _change(self, change: Callable[[Observation], Observation]) -> None:
        self._room.core.figures.update_observation(self._id, self._place, change(self._read()))

    def _keep(self, name: str, value: Any) -> None:
        self._change(lambda old: replace(old, **{name: value}))

    def _read_value(self) -> str:
        figure = self._room.core.library.get_figure(self._id)
        return self._room.core.wording.print_observation(figure, self._read(), self._room.look.language)

    def _write_value(self, text: str) -> None:
        unit = self._room.core.library.get_figure(self._id).unit
        typed = self._room.core.linking.parse_typed_value(text, unit, self._room.look.language)
        self._change(lambda old: replace(old, value=typed.value, qualifier=typed.qualifier))

    def _list_sources(self) -> list[tuple[str, str]]:
        say = self._room.look.say
        rows = self._room.core.finder.find_sources(language=say.language)
        return [("", say("facts.no_source")), *((row.id, row.name) for row in rows)]

    def _read_source(self) -> str:
        citation = self._read().citation
        return citation.source_id if citation is not None else ""

    def _write_source(self, id: str) -> None:
        locator = self._read_locator()
        self._keep("citation", Citation(id, locator) if id else None)

    def _read_locator(self) -> str:
        citation = self._read().citation
        return citation.locator if citation is not None else ""

    def _write_locator(self, text: str) -> None:
        source = self._read_source()
        if source:
            self._keep("citation", Citation(source, text.strip()))
