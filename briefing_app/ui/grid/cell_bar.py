"""The bar below the grid: how exact a value is and how it is printed, its date and source, the figure it follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Qualifier
from briefing_app.model.language import Language
from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.figure_picker import FigurePicker
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.pages import Pages
from briefing_app.ui.grid.scales import propose_scale
from briefing_app.ui.grid.selection import Block
from briefing_app.ui.grid.targets import Targets
from briefing_app.ui.grid.value_fields import ValueFields
from briefing_app.ui.grid.words import name_column, print_everywhere, say_measure
from briefing_app.ui.room import Room
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.labels import make_label
from briefing_app.wording.read_cell import read_cell

if TYPE_CHECKING:
    from briefing_app.store.changes import Changes

_LOW = 92  # device-independent pixels at 100 %; most pages are as high, so that what lies below does not jump
_WIDE = 440  # from which the three languages stand side by side


class CellBar(QFrame):
    """Follows what is chosen in the grid. `left` gives the keys back to it."""

    left = Signal()

    def __init__(self, room: Room, model: GridModel) -> None:
        super().__init__()
        self._room = room
        self._grid = model
        self._lane: Lane | None = None
        self.targets = Targets(room, model)
        look, say = room.look, room.look.say
        self.setProperty("grid", "bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        self.title = make_label(look, "", bold=True, wrap=True)
        column.addWidget(self.title)
        trouble = QHBoxLayout()
        trouble.setSpacing(6)
        self._sign = QLabel()
        self._sign.setPixmap(look.icons.pixmap("warning-fill", "warn", 16, self.devicePixelRatioF()))
        self.problem = make_label(look, "", Size.SMALL, tone="warn", wrap=True, select=True)
        trouble.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        trouble.addWidget(self.problem, 1)
        column.addLayout(trouble)
        self.stack = Pages(round(_LOW * look.fonts.scale))
        column.addWidget(self.stack)
        self.picker = FigurePicker(room)
        self.picker.picked.connect(self._follow_figure)
        self.picker.left.connect(self._close_picker)
        self.empty = QWidget()
        row = QHBoxLayout(self.empty)
        row.setContentsMargins(0, 0, 0, 0)
        self.hint = make_label(look, "", Size.SMALL, tone="quiet", wrap=True)
        row.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        self.follow_button = QPushButton(say("grid.figure.follow"))
        self.follow_button.setProperty("quiet", "true")
        self.follow_button.setFont(look.fonts.font(Size.SMALL))
        self.follow_button.setIcon(look.icons.icon("hash", "accent"))
        self.follow_button.clicked.connect(self.ask_figure)
        row.addWidget(self.follow_button, 0, Qt.AlignmentFlag.AlignTop)
        self._build()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.picker)
        room.workspace.changed.connect(self._changed)
        self.show_cells(None, None, ())

    def _build(self) -> None:
        """The fields; made anew where what was typed in them belongs to a cell that was left."""
        for former in (getattr(self, "values", None), getattr(self, "words", None)):
            if former is not None:
                self.stack.removeWidget(former)
                former.deleteLater()
        self.values = ValueFields(self._room, self.targets, self._grid.source.id)
        self.values.figure_wanted.connect(self.ask_figure)
        self.values.unlinked.connect(self._unlink)
        self.values.scale_wanted.connect(self._rescale)
        label = self._room.look.say("grid.words")
        self.words = LocalField(
            self._room, label, self.targets.read_text, self.targets.write_text, wide=_WIDE,
            name=f"dataset {self._grid.source.id} words",
        )  # fmt: skip
        self.stack.addWidget(self.values)
        self.stack.addWidget(self.words)

    # -- what it is about --------------------------------------------------------------------------------------------

    def show_cells(self, current: tuple[int, int] | None, lane: Lane | None, blocks: Iterable[Block]) -> None:
        """Be about other cells; `current` is row and column of the table, `lane` where it is seen."""
        moved = (current, _spot(lane)) != (self.targets.current, _spot(self._lane))
        if moved and not self.keep():
            self._build()
        self._lane = lane
        if self.targets.choose(current, blocks) and self.stack.currentWidget() is self.picker:
            self.stack.setCurrentWidget(self.empty)
        self.follow()

    def follow(self) -> None:
        """Show how the cells stand now."""
        self.values.follow()
        if self.stack.currentWidget() is self.picker:
            return
        cell, lane, say = self.targets.cell, self._lane, self._room.look.say
        for each in self.words.bindings.values():
            each.follow()
        several = len(self.targets.places) > 1
        self.values.show_scale(self._proposed)
        row = self.targets.current[0] if self.targets.current is not None else 0
        problem = self._grid.problem_of(row, lane) if lane is not None and not several else ""
        self._show_problem(problem)
        self.hint.setText("")
        self.follow_button.setVisible(lane is not None and lane.numeric)
        if lane is None or self.targets.current is None:
            self.title.setText(say("grid.bar.nothing"))
            self.hint.setText(say("grid.bar.nothing.hint"))
            self.stack.setCurrentWidget(self.empty)
        elif several:
            key = "grid.bar.first" if self.targets.cut else "grid.bar.several"
            self.title.setText(say(key, n=f"{len(self.targets.places):,}"))
            self.values.show_printed("")
            self.stack.setCurrentWidget(self.values)
        elif lane.column.kind is ColumnKind.TEXT:
            self.title.setText(self._name(row))
            self.stack.setCurrentWidget(self.words)
        elif self.targets.places:
            key = "follows" if cell.figure else "date" if lane.column.kind is ColumnKind.DATE else "value"
            self.title.setText(say(f"grid.bar.{key}", name=self._name(row)))
            followed = self._say_followed(cell) if cell.figure else []
            self.values.show_printed(say.run_on((*followed, self._say_printed(cell))))
            self.stack.setCurrentWidget(self.values)
        else:
            self.title.setText(self._name(row))
            self.hint.setText(self._hint(lane, cell))
            self.stack.setCurrentWidget(self.empty)

    def show_typing(self, text: str) -> None:
        """Say what is understood of what is being typed into the current cell."""
        lane = self._lane
        if lane is None or lane.column.kind is ColumnKind.TEXT:
            return
        read = read_cell(text, self._grid.language, lane.column)
        said = read.understood.best(self._room.look.language)[0] if text.strip() else ""
        sentence = self._room.look.say("grid.understood", text=said) if said else ""
        self._show_problem(self._room.sentences.say_phrase(read.problem) if read.problem is not None else "")
        if self.stack.currentWidget() is self.values:
            self.values.show_printed("" if read.problem is not None else sentence)
        else:
            self.hint.setText("" if read.problem is not None else sentence)

    def begin(self) -> None:
        """Take the keys: how exact it is, its date where it follows a figure, the words, or the search for a figure."""
        shown = self.stack.currentWidget()
        if shown is self.values:
            exact, open_ = self.values.exact, self.values.open_button
            field: QWidget = exact.lead if not exact.isHidden() else open_
        elif shown is self.words:
            field = self.words.fields[self.words.language]
        else:
            field = self.picker.line if shown is self.picker else self.follow_button
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the grid."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.keep()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keep(self) -> bool:
        """Write now what was typed in the bar; False where it was refused."""
        kept = [self.values.keep(), self.words.keep()]
        return all(kept)

    def _changed(self, changes: Changes) -> None:
        if changes.sources:
            self.values.list_sources()

    def _name(self, row: int) -> str:
        """The row; the column too where there are several of values."""
        assert self._lane is not None
        say, column = self._room.look.say, self._lane.column
        spare = row >= self._grid.source.row_count
        name = say("grid.row.new") if spare else self._grid.name_row(row)
        valued = sum(each.kind is not ColumnKind.TEXT for each in self._grid.source.columns)
        if valued < 2 and column.kind is not ColumnKind.TEXT:
            return name
        heading = name_column(column, self._room.look.language)
        return say("grid.row_and_column", row=name, column=heading) if heading != name else name

    def _hint(self, lane: Lane, cell: Cell) -> str:
        say = self._room.look.say
        if cell.text:
            return say("grid.hint.words")
        return say("grid.hint.date" if lane.column.kind is ColumnKind.DATE else "grid.hint.number")

    def _say_printed(self, cell: Cell) -> str:
        assert self._lane is not None
        quoted = self._grid.source.quoted(cell)
        printed = print_everywhere(self._room, self._lane.column, cell, quoted)
        if not printed:
            return self._room.look.say("grid.figure.none.hint") if cell.figure else ""
        qualifier = cell.qualifier
        if quoted is not None and quoted.observation is not None:
            qualifier = quoted.observation.qualifier
        key = "open" if qualifier.open_ended and self._lane.numeric else "plain"
        texts = {each.attribute: printed.get(each) for each in Language}
        if key == "open":
            value = quoted.observation.value if quoted is not None and quoted.observation is not None else cell.value
            bare = Cell(value=value, qualifier=Qualifier.EXACT)
            exact = print_everywhere(self._room, self._lane.column, bare, None)
            return self._room.look.say("grid.printed.open", **texts, exact=exact.get(self._room.look.language))
        return self._room.look.say("grid.printed.plain", **texts)

    def _say_followed(self, cell: Cell) -> list[str]:
        """The figure that a cell follows, and its date."""
        say, quoted = self._room.look.say, self._grid.source.quoted(cell)
        if quoted is None:
            return []
        label = quoted.figure.label.best(say.language)[0] or cell.figure
        as_of = quoted.observation.as_of if quoted.observation is not None else None
        date = self._room.core.wording.as_of(as_of, say.language)
        return [say("grid.figure.says", figure=label, date=date)]

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self._sign.setVisible(bool(sentence))

    # -- figures -----------------------------------------------------------------------------------------------------

    def ask_figure(self) -> None:
        """Ask which figure the current cell shall follow."""
        if self._lane is None or not self._lane.numeric or self.targets.current is None:
            return
        row = self.targets.current[0]
        self.title.setText(self._room.look.say("grid.bar.figure", name=self._name(row)))
        self._show_problem("")
        self.stack.setCurrentWidget(self.picker)
        self.picker.begin()

    def _follow_figure(self, key: str) -> None:
        self.stack.setCurrentWidget(self.empty)
        self._room.attempt(lambda: self.targets.follow_figure(key))
        self._close_picker()

    def _close_picker(self) -> None:
        self.stack.setCurrentWidget(self.empty)
        self.follow()
        self.left.emit()

    @property
    def _scaled(self) -> Column | None:
        """The column with the scale in which its long numbers are read more easily; None where they are not long."""
        lane = self._lane
        if lane is None or not lane.numeric:
            return None
        scale = propose_scale(self._grid.source, lane.at, self._grid.language)
        return replace(lane.column, scale=scale) if scale else None

    @property
    def _proposed(self) -> str:
        column = self._scaled
        return say_measure(self._room, column) if column is not None else ""

    def _rescale(self) -> None:
        """Give the numbers of the column in a larger measure; what they are worth stays."""
        lane, column = self._lane, self._scaled
        if lane is not None and column is not None:
            self._room.attempt(lambda: self._room.core.tables.update_column(self._grid.source.id, lane.at, column))
            self._grid.edited.emit()

    def _unlink(self) -> None:
        self._room.attempt(self.targets.unlink)
        if isValid(self):
            self.follow()


def _spot(lane: Lane | None) -> tuple[int, Language | None] | None:
    """Where a lane is, whatever its column is called or measured in now."""
    return (lane.at, lane.language) if lane is not None else None
