"""The bar about a column: its names in three languages, what it holds, and in which measure."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from briefing_app.errors import NotFoundError
from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LocalText
from briefing_app.ui.grid.measures import change_unit, is_counted, is_scaled, name_counted, say_counted
from briefing_app.ui.grid.model import GridModel
from briefing_app.ui.grid.words import SCALES, name_column, say_scale, say_unit
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ChoiceField, TickField
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.labels import make_label, make_tool

_WIDE = 440  # from which the three languages stand side by side


class ColumnBar(QFrame):
    """Everything chosen and typed is kept at once. `closed` gives the keys back to the grid."""

    closed = Signal()

    def __init__(self, room: Room, model: GridModel, at: int) -> None:
        super().__init__()
        self._room = room
        self._grid = model
        self._key = model.source.columns[at].key
        look, say = room.look, room.look.say
        self.setProperty("grid", "bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.title = make_label(look, "", bold=True, wrap=True)
        self.close_button = make_tool(look, "x", say("button.close"))
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        name = f"dataset {model.source.id} column {self._key}"
        self.names = LocalField(
            room, say("grid.column.name"), lambda: self._column().label, self._write_names, wide=_WIDE, name=name
        )
        column.addWidget(self.names)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.kind = ChoiceField[ColumnKind](
            room,
            say("grid.column.kind"),
            [(each, say(f"grid.kind.{each.value}")) for each in ColumnKind],
            lambda: self._column().kind,
            self._write_kind,
        )
        self.unit = ChoiceField[Unit](
            room,
            say("grid.column.unit"),
            [(each, say_unit(room, each)) for each in Unit],
            lambda: self._column().unit,
            self._write_unit,
        )
        self.scale = ChoiceField[int](
            room,
            say("grid.column.scale"),
            [(each, say_scale(room, each)) for each in SCALES],
            lambda: self._column().scale,
            self._write_scale,
        )
        for each in (self.kind, self.unit, self.scale):
            row.addWidget(each, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._rescale = True
        self.rescale = TickField(room, say("grid.column.rescale"), lambda: self._rescale, self._set_rescale)
        column.addWidget(self.rescale)
        self.noun = LocalField(
            room, say("grid.column.noun"), self._read_noun, self._write_noun, wide=_WIDE, name=f"{name} noun"
        )
        column.addWidget(self.noun)
        room.workspace.changed.connect(self.follow)
        self.follow()

    @property
    def at(self) -> int:
        """Where the column stands now; -1 where it is gone."""
        return next((at for at, each in enumerate(self._grid.source.columns) if each.key == self._key), -1)

    def begin(self) -> None:
        """Go to the name in the language of the interface."""
        field = self.names.fields[self.names.language]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def follow(self) -> None:
        """Show how the column stands now."""
        at = self.at
        if at < 0:
            self.closed.emit()
            return
        column = self._grid.source.columns[at]
        self.title.setText(self._room.look.say("grid.bar.column", name=name_column(column, self._room.look.language)))
        self.unit.setVisible(column.kind is ColumnKind.NUMBER)
        scaled = is_scaled(column)
        self.scale.setVisible(scaled)
        self.rescale.setVisible(scaled and self._grid.source.row_count > 0)
        self.noun.setVisible(is_counted(column))

    def keep(self) -> bool:
        """Write now what was typed; False where it was refused."""
        kept = [self.names.keep(), self.noun.keep()]
        return all(kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the grid."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- reading and writing -----------------------------------------------------------------------------------------

    def _column(self) -> Column:
        at = self.at
        if at < 0:
            raise NotFoundError("dataset", self._grid.source.id)
        return self._grid.source.columns[at]

    def _write(self, column: Column, *, rescale: bool = False) -> None:
        self._room.core.tables.update_column(self._grid.source.id, self.at, column, rescale=rescale)
        self._grid.edited.emit()

    def _write_names(self, names: LocalText) -> None:
        self._write(replace(self._column(), label=names))

    def _write_kind(self, kind: ColumnKind) -> None:
        self._write(replace(self._column(), kind=kind))

    def _write_unit(self, unit: Unit) -> None:
        self._write(change_unit(self._column(), unit))

    def _write_scale(self, scale: int) -> None:
        self._write(replace(self._column(), scale=scale), rescale=self._rescale)

    def _set_rescale(self, rescale: bool) -> None:
        self._rescale = rescale

    def _read_noun(self) -> LocalText:
        return say_counted(self._column())

    def _write_noun(self, words: LocalText) -> None:
        self._write(name_counted(self._column(), words))
