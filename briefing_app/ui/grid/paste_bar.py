"""What was understood of a copied table, said before it is pasted, with the choices that there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout

from briefing_app.model.chart import Column, ColumnKind
from briefing_app.model.language import LANGUAGES, Language, LocalText
from briefing_app.ui.fonts import Size
from briefing_app.ui.grid.acts import MANY, waiting
from briefing_app.ui.grid.lanes import Lane
from briefing_app.ui.grid.pasting import Goes, Pasted, Plan, Planner, plan_new, take_in
from briefing_app.ui.grid.words import name_column, say_measure
from briefing_app.ui.room import Room
from briefing_app.ui.stylesheet import restyle
from briefing_app.ui.widgets.check_box import CheckBox
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.segmented import Segmented

_NAMED = 6  # columns that are described
_LISTED = 200  # refused cells that are listed
_CUT = 60  # characters of one
_ROWS = 4  # of the list seen at once
_ROOM = 370  # pixels: what the bar has in half of the smallest window


class PasteBar(QFrame):
    """Enter pastes, Esc does not. `accepted` comes with a plan that is right for the choices made."""

    accepted = Signal(object, object)  # Plan, Goes
    closed = Signal()

    def __init__(
        self,
        room: Room,
        pasted: Pasted,
        columns: tuple[Column, ...],
        lane: Lane,
        row: int,
        *,
        empty: bool,
        plan: Plan | None = None,
    ) -> None:
        """Make it.

        Args:
            room: The room of the page.
            pasted: What was read.
            columns: Of the table.
            lane: Where it would be pasted.
            row: Where it would be pasted, from 0.
            empty: Whether the table has no rows yet.
            plan: What `plan_here` makes of it, where that was done before.
        """
        super().__init__()
        self._room = room
        self._pasted = pasted
        self._columns = columns
        self._lane = lane
        self.row = row
        self._empty = empty
        look, say = room.look, room.look.say
        self.setProperty("grid", "paste")
        self.setAccessibleName(say("grid.paste.name"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 12, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(look.icons.pixmap("clipboard-text", "accent", 20, self.devicePixelRatioF()))
        self.says = make_label(look, "", wrap=True)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.says, 1)
        column.addLayout(head)
        trouble = QHBoxLayout()
        trouble.setSpacing(8)
        self._warn = QLabel()
        self._warn.setPixmap(look.icons.pixmap("warning-fill", "warn", 16, self.devicePixelRatioF()))
        self.trouble = make_label(look, "", Size.SMALL, tone="warn", wrap=True)
        self.show_button = QPushButton(say("grid.paste.show"))
        self.show_button.setProperty("quiet", "true")
        self.show_button.setCheckable(True)
        self.show_button.setFont(look.fonts.font(Size.SMALL))
        self.show_button.toggled.connect(self._show_list)
        trouble.addWidget(self._warn)
        trouble.addWidget(self.trouble, 1)
        trouble.addWidget(self.show_button)
        column.addLayout(trouble)
        self._lines = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._lines)
        self.list.setProperty("grid", "refused")
        self.list.setAccessibleName(say("grid.paste.refused"))
        self.list.setFont(look.fonts.font(Size.SMALL))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.hide()
        column.addWidget(self.list)
        choices = FlowLayout(gap=12, centred=True)
        self.headings = CheckBox(look, say("grid.paste.headings"))
        self.headings.setChecked(pasted.headings > 0)
        self.headings.clicked.connect(self._read_again)
        self.below = CheckBox(look, say("grid.paste.below"))
        self.below.setChecked(bool(pasted.guessed.around.below))
        self.below.clicked.connect(self._read_again)
        self.language = Segmented[Language](
            look, say("grid.paste.language"), [(each, say(f"language.short.{each.value}"), each) for each in LANGUAGES]
        )
        self.language.choose(pasted.language)
        self.language.chosen.connect(self._read_again)
        choices.addWidget(self.headings)
        choices.addWidget(self.below)
        choices.add_stretch()
        label = make_label(look, say("grid.paste.language"), Size.SMALL, tone="quiet")
        choices.addWidget(label)
        choices.addWidget(self.language)
        column.addLayout(choices)
        foot = FlowLayout(gap=8, centred=True)
        self.goes = Segmented[Goes](
            look, say("grid.paste.goes"), [(each, say(f"grid.paste.{each.value}"), None) for each in Goes]
        )
        self.goes.stand(_ROOM)
        self.goes.chosen.connect(self._plan)
        self.paste_button = QPushButton(say("grid.paste.do"))
        self.paste_button.setProperty("primary", "true")
        self.paste_button.setFont(look.fonts.font())
        self.paste_button.clicked.connect(self._accept)
        self.cancel_button = QPushButton(say("button.cancel"))
        self.cancel_button.setFont(look.fonts.font())
        self.cancel_button.clicked.connect(self.closed)
        foot.addWidget(self.goes)
        foot.add_stretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.paste_button)
        column.addLayout(foot)
        self.below.setVisible(self.below.isChecked())
        self.headings.setVisible(pasted.may_have_headings)  # not before they have a parent: they would be windows
        self.goes.setVisible(not empty)
        self.plan = plan or self._make_plan()
        self._describe()

    def begin(self) -> None:
        """Take the keys: Enter pastes. What was understood is spoken."""
        self.paste_button.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken))

    @property
    def spoken(self) -> str:
        """Everything that it says."""
        return self._room.look.say.run_on(each for each in (self.says.text(), self.trouble.text()) if each)

    @property
    def title(self) -> LocalText:
        """What a table made of it is called at first: as it stands above it, else by its headings."""
        if self._pasted.guessed.around.title:
            return self._pasted.guessed.around.title
        names = [name_column(each, self._pasted.language) for each in self.plan.columns[:3] if each.label]
        words = self._room.look.say.row(names) or self._room.look.say("grid.paste.title")
        return LocalText().with_text(self._pasted.language if names else self._room.look.language, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter pastes from anywhere in the bar; Esc closes it."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._accept()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- planning ----------------------------------------------------------------------------------------------------

    def _make_plan(self) -> Plan:
        if self.goes.value is Goes.NEW:
            return plan_new(self._pasted)
        return plan_here(self._pasted, self._columns, self._lane, empty=self._empty)

    def _plan(self, *_: object) -> None:
        self.plan = self._make_plan()
        self._describe()

    def _read_again(self) -> None:
        with waiting(wanted=len(self._pasted.rows) >= MANY):
            self._pasted = take_in(
                self._pasted.rows, self.language.value, self.headings.isChecked(), whole=not self.below.isChecked()
            )
            self._plan()

    def _accept(self) -> None:
        self.accepted.emit(self.plan, self.goes.value)

    # -- saying ------------------------------------------------------------------------------------------------------

    def _describe(self) -> None:
        say, plan = self._room.look.say, self.plan
        names = [self._name(plan, at) for at in range(min(_NAMED, len(plan.columns)))]
        if len(plan.columns) > _NAMED:
            names.append(say("grid.paste.more", n=len(plan.columns) - _NAMED))
        rows = say("grid.rows", n=_count(len(plan.cells)))
        size = say("grid.columns", n=len(plan.columns))
        self.says.setText(say("grid.paste.says", rows=rows, columns=size, names=say.row(names)))
        refused, noted = len(plan.refused), len(plan.noted)
        told = [say("grid.paste.trouble", n=_count(refused))] if refused else []
        told += [say("grid.paste.noted", n=_count(noted))] if noted else []
        told += map(self._room.sentences.say_phrase, self._pasted.guessed.remarks)
        self.trouble.setText(say.run_on(told))
        restyle(self.trouble, "tone", "warn" if refused else "quiet")
        self._warn.setVisible(bool(refused))
        self.trouble.setVisible(bool(told))
        self.show_button.setVisible(bool(refused or noted))
        if not (refused or noted):
            self.show_button.setChecked(False)
        self._lines.setStringList(self._list_remarks())
        self._show_list(self.show_button.isChecked())

    def _list_remarks(self) -> list[str]:
        """What was not understood, then what was understood with something assumed; rows are counted as copied."""
        say, sentences, start = self._room.look.say, self._room.sentences, self._pasted.headings + 1
        remarks = [(each.row, each.text, sentences.say_phrase(each.problem)) for each in self.plan.refused[:_LISTED]]
        remarks += [(each.row, each.text, each.note.best(say.language)[0]) for each in self.plan.noted[:_LISTED]]
        return [say("grid.paste.line", n=row + start, text=text[:_CUT], why=why) for row, text, why in remarks]

    def _name(self, plan: Plan, at: int) -> str:
        """A column in words: its heading with the measure or the languages."""
        say, column = self._room.look.say, plan.columns[at]
        name = name_column(column, say.language) if column.label else say("grid.paste.unnamed", n=plan.first + at + 1)
        if column.kind is ColumnKind.TEXT:
            languages = [each for each in LANGUAGES if each in plan.filled[at]]
            return say("grid.paste.with", name=name, what=say.row(_short(say, languages)))
        measure = say_measure(self._room, column) or say("grid.kind.number").lower()
        return say("grid.paste.with", name=name, what=measure)

    def _show_list(self, shown: bool) -> None:
        self.list.setVisible(shown)
        height = self.list.sizeHintForRow(0) if self._lines.rowCount() else 0
        self.list.setFixedHeight(height * min(_ROWS, max(1, self._lines.rowCount())) + 8)


def plan_here(pasted: Pasted, columns: tuple[Column, ...], lane: Lane, *, empty: bool) -> Plan:
    """What pasting at a lane would do. Any thread may ask."""
    fresh = empty and lane.at == 0
    return Planner(pasted, columns, lane.at, None if fresh else lane.language, retyped=fresh).plan()


def _count(number: int) -> int | str:
    """A number for a sentence, with separators where it is long."""
    return f"{number:,}" if number > 999 else number


def _short(say: object, languages: Sequence[Language]) -> list[str]:
    assert callable(say)
    return [say(f"language.short.{each.value}") for each in languages]
