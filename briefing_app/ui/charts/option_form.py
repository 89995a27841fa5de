"""The options of a chart as a form, built from what the options of its kind say about themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import Field, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.charts.options import Options, OptionType, SeriesOptions, get_option_info, parse_options
from briefing_app.errors import ChartDataError
from briefing_app.model.chart import ColumnKind
from briefing_app.model.language import Language
from briefing_app.ui.charts.pick_field import PickField
from briefing_app.ui.charts.remark_fields import LineBox, NotesBox
from briefing_app.ui.charts.session import ChartSession
from briefing_app.ui.room import Room
from briefing_app.ui.text.choice_field import ChoiceField, SegmentedField, SwitchField
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.wording.widths import shorten

if TYPE_CHECKING:
    from briefing_app.charts.options import OptionInfo
    from briefing_app.model.chart import Cell, Dataset

_MOST_NAMED = 300  # rows that can be picked; a chart of more cannot be read
_SHORT = 3  # choices that stand side by side
_WIDE = 470  # device-independent pixels from which two controls stand beside each other, at 100 %
_NAME = 60  # Latin letters of a row
_NUMBERS = ("values", "highlight_series", "size")  # options that name columns of numbers


@dataclass(frozen=True, slots=True)
class TableNames:
    """What options can name: columns by key, rows by number from 0; `dates` are the columns that hold a date in every row."""

    columns: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
    rows: tuple[tuple[int, str], ...]
    dates: tuple[str, ...]


def read_names(session: ChartSession, language: Language) -> TableNames:
    """The names of columns and rows in a language."""
    table = session.table
    columns = tuple((each.key, each.label.best(language)[0] or each.key) for each in table.columns)
    numbers = tuple(pair for pair, each in zip(columns, table.columns, strict=True) if each.kind is ColumnKind.NUMBER)
    rows = session.core.tables.read_rows(session.dataset_id, 0, _MOST_NAMED)
    at = _find_names(table)
    return TableNames(
        columns,
        numbers,
        tuple((n, _name_row(session, row[at] if at >= 0 else None, n, language)) for n, row in enumerate(rows)),
        tuple(
            each.key
            for place, each in enumerate(table.columns)
            if rows and all(row[place].date is not None for row in rows)
        ),
    )


def runs_in_time(session: ChartSession, dates: Sequence[str]) -> bool:
    """Whether the rows are drawn in order of time whatever order is chosen; `dates` are the columns of dates."""
    kind = session.kind
    if kind is None:
        return False
    try:
        options = parse_options("", kind.name, kind.options, session.options)
    except ChartDataError:  # an option that the drawing refuses with its reason
        return False
    if not isinstance(options, SeriesOptions) or not options.runs_in_time:
        return False
    table = session.table
    at = _find_names(table)
    return (options.category or (table.columns[at].key if at >= 0 else "")) in dates


def _find_names(table: Dataset) -> int:
    return next((at for at, each in enumerate(table.columns) if each.kind is not ColumnKind.NUMBER), -1)


def _name_row(session: ChartSession, cell: Cell | None, number: int, language: Language) -> str:
    words = ""
    if cell is not None:
        words = session.core.wording.format_date(cell.date, language) if cell.date else cell.text.best(language)[0]
    return shorten(words, _NAME) or session.room.look.say("charts.option.row", n=str(number + 1))


class OptionForm(QWidget):
    """Built anew where the kind or the names of the table change; its fields follow all else by themselves."""

    def __init__(self, room: Room, session: ChartSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        # As wide as there is room: were two columns its least width, it could never go back to one.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None
        self._grid: QGridLayout | None = None
        self._flags: QGridLayout | None = None
        self._small: list[QWidget] = []
        self._switches: list[QWidget] = []
        self._shape: object = None
        self._columns = 0
        self._tips: dict[str, str] = {}
        self.controls: dict[str, QWidget] = {}

    def show_options(self, language: Language) -> None:
        """Show the options of the chart as it is; names of rows and columns in a language."""
        kind = self._session.kind
        names = read_names(self._session, language)
        shape = (kind.name if kind is not None else "", names)
        if shape != self._shape:
            self._shape = shape
            self._build(names)
        self._explain_order(names)

    def _explain_order(self, names: TableNames) -> None:
        """Where time decides no order can be chosen; the reason stands below the choice."""
        box = self.controls.get("sort")
        if not isinstance(box, FieldBox):
            return
        timed = runs_in_time(self._session, names.dates)
        why = self._room.look.say("charts.option.in_time") if timed else ""
        box.field.setEnabled(not timed)
        box.field.setAccessibleDescription(why)
        box.set_hint(why)
        box.setToolTip(why or self._tips["sort"])

    def _build(self, names: TableNames) -> None:
        kind = self._session.kind
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self.controls, self._tips, self._small, self._switches, self._columns = {}, {}, [], [], 0
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._flags = QGridLayout()
        self._flags.setHorizontalSpacing(16)
        self._flags.setVerticalSpacing(8)
        column.addLayout(self._flags)
        column.addLayout(self._grid)
        lower: list[QWidget] = []
        order = (OptionType.CHOICE, OptionType.COLUMN, OptionType.COLUMNS, OptionType.ROWS)
        each: Field[Any]
        known = fields(kind.options if kind is not None else Options)
        for holds in (OptionType.FLAG, *order, OptionType.LINE, OptionType.NOTES):
            for each in known:
                info = get_option_info(each)
                if info.holds is not holds:
                    continue
                control = self._make(each, info, names)
                self.controls[each.name] = control
                self._tips[each.name] = info.help.get(self._room.look.language)
                control.setToolTip(self._tips[each.name])
                if holds is OptionType.FLAG:
                    self._switches.append(control)
                elif holds in order:
                    self._small.append(control)
                else:
                    lower.append(control)
        self._column.addWidget(self._body)
        self._arrange()
        below = QVBoxLayout()  # only now: Tab goes through what is in the body in the order in which it came there
        below.setSpacing(6)
        for control in lower:
            below.addWidget(control)
        column.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._room.look.fonts.scale
        columns = 3 if self.width() >= 1.45 * _WIDE * scale else 2 if self.width() >= _WIDE * scale else 1
        if columns == self._columns or self._grid is None or self._flags is None:
            return
        self._columns = columns
        for grid, controls in ((self._flags, self._switches), (self._grid, self._small)):
            while grid.count():
                grid.takeAt(0)
            for at in range(3):
                grid.setColumnStretch(at, 1 if at < columns else 0)
            for at, control in enumerate(controls):
                grid.addWidget(control, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)

    # -- controls ----------------------------------------------------------------------------------------------------

    def _make(self, each: Field[Any], info: OptionInfo, names: TableNames) -> QWidget:
        room, session, say = self._room, self._session, self._room.look.say
        name, label = each.name, info.label.get(self._room.look.language)
        read, write = self._reader(each), self._writer(each)
        columns = names.numbers if name in _NUMBERS else names.columns
        match info.holds:
            case OptionType.FLAG:
                return SwitchField(room, label, lambda: bool(read()), write)
            case OptionType.CHOICE:
                return self._make_choice(name, label, info.choices or StrEnum, read, write)
            case OptionType.COLUMN:
                none = say("charts.option.none" if name.startswith("highlight") else "charts.option.by_itself")
                return ChoiceField[Any](room, label, (("", none), *columns), read, write)
            case OptionType.COLUMNS:
                add = say("charts.option.add_column")
                return PickField[Any](room, label, columns, lambda: tuple(read()), _listing(write), add=add)
            case OptionType.ROWS:
                add = say("charts.option.add_row")
                return PickField[Any](room, label, names.rows, lambda: tuple(read()), _listing(write), add=add)
            case OptionType.LINE:
                return LineBox(room, session, name, label)
            case OptionType.NOTES:
                first = (("", say("charts.option.first_series")), *names.numbers)
                return NotesBox(room, session, name, label, names.rows, first)

    def _make_choice(
        self, name: str, label: str, choices: type[StrEnum], read: Callable[[], Any], write: Callable[[Any], object]
    ) -> QWidget:
        say = self._room.look.say
        words = [(each, say(f"charts.choice.{name}.{each.value}")) for each in choices]

        def read_choice() -> StrEnum:
            return choices(read())

        def write_choice(value: StrEnum) -> None:
            write(value.value)

        if len(words) <= _SHORT and sum(len(text) for _, text in words) <= 7 * _SHORT:
            triples = [(each, text, None) for each, text in words]
            return SegmentedField[StrEnum](self._room, label, triples, read_choice, write_choice)
        return ChoiceField[StrEnum](self._room, label, words, read_choice, write_choice)

    def _reader(self, each: Field[Any]) -> Callable[[], Any]:
        return lambda: self._session.options.get(each.name, each.default)

    def _writer(self, each: Field[Any]) -> Callable[[Any], object]:
        """What is as it is by default is not kept."""
        return lambda value: self._session.write_option(each.name, None if value == each.default else value)


def _listing(write: Callable[[Any], object]) -> Callable[[Sequence[Any]], object]:
    """JSON has lists; none at all is the default."""
    return lambda picked: write(list(picked) if picked else ())
