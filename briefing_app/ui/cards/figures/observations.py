"""What lies behind the chosen figure: all its observations, or the formula of a derived one; and where it is used."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout

from briefing_app.errors import BriefingError
from briefing_app.model.edition import Quoted
from briefing_app.model.figure import Observation
from briefing_app.ui.cards.changes_dialog import print_source
from briefing_app.ui.cards.figures.observation_model import ObservationModel, Part
from briefing_app.ui.cards.figures.table import CellTable
from briefing_app.ui.cards.figures.words import say_formula, say_unit
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.labels import make_label, set_icon_text


class ObservationPanel(QFrame):
    """A newer value is typed into the field; the newest as-of is what texts print."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._id = ""
        look, say = room.look, room.look.say
        self.setProperty("pane", "inset")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        self.head = make_label(look, "", bold=True, wrap=True)
        self.open = QPushButton(say("writing.chip.open"))
        self.open.setProperty("quiet", "true")
        self.open.setFont(look.fonts.font(Size.SMALL))
        self.open.clicked.connect(self._open)
        self.about = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
        top = QHBoxLayout()
        top.addWidget(self.head, 1)
        top.addWidget(self.open)
        column.addLayout(top)
        column.addWidget(self.about)
        self.model = ObservationModel(room, self)
        self.table = CellTable(look, say("cards.observations"), self.model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for part in (Part.SOURCE, Part.LOCATOR, Part.NOTE):
            header.setSectionResizeMode(part, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.table)
        self.problem = make_label(look, "", Size.SMALL, tone="err", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.value = LineField(look, say("cards.observation.value"))
        self.value.setPlaceholderText(say("cards.observation.value.example"))
        self.date = LineField(look, say("cards.observation.date"))
        self.date.setPlaceholderText(say("writing.date.example"))
        self.value_box = FieldBox(look, say("cards.observation.value"), self.value)
        self.date_box = FieldBox(look, say("cards.observation.date"), self.date)
        self.add = QPushButton()
        set_icon_text(self.add, look.icons.icon("plus"), say("cards.observation.add"))
        self.remove = QPushButton(say("cards.observation.remove"))
        for button in (self.add, self.remove):
            button.setFont(look.fonts.font())
        row.addWidget(self.value_box, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.date_box, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 18, 0, 0)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        row.addLayout(buttons)
        self._new = QFrame()
        self._new.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._new)
        self.add.clicked.connect(self._add)
        self.value.returnPressed.connect(self._add)
        self.date.returnPressed.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.model.refused.connect(self._refused)
        self.table.selectionModel().currentChanged.connect(lambda: self.remove.setEnabled(True))

    def show_figure(self, quoted: Quoted | None) -> None:
        """Show a figure; hidden without one."""
        self.setVisible(quoted is not None)
        if quoted is None:
            return
        look, figure = self._room.look, quoted.figure
        self._id = figure.id
        language = look.language
        if self.model.figure is None or self.model.figure.id != figure.id:
            self.problem.hide()
            for box in (self.value_box, self.date_box):
                box.set_problem("")
        label = figure.label.best(language)[0]
        self.head.setText(f"{label} · {say_unit(self._room, figure.unit)}")
        if figure.derived:
            words = look.say("cards.derived.formula", formula=say_formula(self._room, figure))
        else:
            words = look.say("cards.observations.about", n=len(figure.observations))
        uses = [
            use.title.best(language)[0] or use.slug for use in self._room.core.library.where_used("figure", figure.id)
        ]
        if uses:
            named = " · ".join(self._print(use) for use in uses[:6]) + (" …" if len(uses) > 6 else "")
            words = f"{words}\n{look.say('cards.figure.used', uses=named)}"
        self.about.setText(words)
        self.model.show_figure(None if figure.derived else figure)
        self.table.setVisible(bool(figure.observations))
        self._new.setVisible(not figure.derived)
        self.remove.setEnabled(self.table.currentIndex().isValid())
        self.table.updateGeometry()

    def _print(self, text: str) -> str:
        return print_source(self._room, text, self._room.look.language)

    def _open(self) -> None:
        """Go to the page of the figure, where all that uses it can be opened."""
        self._room.open_thing("figure", self._id)

    def _refused(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _add(self) -> None:
        """Take down what was typed; its source is that of the value before, to be changed in the row."""
        figure = self.model.figure
        if figure is None:
            return
        linking, language = self._room.core.linking, self._room.look.language
        self.value_box.set_problem("")
        self.date_box.set_problem("")
        try:
            typed = linking.parse_typed_value(self.value.text(), figure.unit, language)
        except BriefingError as problem:
            self.value_box.set_problem(self._room.sentences.say(problem))
            self.value.setFocus()
            return
        try:
            as_of = linking.parse_typed_date(self.date.text()) if self.date.text().strip() else None
        except BriefingError as problem:
            self.date_box.set_problem(self._room.sentences.say(problem))
            self.date.setFocus()
            return
        before = figure.latest
        new = Observation(typed.value, typed.qualifier, as_of)
        if before is not None:
            new = replace(new, citation=before.citation, release=before.release)
        if self._room.attempt(lambda: self._room.core.figures.add_observation(figure.id, new)) is not None:
            self.value.clear()
            self.date.clear()

    def _remove(self) -> None:
        figure, row = self.model.figure, self.table.currentIndex().row()
        if figure is not None and row >= 0:
            self._room.attempt(lambda: self._room.core.figures.remove_observation(figure.id, row))
