"""The first step: which file, and how it is read."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from briefing_app.formats.tables.csv_read import DELIMITERS
from briefing_app.formats.tables.encodings import ENCODINGS
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.room import Room
from briefing_app.ui.table_import.choice import Choice
from briefing_app.ui.table_import.session import ImportSession
from briefing_app.ui.table_import.step import Step, show_text
from briefing_app.ui.table_import.words import say_number
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.labels import ElidedLabel, make_label, set_icon_text
from briefing_app.workspace.importing import ColumnUse, Draft, Mapping, say_remarks

_SURE, _LIKELY = 0.95, 0.7
_HEADINGS = 20  # rows from the top that may be chosen as the last of the headings
_NAMES = {"\t": "tab", ";": "semicolon", "|": "bar", ",": "comma"}


class FileStep(Step):
    """What was guessed stands first in each list, with how sure that is."""

    other_asked = Signal()

    def __init__(self, room: Room, session: ImportSession) -> None:
        say = room.look.say
        super().__init__(room, 1, say("table_import.file"))
        self._session = session
        self._noted: tuple[Draft, tuple[ColumnUse, ...]] | None = None  # what the notes are about
        self.name = ElidedLabel()
        self.name.setFont(room.look.fonts.font(bold=True))
        self.head.addSpacing(8)
        self.head.addWidget(self.name, 1)
        self.other = QPushButton()
        set_icon_text(self.other, room.look.icons.icon("file", "text"), say("table_import.other"))
        self.other.setFont(room.look.fonts.font())
        self.other.clicked.connect(self.other_asked)
        self.head.addWidget(self.other)
        flow = self.add_flow()
        self.sheet = Choice(room, say("table_import.sheet"), width=210)
        self.encoding = Choice(room, say("table_import.encoding"), width=230)
        self.delimiter = Choice(room, say("table_import.delimiter"), width=200)
        self.headings = Choice(room, say("table_import.headings"), width=210)
        self.language = Choice(room, say("table_import.language"), width=170)
        for each in (self.sheet, self.encoding, self.delimiter, self.headings, self.language):
            flow.addWidget(each)
        self.notes = make_label(room.look, "", tone="quiet", wrap=True)
        self.column.addWidget(self.notes)
        self.below = CheckBox(room.look, say("table_import.below"))
        self.below.clicked.connect(session.leave_out_below)
        self.column.addWidget(self.below)
        self.remark = make_label(room.look, "", tone="err", wrap=True, select=True)
        self.column.addWidget(self.remark)
        self.sheet.picked.connect(lambda sheet: session.read_again(sheet=sheet))
        self.encoding.picked.connect(partial(self._pick_form, "encoding"))
        self.delimiter.picked.connect(partial(self._pick_form, "delimiter"))
        self.headings.picked.connect(self._pick_headings)
        self.language.picked.connect(self._pick_language)

    def follow(self) -> None:
        """Show how the file is read."""
        draft, mapping, say = self._session.draft, self._session.mapping, self.room.look.say
        if draft is None or mapping is None:
            return
        size = say(
            "table_import.size",
            rows=say("table_import.rows", n=say_number(len(draft.rows))),
            columns=say("table_import.columns", n=draft.raw.width),
        )
        self.name.setText(f"{draft.name}  ·  {size}")
        self.sheet.setVisible(len(draft.sheets) > 1)
        sheets = [
            (each.name, say("table_import.sheet.hidden", name=each.name) if each.hidden else each.name)
            for each in draft.sheets
        ]
        self.sheet.show_choices(sheets, draft.sheet)
        self._show_form()
        most = min(_HEADINGS, len(draft.raw.rows) - 1)
        rows = sorted({*range(1, most + 1), *([draft.first] if draft.first else [])})
        choices = [(0, say("table_import.headings.none"))]
        choices += [(each, say("table_import.headings.row", n=each)) for each in rows]
        self.headings.show_choices(choices, draft.first)
        languages = [(each.value, say(f"language.{each.value}")) for each in LANGUAGES]
        self.language.show_choices(languages, mapping.language.value)
        self.below.setVisible(draft.choice.whole or len(draft.raw.rows) > draft.last)
        self.below.setChecked(not draft.choice.whole)
        self._show_notes(draft, mapping)
        show_text(self.remark, self._session.remark)

    def _show_notes(self, draft: Draft, mapping: Mapping) -> None:
        """What to know of the reading; a title that is typed changes nothing of it."""
        if self._noted is not None and self._noted[0] is draft and self._noted[1] is mapping.columns:
            return
        self._noted = draft, mapping.columns
        notes = (*draft.notes, *say_remarks(draft, mapping))
        show_text(self.notes, "\n".join(map(self.room.sentences.say_phrase, notes)))

    def _show_form(self) -> None:
        draft, guessed, say = self._session.draft, self._session.guessed, self.room.look.say
        text = draft is not None and draft.form is not None and guessed is not None
        self.encoding.setVisible(text)
        self.delimiter.setVisible(text)
        if draft is None or draft.form is None or guessed is None:
            return
        first = self._say_guess(_say_encoding(guessed.encoding), guessed.encoding_confidence)
        others = [(each, _say_encoding(each)) for each in ENCODINGS if each != guessed.encoding]
        self.encoding.show_choices([("", first), *others], self._chosen(draft.choice.encoding, guessed.encoding))
        name = self._say_delimiter(guessed.delimiter)
        first = self._say_guess(name, guessed.delimiter_confidence)
        others = [(each, self._say_delimiter(each)) for each in DELIMITERS if each != guessed.delimiter]
        self.delimiter.show_choices([("", first), *others], self._chosen(draft.choice.delimiter, guessed.delimiter))
        self.encoding.set_hint("" if guessed.encoding_confidence >= _LIKELY else say("table_import.unsure.look"))

    def _chosen(self, choice: str, guessed: str) -> str:
        """What is chosen of a list whose first entry, the guess, is chosen by an empty text."""
        return "" if choice == guessed else choice

    def _say_guess(self, name: str, confidence: float) -> str:
        sure = "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "unsure"
        return self.room.look.say("table_import.guess", name=name, sure=self.room.look.say(f"table_import.sure.{sure}"))

    def _say_delimiter(self, delimiter: str) -> str:
        name = _NAMES.get(delimiter)
        return self.room.look.say(f"table_import.delimiter.{name}") if name else delimiter

    def _pick_form(self, name: str, value: object) -> None:
        self._session.read_again(**{name: value})

    def _pick_headings(self, rows: object) -> None:
        assert isinstance(rows, int)
        self._session.choose_headings(rows)

    def _pick_language(self, value: object) -> None:
        self._session.choose_language(Language(str(value)))


def _say_encoding(name: str) -> str:
    """As it is called in the programs that write such files."""
    return {
        "utf-8": "UTF-8",
        "utf-16": "UTF-16",
        "utf-16-le": "UTF-16 LE",
        "utf-16-be": "UTF-16 BE",
        "big5hkscs": "Big5",
        "gb18030": "GB18030 (GBK)",
        "cp1252": "Windows-1252",
    }.get(name, name)
