"""The page on which settings stand in groups, one under the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.ui.fonts import Size
from briefing_app.ui.page import Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.setting_fields import FIELDS, GROUPS, Field
from briefing_app.ui.settings_page.controls import Controls
from briefing_app.ui.widgets.labels import make_label
from briefing_app.ui.widgets.scroll_area import ScrollArea

_WIDTH = 760
_LABEL = 200


class SettingsPage(Page):
    """`where.at` is the setting that gets the focus."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        self._controls: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.area = ScrollArea(sideways=True)
        self.area.setAccessibleName(self.title)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.area)
        body = QFrame()
        body.setProperty("pane", "main")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(32, 24, 32, 32)
        inner = QWidget()
        inner.setMaximumWidth(round(_WIDTH * look.fonts.scale))
        outer.addWidget(inner)
        outer.addStretch(1)
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, round(_LABEL * look.fonts.scale))
        self._grid.setColumnStretch(1, 1)
        self._add_wide(make_label(look, self.title, Size.HERO, bold=True))
        self._add_wide(make_label(look, look.say("settings.note"), tone="quiet", wrap=True))
        makers = Controls(room, self._do)
        for group in GROUPS:
            heading = make_label(look, look.say(f"settings.{group}"), Size.TITLE, bold=True)
            heading.setContentsMargins(0, 18, 0, 4)
            self._add_wide(heading)
            for field in [each for each in FIELDS if each.group == group]:
                self._add(field, makers)
        self.area.setWidget(body)
        if where.at:
            QTimer.singleShot(0, self, self._focus_asked)

    @property
    def title(self) -> str:
        """Settings."""
        return self.room.look.say("place.settings")

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The controls, from the first on."""
        return tuple(self._find_target(each.id) for each in FIELDS[:1])

    @property
    def state(self) -> tuple[int, str]:
        """How far the page is scrolled, and which setting has the focus."""
        focus = QApplication.focusWidget()
        named = (
            id
            for id, each in self._controls.items()
            if focus is not None and (each is focus or each.isAncestorOf(focus))
        )
        return self.area.verticalScrollBar().value(), next(named, "")

    def restore(self, state: object) -> None:
        """Scroll and focus as before, once the page has its size."""
        if isinstance(state, tuple):
            QTimer.singleShot(0, self, lambda: self._come_back(*state))

    def _come_back(self, scrolled: int, id: str) -> None:
        if id:
            self._find_target(id).setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.verticalScrollBar().setValue(scrolled)

    def show_at(self, where: Where) -> None:
        """Give another setting the focus."""
        super().show_at(where)
        self._focus_asked()

    def enter(self) -> None:
        """The setting that was asked for, else the first, has the focus."""
        if not self.where.at:
            super().enter()

    def control(self, id: str) -> QWidget:
        """The control of a setting."""
        return self._controls[id]

    def _focus_asked(self) -> None:
        if self.where.at in self._controls:
            target = self._find_target(self.where.at)
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.area.ensureWidgetVisible(target, 0, 60)

    def _find_target(self, id: str) -> QWidget:
        """The widget of a control that takes the focus."""
        control = self._controls[id]
        inner = [control, *control.findChildren(QWidget)]
        targets = [
            each for each in inner if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]  # of a choice, what is chosen
        return next(iter(targets), control)

    def _add(self, field: Field, makers: Controls) -> None:
        look, row = self.room.look, self._grid.rowCount()
        name = look.say(f"settings.{field.id}")
        label = make_label(look, name)
        label.setMinimumHeight(32)
        control = makers.make(field.id, name)
        label.setBuddy(control)
        self._controls[field.id] = control
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(control, row, 1)
        if field.note:
            note = make_label(look, look.say(f"settings.{field.id}.note"), Size.SMALL, tone="quiet", wrap=True)
            self._grid.addWidget(note, row + 1, 1)

    def _add_wide(self, label: QLabel) -> None:
        self._grid.addWidget(label, self._grid.rowCount(), 0, 1, 2)

    def _do(self, entry: str) -> None:
        self.room.do(entry)
