"""The settings of what is chosen in the outline: the form of its kind, and below it what all kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefing_app.model.briefing import Section
from briefing_app.model.figure import Release
from briefing_app.model.language import Language
from briefing_app.ui.composer.acts import OutlineActs
from briefing_app.ui.composer.inspector.form import Form
from briefing_app.ui.composer.kinds import find_kind, kind_of
from briefing_app.ui.fonts import Size
from briefing_app.ui.room import Room
from briefing_app.ui.text.binding import keep_all
from briefing_app.ui.text.choice_field import SegmentedField
from briefing_app.ui.text.fields import LineField
from briefing_app.ui.text.local_field import Field, LocalField
from briefing_app.ui.widgets.labels import make_label, set_icon_text
from briefing_app.ui.widgets.scroll_area import ScrollArea


class Inspector(QFrame):
    """Shows the form of one thing, or a sentence where none or several are chosen."""

    moved = Signal(int)  # up (-1) or down (1)
    duplicated = Signal()
    removed = Signal()

    def __init__(self, room: Room, acts: OutlineActs, language: Language) -> None:
        super().__init__()
        self._room = room
        self._acts = acts
        self._shown: tuple[tuple[str, ...], Language] = ((), language)
        self._wanted: tuple[tuple[str, ...], Language] | None = None  # to be built when it is looked at
        self.form: Form | None = None
        self.release: SegmentedField[Release] | None = None
        self.setProperty("pane", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = ScrollArea()
        self.area.setAccessibleName(room.look.say("composer.side.settings"))
        column.addWidget(self.area)
        self._build((), language)

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def shown(self) -> tuple[str, ...]:
        """The ids of the things whose settings are shown, or are when it is looked at."""
        return (self._wanted or self._shown)[0]

    def show_things(self, ids: Sequence[str], language: Language) -> None:
        """Show the settings of these; the same ones stay as they are."""
        wanted = (tuple(ids), language)
        if wanted == (self._wanted or self._shown):
            return
        self.keep()
        if self.isVisible():
            self._build(*wanted)
        else:
            self._wanted = wanted  # going through the outline beside the pages builds no forms that nobody sees

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Build what was chosen while nobody looked."""
        super().showEvent(event)
        if self._wanted is not None:
            ids, language = self._wanted
            self._build(tuple(id for id in ids if self._find(id) is not None), language)

    def follow(self) -> None:
        """The briefing has changed: what was taken out is no longer shown, lists have other items."""
        if self._wanted is not None:
            return
        ids, language = self._shown
        left = tuple(id for id in ids if self._find(id) is not None)
        if left != ids:
            self._build(left, language)
        elif self.form is not None:
            self.form.follow()

    def keep(self) -> None:
        """Write now what was typed and not yet kept."""
        keep_all(self)

    def enter(self) -> None:
        """Go to the first field."""
        fields = self.form.findChildren(QWidget) if self.form is not None else []
        for widget in fields:
            able = widget.isVisibleTo(self) and widget.isEnabled() and not isinstance(widget, QPushButton)
            if able and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_missing(self, language: Language) -> None:
        """Go to the first text that is written in another language and not in this one."""
        for field in self.form.findChildren(LocalField) if self.form is not None else []:
            written = {each for each, shown in field.fields.items() if _text_of(shown).strip()}
            if written and language not in written:
                field.show_language(language)
                field.fields[language].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self, ids: tuple[str, ...], language: Language) -> None:
        self._shown, self._wanted = (ids, language), None
        self.form = self.release = None
        body = QFrame()
        body.setProperty("pane", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 18)
        column.setSpacing(14)
        if len(ids) == 1:
            self._build_one(column, ids[0], language)
        else:
            key = "composer.settings.several" if ids else "composer.settings.none"
            column.addWidget(make_label(self._room.look, self._room.look.say(key, n=len(ids)), tone="quiet", wrap=True))
        if ids:
            column.addWidget(self._make_foot())
        column.addStretch(1)
        self.area.setWidget(body)

    def _build_one(self, column: QVBoxLayout, id: str, language: Language) -> None:
        name = self._find(id)
        if name is None:
            return
        column.addWidget(self._make_head(name))
        self.form = _forms()[name](self._room, self._acts, id, language)
        column.addWidget(self.form)
        self.release = self._make_release(id)
        column.addWidget(self.release)

    def _make_head(self, name: str) -> QWidget:
        look = self._room.look
        kind = find_kind(name)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = QLabel()
        icon, tone = (kind.icon, kind.tone) if kind else ("rows", "text2")
        picture.setPixmap(look.icons.pixmap(icon, tone, 20, self.devicePixelRatioF()))
        row.addWidget(picture)
        row.addWidget(make_label(look, look.say(f"composer.kind.{name}"), Size.ROW, bold=True), 1)
        return head

    def _make_release(self, id: str) -> SegmentedField[Release]:
        say = self._room.look.say
        choices = [(each, say(f"composer.release.{each.value}"), None) for each in (Release.OPEN, Release.INTERNAL)]
        field: SegmentedField[Release] = SegmentedField(
            self._room,
            say("composer.field.release"),
            choices,
            lambda: self._read_release(id),
            lambda release: self._write_release(id, release),
        )
        field.set_hint(say("composer.release.hint"))
        return field

    def _make_foot(self) -> QWidget:
        look, say = self._room.look, self._room.look.say
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(6)
        for icon, key, act in (
            ("arrow-up", "composer.settings.up", lambda: self.moved.emit(-1)),
            ("arrow-down", "composer.settings.down", lambda: self.moved.emit(1)),
            ("copy", "composer.settings.duplicate", self.duplicated.emit),
            ("trash", "composer.settings.delete", self.removed.emit),
        ):
            button = QPushButton()
            if icon.startswith("arrow"):
                button.setIcon(look.icons.icon(icon, "text"))
                button.setAccessibleName(say(key))
            else:
                set_icon_text(button, look.icons.icon(icon, "text"), say(key))
            button.setToolTip(say(key))
            button.setFont(look.fonts.font())
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        return foot

    # -- inside ------------------------------------------------------------------------------------------------------

    def _find(self, id: str) -> str | None:
        """The name of the kind of a thing; None where it is not in the briefing."""
        section = self._acts.section_of(id)
        if section is None:
            return None
        if section.id == id:
            return "section"
        return kind_of(next(each for each in section.blocks if each.id == id)).name

    def _read_release(self, id: str) -> Release:
        section = self._acts.section_of(id)
        if section is None or section.id == id:
            return section.release if section else Release.OPEN
        return next(each for each in section.blocks if each.id == id).release

    def _write_release(self, id: str, release: Release) -> None:
        briefings = self._room.core.briefings
        section: Section | None = self._acts.section_of(id)
        if section is None:
            return
        if section.id == id:
            briefings.update_section(replace(section, release=release))
        else:
            block = next(each for each in section.blocks if each.id == id)
            briefings.update_block(replace(block, release=release))


def _forms() -> Mapping[str, Callable[[Room, OutlineActs, str, Language], Form]]:
    """The table of forms, with all kinds of fields behind it, which the composer opens sooner without."""
    from briefing_app.ui.composer.inspector.forms import FORMS

    return FORMS


def _text_of(field: Field) -> str:
    return field.text() if isinstance(field, LineField) else field.toPlainText()
