"""The fourth step, of a table only: what it is called, where it is from, which date and note it has, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing_app.errors import InputError
from briefing_app.model.figure import Citation
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.describe import name_source
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.choice import Choice, Choices
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.step import Step
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField, TextField
from briefing_app.ui.text.heights import HeightGroup
from briefing_app.wording.widths import shorten

_LONGEST = 60  # Latin letters of a name in a list


class AboutStep(Step):
    """All of it can be changed later; a date that is not understood is said at once and not taken."""

    def __init__(self, room: Room, session: ImportSession) -> None:
        look, say = room.look, room.look.say
        super().__init__(room, 4, say("table_import.about"))
        self._session = session
        scale = look.fonts.scale
        self.into = Choice(room, say("table_import.into"), width=330)
        flow = self.add_flow()
        flow.addWidget(self.into)
        self.titles: dict[Language, LineField] = {}
        for language, label in self._name_texts(say("table_import.title_of")):
            self.titles[language] = field = LineField(look, label, language=language)
            field.textEdited.connect(partial(self._write_text, "title", language))
        high = max(each.sizeHint().height() for each in self.titles.values())
        for field in self.titles.values():  # Chinese lines are higher than English ones
            field.setMinimumHeight(high)
        self._add_side_by_side(self.titles)
        self.source = Choice(room, say("table_import.source"), width=330)
        self.locator = LineField(look, say("table_import.locator"))
        self.locator_box = self._box(self.locator, round(190 * scale))
        self.as_of = LineField(look, say("table_import.as_of"))
        self.as_of.setPlaceholderText(say("writing.date.example"))
        self.as_of_box = self._box(self.as_of, round(210 * scale))
        self.theme = Choice(room, say("table_import.theme"), width=210)
        flow = self.add_flow()
        for each in (self.source, self.locator_box, self.as_of_box, self.theme):
            flow.addWidget(each)
        self.notes: dict[Language, TextField] = {}  # what stood below the table, for one
        for language, label in self._name_texts(say("charts.table.note")):
            self.notes[language] = note = TextField(look, label, language=language, lines=2)
            note.textChanged.connect(partial(self._write_note, language))
        self._notes_high = HeightGroup(tuple(self.notes.values()), self)
        self._add_side_by_side(self.notes)
        self._lists: tuple[Choices, Choices, Choices] | None = None  # of the library as it is
        room.workspace.changed.connect(self._forget_lists)
        self.into.picked.connect(lambda id: session.set_into(str(id)))
        self.source.picked.connect(lambda _: self._write_source())
        self.locator.textEdited.connect(lambda _: self._write_source())
        self.as_of.textEdited.connect(self._understand)
        self.as_of.editingFinished.connect(self._write_date)
        self.theme.picked.connect(lambda slug: session.set_about(theme=str(slug)))

    def keep(self) -> None:
        """Take what is being typed; the other fields are followed by every key."""
        if self.as_of.isModified():
            self._write_date()

    def _name_texts(self, label: str) -> list[tuple[Language, str]]:
        """What the fields of a text are called, each with its language."""
        say = self.room.look.say
        return [(each, say.pair(label, say(f"language.short.{each.value}"))) for each in LANGUAGES]

    def _add_side_by_side(self, fields: Mapping[Language, LineField] | Mapping[Language, TextField]) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for field in fields.values():
            row.addWidget(FieldBox(self.room.look, field.accessibleName(), field), 1)
        self.column.addWidget(body)

    def _box(self, field: LineField, width: int) -> FieldBox:
        box = FieldBox(self.room.look, field.accessibleName(), field)
        box.setFixedWidth(width)
        return box

    def follow(self) -> None:
        """Show what holds; fields that are typed in stay as they are."""
        mapping = self._session.mapping
        if mapping is None:
            return
        self._lists = self._lists or self._read_lists()
        tables, sources, themes = self._lists
        self.into.show_choices(tables, mapping.into)
        for each, field in self.titles.items():
            _fill(field, mapping.title.get(each))
        for each, box in self.notes.items():
            if not box.hasFocus() and box.toPlainText().strip() != mapping.note.get(each):
                box.setPlainText(mapping.note.get(each))
        cited = mapping.sources[0] if mapping.sources else Citation("")
        self.source.show_choices(sources, cited.source_id)
        _fill(self.locator, cited.locator)
        self.locator_box.setVisible(bool(cited.source_id))
        if not self.as_of_box.problem:
            as_of, wording = mapping.as_of, self.room.core.wording
            _fill(self.as_of, wording.format_date(as_of, self.room.look.language) if as_of is not None else "")
        self.theme.show_choices(themes, mapping.theme)

    def _read_lists(self) -> tuple[Choices, Choices, Choices]:
        """Tables that rows may go into, sources, themes; each by name."""
        say, language, core = self.room.look.say, self.room.look.language, self.room.core
        tables = sorted(
            (shorten(each.dataset.title.best(language)[0] or each.dataset.slug, _LONGEST), each.dataset.id)
            for each in core.tables.list_tables()
        )
        sources = sorted(
            (shorten(name_source(each, language), _LONGEST), each.id) for each in core.library.list_sources()
        )
        themes = [(each.slug, each.name.best(language)[0]) for each in core.library.list_themes()]
        into = [(id, say("table_import.into.replace", name=name)) for name, id in tables]
        return (
            (("", say("table_import.into.new")), *into),
            (("", say("table_import.source.none")), *((id, name) for name, id in sources)),
            (("", say("table_import.theme.none")), *themes),
        )

    def _forget_lists(self) -> None:
        self._lists = None

    def _write_text(self, name: str, language: Language, text: str) -> None:
        mapping = self._session.mapping
        if mapping is not None:
            before: LocalText = getattr(mapping, name)
            self._session.set_about(**{name: before.with_text(language, text.strip())})

    def _write_note(self, language: Language) -> None:
        self._write_text("note", language, self.notes[language].toPlainText())

    def _write_source(self) -> None:
        mapping, id = self._session.mapping, str(self.source.value or "")
        if mapping is None:
            return
        others = mapping.sources[1:]
        locator = self.locator.text().strip() if mapping.sources and mapping.sources[0].source_id == id else ""
        self._session.set_about(sources=(Citation(id, locator), *others) if id else others)

    def _understand(self, text: str) -> None:
        """Say what the date means so far; half a date is no mistake."""
        self.as_of_box.set_problem("")
        try:
            date = self.room.core.linking.parse_typed_date(text) if text.strip() else None
        except InputError:
            date = None
        words = self.room.core.wording.format_date(date, self.room.look.language) if date is not None else ""
        self.as_of_box.set_hint(words)

    def _write_date(self) -> None:
        text = self.as_of.text().strip()
        try:
            date = self.room.core.linking.parse_typed_date(text) if text else None
        except InputError as problem:
            self.as_of_box.set_problem(self.room.sentences.say(problem))
            return
        self.as_of_box.set_problem("")
        self.as_of_box.set_hint("")
        self._session.set_about(as_of=date)


def _fill(field: LineField, text: str) -> None:
    if not field.hasFocus() and field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)
