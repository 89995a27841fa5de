"""One text in three languages: a field for each, side by side where there is room, behind small tabs where there is not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import TextBinding
from briefing_app.ui.text.field_box import FieldBox
from briefing_app.ui.text.fields import LineField, TextField
from briefing_app.ui.text.figure_field import FigureField
from briefing_app.ui.text.heights import HeightGroup
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.segmented import lead_tab

WIDE = 720  # device-independent pixels from which the languages stand side by side
NEVER_WIDE = 100_000  # wider than any screen: they stand behind tabs
_SHORT = {Language.EN: "EN", Language.HANT: "繁", Language.HANS: "简"}
Field = LineField | TextField | FigureField


def make_field(room: Room, language: Language, name: str, *, lines: int = 1, figures: bool = False) -> Field:
    """A field for a text in a language, spoken as `name` and the language."""
    spoken = room.look.say.speak(name, room.look.say(f"language.{language.value}"))
    if figures:
        return FigureField(room, language, lines, name=spoken)
    if lines == 1:
        return LineField(room.look, spoken, language=language)
    return TextField(room.look, spoken, language=language, lines=lines)


class LanguageTabs(QFrame):
    """Buttons EN, 繁, 简 with a dot each, full where there is text, broken where there is none; one stop of Tab."""

    chosen = Signal(object)  # Language

    def __init__(self, room: Room, name: str) -> None:
        super().__init__()
        self._room = room
        self._name = name
        self.setProperty("segmented", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(1)
        self._group = QButtonGroup(self)
        self._buttons: dict[Language, QPushButton] = {}
        for at, language in enumerate(LANGUAGES):
            button = QPushButton(_SHORT[language])
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFont(room.look.fonts.font(Size.SMALL, language=language))
            button.setIconSize(QSize(10, 10))
            self._group.addButton(button, at)
            self._buttons[language] = button
            row.addWidget(button)
        lead_tab(self._group)
        self._group.idToggled.connect(self._lead_tab)
        self._group.idClicked.connect(lambda at: self.chosen.emit(LANGUAGES[at]))

    def button(self, language: Language) -> QPushButton:
        """The button of a language."""
        return self._buttons[language]

    def choose(self, language: Language) -> None:
        """Show which language is seen, without telling anybody."""
        self._buttons[language].setChecked(True)

    def _lead_tab(self) -> None:
        lead_tab(self._group)

    def mark(self, language: Language, *, filled: bool) -> None:
        """Show whether a language has text."""
        look = self._room.look
        button = self._buttons[language]
        button.setIcon(look.icons.icon("circle-fill" if filled else "circle-dashed", "ok" if filled else "warn"))
        state = look.say("writing.filled" if filled else "writing.empty")
        button.setAccessibleName(look.say.speak(self._name, look.say(f"language.{language.value}"), state))
        button.setToolTip(look.say.pair(look.say(f"language.{language.value}"), state))


class LocalField(QWidget):
    """Keeps what is typed by itself, each language for itself; see `TextBinding`."""

    language_changed = Signal(object)  # the Language that is seen, where only one is

    def __init__(
        self,
        room: Room,
        label: str,
        read: Callable[[], LocalText],
        write: Callable[[LocalText], object],
        *,
        lines: int = 1,
        figures: bool = False,
        wide: int = WIDE,
        name: str = "",
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the fields and show the text.

        Args:
            room: The room of the page.
            label: Above the fields.
            read: The text as it is in the library now.
            write: Keeps it; may raise BriefingError, whose sentence then stands below the field.
            lines: Of each field; one means a single line.
            figures: Whether figures may be quoted in it.
            wide: From which width all three languages are seen; 0 always, NEVER_WIDE never.
            name: Of the text for the history of typing; the label by default.
            spoken: What it is called where it is read aloud, apart from others with the same label; the label by default.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._room = room
        self._read = read
        self._write = write
        self._wide = wide
        self._named = True
        self._language = room.look.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.label = make_label(room.look, label, Size.SMALL, tone="quiet", wrap=True)
        head.addWidget(self.label, 1)
        self.tabs = LanguageTabs(room, spoken or label)
        head.addWidget(self.tabs)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.boxes: dict[Language, FieldBox] = {}
        self.fields: dict[Language, Field] = {}
        self.bindings: dict[Language, TextBinding] = {}
        self.converters: dict[Language, QPushButton] = {}  # seen where only the other Chinese is written
        for language in LANGUAGES:
            field = make_field(room, language, spoken or label, lines=lines, figures=figures)
            box = FieldBox(room.look, room.look.say(f"language.own.{language.value}"), field)
            box.label.setFont(room.look.fonts.font(Size.SMALL, language=language))
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
            self.boxes[language], self.fields[language] = box, field
            if language.chinese:
                self.converters[language] = self._make_converter(language, spoken or label)
                box.add_below(self.converters[language])

            def write_one(text: str, language: Language = language) -> None:
                write(read().with_text(language, text))

            def read_one(language: Language = language) -> str:
                return read().get(language)

            binding = TextBinding(field, read_one, write_one, room, f"{name or label} {language.value}")
            self.bindings[language] = binding
            field.textChanged.connect(partial(self._mark, language))
            self._mark(language)
        column.addLayout(row, 1)
        self._offer_conversion()
        self._align()
        self.label.setBuddy(self.fields[self._language])
        self.tabs.chosen.connect(self.show_language)
        self._arrange()

    @property
    def language(self) -> Language:
        """The language that is seen where only one is."""
        return self._language

    @property
    def is_wide(self) -> bool:
        """Whether all languages are seen."""
        return self.width() >= self._wide

    def show_language(self, language: Language) -> None:
        """See this language and go to it."""
        had_focus = any(each.hasFocus() for each in self.fields.values())
        self._language = language
        self._arrange()
        if had_focus or self.tabs.button(language).hasFocus():
            self.fields[language].setFocus(Qt.FocusReason.OtherFocusReason)
        self.language_changed.emit(language)

    def name_languages(self, named: bool) -> None:
        """Whether the languages are named above fields that stand side by side; not below others that name them already."""
        self._named = named
        self._arrange()

    def keep(self) -> bool:
        """Write now what is not kept yet."""
        kept = [each.keep() for each in self.bindings.values()]
        return all(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width may have room for all languages."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.is_wide
        self.tabs.setVisible(not wide)
        self.tabs.choose(self._language)
        for language, box in self.boxes.items():
            box.setVisible(wide or language is self._language)
            box.label.setVisible(wide and self._named)

    def _align(self) -> None:
        """Chinese lines are higher than English ones: give all three the same height, so that they stand on one line."""
        names = [box.label for box in self.boxes.values()]
        height = max(each.sizeHint().height() for each in names)
        for each in names:
            each.setMinimumHeight(height)
        fields = list(self.fields.values())
        if growing := [each for each in fields if not isinstance(each, LineField)]:  # these grow with their text
            HeightGroup(growing, self).level()
            return
        height = max(each.sizeHint().height() for each in fields)
        for field in fields:
            field.setMinimumHeight(height)

    def _mark(self, language: Language, *_: object) -> None:
        self.tabs.mark(language, filled=not self._is_empty(language))
        if len(self.fields) == len(LANGUAGES):
            self._offer_conversion()

    def _is_empty(self, language: Language) -> bool:
        field = self.fields[language]
        return not field.text() if isinstance(field, LineField) else field.document().isEmpty()

    # -- from one Chinese to the other -------------------------------------------------------------------------------

    def _make_converter(self, language: Language, name: str) -> QPushButton:
        say = self._room.look.say
        words = say("writing.convert", source=say(f"language.short.{language.other_chinese.value}"))
        button = QPushButton(words)
        button.setProperty("quiet", "true")
        button.setFont(self._room.look.fonts.font(Size.SMALL))
        button.setAccessibleName(say.speak(words, name))
        button.clicked.connect(partial(self._convert, language))
        button.hide()
        return button

    def _offer_conversion(self) -> None:
        for language, button in self.converters.items():
            button.setVisible(self._is_empty(language) and not self._is_empty(language.other_chinese))

    def _convert(self, language: Language, _checked: bool = False) -> None:
        """Draft an empty Chinese text from the other; names of the glossary stay as they are official."""
        other, drafts = language.other_chinese, self._room.core.drafts
        if not self.keep():
            return
        self.fields[language].setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        text = self._read()
        draft = drafts.convert(text.get(other), other, language)
        self._room.attempt(lambda: self._write(text.with_text(language, draft)))
        self.bindings[language].follow()
