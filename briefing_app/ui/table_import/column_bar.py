"""What the current column becomes: its kind, unit, scale and counted thing, or the field that it fills."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.figure import Unit
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.grid.measures import change_unit, is_counted, is_scaled, name_counted, say_counted
from briefing_app.ui.grid.words import SCALES, say_scale, say_unit
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.choice import Choice
from briefing_app.ui.table_import.joining import Join, find_join, join, list_joins
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.words import letter, say_use
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.wording.widths import shorten
from briefing_app.workspace.importing import FIELDS, ColumnUse, Draft, Mapping, Target

_HEADING = 26  # Latin letters in the list of columns


class ColumnUseBar(QFrame):
    """Everything chosen holds at once. `column_picked` gives the place of another column to be looked at."""

    column_picked = Signal(int)

    def __init__(self, room: Room, session: ImportSession) -> None:
        super().__init__()
        self._room = room
        self._session = session
        self._at = 0
        say = room.look.say
        self.setProperty("table_import", "bar")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        body = QWidget()
        flow = FlowLayout(body, gap=10)
        column.addWidget(body)
        self.column = Choice(room, say("table_import.column.label"), width=230)
        self.use = Choice(room, say("table_import.use"), width=230)
        self.unit = Choice(room, say("grid.column.unit"), width=150)
        self.scale = Choice(room, say("grid.column.scale"), width=150)
        for each in (self.column, self.use, self.unit, self.scale):
            flow.addWidget(each)
        self.nouns: dict[Language, LineField] = {}
        self._nouns: list[FieldBox] = []
        for language in LANGUAGES:
            label = say.pair(say("grid.column.noun"), say(f"language.short.{language.value}"))
            field = LineField(room.look, label, language=language)
            field.editingFinished.connect(self.keep)
            box = FieldBox(room.look, label, field)
            box.setFixedWidth(round(190 * room.look.fonts.scale))
            flow.addWidget(box)
            self.nouns[language] = field
            self._nouns.append(box)
        self.column.picked.connect(self._pick_column)
        self.use.picked.connect(self._pick_use)
        self.unit.picked.connect(self._pick_unit)
        self.scale.picked.connect(self._pick_scale)

    @property
    def at(self) -> int:
        """The place of the column that is looked at."""
        return self._at

    def show_column(self, at: int) -> None:
        """Look at another column."""
        self._at = at
        self.follow()

    def begin(self) -> None:
        """Go to what the column becomes."""
        self.use.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self) -> None:
        """Show what holds now."""
        mapping, draft = self._session.mapping, self._session.draft
        if mapping is None or draft is None:
            return
        self._at = min(self._at, len(mapping.columns) - 1)
        names = [
            (at, f"{letter(at)}  {shorten(heading, _HEADING)}" if heading else letter(at))
            for at, heading in enumerate(draft.headings)
        ]
        self.column.show_choices(names, self._at)
        use = mapping.columns[self._at]
        if mapping.target is Target.DATASET:
            self._show_kinds(mapping, draft, use)
        else:
            self._show_fields(mapping, use)

    def _show_kinds(self, mapping: Mapping, draft: Draft, use: ColumnUse) -> None:
        room, say = self._room, self._room.look.say
        kinds: list[tuple[object, str]] = [("", say("table_import.left_out"))]
        kinds += [(each.value, say(f"table_import.kind.{each.value}")) for each in ColumnKind]
        column = use.column
        if column is None or column.kind is ColumnKind.TEXT:
            for each, place in list_joins(mapping, draft, self._at):
                language = say(f"language.{each.language.value}")
                kinds.append((each, say("table_import.join", column=letter(place), words=language)))
        chosen = find_join(use, mapping, self._at) or (column.kind.value if column else "")
        self.use.show_choices(kinds, chosen)
        unit = column.unit if column is not None else Unit.COUNT
        self.unit.setVisible(column is not None and column.kind is ColumnKind.NUMBER)
        self.scale.setVisible(is_scaled(column))
        self.unit.show_choices([(each.value, say_unit(room, each)) for each in Unit], unit.value)
        scale = column.scale if column is not None else 0
        scales = SCALES if scale in SCALES else (*SCALES, scale)
        self.scale.show_choices([(each, say_scale(room, each)) for each in scales], scale)
        counted, words = is_counted(column), say_counted(column)
        for box, (language, field) in zip(self._nouns, self.nouns.items(), strict=True):
            box.setVisible(counted)
            if not field.hasFocus():
                field.setText(words.get(language))

    def _show_fields(self, mapping: Mapping, use: ColumnUse) -> None:
        """Fields that another column fills already are offered with its name: choosing one takes it away from there."""
        room = self._room
        language = room.look.language
        fields = [("", room.look.say("table_import.left_out"))]
        taken = {each.field: at for at, each in mapping.used}
        for field in FIELDS[mapping.target]:
            label = field.label.best(language)[0]
            other = taken.get(field.name, self._at)
            if other != self._at:
                label = room.look.say("table_import.field.taken", field=label, column=letter(other))
            fields.append((field.name, label))
        self.use.show_choices(fields, use.field)
        for each in (self.unit, self.scale, *self._nouns):
            each.hide()

    # -- choosing ----------------------------------------------------------------------------------------------------

    def _pick_column(self, at: object) -> None:
        assert isinstance(at, int)
        self.column_picked.emit(at)

    def _pick_use(self, name: object) -> None:
        session, mapping, draft = self._session, self._session.mapping, self._session.draft
        if mapping is None or draft is None:
            return
        if isinstance(name, Join):
            session.set_columns(join(mapping, draft, self._at, name))
        elif mapping.target is not Target.DATASET:
            for at, each in mapping.used:
                if name and each.field == name and at != self._at:
                    mapping = mapping.with_column(at, ColumnUse())
            session.set_columns(mapping.with_column(self._at, ColumnUse(str(name))).columns)
        elif not name:
            session.set_column(self._at, ColumnUse())
        else:
            self._write(replace(session.find_column(self._at), kind=ColumnKind(str(name))))

    def _pick_unit(self, value: object) -> None:
        self._write(change_unit(self._session.find_column(self._at), Unit(str(value))))

    def _pick_scale(self, scale: object) -> None:
        assert isinstance(scale, int)
        self._write(replace(self._session.find_column(self._at), scale=scale))

    def keep(self) -> None:
        """Take what is being typed: the name of what is counted."""
        mapping = self._session.mapping
        column = mapping.columns[self._at].column if mapping is not None else None
        if column is not None and is_counted(column):
            words = (field.text() for field in self.nouns.values())
            self._write(name_counted(column, LocalText(*words)))

    def _write(self, column: Column) -> None:
        self._session.set_column(self._at, ColumnUse(column=column))

    @property
    def said(self) -> str:
        """What the column becomes, in words."""
        mapping = self._session.mapping
        return say_use(self._room, mapping.target, mapping.columns[self._at]) if mapping is not None else ""
