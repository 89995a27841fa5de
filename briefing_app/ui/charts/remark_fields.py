"""What is drawn into a chart beside its data: a reference line, and words beside some of its values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.charts.remarks import MOST_ANNOTATIONS, read_reference
from briefing_app.errors import InputError
from briefing_app.model.chart import Cell, Column, ColumnKind
from briefing_app.model.figure import Value
from briefing_app.model.language import LocalText
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.choice_field import ChoiceField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import NEVER_WIDE, LocalField
from briefing_app.ui.widgets.labels import make_label, make_tool, set_icon_text
from briefing_app.wording.read_cell import print_cell, read_cell

Plain = Mapping[str, Any]
Choices = Sequence[tuple[Any, str]]
_VALUE, _BESIDE = 130, 400  # width of the field of a value, and from which the words stand beside it, at 100 %
_ANY = 16_777_215  # Qt's QWIDGETSIZE_MAX, which Python does not know


def _to_text(value: object) -> LocalText:
    return LocalText.from_json(value) if isinstance(value, dict) else LocalText()


class LineBox(QWidget):
    """The value of a reference line and what it is; without a value there is no line, and a button asks for one."""

    def __init__(self, room: Room, session: ChartSession, name: str, label: str) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._name = name
        self._words: Mapping[str, str] = {}  # written before there is a value
        self._beside = True
        look, say = room.look, room.look.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.add = _make_adder(room, "charts.option.add_line")
        self.add.clicked.connect(self._add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._fields = QWidget()
        column.addWidget(self._fields)
        self._row = row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.line = LineField(look, say.speak(label, say("charts.option.value")))
        self.line.setPlaceholderText(say("charts.option.no_line"))
        self.value = FieldBox(look, label, self.line)
        key = f"chart {session.chart_id} {name}"
        self.binding = TextBinding(self.line, self._read_value, self._write_value, room, f"{key} value", patient=True)
        self.line.returnPressed.connect(self.binding.keep)
        row.addWidget(self.value, 0, Qt.AlignmentFlag.AlignTop)
        self.text = LocalField(
            room, say("charts.option.line_label"), self._read_text, self._write_text,
            wide=NEVER_WIDE, name=f"{key} label",
        )  # fmt: skip
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)
        self.line.setMinimumHeight(max(each.minimumHeight() for each in self.text.fields.values()))
        self.text.label.installEventFilter(self)
        self._arrange()
        self._fields.hide()
        room.workspace.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Once there is a line its fields stay, so that they do not go away under who empties them."""
        if self._session.core.library.find_chart(self._session.chart_id) is not None and self._read():
            self._show_fields()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The name of the value is as high as that of the words, which has tabs beside it: both stand on one line."""
        if event.type() == QEvent.Type.Resize and watched is self.text.label and self._beside:
            self.value.label.setMinimumHeight(self.text.label.height())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where both have no room beside each other they stand one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._room.look.fonts.scale
        self._beside = self.width() >= _BESIDE * scale
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom)
        self.line.setMaximumWidth(round(_VALUE * scale) if self._beside else _ANY)
        if not self._beside:
            self.value.label.setMinimumHeight(0)

    def _show_fields(self) -> None:
        self._fields.show()
        self.add.hide()

    def _add(self) -> None:
        self._show_fields()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> Plain:
        value = self._session.options.get(self._name)
        return value if isinstance(value, Mapping) else {}

    def _read_value(self) -> str:
        line = read_reference(self._read())
        if line is None:
            return ""
        return print_cell(Cell(value=Value(line.value)), self._column, self._room.look.language)

    def _write_value(self, text: str) -> None:
        label = self._read().get("label", self._words)
        if not text.strip():
            self._words = label
            self._session.write_option(self._name, None)
            return
        read = read_cell(text, self._room.look.language, self._column)
        value = read.cell.value
        if read.problem is not None or value is None or value.upper is not None:
            raise InputError("chart.line", field="value", text=text.strip())
        self._session.write_option(self._name, {"value": str(value), "label": label})

    @property
    def _column(self) -> Column:
        """The first column of numbers that is drawn: the line is in its unit."""
        numbers = [each for each in self._session.table.columns if each.kind is ColumnKind.NUMBER]
        drawn = self._session.options.get("values", ())
        keys = drawn if isinstance(drawn, list | tuple) else ()
        chosen = [each for each in numbers if each.key in keys[:1]]
        return next(iter([*chosen, *numbers]), Column("value", LocalText(), ColumnKind.NUMBER))

    def _read_text(self) -> LocalText:
        return _to_text(self._read().get("label", self._words))

    def _write_text(self, text: LocalText) -> None:
        if value := self._read():
            self._session.write_option(self._name, {**value, "label": text.to_json()})
        else:
            self._words = text.to_json()


class NotesBox(QWidget):
    """Words beside values: each has its row, its column and its text, and a button that takes it away."""

    def __init__(
        self, room: Room, session: ChartSession, name: str, label: str, rows: Choices, columns: Choices
    ) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._name = name
        self._rows = rows
        self._columns = columns
        look = room.look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._label = make_label(look, label, Size.SMALL, tone="quiet")
        column.addWidget(self._label)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        self.add = _make_adder(room, "charts.option.add_note")
        self.add.clicked.connect(self._add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.notes: list[NoteRow] = []
        self._draft: Plain | None = None  # an annotation that has no words yet is not kept
        room.workspace.changed.connect(self.follow)
        self.follow()

    @property
    def kept(self) -> list[Plain]:
        """The annotations of now."""
        value = self._session.options.get(self._name, ())
        return list(value) if isinstance(value, list | tuple) else []

    def follow(self) -> None:
        """Show as many as there are; their fields follow by themselves."""
        if self._session.core.library.find_chart(self._session.chart_id) is None:
            return
        wanted = len(self.kept) + (self._draft is not None)
        while len(self.notes) > wanted:
            note = self.notes.pop()
            self._list.removeWidget(note)
            note.hide()
            note.deleteLater()
        while len(self.notes) < wanted:
            note = NoteRow(self._room, self, len(self.notes), self._rows, self._columns)
            self._list.addWidget(note)
            self.notes.append(note)
        self._label.setVisible(wanted > 0)
        self.add.setEnabled(bool(self._rows) and wanted < MOST_ANNOTATIONS and self._draft is None)

    def read(self, at: int) -> Plain:
        """One annotation; empty where it is gone."""
        kept = self.kept
        return kept[at] if at < len(kept) else self._draft or {}

    def write(self, at: int, **changed: object) -> None:
        """Change one; the first words make a draft one that is kept."""
        kept = self.kept
        note = {**self.read(at), **changed}
        if at < len(kept):
            if not note.get("text"):
                self.remove(at)
                return
            kept[at] = note
        elif note.get("text"):
            self._draft = None
            kept.append(note)
        else:
            self._draft = note
            return
        self._session.write_option(self._name, kept)

    def remove(self, at: int) -> None:
        """Take one away."""
        kept = self.kept
        if at >= len(kept):
            self._draft = None
            self.follow()
            return
        del kept[at]
        self._session.write_option(self._name, kept or None)

    def drop(self, at: int) -> None:
        """Take one away by its button."""
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self._room.attempt(lambda: self.remove(at))

    def _add(self) -> None:
        self._draft = {"row": self._rows[0][0], "text": {}}
        self.follow()
        self.notes[-1].row.combo.setFocus(Qt.FocusReason.OtherFocusReason)


class NoteRow(QWidget):
    """One annotation."""

    def __init__(self, room: Room, box: NotesBox, at: int, rows: Choices, columns: Choices) -> None:
        super().__init__()
        look, say = room.look, room.look.say
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        number = str(at + 1)

        def read_row() -> int:
            return int(box.read(at).get("row", 0))

        def read_series() -> str:
            return str(box.read(at).get("series", ""))

        def read_text() -> LocalText:
            return _to_text(box.read(at).get("text"))

        self.row: ChoiceField[int] = ChoiceField(
            room, say("charts.option.note_row", n=number), rows, read_row, _writer(box, at, "row"), show_label=False
        )
        head.addWidget(self.row, 1)
        self.series: ChoiceField[str] = ChoiceField(
            room, say("charts.option.note_column", n=number), columns, read_series, _writer(box, at, "series"),
            show_label=False,
        )  # fmt: skip
        if len(columns) <= 1:
            self.series.hide()
        head.addWidget(self.series, 1)
        self.remove = make_tool(look, "x", say("charts.option.drop_note", n=number), icon_size=14, least=28)
        self.remove.clicked.connect(partial(_drop, box, at))
        head.addWidget(self.remove)
        line.addLayout(head)
        key = f"chart annotation {at}"
        self.text = LocalField(
            room, say("charts.option.note_text", n=number), read_text,
            lambda text: box.write(at, text=text.to_json()), wide=NEVER_WIDE, name=key,
        )  # fmt: skip
        line.addWidget(self.text)


def _make_adder(room: Room, key: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("quiet", "true")
    button.setFont(room.look.fonts.font())
    set_icon_text(button, room.look.icons.icon("plus", "accent"), room.look.say(key))
    return button


def _writer(box: NotesBox, at: int, name: str) -> Callable[[Any], None]:
    return lambda value: box.write(at, **{name: value})


def _drop(box: NotesBox, at: int, _checked: bool = False) -> None:
    box.drop(at)
