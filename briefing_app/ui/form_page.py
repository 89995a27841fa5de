"""Pages that are one form: a head with the way back, and fields below each other that keep themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.errors import BriefingError, NotFoundError
from briefing_app.ui.fonts import Size
from briefing_app.ui.page import Page
from briefing_app.ui.room import Room, Where
from briefing_app.ui.text.binding import keep_all
from briefing_app.ui.text.local_field import LocalField
from briefing_app.ui.widgets.head_bar import HeadBar
from briefing_app.ui.widgets.labels import make_caption
from briefing_app.ui.widgets.scroll_area import ScrollArea

_WIDTH = 820


class FormPage(Page):
    """Subclasses fill `column`, and say by `read_title` what the page is about; a thing that is gone closes the page."""

    def __init__(self, room: Room, where: Where) -> None:
        super().__init__(room, where)
        look = room.look
        self._first: QWidget | None = None
        self._last: QWidget | None = None  # the field above
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.head = HeadBar(look, look.say("button.back"), room.navigator.back, size=Size.ROW)
        self.back = self.head.back
        outer.addWidget(self.head)
        self.area = ScrollArea()
        outer.addWidget(self.area, 1)
        body = QFrame()
        body.setProperty("pane", "body")
        centre = QHBoxLayout(body)
        centre.setContentsMargins(28, 20, 28, 28)
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        centre.addStretch(1)
        centre.addWidget(inner, 20)
        centre.addStretch(1)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.area.setWidget(body)
        room.workspace.changed.connect(self._changed)

    def read_title(self) -> str:
        """What the page is about now; NotFoundError where the thing is gone."""
        raise NotFoundError("page", self.where.page)

    def follow(self) -> None:
        """The library changed; the fields follow by themselves."""

    # -- building ----------------------------------------------------------------------------------------------------

    def add_button(self, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        """A button at the right of the head."""
        button = QPushButton()
        button.setIcon(self.room.look.icons.icon(icon, "text"))
        button.setText("\N{EN SPACE}" + text.replace("&", "&&"))
        button.setAccessibleName(text)
        button.setFont(self.room.look.fonts.font())
        button.clicked.connect(lambda: act())
        self.head.add(button)
        return button

    def add_field(self, widget: QWidget) -> None:
        """A field below the others; the first one has the focus when the page is entered."""
        self._first = self._first or widget
        if isinstance(widget, LocalField):
            widget.name_languages(not isinstance(self._last, LocalField))
        self._last = widget
        self.column.addWidget(widget)

    def add_pair(self, left: QWidget, right: QWidget) -> None:
        """Two fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        self.column.addLayout(row)

    def add_caption(self, text: str) -> None:
        """A small heading."""
        label = make_caption(self.room.look, text, 8)
        self.column.addWidget(label)

    def finish(self) -> None:
        """After the last field."""
        self.column.addStretch(1)
        self._show_title()

    # -- page --------------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What the page is about."""
        return self.head.heading

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """The fields, the way back."""
        return (*([self._first] if self._first else []), self.back)

    @property
    def state(self) -> object:
        """Where it is scrolled to."""
        return self.area.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        """Scroll there."""
        if isinstance(state, int):
            self.area.verticalScrollBar().setValue(state)

    def enter(self) -> None:
        """The first field has the focus."""
        first = self._first
        while first is not None and first.focusPolicy() == Qt.FocusPolicy.NoFocus and first.focusProxy() is None:
            inner = [each for each in first.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
            first = inner[0] if inner else None
        (first or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Write now what was typed."""
        keep_all(self)

    def close_page(self) -> None:
        """Hear nothing more from the library."""
        self.room.workspace.changed.disconnect(self._changed)

    def _changed(self) -> None:
        try:
            self._show_title()
            self.follow()
        except NotFoundError:
            self.room.navigator.back()
        except BriefingError as problem:
            self.room.notices.refuse(problem)

    def _show_title(self) -> None:
        title = self.read_title()
        self.head.set_heading(title)
        self.setAccessibleName(title)
