"""The control of each setting; what is chosen is remembered and takes effect at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from briefing_app.model.edition import Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.files import choose_folder
from briefing_app.ui.room import Room, Where
from briefing_app.ui.settings import BACKUP_DAYS, BACKUPS_KEPT, REVIEW_MONTHS, TEXT_SIZES
from briefing_app.ui.theme import Appearance
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.combo_box import ComboBox
from briefing_app.ui.widgets.labels import ElidedLabel
from briefing_app.ui.widgets.segmented import Segmented

Do = Callable[[str], object]  # does an entry of the table of actions
Value = TypeVar("Value")
_HEIGHT = 32


class Controls:
    """Makes controls; `do` does entries such as a change of language, which builds the page anew."""

    def __init__(self, room: Room, do: Do) -> None:
        self._room = room
        self._do = do

    def make(self, id: str, name: str) -> QWidget:
        """The control of a setting, spoken as `name`."""
        makers: dict[str, Callable[[str], QWidget]] = {
            "person": self._make_person,
            "language": self._make_language,
            "text_size": self._make_text_size,
            "appearance": self._make_appearance,
            "place": self._make_place,
            "backup_days": self._make_backup_days,
            "backups_kept": self._make_backups_kept,
            "review_months": self._make_review_months,
            "export_folder": self._make_export_folder,
            "export_forms": self._make_forms,
            "export_languages": self._make_languages,
            "diagnostics": self._make_diagnostics,
            "layout": self._make_layout,
        }
        return makers[id](name)

    def _make_person(self, name: str) -> QWidget:
        settings, look = self._room.settings, self._room.look
        field = QLineEdit(settings.person)
        field.setFont(look.fonts.font(language=Language.HANT) if look.language is Language.EN else look.fonts.font())
        field.setAccessibleName(name)
        field.setMaxLength(200)
        field.setPlaceholderText(look.say("settings.person.none"))

        def keep() -> None:
            settings.person = field.text()

        field.textChanged.connect(keep)
        return field

    def _make_language(self, name: str) -> QWidget:
        say = self._room.look.say
        control = Segmented(
            self._room.look, name, [(each, say(f"language.own.{each.value}"), each) for each in LANGUAGES]
        )
        control.choose(self._room.look.language)
        control.chosen.connect(
            lambda: self._later(control.value.value, control, lambda: control.choose(self._room.look.language))
        )
        return control

    def _make_appearance(self, name: str) -> QWidget:
        say = self._room.look.say
        control = Segmented(
            self._room.look, name, [(each, say(f"settings.appearance.{each.value}"), None) for each in Appearance]
        )
        settings = self._room.settings
        control.choose(settings.appearance)
        control.chosen.connect(
            lambda: self._later(control.value.value, control, lambda: control.choose(settings.appearance))
        )
        return control

    def _make_text_size(self, name: str) -> QWidget:
        settings = self._room.settings

        def keep(size: int) -> None:
            self._later(f"text_{size}", box, lambda: box.setCurrentIndex(TEXT_SIZES.index(settings.text_size)))

        box = self._make_choice(name, [(each, f"{each}%") for each in TEXT_SIZES], settings.text_size, keep)
        return box

    def _make_place(self, name: str) -> QWidget:
        path = str(self._room.core.library.path)
        return self._make_button_row(path, name, "settings.place.open", self._show_library)

    def _show_library(self) -> None:
        self._room.navigator.go(Where("library_file"))

    def _make_backup_days(self, name: str) -> QWidget:
        say, settings = self._room.look.say, self._room.settings
        words = {1: "settings.backup_days.daily", 7: "settings.backup_days.weekly", 0: "settings.never"}

        def keep(days: int) -> None:
            settings.backup_days = days

        return self._make_choice(name, [(each, say(words[each])) for each in BACKUP_DAYS], settings.backup_days, keep)

    def _make_backups_kept(self, name: str) -> QWidget:
        settings = self._room.settings

        def keep(number: int) -> None:
            settings.backups_kept = number

        return self._make_choice(name, [(each, str(each)) for each in BACKUPS_KEPT], settings.backups_kept, keep)

    def _make_review_months(self, name: str) -> QWidget:
        say, settings = self._room.look.say, self._room.settings

        def keep(months: int) -> None:
            settings.review_months = months

        choices = [(each, say("settings.months", n=each) if each else say("settings.never")) for each in REVIEW_MONTHS]
        return self._make_choice(name, choices, settings.review_months, keep)

    def _make_export_folder(self, name: str) -> QWidget:
        row = self._make_button_row(str(self._room.settings.export_folder), name, "settings.change", lambda: ask())
        label = row.findChild(ElidedLabel)
        settings, say = self._room.settings, self._room.look.say

        def ask() -> None:
            choose_folder(row, say("export.choose"), settings.export_folder, keep)

        def keep(folder: object) -> None:
            settings.export_folder = type(settings.export_folder)(str(folder))
            if label is not None:
                label.setText(str(folder))

        return row

    def _make_forms(self, name: str) -> QWidget:
        say = self._room.look.say
        return self._make_ticks(name, [(f"form:{each.value}", say(f"form.short.{each.value}"), None) for each in Form])

    def _make_languages(self, name: str) -> QWidget:
        say = self._room.look.say
        return self._make_ticks(
            name, [(f"language:{each.value}", say(f"language.own.{each.value}"), each) for each in LANGUAGES]
        )

    def _make_diagnostics(self, name: str) -> QWidget:
        del name
        return self._make_button("settings.diagnostics.show", lambda: self._do("doctor"))

    def _make_layout(self, name: str) -> QWidget:
        del name
        return self._make_button("settings.layout.reset", self._reset)

    def _reset(self) -> None:
        self._room.settings.reset_layout()
        self._room.notices.tell(self._room.look.say("settings.layout.done"))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _later(self, entry: str, control: QWidget, show: Callable[[], object]) -> None:
        """Do what builds the page anew once the click is over; where it was not done, the control shows again what holds."""
        do = self._do

        def act() -> None:
            do(entry)
            if isValid(control):
                show()

        QTimer.singleShot(0, act)

    def _make_choice(
        self, name: str, choices: Sequence[tuple[int, str]], chosen: int, keep: Callable[[int], object]
    ) -> ComboBox:
        box = ComboBox(self._room.look, name)
        box.setMinimumHeight(max(_HEIGHT, box.sizeHint().height()))
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex([value for value, _ in choices].index(chosen))
        box.currentIndexChanged.connect(lambda at: keep(choices[at][0]))
        return box

    def _make_ticks(self, name: str, choices: Sequence[tuple[str, str, Language | None]]) -> QWidget:
        """Boxes of which the ticked ones are remembered as the usual choice of an export; the last one stays ticked."""
        settings = self._room.settings
        row = QWidget()
        row.setAccessibleName(name)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        boxes = {key: CheckBox(self._room.look, text, language=language) for key, text, language in choices}
        ticked = [key for key in settings.export_choice() if key in boxes] or [choices[0][0]]

        def keep() -> None:
            now = [key for key, box in boxes.items() if box.isChecked()]
            if not now:
                return
            others = [each for each in settings.export_choice() if each not in boxes]
            settings.set_export_choice([*others, *now])

        for key, box in boxes.items():
            box.setChecked(key in ticked)
            box.setAccessibleName(self._room.look.say.pair(name, box.text()))
            box.toggled.connect(keep)
            line.addWidget(box)
        line.addStretch(1)
        return row

    def _make_button(self, key: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._room.look.say(key))
        button.setFont(self._room.look.fonts.font())
        button.setMinimumHeight(max(_HEIGHT, button.sizeHint().height()))
        button.clicked.connect(act)
        return button

    def _make_button_row(self, text: str, name: str, key: str, act: Callable[[], object]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = ElidedLabel()
        label.setFont(self._room.look.fonts.font())
        label.setText(text)
        label.setAccessibleName(self._room.look.say.pair(name, text))
        line.addWidget(label, 1)
        button = self._make_button(key, act)
        button.setAccessibleName(self._room.look.say.pair(name, button.text()))
        line.addWidget(button)
        return row
