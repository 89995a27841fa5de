"""What is exported: forms, languages, readers and options, ticked on the left of the dialog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout

from briefing_app.model.briefing import Briefing
from briefing_app.model.edition import Audience, Form
from briefing_app.model.language import LANGUAGES, Language
from briefing_app.ui.export.card import FormCard
from briefing_app.ui.fonts import Size
from briefing_app.ui.look import Look
from briefing_app.ui.preview.choice import Choice
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.labels import make_caption, make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea

Chosen = TypeVar("Chosen", bound=StrEnum)

_ICONS = {  # and how they are drawn when ticked
    Form.FULL: ("file-pdf", "file-pdf-fill"),
    Form.SUMMARY: ("note", "note-fill"),
    Form.SLIDES: ("presentation-chart", "presentation-chart-fill"),
}
_STALE = "option:stale"


class Choices(QFrame):
    """`changed` after each tick; `saved` and `restore` carry all ticks from one export to the next."""

    changed = Signal()

    def __init__(self, look: Look, briefing: Briefing, choice: Choice, pages: int) -> None:
        """Make the boxes, what is looked at now ticked.

        Args:
            look: Fonts, colours and words.
            briefing: What is exported.
            choice: What is looked at.
            pages: How many pages that has; 0 where it is not known.
        """
        super().__init__()
        self._look = look
        say = look.say
        self.setProperty("pane", "choices")
        self.forms: Mapping[Form, FormCard] = {
            form: FormCard(
                look, *_ICONS[form], say(f"export.form.{form.value}"), self._line(form, briefing, choice, pages)
            )
            for form in Form
        }
        self.languages: Mapping[Language, CheckBox] = {
            each: CheckBox(look, say(f"language.own.{each.value}"), language=each) for each in LANGUAGES
        }
        self.audiences: Mapping[Audience, CheckBox] = {
            each: CheckBox(look, say(f"export.for.{each.value}")) for each in Audience
        }
        self.stale = CheckBox(look, say("export.option.stale"))
        self._build(briefing)
        self.forms[choice.form].setChecked(True)
        self.languages[choice.language].setChecked(True)
        self.audiences[choice.audience].setChecked(True)
        for button in self._all():
            button.toggled.connect(self.changed)

    def _line(self, form: Form, briefing: Briefing, choice: Choice, pages: int) -> str:
        say = self._look.say
        known = pages and form is choice.form and form is not Form.SUMMARY
        shape = say(f"export.shape.{form.value}", paper=briefing.paper)
        return say("export.shape.pages", shape=shape, n=pages) if known else shape

    def _build(self, briefing: Briefing) -> None:
        look, say = self._look, self._look.say
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = ScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        body = QFrame()
        body.setProperty("pane", "choices")
        area.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(3)
        title, language = briefing.title.best(look.language)
        column.addWidget(make_label(look, say("export.title"), Size.TITLE, bold=True))
        column.addWidget(make_label(look, title, tone="quiet", language=language, wrap=True))
        column.addSpacing(10)
        for card in self.forms.values():
            column.addWidget(card)
            column.addSpacing(5)
        for key, boxes in (
            ("export.languages", tuple(self.languages.values())),
            ("export.audiences", tuple(self.audiences.values())),
            ("export.options", (self.stale,)),
        ):
            column.addSpacing(8)
            column.addWidget(make_caption(look, say(key)))
            for box in boxes:
                column.addWidget(box)
        column.addStretch(1)
        widest = max(each.minimumSizeHint().width() for each in self._all())
        self.setFixedWidth(max(widest + 54, round(300 * look.fonts.scale)))

    def _all(self) -> tuple[QAbstractButton, ...]:
        return (*self.forms.values(), *self.languages.values(), *self.audiences.values(), self.stale)

    @property
    def chosen_forms(self) -> tuple[Form, ...]:
        """What is ticked."""
        return _ticked(self.forms)

    @property
    def chosen_languages(self) -> tuple[Language, ...]:
        """What is ticked."""
        return _ticked(self.languages)

    @property
    def chosen_audiences(self) -> tuple[Audience, ...]:
        """What is ticked."""
        return _ticked(self.audiences)

    @property
    def saved(self) -> tuple[str, ...]:
        """All ticks as words such as `form:full`, for the settings."""
        return (
            *(f"form:{each.value}" for each in self.chosen_forms),
            *(f"language:{each.value}" for each in self.chosen_languages),
            *(f"audience:{each.value}" for each in self.chosen_audiences),
            *((_STALE,) if self.stale.isChecked() else ()),
        )

    def restore(self, saved: Sequence[str]) -> None:
        """Tick as was saved; what is not known any more is left out, and nothing saved changes nothing."""
        if not saved:
            return
        for form, card in self.forms.items():
            card.setChecked(f"form:{form.value}" in saved)
        for language, box in self.languages.items():
            box.setChecked(f"language:{language.value}" in saved)
        for audience, box in self.audiences.items():
            box.setChecked(f"audience:{audience.value}" in saved)
        self.stale.setChecked(_STALE in saved)


def _ticked(boxes: Mapping[Chosen, QAbstractButton]) -> tuple[Chosen, ...]:
    return tuple(each for each, box in boxes.items() if box.isChecked())
